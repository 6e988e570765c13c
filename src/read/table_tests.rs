use super::*;

fn read_with(table: &str, columns: &str) -> Vec<Result<Article, String>> {
    let columns =
        if columns.is_empty() { Columns::default() } else { Columns::parse(columns).expect("columns") };
    let known = Defaults { columns, ..Defaults::default() };
    match Rows::new("a.csv", table.as_bytes(), &known) {
        Ok(rows) => rows.map(|row| row.map_err(|error| error.to_string())).collect(),
        Err(error) => vec![Err(error.to_string())],
    }
}

fn read(table: &str) -> Vec<Result<Article, String>> {
    read_with(table, "")
}

#[test]
fn each_row_is_an_article() {
    let rows = read(
        "\u{feff}Title,Publish Date,Source,Body\r\nFlood,2026-01-03,Lindow Post,\"The Esk rose, by \"\"2 metres\"\".\nNobody was hurt.\"\r\nFire,,,A barn burned.\r\n",
    );
    let first = rows[0].as_ref().expect("an article");
    assert_eq!(first.text, "The Esk rose, by \"2 metres\".\nNobody was hurt.");
    assert_eq!(first.published, Some(jiff::civil::Date::constant(2026, 1, 3)));
    assert_eq!((first.title.as_deref(), first.source.as_deref()), (Some("Flood"), Some("Lindow Post")));
    assert_eq!(rows[1].as_ref().expect("an article").text, "A barn burned.");
}

#[test]
fn tabs_and_semicolons_separate_as_well() {
    for table in [
        "text\ttitle\nThe Esk rose; it fell, too.\tFlood\n",
        "text;title\n\"The Esk rose; it fell, too.\";Flood\n",
    ] {
        assert_eq!(read(table)[0].as_ref().expect("an article").text, "The Esk rose; it fell, too.");
    }
}

#[test]
fn columns_of_other_names_are_given() {
    let table = "story,printed\nThe Esk rose.,3 January 2026\n";
    let error = read(table).remove(0).expect_err("an error");
    assert!(error.contains("none of its columns is known to hold the text: story, printed"), "{error}");
    let rows = read_with(table, "text=story,date=printed");
    assert_eq!(
        rows[0].as_ref().expect("an article").published.map(|day| day.to_string()).as_deref(),
        Some("2026-01-03")
    );
    let error = read_with(table, "text=body").remove(0).expect_err("an error");
    assert!(error.contains("it has no column \"body\", but story, printed"), "{error}");
}

#[test]
fn a_wrong_row_is_named_and_the_rest_goes_on() {
    let rows = read("title,text\nFlood\nFire,A barn burned.\n,\nRain,\"It never stopped.\nWind,It blew.\n");
    let error = |at: usize| rows[at].as_ref().expect_err("an error").clone();
    assert!(
        error(0).starts_with("a.csv, line 2: ") && error(0).contains("1 cells, the row of names 2"),
        "{}",
        error(0)
    );
    assert_eq!(rows[1].as_ref().expect("an article").text, "A barn burned.");
    assert!(error(2).starts_with("a.csv, line 4: "), "{}", error(2));
    assert!(
        error(3).contains("line 5: the row is damaged: a quotation mark in it is not closed"),
        "{}",
        error(3)
    );
    assert_eq!(rows.len(), 4);
}

#[test]
fn what_gainsay_printed_is_no_table_of_articles() {
    let error = read("id,article,directness,text\nc1,a1,direct,No.\n").remove(0).expect_err("an error");
    assert!(error.contains("a listing that gainsay printed"), "{error}");
}

#[test]
fn tables_are_told_from_prose() {
    for table in ["title,text\n", "url;headline;content\nx;y;z\n", "a,b,c\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n4,"] {
        assert!(is_one(table.as_bytes()), "{table}");
    }
    for prose in [
        "Text, title and date were missing.\nSo it said.\n",
        "Tokyo, Japan, Monday\n\nThe river rose.\n",
        "Rain fell, and wind blew, and it was cold.\nThen it stopped.\n",
        "text",
        "",
    ] {
        assert!(!is_one(prose.as_bytes()), "{prose}");
    }
}

#[test]
fn a_row_that_swallowed_another_is_named() {
    let rows =
        read("title,text\nA,\"Fourteen died, officials said.\nB,\"The ministry hired 25.\"\nC,It rained.\n");
    let error = rows[0].as_ref().expect_err("an error");
    assert!(error.contains("line 2: the row is damaged: a quotation mark in it is not closed"), "{error}");
    assert_eq!(
        rows.last().and_then(|row| row.as_ref().ok()).map(|row| row.text.as_str()),
        Some("It rained.")
    );
}

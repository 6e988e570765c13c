use std::io::{BufReader, Cursor, Read};

use super::*;

fn read(text: &str) -> Vec<Result<String, String>> {
    // One byte at a time, so that every value crosses the end of a chunk.
    let reader = BufReader::with_capacity(1, Cursor::new(text.to_owned()));
    let items = List::new("a.json", reader, &Defaults::default()).flatten();
    items.map(|item| item.map(|article| article.text).map_err(|error| error.to_string())).collect()
}

#[test]
fn an_object_a_list_or_several_objects() {
    assert_eq!(read(r#"{"text":"One."}"#), [Ok("One.".to_owned())]);
    let two = [Ok("One.".to_owned()), Ok("Two.".to_owned())];
    assert_eq!(read("[\n {\"text\":\"One.\"},\n {\"text\":\"Two.\"} ]\n"), two);
    assert_eq!(read("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}"), two);
    assert_eq!(read(r#"{"text":"He said: \"]} \\\"."}"#), [Ok(r#"He said: "]} \"."#.to_owned())]);
}

#[test]
fn a_wrong_record_is_one_error_and_the_rest_goes_on() {
    let items = read(
        "[{\"text\":\"One.\"},\n7,\n{\"text\":null},{\"text\":\"x\",\"date\":\"someday\"},\n{\"text\" \"x\"},{\"text\":\"Two.\"}]",
    );
    assert_eq!(items.len(), 6);
    let error = |n: usize| items[n].clone().expect_err("an error");
    assert!(error(1).contains("a.json, line 2: not an article: it is a number"), "{}", error(1));
    assert!(error(2).contains("line 3") && error(2).contains("no \"text\""), "{}", error(2));
    assert!(error(3).contains("\"someday\""), "{}", error(3));
    assert!(error(4).contains("line 4: not valid JSON: expected `:`"), "{}", error(4));
    assert_eq!(items[5], Ok("Two.".to_owned()));
}

#[test]
fn half_a_character_costs_no_record() {
    let items = read("[{\"text\":\"One.\"},\n{\"text\":\"T\\udc00wo \\ud800\"},\n{\"text\":\"Three.\"}]");
    assert_eq!(items.len(), 4);
    let warning = items[1].clone().expect_err("a warning");
    assert!(warning.starts_with("a.json, line 2: half of a character, `\\udc00`, is read as"), "{warning}");
    assert_eq!(items[2], Ok("T\u{FFFD}wo \u{FFFD}".to_owned()));
    assert_eq!(items[3], Ok("Three.".to_owned()));
}

#[test]
fn broken_brackets_are_named_with_their_line_and_end_the_file() {
    for (text, line) in [
        ("[{\"text\":\"a\"},\n{\"text\":]", 2),
        ("[{\"text\":\"a\"}", 1),
        ("[{\"text\":\"a\"}] x", 1),
        ("[{\"text\":\"a\"} 5]", 1),
        ("[{\"text\":\"a\"},", 1),
        ("[{\"text\":\"a\"}, {\"text\":\"never closed", 1),
    ] {
        let items = read(text);
        assert_eq!(items.len(), 2, "{text}: {items:?}");
        let error = items[1].clone().expect_err("an error");
        assert!(error.starts_with(&format!("a.json, line {line}: not valid JSON")), "{error}");
    }
    assert_eq!(read("[").len(), 1);
    assert_eq!(read(&"[".repeat(100_000)).len(), 1);
}

#[test]
fn an_empty_list_is_said_to_be_one() {
    assert!(read("[]")[0].clone().expect_err("a warning").contains("holds an empty list"));
}

#[test]
fn what_gainsay_printed_is_no_article() {
    let error = read(r#"{"schema":"gainsay.claim/1","text":"122 drones"}"#)[0].clone().expect_err("an error");
    assert!(error.contains("what gainsay printed (gainsay.claim/1)"), "{error}");
}

#[test]
fn a_record_larger_than_the_limit_is_left_out_and_the_rest_read() {
    let filler = std::iter::repeat_n(b'a', MAX_BYTES);
    let large: Vec<u8> = b"[{\"text\":\"".iter().copied().chain(filler).collect();
    let reader = Cursor::new(large).chain(Cursor::new(b"\"},{\"text\":\"Two.\"}]".to_vec()));
    let items: Vec<_> = List::new("a.json", BufReader::new(reader), &Defaults::default()).flatten().collect();
    assert!(matches!(items[0], Err(ReadError::TooLarge { .. })), "{:?}", items[0]);
    assert_eq!(items[1].as_ref().expect("an article").text, "Two.");
}

#[test]
fn the_records_of_an_answer_are_found() {
    let two = [Ok("One.".to_owned()), Ok("Two.".to_owned())];
    assert_eq!(
        read(r#"{"status":"ok","totalResults":2,"articles":[{"content":"One."},{"content":"Two."}]}"#),
        two
    );
    assert_eq!(read(r#"{"response":{"status":"ok","results":[{"text":"One."},{"text":"Two."}]}}"#), two);
    let error = read(r#"{"status":"error","message":"no key"}"#)[0].clone().expect_err("an error");
    assert!(error.contains("no \"text\""), "{error}");
}

#[test]
fn a_flag_under_a_lesser_name_does_not_hide_a_date() {
    assert_eq!(read(r#"{"text":"One.","date":"2026-01-03","published":true}"#), [Ok("One.".to_owned())]);
    let error = read(r#"{"text":"One.","date":true}"#)[0].clone().expect_err("an error");
    assert!(error.contains("its \"date\" is true or false"), "{error}");
}

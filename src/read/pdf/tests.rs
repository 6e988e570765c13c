//! Documents that are made here, operator by operator.

use super::*;
use jiff::civil::Date;

/// A document of pages in Helvetica, with the entries of its information dictionary.
fn document(pages: &[&str], info: &str) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< {info} >>"),
    ];
    let mut kids = String::new();
    for page in pages {
        let number = objects.len() + 1;
        kids.push_str(&format!("{number} 0 R "));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >> >>",
            number + 1
        ));
        objects.push(format!("<< /Length {} >> stream\n{page}\nendstream", page.len()));
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len());
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{} 0 obj {object} endobj\n", at + 1).bytes());
    }
    let start = bytes.len();
    let size = objects.len() + 1;
    bytes.extend(
        format!("{table}trailer << /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF")
            .bytes(),
    );
    bytes
}

fn at(x: f32, y: f32, size: f32, text: &str) -> String {
    format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

fn read(bytes: Vec<u8>) -> Draft {
    let mut found = draft(bytes, &Place::file("a.pdf"));
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0).expect("a draft")
}

fn error(bytes: Vec<u8>) -> String {
    let mut found = draft(bytes, &Place::file("a.pdf"));
    found.pop().expect("an answer").expect_err("an error").to_string()
}

#[test]
fn a_release_gives_its_title_day_author_and_text() {
    let page = [
        at(60.0, 780.0, 10.0, "30 November 2025"),
        at(60.0, 740.0, 18.0, "Lindow opens three schools after the flood"),
        at(
            60.0,
            700.0,
            10.0,
            "The river Esk rose by two metres overnight and flooded the lower town, so that the",
        ),
        at(60.0, 688.0, 10.0, "council opened three schools to 1,400 people."),
        at(60.0, 668.0, 10.0, "Nobody was hurt."),
    ]
    .concat();
    let draft = read(document(
        &[&page],
        "/Title (Microsoft Word - flood.doc) /Author (Ann Roe) /CreationDate (D:20260105090000Z)",
    ));
    assert_eq!(draft.title.as_deref(), Some("Lindow opens three schools after the flood"));
    assert_eq!(draft.published, Some(Date::constant(2025, 11, 30)));
    assert_eq!(draft.author.as_deref(), Some("Ann Roe"));
    assert_eq!(draft.changed.map(|stamp| stamp.day), Some(Date::constant(2026, 1, 5)));
    assert_eq!(
        draft.text,
        "30 November 2025\n\nThe river Esk rose by two metres overnight and flooded the lower town, so that the council opened three schools to 1,400 people.\n\nNobody was hurt."
    );
}

#[test]
fn the_day_a_file_was_made_is_not_the_day_of_a_release() {
    let page = at(60.0, 700.0, 10.0, "The river Esk rose by two metres overnight.");
    let draft = read(document(&[&page], "/CreationDate (D:20260105090000Z)"));
    assert_eq!(draft.published, None);
}

#[test]
fn gaps_without_spaces_part_words_and_small_ones_do_not() {
    let page =
        "BT /F 10 Tf 60 700 Td [(The)-280(Esk)-280(r)20(ose)-280(by)-280(1)-30(,)-30(400)-280(mm.)] TJ ET";
    assert_eq!(read(document(&[page], "")).text, "The Esk rose by 1,400 mm.");
}

#[test]
fn stamps_across_the_page_are_left_out() {
    let page = [
        "BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 300 Tm (DRAFT) Tj ET\n".to_owned(),
        at(60.0, 700.0, 10.0, "The river Esk rose by two metres overnight."),
    ]
    .concat();
    assert_eq!(read(document(&[&page], "")).text, "The river Esk rose by two metres overnight.");
}

#[test]
fn unseen_text_is_read_where_nothing_is_seen() {
    let page = "BT /F 10 Tf 3 Tr 60 700 Td (The river Esk rose by two metres.) Tj ET";
    assert_eq!(read(document(&[page], "")).text, "The river Esk rose by two metres.");
    let seen = [at(60.0, 700.0, 10.0, "The river Esk rose overnight."), page.replace("700", "600")].concat();
    assert_eq!(read(document(&[&seen], "")).text, "The river Esk rose overnight.");
}

#[test]
fn what_holds_no_text_says_so() {
    assert!(error(document(&[""], "")).contains("holds no text"));
    let image = "BI /W 1 /H 1 /CS /G /BPC 8 ID a EI";
    assert!(error(document(&[image], "")).contains("only images: run OCR"));
}

#[test]
fn more_pages_than_a_release_has_are_refused() {
    let page = at(60.0, 700.0, 10.0, "The river Esk rose.");
    let error = error(document(&vec![page.as_str(); 2_001], ""));
    assert!(error.contains("more than 2000 pages"), "{error}");
}

#[test]
fn a_page_that_holds_too_much_is_left_out_and_named() {
    let line = at(60.0, 700.0, 10.0, &"The river Esk rose. ".repeat(5));
    let full = line.repeat(4_300);
    let found =
        draft(document(&[&at(60.0, 700.0, 10.0, "The river Esk rose."), &full], ""), &Place::file("a.pdf"));
    let [Err(warning), Ok(draft)] = found.as_slice() else { panic!("{found:?}") };
    assert!(warning.to_string().contains("page 2 cannot be read"), "{warning}");
    assert_eq!(draft.text, "The river Esk rose.");
}

#[test]
fn what_is_no_whole_document_says_so() {
    let error = error(b"%PDF-1.4\n1 0 obj << /Type /Catalog".to_vec());
    assert!(error.starts_with("a.pdf: the PDF is broken or not complete"), "{error}");
}

#[test]
fn a_document_of_which_the_table_is_lost_is_read() {
    let page = at(60.0, 700.0, 10.0, "The river Esk rose by two metres overnight.");
    let mut bytes = document(&[&page], "");
    let end = bytes.windows(4).position(|part| part == b"xref").expect("a table");
    bytes.truncate(end);
    let found = draft(bytes, &Place::file("a.pdf"));
    let [Err(warning), Ok(draft)] = found.as_slice() else { panic!("{found:?}") };
    assert!(warning.is_warning() && warning.to_string().contains("breaks off"), "{warning}");
    assert_eq!(draft.text, "The river Esk rose by two metres overnight.");
}

#[test]
fn turned_text_that_is_more_than_a_stamp_is_named() {
    let turned = "Deaths by district: Alder 12, Lindow 30, Esk Valley 4, all on Sunday";
    let page = [
        format!("BT /F 10 Tf 0 1 -1 0 300 200 Tm ({turned}) Tj ET\n"),
        at(60.0, 700.0, 10.0, "The river Esk rose."),
    ]
    .concat();
    let found = draft(document(&[&page], ""), &Place::file("a.pdf"));
    let [Err(warning), Ok(draft)] = found.as_slice() else { panic!("{found:?}") };
    assert!(warning.is_warning() && warning.to_string().contains("are turned"), "{warning}");
    assert_eq!(draft.text, "The river Esk rose.");
}

#[test]
fn the_day_in_the_head_of_every_page_is_read() {
    let page = [
        at(60.0, 810.0, 10.0, "Lindow Council | 30 November 2025"),
        at(60.0, 500.0, 10.0, "The river Esk rose overnight."),
    ]
    .concat();
    let draft = read(document(&[&page, &page], ""));
    assert_eq!(draft.published, Some(Date::constant(2025, 11, 30)));
    assert!(!draft.text.contains("Council"), "{}", draft.text);
}

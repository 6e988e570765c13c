use super::*;

fn read(message: &str) -> Vec<Result<Draft, String>> {
    let drafts = drafts(message.as_bytes(), &Place::file("a.eml")).into_iter();
    drafts.map(|draft| draft.map_err(|error| error.to_string())).collect()
}

const HEAD: &str = "From: Lindow Post <news@lindow.example>\nTo: you@reader.example\nSubject: =?utf-8?q?Rain_=26_wind?=\n\
    Date: Sat, 03 Jan 2026 23:30:00 -0500\nList-Unsubscribe: <https://lindow.example/u>\nMIME-Version: 1.0\n";

#[test]
fn a_letter_in_html_keeps_the_cells_of_its_tables_apart() {
    let message = format!(
        "{HEAD}Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n\
         <html><body><div style=3D\"display:none\">Preview</div><p>The caf=E9 closed.</p><table><tr><td>Dead<td>12<td>30</table></body></html>"
    );
    let draft = read(&message).remove(0).expect("an article");
    assert_eq!(draft.text, "The café closed.\n\nDead\t12\t30");
    assert_eq!((draft.title.as_deref(), draft.source.as_deref()), (Some("Rain & wind"), Some("Lindow Post")));
    assert_eq!(draft.published.map(|day| day.to_string()).as_deref(), Some("2026-01-03"));
    assert_eq!(draft.changed.map(|at| at.to_string()).as_deref(), Some("2026-01-04T04:30:00"));
}

#[test]
fn words_are_taken_from_the_fuller_alternative_and_attachments_are_named() {
    let message = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=M\n\n--M\nContent-Type: multipart/alternative; boundary=A\n\n\
         --A\nContent-Type: text/plain; format=flowed\n\nThe Esk rose by \n2 metres.\n\n--A\nContent-Type: text/html\n\n<p>The Esk rose by <b>2 metres</b>.</p>\n--A--\n\
         --M\nContent-Type: application/pdf; name=\"release.pdf\"\nContent-Disposition: attachment; filename=\"release.pdf\"\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--M--\n"
    );
    let items = read(&message);
    let warning = items[0].as_ref().expect_err("a warning");
    assert!(warning.contains("what is attached to it was not read: release.pdf"), "{warning}");
    assert_eq!(items[1].as_ref().expect("an article").text, "The Esk rose by 2 metres.");
}

#[test]
fn plain_text_flows_where_it_says_so() {
    let message = format!(
        "{HEAD}Content-Type: text/plain; format=flowed; delsp=yes\n\nThe Esk rose by  \n2 metres.\n\nNobody was hurt.\n"
    );
    assert_eq!(
        read(&message)[0].as_ref().expect("an article").text,
        "The Esk rose by 2 metres.\n\nNobody was hurt."
    );
}

#[test]
fn a_saved_page_is_read_as_one() {
    let words = "The river Esk rose by two metres overnight, the council of Lindow said on Saturday, and three schools were closed. ".repeat(4);
    let message = format!(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://lindow.example/2026/01/03/flood\nSubject: Flood\nDate: Tue, 6 Jan 2026 10:00:00 -0000\n\
         MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\n\n--B\nContent-Type: text/html\nContent-Location: https://lindow.example/2026/01/03/flood\n\n\
         <html><head><title>Flood</title></head><body><article><p>{words}</p></article></body></html>\n--B\nContent-Type: text/css\n\nbody {{}}\n--B--\n"
    );
    let draft = read(&message).into_iter().find_map(Result::ok).expect("an article");
    assert_eq!(draft.url.as_deref(), Some("https://lindow.example/2026/01/03/flood"));
    assert_eq!(draft.weak_source.as_deref(), Some("lindow.example"));
    assert_ne!(
        draft.published.map(|day| day.to_string()).as_deref(),
        Some("2026-01-06"),
        "when it was saved"
    );
    assert!(draft.text.starts_with("The river Esk rose"), "{}", draft.text);
}

#[test]
fn messages_are_told_from_texts_with_headings() {
    assert!(is_message(format!("{HEAD}\nHello").as_bytes()));
    assert!(is_message(b"Received: by mx\n\tfrom a\nFrom: a@b.example\n\nHello"));
    for text in [
        "Title: Flood\nDate: 3 January\n\nThe Esk rose.",
        "From: the mayor\n\nNo.",
        "To be clear: no.\nFrom: x",
        "",
    ] {
        assert!(!is_message(text.as_bytes()), "{text}");
    }
}

#[test]
fn a_person_is_the_author_and_signs_below_the_text() {
    let message = "From: Ann Roe <ann@lindow.example>\nOrganization: Lindow Council\nSubject: Flood\n\nThe Esk rose by two metres overnight and is\nfalling.\n-- \nAnn Roe\n555-0117\n";
    let draft = read(message).remove(0).expect("an article");
    assert_eq!((draft.author.as_deref(), draft.source.as_deref()), (Some("Ann Roe"), Some("Lindow Council")));
    assert!(!draft.text.contains("555"), "{}", draft.text);
}

#[test]
fn a_message_that_is_passed_on_is_read() {
    let message = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=M\n\n--M\nContent-Type: text/plain\n\nSee below.\n\n--M\nContent-Type: message/rfc822\n\n\
         From: Ann Roe <ann@lindow.example>\nSubject: Flood\nDate: Sun, 04 Jan 2026 08:00:00 +0000\n\nThe Esk rose by two metres.\n\n--M--\n"
    );
    let items: Vec<Draft> = read(&message).into_iter().filter_map(Result::ok).collect();
    let titles: Vec<_> = items.iter().map(|draft| (draft.title.as_deref(), draft.text.as_str())).collect();
    assert_eq!(titles, [(Some("Rain & wind"), "See below."), (Some("Flood"), "The Esk rose by two metres.")]);
}

use std::fs;

use proptest::prelude::*;

use super::*;

fn read(path: &Path) -> Vec<Result<Article, ReadError>> {
    articles(path, &Defaults::default()).collect()
}

fn bytes(format: Format, bytes: &[u8]) -> Vec<Result<Article, ReadError>> {
    from_bytes("a", bytes, format, &Defaults::default())
}

fn sniffed(bytes: &[u8]) -> Vec<Result<Article, ReadError>> {
    from_reader(STDIN, Box::new(Cursor::new(bytes.to_vec())), None, &Defaults::default()).collect()
}

fn texts(items: &[Result<Article, ReadError>]) -> Vec<String> {
    items
        .iter()
        .map(|item| item.as_ref().map_or_else(|error| format!("! {error}"), |a| a.text.clone()))
        .collect()
}

#[test]
fn a_folder_is_read_in_order_and_other_files_are_skipped() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("b")).expect("a folder");
    fs::write(at("a.txt"), "One.").expect("a file");
    fs::write(at("b/x.ndjson"), "{\"text\":\"Two.\"}\n{\"text\":\"Three.\"}\n").expect("a file");
    fs::write(at("b/photo.jpg"), [0xFF, 0xD8, 0xFF]).expect("a file");
    fs::write(at("c.md"), "").expect("a file");
    fs::write(at("d.JSON"), "[{\"text\":\"Four.\"}]").expect("a file");
    fs::write(at(".e.txt"), "hidden").expect("a file");
    let items = read(folder.path());
    let texts = texts(&items);
    assert_eq!((texts.len(), &texts[..3]), (6, ["One.", "Two.", "Three."].map(str::to_owned).as_slice()));
    assert!(texts[3].contains("c.md: is empty"), "{}", texts[3]);
    assert_eq!(texts[4], "Four.");
    assert!(texts[5].contains("skipped 1 file (1 .jpg: photo.jpg), of no kind that is read"), "{}", texts[5]);
    assert!(items[5].as_ref().expect_err("a warning").is_warning());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_is_one_error() {
    let folder = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).expect("a link");
    std::os::unix::fs::symlink("nowhere", folder.path().join("dangling.txt")).expect("a link");
    fs::write(folder.path().join("z.txt"), "Last.").expect("a file");
    let items = read(folder.path());
    assert!(matches!(items[0], Err(ReadError::LinkLoop { .. })), "{:?}", items[0]);
    assert!(matches!(&items[1], Err(ReadError::Io { place, .. }) if place.name.contains("dangling.txt")));
    assert_eq!(texts(&items)[2], "Last.");
}

#[test]
fn what_cannot_be_read_is_named_with_what_to_try() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(matches!(read(folder.path())[..], [Err(ReadError::NothingInFolder { .. })]));
    let missing = folder.path().join("missing.txt");
    let text = texts(&read(&missing)).join("");
    assert!(text.contains("missing.txt: cannot be read") && text.contains("check the spelling"), "{text}");
    let image = folder.path().join("report.txt");
    fs::write(&image, b"\x89PNG\r\n\x1A\n\x00").expect("a file");
    assert!(texts(&read(&image))[0].contains("report.txt: looks like a PNG image"));
    let pdf = folder.path().join("report.html");
    fs::write(&pdf, "%PDF-1.4\n%abc").expect("a file");
    assert!(texts(&read(&pdf))[0].contains("report.html: the PDF is broken"), "{:?}", texts(&read(&pdf)));
}

#[test]
fn an_unknown_extension_and_standard_input_are_sniffed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("wire.log");
    fs::write(&path, "\n{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n").expect("a file");
    assert_eq!(texts(&read(&path)), ["One.", "Two."]);
    assert_eq!(texts(&sniffed(b"Plain words.\nMore.")), ["Plain words.\nMore."]);
    assert_eq!(texts(&sniffed(b"{\n\"text\":\n\"One.\"}")), ["One."]);
    assert_eq!(
        texts(&sniffed(b"<html><body><p>The mayor of Lindow resigned.</p></body></html>")),
        ["The mayor of Lindow resigned."]
    );
    let wide: Vec<u8> = "\u{feff}{\"text\":\"One.\"}\n{\"text\":\"Two.\"}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(texts(&sniffed(&wide)), ["One.", "Two."]);
}

/// In either order of bytes, with Latin words and with others.
#[test]
fn utf_16_needs_no_mark_in_any_format() {
    let latin = "The river Esk rose by four metres on Sunday, and 14 roads were closed.";
    let cyrillic = "Река Эск поднялась на четыре метра, 14 дорог закрыто.";
    for words in [latin, cyrillic] {
        for (input, texts_in) in [
            (words.to_owned(), 1),
            (format!("{{\"text\":\"{words}\"}}\n{{\"text\":\"{words}\"}}\n"), 2),
            (format!("[\n{{\"text\":\"{words}\"}},\n{{\"text\":\"{words}\"}}]"), 2),
            (format!("title,date,text\nEsk,2026-01-03,\"{words}\"\n"), 1),
            (
                format!(
                    "<html><head><meta charset=utf-16><title>Esk</title></head><body><p>{words}</p></body></html>"
                ),
                1,
            ),
        ] {
            let little: Vec<u8> = input.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = input.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for bytes in [little, big] {
                assert_eq!(texts(&sniffed(&bytes)), vec![words; texts_in], "{input}");
            }
        }
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("written");
    packed.finish().expect("packed")
}

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a member");
        archive.write_all(bytes).expect("written");
    }
    archive.finish().expect("packed").into_inner()
}

#[test]
fn a_page_with_a_stray_nul_is_read() {
    let page = b"<html><body><p>The mayor of Lin\0dow resigned.</p></body></html>";
    assert_eq!(texts(&sniffed(page)), ["The mayor of Lindow resigned."]);
}

#[test]
fn what_is_packed_is_read_through_all_its_layers() {
    let lines = b"{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n";
    // Members one after another are one stream.
    let members = [gzip(&lines[..17]), gzip(&lines[17..])].concat();
    assert_eq!(texts(&sniffed(&members)), ["One.", "Two."]);
    assert_eq!(texts(&sniffed(&zstd::encode_all(&lines[..], 1).expect("packed"))), ["One.", "Two."]);
    let inner = gzip(lines);
    let archive = zipped(&[("a.ndjson.gz", &inner), ("b/c.txt", b"Three."), ("d.png", b"x")]);
    let read = texts(&sniffed(&archive));
    assert_eq!(&read[..3], ["One.", "Two.", "Three."]);
    assert!(read[3].contains("skipped 1 file (1 .png: d.png)"), "{}", read[3]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.zip");
    fs::write(&path, &archive).expect("a file");
    assert_eq!(texts(&super::articles(&path, &Defaults::default()).collect::<Vec<_>>())[..3], read[..3]);
}

#[test]
fn damaged_archives_are_named_and_what_stands_before_is_read() {
    let lines: String = (0..20_000).map(|at| format!("{{\"text\":\"Line {at}.\"}}\n")).collect();
    let packed = gzip(lines.as_bytes());
    let items = sniffed(&packed[..packed.len() / 2]);
    let (last, before) = items.split_last().expect("items");
    assert!(before.len() > 1000 && before.iter().all(Result::is_ok));
    let error = last.as_ref().expect_err("an error").to_string();
    assert!(error.starts_with("standard input, line ") && error.contains("downloaded completely"), "{error}");
    let mut archive = zipped(&[("a.txt", b"One."), ("b.txt", b"Two.")]);
    let at = memchr::memmem::find(&archive, b"One.").unwrap_or(40);
    archive[at] ^= 1;
    let read = texts(&sniffed(&archive));
    assert!(read[0].contains("standard input/a.txt: cannot be read"), "{}", read[0]);
    assert_eq!(read[1], "Two.");
    archive.truncate(archive.len() / 2);
    assert!(
        texts(&sniffed(&archive))[0].contains("the archive is damaged"),
        "{:?}",
        texts(&sniffed(&archive))
    );
    let document = zipped(&[("word/document.xml", b"<w:document/>")]);
    assert!(texts(&sniffed(&document))[0].contains("is a Word document (.docx), which is not read"));
}

#[test]
fn archives_in_archives_end_somewhere() {
    let deep = (0..6).fold(b"One.".to_vec(), |inner, _| gzip(&inner));
    assert!(texts(&sniffed(&deep))[0].contains("is an archive in archives in archives"));
}

#[test]
fn empty_and_random_bytes_are_refused() {
    for format in [Format::Text, Format::Html, Format::Json, Format::Ndjson] {
        assert!(matches!(bytes(format, b" \n\n")[..], [Err(ReadError::Empty { .. })]), "{format:?}");
        let mut state = 1u64;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        })
        .take(1 << 20)
        .collect();
        assert!(matches!(bytes(format, &noise)[..], [Err(ReadError::Binary { .. })]), "{format:?}");
    }
}

#[test]
fn one_long_line_takes_linear_time() {
    let words = "The river Esk rose by 4 metres. ".repeat(600_000);
    let started = std::time::Instant::now();
    assert_eq!(bytes(Format::Text, words.as_bytes()).len(), 1);
    let line = format!("{{\"id\":\"a\",\"text\":\"{words}\"}}\n{{\"text\":\"Two.\"}}");
    assert_eq!(texts(&sniffed(line.as_bytes()))[1], "Two.");
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

proptest! {
    #[test]
    fn no_bytes_panic(input in proptest::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Text, Format::Html, Format::Json, Format::Ndjson] {
            bytes(format, &input);
        }
        sniffed(&input);
    }

    #[test]
    fn no_markup_panics(parts in proptest::collection::vec(prop_oneof![
        Just("<div class='ad'>"), Just("</p>"), Just("<p>"), Just("<table><td>"), Just("{"), Just("["), Just("\""),
        Just("<script type=\"application/ld+json\">"), Just("</script>"), Just("{\"text\":"), Just("\"a\"}"), Just("---\n"),
        Just("date: 2025-11-30\n"), Just("<meta property=og:title content='é'>"), Just("<!--"), Just("&amp;"), Just("é"),
        Just("<svg><title>"), Just("<template>"), Just("Words of a story. "), Just("<br><br>"), Just("<time datetime="),
    ], 0..30)) {
        let input = parts.concat();
        for format in [Format::Text, Format::Html, Format::Json, Format::Ndjson] {
            bytes(format, input.as_bytes());
        }
        sniffed(input.as_bytes());
    }

    #[test]
    fn any_text_of_a_record_comes_back_as_it_was(text in "\\PC*[a-z]\\PC*") {
        let line = serde_json::json!({"id": "a", "text": text}).to_string();
        let items = bytes(Format::Ndjson, line.as_bytes());
        prop_assert_eq!(&items[0].as_ref().expect("an article").text, &text);
    }
}

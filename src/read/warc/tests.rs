use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

fn html(place: &str) -> String {
    let words = format!(
        "The river Esk rose by two metres at {place} overnight, the council said, and three schools were closed. "
    );
    format!(
        "<html><head><title>Flood at {place}</title></head><body><article><p>{}</p></article></body></html>",
        words.repeat(4)
    )
}

fn record(kind: &str, uri: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

fn response(uri: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n");
    record("response", uri, &[head.as_bytes(), body].concat())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).expect("written");
    packed.finish().expect("packed")
}

fn chunked(body: &[u8]) -> Vec<u8> {
    let chunks =
        body.chunks(50).map(|chunk| [format!("{:x}\r\n", chunk.len()).as_bytes(), chunk, b"\r\n"].concat());
    chunks.chain([b"0\r\n\r\n".to_vec()]).collect::<Vec<_>>().concat()
}

fn read(archive: &[u8]) -> Vec<Result<Article, String>> {
    let pages = Pages::new("a.warc", archive, &Defaults::default()).flatten();
    pages.map(|page| page.map_err(|error| error.to_string())).collect()
}

fn url(at: usize) -> String {
    format!("https://lindow.example/{at}")
}

#[test]
fn pages_are_read_however_they_were_sent() {
    let page = html("Lindow");
    let body = page.as_bytes();
    let archive = [
        record("warcinfo", "", b"software: a crawler\r\n"),
        response(&url(1), "", body),
        response(&url(2), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", &chunked(&gzip(body))),
        // As CC-NEWS wrote them before 16 May 2019: the headers of what was sent over what was unpacked.
        response(&url(3), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", body),
        // And since.
        response(
            &url(4),
            "X-Crawler-Transfer-Encoding: chunked\r\nX-Crawler-Content-Encoding: gzip\r\n",
            body,
        ),
    ]
    .concat();
    let pages = read(&archive);
    assert_eq!(pages.len(), 4, "{pages:?}");
    for (at, page) in pages.iter().enumerate() {
        let page = page.as_ref().expect("an article");
        assert_eq!(page.url, Some(url(at + 1)));
        assert_eq!(page.title.as_deref(), Some("Flood at Lindow"));
        assert!(
            page.text.starts_with("The river Esk rose by two metres at Lindow overnight"),
            "{}",
            page.text
        );
        assert_eq!(page.source.as_deref(), Some("lindow.example"));
    }
}

#[test]
fn what_is_no_page_is_counted() {
    let missing = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone.</p>";
    let image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";
    let page = response(&url(1), "", html("Lindow").as_bytes());
    let archive =
        [page.clone(), record("response", &url(2), missing), record("response", &url(3), image), page]
            .concat();
    let items = read(&archive);
    assert_eq!(items.len(), 2);
    let account = items[1].as_ref().expect_err("a warning");
    assert!(
        account
            .contains("1 pages were read; left out were 2 records that are not HTML of status 200, 1 copies"),
        "{account}"
    );
}

#[test]
fn a_damaged_archive_is_named_with_the_record() {
    let page = response(&url(1), "", html("Lindow").as_bytes());
    let cut = [page.clone(), page[..page.len() / 2].to_vec()].concat();
    let unmarked = [page.clone(), b"Something else.\r\n".to_vec()].concat();
    let unmeasured = [page.clone(), b"WARC/1.0\r\nWARC-Type: response\r\n\r\n".to_vec()].concat();
    for (archive, cause) in [
        (cut, "record 2: the archive is damaged: it ends in the middle of a record"),
        (unmarked, "record 1: the archive is damaged: no record begins where the one before ends"),
        (unmeasured, "record 2: the archive is damaged: it does not say how long a record is"),
    ] {
        let items = read(&archive);
        assert!(items[0].is_ok(), "{items:?}");
        let error = items[1].as_ref().expect_err("an error");
        assert!(error.contains(cause), "{error}");
    }
}

#[test]
fn an_archive_of_texts_is_refused_by_name() {
    let error = read(&record("conversion", &url(1), b"The Esk rose.")).remove(0).expect_err("an error");
    assert!(error.contains("made of pages (WET), which is not read"), "{error}");
}

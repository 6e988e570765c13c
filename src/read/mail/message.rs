use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::flowed;
use crate::read::address::is_address;
use crate::read::decode::clean;
use crate::read::draft::Draft;
use crate::read::unwrap::unwrap_at;
use crate::read::{Place, ReadError, Stamp, date, html};

/// Fields that begin messages; a text that begins with lines such as "Title: Flood" is none.
const FIELDS: &[&str] = &[
    "content-type",
    "date",
    "delivered-to",
    "from",
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "subject",
    "to",
];
const LISTS: &[&str] = &["List-Id", "List-Unsubscribe", "List-Post"];
/// Where mail is wrapped by custom (RFC 3676, 4.2: lines of 72 characters, and at most 78).
const COLUMN: usize = 72;
/// So many of them make a message.
const ENOUGH: usize = 2;

/// Whether a text begins with the head of a message: only fields, `From` among them and at least one more that we know.
pub(in crate::read) fn is_message(text: &[u8]) -> bool {
    let (mut known, mut from) = (0, false);
    for line in text.split(|byte| *byte == b'\n') {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if line.first().is_some_and(u8::is_ascii_whitespace) && known > 0 {
            continue;
        }
        let Some(name) = memchr::memchr(b':', line).map(|colon| &line[..colon]) else { return false };
        if name.is_empty() || !name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte)) {
            return false;
        }
        let is = |field: &str| name.eq_ignore_ascii_case(field.as_bytes());
        known += usize::from(FIELDS.iter().any(|field| is(field)));
        from |= is("from");
    }
    from && known >= ENOUGH
}

/// The articles of a message, which is one for all but saved pages, and what to warn of.
pub(in crate::read) fn drafts(bytes: &[u8], place: &Place) -> Vec<Result<Draft, ReadError>> {
    let Some(message) = MessageParser::default().parse(bytes) else {
        let cause = "it has no head".to_owned();
        return vec![Err(ReadError::Damaged { place: place.clone(), what: "the message", cause })];
    };
    match saved_page(&message) {
        Some((html, url)) => html::drafts(html, url, place),
        None => letter(&message, place),
    }
}

/// The first HTML part of a saved page, and its address.
fn saved_page<'a>(message: &'a Message<'a>) -> Option<(&'a str, Option<&'a str>)> {
    let snapshot = message.header_raw("Snapshot-Content-Location").map(str::trim);
    let part = message.parts.iter().find(|part| matches!(part.body, PartType::Html(_)))?;
    let location = part.content_location().filter(|url| is_address(url));
    let PartType::Html(html) = &part.body else { return None };
    let url = snapshot.or(location).filter(|url| is_address(url));
    (snapshot.is_some() || location.is_some()).then_some((html, url))
}

fn letter(message: &Message, place: &Place) -> Vec<Result<Draft, ReadError>> {
    let mut parts = Vec::new();
    for part in message.html_bodies() {
        match words(part) {
            Ok(text) => parts.push(text),
            Err(cause) => return vec![Err(ReadError::TooLarge { place: place.clone(), cause })],
        }
    }
    parts.retain(|part| !part.is_empty());
    let sender = message.from().and_then(|from| from.first()?.name()).map(str::to_owned);
    // What goes to a list of readers comes from an outlet; other mail from a person, of the organization that it names (RFC 5536).
    let (outlet, author) = if is_bulk(message) { (sender, None) } else { (None, sender) };
    let organization = message.header("Organization").and_then(|value| value.as_text()).map(str::to_owned);
    let date = message.header_raw("Date").map(str::trim);
    let draft = Draft {
        source: organization.or(outlet),
        author,
        title: message.subject().map(str::to_owned),
        url: message.header_raw("Archived-At").and_then(archive),
        published: date.and_then(date::parse_date),
        changed: Stamp::first([date]),
        text: parts.join("\n\n"),
        ..Draft::default()
    };
    let attached: Vec<String> = message.attachments().filter_map(attached).collect();
    let warning = (!attached.is_empty()).then(|| {
        let cause = format!("what is attached to it was not read: {}", attached.join(", "));
        Err(ReadError::Unread { place: place.clone(), cause })
    });
    // A release may be passed on with no word of one's own.
    let inner: Vec<_> =
        message.attachments().filter_map(inner).flat_map(|inner| letter(inner, place)).collect();
    let own = if draft.text.is_empty() && !inner.is_empty() { None } else { Some(Ok(draft)) };
    warning.into_iter().chain(own).chain(inner).collect()
}

/// A message that is passed on in another one.
fn inner<'a>(part: &'a MessagePart<'a>) -> Option<&'a Message<'a>> {
    match &part.body {
        PartType::Message(message) => Some(message),
        _ => None,
    }
}

/// What something attached is called, or what it is; messages are read, and pictures within HTML are shown by it.
fn attached(part: &MessagePart) -> Option<String> {
    if matches!(part.body, PartType::Message(_) | PartType::InlineBinary(_)) {
        return None;
    }
    let kind = || {
        let kind = part.content_type()?;
        Some(format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()))
    };
    part.attachment_name().map(str::to_owned).or_else(kind)
}

/// RFC 2369 and 2919: what a list is sent by.
fn is_bulk(message: &Message) -> bool {
    LISTS.iter().any(|field| message.header_raw(*field).is_some())
}

/// RFC 5064: where the list that sent it keeps it.
fn archive(field: &str) -> Option<String> {
    let url = field.trim().trim_matches(['<', '>']);
    is_address(url).then(|| url.to_owned())
}

/// HTML is read by ours: the crate's own text runs the cells of a table together, "12" and "30" into "1230".
fn words(part: &MessagePart) -> Result<String, String> {
    match &part.body {
        PartType::Html(html) => html::letter(html),
        PartType::Text(text) => {
            let kind = part.content_type();
            let is = |name: &str, value: &str| {
                kind.and_then(|kind| kind.attribute(name))
                    .is_some_and(|found| found.eq_ignore_ascii_case(value))
            };
            let text = clean(text);
            let text = flowed::unsigned(&text);
            Ok(match is("format", "flowed") {
                true => flowed::join(text, is("delsp", "yes")),
                false => unwrap_at(Some(COLUMN), text.trim_matches('\n')),
            })
        }
        _ => Ok(String::new()),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;

//! Articles written as JSON objects: ours, those of other readers of pages, and JSON Feed.

use serde_json::{Map, Value};

use super::draft::Defaults;
use super::keys::Field;
use super::record::Record;
use super::{Article, Place, ReadError, jsonfeed};

/// Names of our own contracts begin so: `gainsay.claim/1`.
const OWN: &str = "gainsay.";

/// The articles of what one value is written in; at fault is said where, by [`syntax`].
pub(super) fn read(
    text: &str,
    place: Place,
    known: &Defaults,
) -> Result<Vec<Result<Article, ReadError>>, serde_json::Error> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(articles(value, place, known)),
        Err(error) => error,
    };
    let Some(halves) = halves(text) else { return Err(error) };
    let value = serde_json::from_str(&halves.whole)?;
    let cause = format!("half of a character, `{}`, is read as `\u{FFFD}`", halves.first);
    let warning = Err(ReadError::Unread { place: place.clone(), cause });
    Ok(std::iter::once(warning).chain(articles(value, place, known)).collect())
}

/// What programs write that cut a text between the two halves of a surrogate pair.
struct Halves<'a> {
    first: &'a str,
    /// With marks of replacement, which take as many bytes, so that columns stay what they are.
    whole: String,
}

fn halves(text: &str) -> Option<Halves<'_>> {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let (mut first, mut whole, mut from, mut at) = (None, String::new(), 0, 0);
    while let Some(found) = memchr::memchr(b'\\', text.as_bytes().get(at..)?) {
        at += found;
        match (unit(at), unit(at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => at += 12,
            (Some(0xD800..=0xDFFF), _) => {
                first.get_or_insert(&text[at..at + 6]);
                whole.push_str(&text[from..at]);
                whole.push_str("\\ufffd");
                at += 6;
                from = at;
            }
            _ => at += 2,
        }
    }
    whole.push_str(&text[from..]);
    Some(Halves { first: first?, whole })
}

/// The articles of one value: one, or the items of a JSON Feed.
fn articles(value: Value, place: Place, known: &Defaults) -> Vec<Result<Article, ReadError>> {
    match value {
        Value::Object(object) if jsonfeed::is_one(&object) => jsonfeed::articles(object, &place, known),
        Value::Object(object) if !has_text(&object, known) && object.get("schema").is_none() => {
            match unlisted(object.clone(), ANSWER_DEPTH) {
                Some(records) => records
                    .into_iter()
                    .enumerate()
                    .map(|(at, record)| article(record, place.within("record", at as u64 + 1), known))
                    .collect(),
                None => vec![article(Value::Object(object), place, known)],
            }
        }
        value => vec![article(value, place, known)],
    }
}

fn has_text(object: &Map<String, Value>, known: &Defaults) -> bool {
    let fields = known.columns.fields(object.keys().map(String::as_str));
    fields.iter().flatten().any(|(field, _)| *field == Field::Text)
}

fn article(value: Value, place: Place, known: &Defaults) -> Result<Article, ReadError> {
    let fault = |cause: String| ReadError::Record { place: place.clone(), cause };
    let object = match value {
        Value::Object(object) => object,
        other => return Err(fault(format!("it is {}, not an object", kind(&other)))),
    };
    if let Some(own) = object.get("schema").and_then(Value::as_str).filter(|name| name.starts_with(OWN)) {
        return Err(fault(format!("it is what gainsay printed ({own})")));
    }
    let record = record(object, known).map_err(fault)?;
    record.draft(None, known, &place)?.finish(place, known)
}

fn record(object: Map<String, Value>, known: &Defaults) -> Result<Record, String> {
    let mut record = Record::default();
    let fields = known.columns.fields(object.keys().map(String::as_str));
    let mut unread = Vec::new();
    for ((key, value), field) in object.into_iter().zip(fields) {
        let Some(field) = field else { continue };
        match string(&key, field.0, value) {
            Ok(Some(value)) => record.state(field, value),
            Ok(None) => {}
            Err(cause) => unread.push((field.0, cause)),
        }
    }
    // Of two names of a field, one may hold a flag.
    match unread.into_iter().find(|(field, _)| !record.states(*field)) {
        Some((_, cause)) => Err(cause),
        None => Ok(record),
    }
}

/// The records of an answer that holds nothing else of the kind, as the interfaces of news archives give it: NewsAPI's
/// `{"status": "ok", "articles": [...]}`.
fn listed(object: &Map<String, Value>) -> Option<&str> {
    let is_list = |value: &Value| value.as_array().is_some_and(|list| list.iter().any(Value::is_object));
    let mut lists = object.iter().filter(|(_, value)| is_list(value));
    lists.next().filter(|_| lists.next().is_none()).map(|(key, _)| key.as_str())
}

/// Each record of such a list; an object within an object is looked through, three deep at most.
fn unlisted(mut object: Map<String, Value>, depth: usize) -> Option<Vec<Value>> {
    if let Some(key) = listed(&object).map(str::to_owned) {
        return match object.remove(&key) {
            Some(Value::Array(records)) => Some(records),
            _ => None,
        };
    }
    let mut inner = object.into_iter().filter_map(|(_, value)| match value {
        Value::Object(inner) => Some(inner),
        _ => None,
    });
    let first = inner.next().filter(|_| depth > 0)?;
    if inner.next().is_some() { None } else { unlisted(first, depth - 1) }
}

const ANSWER_DEPTH: usize = 2;

fn string(key: &str, field: Field, value: Value) -> Result<Option<String>, String> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        Value::Number(number) if field != Field::Text => Ok(Some(number.to_string())),
        Value::Array(names) if field == Field::Author => {
            let names: Option<Vec<&str>> = names.iter().map(name).collect();
            names
                .map(|names| Some(names.join(", ")))
                .ok_or_else(|| format!("its \"{key}\" is a list of other things than names"))
        }
        ref object @ Value::Object(_) if matches!(field, Field::Author | Field::Source) => {
            Ok(name(object).map(str::to_owned))
        }
        other => Err(format!("its \"{key}\" is {}, not a string", kind(&other))),
    }
}

/// A name, or what has one.
fn name(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("name")?.as_str())
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// What is wrong with the syntax, and at which column.
pub(super) fn syntax(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let cause = message.split(" at line ").next().unwrap_or_default();
    format!("{cause} at column {}", error.column())
}

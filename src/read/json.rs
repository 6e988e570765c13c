//! Articles written as JSON objects: ours, those of other readers of pages, and JSON Feed.

use serde_json::{Map, Value};

use super::draft::Defaults;
use super::keys::Field;
use super::record::Record;
use super::{Article, Place, ReadError, jsonfeed};

/// Names of our own contracts begin so: `gainsay.claim/1`.
const OWN: &str = "gainsay.";

/// The articles of one value: one, or the items of a JSON Feed.
pub(super) fn articles(value: Value, place: Place, known: &Defaults) -> Vec<Result<Article, ReadError>> {
    match value {
        Value::Object(object) if jsonfeed::is_one(&object) => jsonfeed::articles(object, &place, known),
        value => vec![article(value, place, known)],
    }
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
    record.draft(None, &place)?.finish(place, known)
}

fn record(object: Map<String, Value>, known: &Defaults) -> Result<Record, String> {
    let mut record = Record::default();
    let fields = known.columns.fields(object.keys().map(String::as_str));
    for ((key, value), field) in object.into_iter().zip(fields) {
        let Some(field) = field else { continue };
        if let Some(value) = string(&key, field.0, value)? {
            record.state(field, value);
        }
    }
    Ok(record)
}

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

use serde_yaml_ng::{Mapping, Value};

use super::draft::Draft;
use super::unwrap::unwrap;
use super::{Place, ReadError, Stamp, date};

/// Longer front matter is a mistake, such as a text between two rules.
const MAX_FRONT_MATTER: usize = 64 * 1024;

/// `.txt` and `.md`, once it is clean: the whole text, after optional YAML front matter.  No title is guessed from the text.
pub(super) fn draft(text: &str, place: &Place) -> Result<Draft, ReadError> {
    let mut draft = Draft::default();
    let body = match front_matter(text, place)? {
        Some((yaml, body)) => {
            draft = from_yaml(yaml, place)?;
            body
        }
        None => text,
    };
    draft.text = unwrap(body.trim_matches('\n'));
    Ok(draft)
}

/// The YAML between the first line `---` and the next, and what follows.  A `---` with a blank line below
/// it is a rule.
fn front_matter<'a>(text: &'a str, place: &Place) -> Result<Option<(&'a str, &'a str)>, ReadError> {
    let Some((first, rest)) = text.split_once('\n') else { return Ok(None) };
    if first.trim_end() != "---" || rest.lines().next().is_none_or(|line| line.trim().is_empty()) {
        return Ok(None);
    }
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Ok(Some((&rest[..end], &rest[end + line.len()..])));
        }
        end += line.len();
        if end > MAX_FRONT_MATTER {
            break;
        }
    }
    Err(fault(place, "the opening `---` has no closing `---`"))
}

fn fault(place: &Place, cause: impl Into<String>) -> ReadError {
    ReadError::FrontMatter { place: place.clone(), cause: cause.into() }
}

fn from_yaml(yaml: &str, place: &Place) -> Result<Draft, ReadError> {
    let mapping: Mapping = match serde_yaml_ng::from_str(yaml) {
        Ok(Value::Mapping(mapping)) => mapping,
        Ok(Value::Null) => return Ok(Draft::default()),
        Ok(_) => return Err(fault(place, "it is no list of `key: value` lines")),
        Err(error) => return Err(fault(place, error.to_string())),
    };
    let field = |key: &str| match mapping.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            scalar(value).map(Some).ok_or_else(|| fault(place, format!("`{key}` is not a single value")))
        }
    };
    let date = field("date")?.filter(|date| !date.trim().is_empty());
    let published = match &date {
        Some(value) => {
            let date = date::parse_date(value);
            Some(date.ok_or_else(|| ReadError::BadDate { place: place.clone(), value: brief(value) })?)
        }
        None => None,
    };
    let changed = field("modified")?;
    Ok(Draft {
        source: field("source")?,
        title: field("title")?,
        url: field("url")?,
        author: field("author")?,
        published,
        changed: Stamp::first([changed.as_deref(), date.as_deref()]),
        ..Draft::default()
    })
}

/// A value as text; a list of names becomes one line.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Sequence(items) => {
            items.iter().map(|item| item.as_str()).collect::<Option<Vec<_>>>().map(|names| names.join(", "))
        }
        _ => None,
    }
}

/// The beginning of a value, for a message.
pub(super) fn brief(value: &str) -> String {
    let mut short: String = value.trim().chars().take(60).collect();
    if short.len() < value.trim().len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::decode::clean;
    use jiff::civil::Date;

    fn read(text: &str) -> Result<Draft, ReadError> {
        draft(&clean(text), &Place::file("a.md"))
    }

    #[test]
    fn front_matter_gives_the_fields_and_is_no_text() {
        let draft = read(
            "---\r\nsource: Lindow Post\r\ndate: 2025-11-30\r\ntitle: \"Flood: day two\"\r\nauthor: [Ann Roe, Jo Poe]\r\ntags: {a: 1}\r\n---\r\n\r\nThe Esk rose.\r\n",
        )
        .expect("a draft");
        assert_eq!(draft.source.as_deref(), Some("Lindow Post"));
        assert_eq!(draft.published, Some(Date::constant(2025, 11, 30)));
        assert_eq!(draft.title.as_deref(), Some("Flood: day two"));
        assert_eq!(draft.author.as_deref(), Some("Ann Roe, Jo Poe"));
        assert_eq!(draft.text, "The Esk rose.");
    }

    #[test]
    fn text_without_front_matter_is_taken_whole() {
        let draft = read("Title: Flood\n\nThe Esk rose.\n").expect("a draft");
        assert_eq!((draft.title, draft.text.as_str()), (None, "Title: Flood\n\nThe Esk rose."));
        assert_eq!(read("---\n\nA rule above.").expect("a draft").text, "---\n\nA rule above.");
    }

    #[test]
    fn malformed_front_matter_is_said_to_be_so() {
        for text in [
            "---\ntitle: a: b: c\n---\nx",
            "---\njust words\n---\nx",
            "---\ntitle: [a\n---\nx",
            "---\ntitle: never closed\nx",
            "---\nsource: {a: 1}\n---\nx",
            "---\ntitle: a\ntitle: b\n---\nx",
        ] {
            let error = read(text).expect_err(text);
            assert!(matches!(error, ReadError::FrontMatter { .. }), "{text}: {error}");
            assert!(error.to_string().starts_with("a.md: the front matter"), "{error}");
        }
        let error = read("---\ndate: last Tuesday\n---\nx").expect_err("a bad date");
        assert!(error.to_string().contains("\"last Tuesday\""), "{error}");
    }
}

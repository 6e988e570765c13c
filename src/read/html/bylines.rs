//! Who the page shows to have written it.

use dom_query::{Document, NodeRef};

use super::stated::byline;
use super::{names, render};

/// Elements that hold nothing but the author.
const AUTHORS: &str =
    "[rel='author'], [itemprop='author'], [class~='byline'], [class~='author-name'], [class~='author']";
/// Elements that hold "By" and the author.
const BYLINES: &str = "[class*='byline'], [class*='Byline'], [class*='author'], [class*='Author']";
const BYLINE_WORDS: &[&str] = &["byline", "bylines", "author", "authors"];
/// Before the names.
const LABELS: &[&str] = &["by ", "by: ", "written by ", "written by: "];
/// Between the names of two authors.
const BETWEEN: &[&str] = &[" and ", ", ", " & "];
/// A page names its author near its top; more elements are those of comments.
const MOST: usize = 20;
/// Longer texts are no byline.
const LONGEST: usize = 120;

/// What stands behind "By" in an element named after that, else in the element of the author.
pub(super) fn signed(page: &Document) -> Option<String> {
    let bylines = page.select(BYLINES);
    let named: Vec<&NodeRef> = bylines.nodes().iter().take(MOST).filter(|node| is_byline(node)).collect();
    // Around the byline there may be an element of that name that holds a day too.
    let labelled =
        [true, false].into_iter().find_map(|whole| named.iter().find_map(|node| labelled(node, whole)));
    labelled.or_else(|| page.select(AUTHORS).nodes().iter().take(MOST).find_map(|node| byline(&node.text())))
}

fn is_byline(node: &NodeRef) -> bool {
    node.attr("class").is_some_and(|class| {
        class.split_whitespace().flat_map(names::words).any(|word| BYLINE_WORDS.contains(&word.as_str()))
    })
}

/// Where it must be `whole`, names and what they are in small letters stand there alone.
/// "By PETRA DUNN and IVO KALE" → "Petra Dunn, Ivo Kale"
fn labelled(node: &NodeRef, whole: bool) -> Option<String> {
    let text = render::text(node);
    if text.len() > LONGEST {
        return None;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let label = LABELS.iter().rev().find(|label| starts_with(&text, label))?;
    let parts = BETWEEN.iter().fold(vec![text.get(label.len()..)?], |parts, mark| {
        parts.into_iter().flat_map(|part| part.split(mark)).collect::<Vec<_>>()
    });
    let parts: Vec<&str> = parts.into_iter().map(str::trim).collect();
    if whole && parts.iter().any(|part| !is_name(part) && !part.starts_with(char::is_lowercase)) {
        return None;
    }
    let names: Vec<String> = parts.into_iter().take_while(|part| is_name(part)).map(in_lower).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn starts_with(text: &str, label: &str) -> bool {
    text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label))
}

/// Two words or more, of which the first and the last are written large.
fn is_name(part: &str) -> bool {
    let words: Vec<&str> = part.split(' ').collect();
    let large = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
    (2..=5).contains(&words.len())
        && large(words.first())
        && large(words.last())
        && !part.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '@' | '|' | '/'))
}

/// "PETRA DUNN" → "Petra Dunn"
fn in_lower(name: &str) -> String {
    if name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let mut start = true;
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        match start {
            true => out.push(character),
            false => out.extend(character.to_lowercase()),
        }
        start = !character.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_behind_by() {
        for (html, names) in [
            (
                "<div class='Page-authors'>By <a>PETRA DUNN</a> and <i>IVO KALE</i></div>",
                "Petra Dunn, Ivo Kale",
            ),
            (
                "<div class='byline-info'><p class='byline'>By Ann Roe and Pete Farrow</p>Updated 10:42</div>",
                "Ann Roe, Pete Farrow",
            ),
            ("<div class='field-byline'><div>By</div><div>Nadia Orrel</div></div>", "Nadia Orrel"),
            ("<span class='news-list-author'>By Jonas Rill, health reporter</span>", "Jonas Rill"),
            ("<a rel=author>Ann Roe</a>", "Ann Roe"),
        ] {
            assert_eq!(signed(&Document::from(html)).as_deref(), Some(names), "{html}");
        }
        assert_eq!(signed(&Document::from("<p class=authored-on>By noon it rained</p>")), None);
    }
}

//! Names and lines as pages state them: with entities, with labels, with addresses for names.

use dom_query::Document;

use crate::read::address::is_address;

/// Entities that were escaped twice become characters.
pub(super) fn unescape(value: &str) -> String {
    if value.contains('&') {
        Document::fragment(value.replace('<', "&lt;")).text().to_string()
    } else {
        value.to_owned()
    }
}

/// The words of an article that is stated, by some as markup; markup that is not to be parsed is read as it stands.
pub(super) fn plain(body: &str) -> String {
    let markup = body.contains("</").then(|| super::fragment(body).ok()).flatten();
    markup.unwrap_or_else(|| unescape(body))
}

/// One line of text; `None` if nothing is left.
pub(super) fn line(value: &str) -> Option<String> {
    let line = unescape(value).split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}

/// A name; addresses of profiles are none.
pub(super) fn name(value: &str) -> Option<String> {
    line(value).filter(|name| !is_address(name) && !name.starts_with('@'))
}

/// "By Ann Roe" → "Ann Roe"; a long text is no byline.
pub(super) fn byline(value: &str) -> Option<String> {
    let name = name(value)?;
    let start = name.get(..3).filter(|start| start.eq_ignore_ascii_case("by "));
    let name = name.get(start.map_or(0, str::len)..)?.trim();
    (!name.is_empty() && name.len() <= 120).then(|| name.to_owned())
}

pub(super) fn authors(names: Vec<&str>) -> Option<String> {
    let mut authors: Vec<String> = Vec::new();
    for author in names.into_iter().take(20).filter_map(byline) {
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    (!authors.is_empty()).then(|| authors.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_markup_is_read_and_bombs_are_not_parsed() {
        assert_eq!(plain("<p>Rain fell.</p><p>4 &lt; 5</p>"), "Rain fell.\n\n4 < 5");
        assert_eq!(plain("Rain &amp; snow fell."), "Rain & snow fell.");
        let bomb = format!("{}</div>", "<div>".repeat(100_000));
        assert_eq!(plain(&bomb), bomb);
    }
}

//! What identifies articles, claims and findings outside this program.

use crate::claims::ArticleRef;

/// An article's address, else a name made of its id.
pub(super) fn of_article(article: &ArticleRef) -> String {
    let address = article.url.as_deref().filter(|url| is_iri(url));
    address.map_or_else(|| urn_of_article(&article.id), str::to_owned)
}

pub(super) fn urn_of_article(id: &str) -> String {
    urn("article", id)
}

/// `urn:gainsay:…`; what a name may not hold is escaped (RFC 8141 §2, RFC 3986 §2.1).
pub(super) fn urn(kind: &str, id: &str) -> String {
    let mut urn = format!("urn:gainsay:{kind}:");
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => urn.push(char::from(byte)),
            _ => urn.push_str(&format!("%{byte:02X}")),
        }
    }
    urn
}

/// An input's address is anybody's text: only one of the web without signs that no IRI holds (RFC 3987 §2.2) is passed on.
fn is_iri(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(is_outside))
}

fn is_outside(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_or_the_id_stands_for_it() {
        let article = |url: &str| ArticleRef {
            id: String::from("a b/ü"),
            url: Some(url.to_owned()),
            ..ArticleRef::default()
        };
        assert_eq!(of_article(&article("https://example.org/é?x=1#y")), "https://example.org/é?x=1#y");
        for url in ["", "https://", "javascript:alert(1)", "https://example.org/a b", "example.org"] {
            assert_eq!(of_article(&article(url)), "urn:gainsay:article:a%20b%2F%C3%BC");
        }
    }
}

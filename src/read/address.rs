//! When two URLs lead to one page.

use crate::lexicon::is_tracking;

/// Ports that go without saying.
const PORTS: [&str; 2] = [":80", ":443"];

/// So many digits number a post of a live blog, which is an article of its own; other fragments are places in a page.
const POST_DIGITS: usize = 3;

/// The same for all spellings of a URL that lead to one page: no scheme, fragment that numbers no post, slash at the end, port of the scheme or
/// tracking parameters, and the host in lower case.  `None` for what names no page of a host.
pub fn address(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let (rest, part) = rest.split_once('#').unwrap_or((rest, ""));
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_at(place.find('/').unwrap_or(place.len()));
    let host = host.to_lowercase();
    let host = PORTS.iter().find_map(|port| host.strip_suffix(port)).unwrap_or(&host);
    if host.is_empty() || host.contains(char::is_whitespace) {
        return None;
    }
    let mut address = format!("{host}{}", path.trim_end_matches('/'));
    for (at, parameter) in query.split('&').filter(|parameter| counts(parameter)).enumerate() {
        address.push(if at == 0 { '?' } else { '&' });
        address.push_str(parameter);
    }
    if part.bytes().filter(u8::is_ascii_digit).count() >= POST_DIGITS {
        address.push('#');
        address.push_str(part);
    }
    Some(address)
}

/// `https://www.lindow.example/a` → `lindow.example`.
pub(super) fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// Whether a value is the address of a page.
pub(super) fn is_address(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}

fn counts(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default();
    !name.is_empty() && !is_tracking(&name.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_page_are_one() {
        let page = address("https://wire.example/a/1?id=7");
        for url in [
            "http://wire.example/a/1/?id=7#comments",
            "HTTPS://Wire.Example:443/a/1?utm_source=mail&id=7&UTM_medium=x",
            " http://wire.example:80/a/1?fbclid=q&id=7& ",
        ] {
            assert_eq!(address(url), page, "{url}");
        }
        assert_eq!(address("https://wire.example"), address("http://wire.example/?utm_campaign=home"));
    }

    #[test]
    fn other_pages_are_others() {
        let page = address("https://wire.example/a?id=7");
        for url in [
            "https://wire.example/a?id=7#post-1003",
            "https://wire.example/A?id=7",
            "https://wire.example/a?id=8",
            "https://wire.example/a",
            "https://post.example/a?id=7",
            "https://wire.example:8080/a?id=7",
        ] {
            assert_ne!(address(url), page, "{url}");
        }
        for nothing in ["", "story-17", "urn:a:b", "https://", "https:///a", "file:///a.html"] {
            assert_eq!(address(nothing), None, "{nothing}");
        }
    }
}

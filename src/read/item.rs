//! What an item of a feed says, whichever feed it is in.

use super::{decode, html};

/// The words of an item, in one of the fields that may hold them.
#[derive(Clone, Copy)]
pub(super) enum Body<'a> {
    Html(&'a str),
    Text(&'a str),
}

/// The words of the body that holds most of them: some feeds give all in the description, some in the content.  An error says
/// what markup is too large to be an item's.
pub(super) fn fullest<'a>(bodies: impl IntoIterator<Item = Body<'a>>) -> Result<String, String> {
    let mut fullest = String::new();
    for body in bodies {
        let text = match body {
            Body::Html(html) => words(html)?,
            Body::Text(text) => decode::clean(text).trim().to_owned(),
        };
        if text.len() > fullest.len() {
            fullest = text;
        }
    }
    Ok(fullest)
}

/// What WordPress puts below each item: "The post X appeared first on Y." (its function `the_content_feed` and plugins like it)
const FOOTER: (&str, &str) = ("The post ", " appeared first on ");

/// The words of an item without the line about where it stands.
pub(super) fn without_footer(text: &str) -> &str {
    let (body, last) = text.rsplit_once('\n').unwrap_or((text, ""));
    let is_footer = last.starts_with(FOOTER.0) && last.contains(FOOTER.1);
    if is_footer { body.trim_end() } else { text }
}

/// One line of a title, in which `&amp;` is escaped once or twice.
pub(super) fn line(title: &str) -> String {
    let words = words(title).unwrap_or_else(|_| title.to_owned());
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(markup: &str) -> Result<String, String> {
    if !markup.contains(['<', '&']) {
        return Ok(decode::clean(markup).trim().to_owned());
    }
    Ok(decode::clean(&html::fragment(markup)?))
}

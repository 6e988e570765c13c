//! Pull quotes: sentences of the text that a page shows a second time, in larger letters.

use dom_query::{Document, NodeRef};
use memchr::memmem;

use super::render;

/// Elements that may be pull quotes.
const QUOTES: &str = "blockquote, [class*='quote'], [class*='Quote']";
/// A page has few; more of them are a page of quotes.
const MOST: usize = 24;
/// A longer quote is the text's own.
const LONGEST: usize = 500;
/// In more text than an article has, looking for each quote would take long.
const PAGE: usize = 1 << 20;
/// Shorter pieces are names and may stand anywhere.
const PIECE: usize = 4;

/// Takes out the quotes whose every sentence is said elsewhere in the page.
pub(super) fn strip_repeated(page: &Document) {
    let quotes = page.select(QUOTES);
    if quotes.is_empty() {
        return;
    }
    let Some(body) = page.body() else { return };
    let mut said = words(&render::text(&body));
    if said.len() > PAGE {
        return;
    }
    for quote in quotes.nodes().iter().take(MOST) {
        if is_repeated(quote, &said) {
            quote.remove_from_parent();
            // Of a quote that is shown twice and said nowhere else, one stays.
            said = words(&render::text(&body));
        }
    }
}

fn is_repeated(quote: &NodeRef, said: &str) -> bool {
    let text = render::text(quote);
    if text.len() > LONGEST {
        return false;
    }
    let pieces = text.split(['.', '!', '?', '\n', '…']).map(words);
    let mut pieces = pieces.filter(|piece| piece.split_whitespace().count() >= PIECE).peekable();
    pieces.peek().is_some()
        && pieces.all(|piece| memmem::find_iter(said.as_bytes(), piece.trim_end()).nth(1).is_some())
}

/// " the words alone in lower case "
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.extend(word.chars().flat_map(char::to_lowercase));
        words.push(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_twice_is_shown_once() {
        let page = |quote: &str| {
            let page = Document::from(format!(
                "<p>“I am not asking for a palace,” he said. “I am asking for beds.”</p><blockquote>{quote}</blockquote>"
            ));
            strip_repeated(&page);
            page.select("blockquote").length()
        };
        assert_eq!(page("“I am not asking for a palace. I am asking for beds.”<cite>Dale Ormond</cite>"), 0);
        assert_eq!(page("“I am not asking for a palace. Give me nothing at all.”"), 1);
        assert_eq!(page("Dale Ormond"), 1);
    }

    #[test]
    fn a_quote_shown_twice_and_said_nowhere_else_stays_once() {
        let quote = "<blockquote>“I am asking for beds and blankets.”</blockquote>";
        let page = Document::from(format!("<p>Dale Ormond spoke.</p>{quote}<p>Rain fell.</p>{quote}"));
        strip_repeated(&page);
        assert_eq!(page.select("blockquote").length(), 1);
    }
}

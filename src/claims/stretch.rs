//! A text that is longer than any report is read stretch by stretch, so that memory does not grow with it.

use std::borrow::Cow;

use crate::read::Article;

/// A text of more bytes is read in stretches of at most so many.  Names, pronouns and what a figure is part of are resolved inside
/// a stretch; what a text of this size says on its first page and means on its last would be lost on a reader too.
pub(super) const LONGEST: usize = 512 << 10;

/// A stretch ends no sooner than after so many percent of what it may hold, lest a text be cut into crumbs.
const LEAST: usize = 50;

/// What may stand between a full stop and the space behind it.
const CLOSING: [char; 7] = ['"', '\'', '”', '’', ')', ']', '»'];
const STOPS: [char; 4] = ['.', '!', '?', '…'];

/// Whether an article is so long that its claims are told one stretch after the other: all of them together may be larger than
/// what holds an article.
pub fn is_read_in_stretches(article: &Article) -> bool {
    article.text.len() > LONGEST
}

/// A part of an article's text that is read by itself.
pub(super) struct Stretch<'a> {
    /// Code points of the article's text before it.
    pub before: u32,
    /// What is read: the article itself if it is short, else its part of the text, and with the first its title.
    pub article: Cow<'a, Article>,
}

/// The whole text of an article, in order, in stretches of at most `longest` bytes.
pub(super) fn stretches(article: &Article, longest: usize) -> impl Iterator<Item = Stretch<'_>> {
    let mut before = 0;
    cut(&article.text, longest).map(move |text| {
        let is_whole = text.len() == article.text.len();
        let article =
            if is_whole { Cow::Borrowed(article) } else { Cow::Owned(part(article, text, before == 0)) };
        let stretch = Stretch { before, article };
        before += text.chars().count() as u32;
        stretch
    })
}

/// Reading takes nothing of an article but its title and text.
fn part(article: &Article, text: &str, is_first: bool) -> Article {
    Article {
        id: String::new(),
        source: None,
        published: None,
        changed: None,
        title: article.title.clone().filter(|_| is_first),
        url: None,
        author: None,
        text: text.to_owned(),
    }
}

/// Consecutive pieces of a text; one that is empty is one piece.
fn cut(text: &str, longest: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (piece, behind) = text.split_at(end(text, longest));
        rest = Some(behind).filter(|behind| !behind.is_empty());
        Some(piece)
    })
}

/// Where the first piece of a text ends: at the end of a paragraph, else of a line, of a sentence or of a word, else of a character.
fn end(text: &str, longest: usize) -> usize {
    if text.len() <= longest {
        return text.len();
    }
    let first = text.chars().next().map_or(0, char::len_utf8);
    let most = text.floor_char_boundary(longest).max(first);
    let least = text.ceil_char_boundary(most * LEAST / 100).min(most);
    let room = &text[least..most];
    let spaces = || room.rmatch_indices(char::is_whitespace).map(|(at, space)| least + at + space.len());
    let behind = |break_: &str| room.rfind(break_).map(|at| least + at + break_.len());
    behind("\n\n")
        .or_else(|| behind("\n"))
        .or_else(|| spaces().find(|at| is_sentence_end(&text[..*at])))
        .or_else(|| spaces().next())
        .unwrap_or(most)
}

fn is_sentence_end(text: &str) -> bool {
    text.trim_end().trim_end_matches(CLOSING).ends_with(STOPS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pieces(text: &str, longest: usize) -> Vec<&str> {
        cut(text, longest).collect()
    }

    #[test]
    fn a_text_is_cut_where_it_pauses_most() {
        assert_eq!(pieces("One came.\n\nTwo\nwent.", 18), ["One came.\n\n", "Two\nwent."]);
        assert_eq!(pieces("One came. Two\nwent. It is so.", 20), ["One came. Two\n", "went. It is so."]);
        assert_eq!(pieces("He said “no.” Two went on", 20), ["He said “no.” ", "Two went on"]);
        assert_eq!(pieces("one came two went", 12), ["one came ", "two went"]);
        assert_eq!(pieces("ééé", 3), ["é", "é", "é"]);
    }

    #[test]
    fn an_early_pause_makes_no_crumb() {
        assert_eq!(pieces("A.\n\nbcdefghij klmnopq", 16), ["A.\n\nbcdefghij ", "klmnopq"]);
    }

    #[test]
    fn what_is_no_longer_than_that_is_itself() {
        let article = Article { title: Some("Flood".to_owned()), ..Article::untitled("One. Two.") };
        let mut whole = stretches(&article, article.text.len());
        assert!(whole.next().is_some_and(|only| matches!(only.article, Cow::Borrowed(_))));
        assert!(whole.next().is_none());
        assert_eq!(pieces("", 10), [""]);
    }

    #[test]
    fn the_title_belongs_to_the_first() {
        let article =
            Article { title: Some("Flood".to_owned()), ..Article::untitled("Zoë came. Two went.") };
        let told: Vec<_> = stretches(&article, 12).collect();
        let told: Vec<_> =
            told.iter().map(|at| (at.before, at.article.title.is_some(), at.article.text.as_str())).collect();
        assert_eq!(told, [(0, true, "Zoë came. "), (10, false, "Two went.")]);
    }

    proptest! {
        #[test]
        fn no_byte_is_lost_or_doubled(text in "[a-z.“” \n0-9é\u{1f600}]{0,200}|\\PC{0,80}", longest in 0..60usize) {
            let pieces = pieces(&text, longest);
            prop_assert_eq!(pieces.concat(), text.as_str());
            let most = longest.max(char::MAX.len_utf8());
            for piece in &pieces {
                prop_assert!(piece.len() <= most && (!piece.is_empty() || text.is_empty()));
            }
            let least = longest.saturating_sub(char::MAX.len_utf8()) * LEAST / 100;
            prop_assert!(pieces.iter().rev().skip(1).all(|piece| piece.len() >= least));
        }
    }
}

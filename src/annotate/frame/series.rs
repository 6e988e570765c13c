//! Items of one series: "13 men, nine women and seven children", "131 are in the north and 96 in the south", lines of a list.

use crate::annotate::quantity::Figure;
use crate::document::{Document, Tag};

/// Words between two items.
const GAP: u32 = 16;
/// Words of a line that names one item and its figure.
const LINE: u32 = 8;

/// Whether a figure is the next item of the series in which the one before it stands.
pub fn continues(document: &Document, before: &Figure, figure: &Figure) -> bool {
    let (from, to) = (before.tokens.1, figure.tokens.0);
    if to <= from || before.unit != figure.unit || before.dimension != figure.dimension {
        return false;
    }
    let (one, other) = (document.sentence_of(before.tokens.0), document.sentence_of(figure.tokens.0));
    if one != other {
        return other == one + 1 && is_line(document, before) && is_line(document, figure);
    }
    let joint = |at: u32| {
        matches!(document.lower(at), "and" | ";")
            || document.tag(at) == Tag::Comma
            || document.word(at) == "&"
    };
    // "from nine to 12", "nine of the 12", "nine rather than 12".
    let opens = document.token_at(figure.span.start).min(to);
    let last = opens.saturating_sub(1);
    let parallel = before.tokens.0 > 0
        && document.lower(before.tokens.0 - 1) == document.lower(last)
        && document.lower(last).starts_with(char::is_alphabetic);
    to - from <= GAP && (from..to).any(joint) && (joint(last) || parallel)
}

/// "Northgate: 92", alone in its line.
fn is_line(document: &Document, figure: &Figure) -> bool {
    let sentence = &document.sentences[document.sentence_of(figure.tokens.0) as usize];
    let (from, to) = sentence.tokens;
    let before = figure.tokens.0;
    to - from <= LINE && to - figure.tokens.1 <= 2 && before > from && document.word(before - 1) == ":"
}

#[cfg(test)]
mod tests {
    use crate::annotate;
    use crate::base::Context;
    use crate::document::Document;
    use crate::read::Article;

    /// For each figure, whether it continues a series.
    fn series(text: &str) -> Vec<bool> {
        let article = Article::untitled(text);
        let document = Document::new(&article);
        let annotations = annotate::annotate(&document, &Context { published: None });
        annotations.frames.iter().map(|frame| frame.continues).collect()
    }

    #[test]
    fn items_of_a_series() {
        for (text, wanted) in [
            ("The dead were 13 men, nine women and seven children.", vec![false, true, true]),
            ("Of these, 131 are in the north and 96 in the south.", vec![false, true]),
            ("The port accounts for 220 of them and the yard for 190.", vec![false, true]),
            ("The toll rose from 12 to 15.", vec![false, false]),
            ("The crew saved 12 of the 15 passengers.", vec![false, false]),
            ("He is 12 and weighs 40 kilograms.", vec![false, false]),
        ] {
            assert_eq!(series(text), wanted, "{text}");
        }
    }
}

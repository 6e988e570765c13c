//! A claim as an annotation of the words that state it (W3C Web Annotation Data Model, 23 February 2017).

use serde_json::{Value, json};

use super::iri;
use crate::base::{CharSpan, Field};
use crate::claims::Claim;
use crate::read::Article;
use crate::report::claims::in_words;

/// Code points of text before and after the words, by which they are found again where the text has changed.
const AROUND: u32 = 32;

/// An article whose claims are annotated, its texts measured once: a text may hold many claims.
pub struct Annotated {
    article: Article,
    title: Vec<usize>,
    text: Vec<usize>,
}

impl Annotated {
    pub fn new(article: Article) -> Annotated {
        let title = starts(article.title.as_deref().unwrap_or_default());
        let text = starts(&article.text);
        Annotated { article, title, text }
    }

    pub fn id(&self) -> &str {
        &self.article.id
    }

    /// The words of a stretch; what reaches outside is cut off.
    fn words(&self, field: Field, start: u32, end: u32) -> &str {
        let (text, starts) = match field {
            Field::Title => (self.article.title.as_deref().unwrap_or_default(), &self.title),
            Field::Text => (self.article.text.as_str(), &self.text),
        };
        let at = |n: u32| starts.get(n as usize).copied().unwrap_or(text.len());
        text.get(at(start)..at(end)).unwrap_or_default()
    }
}

/// Where each code point of a text begins.
fn starts(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).collect()
}

/// One annotation, readable by itself.  Positions count in the article's text as it is stored, not in its page: that text is
/// named as the copy of the page that the selectors are of (§4.3.1, `cached`).
pub fn annotation(claim: &Claim, article: &Annotated) -> Value {
    let copy = format!("{}#{}", iri::urn_of_article(&claim.article.id), claim.field.as_str());
    json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", {
            "gainsay": "urn:gainsay:ns:",
            "gainsay:claim": { "@type": "@json" },
        }],
        "id": iri::urn("claim", &claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [{
            "type": "TextualBody",
            "value": in_words(claim),
            "format": "text/plain",
            "purpose": "describing",
        }],
        "target": {
            "type": "SpecificResource",
            "source": iri::of_article(&claim.article),
            "state": { "type": "TimeState", "cached": copy },
            "gainsay:article": claim.article.id,
            "gainsay:field": claim.field.as_str(),
            "selector": selectors(claim.field, claim.span, article),
        },
        "gainsay:claim": claim,
    })
}

/// Two ways to the same words (§4.2: several selectors select the same): by what is printed, and by position.
fn selectors(field: Field, span: CharSpan, article: &Annotated) -> Value {
    let CharSpan { start, end } = span;
    json!([
        {
            "type": "TextQuoteSelector",
            "exact": article.words(field, start, end),
            "prefix": article.words(field, start.saturating_sub(AROUND), start),
            "suffix": article.words(field, end, end.saturating_add(AROUND)),
        },
        { "type": "TextPositionSelector", "start": start, "end": end },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_are_code_points_and_context_ends_with_the_text() {
        let article = Annotated::new(Article::untitled("🚢🚢 14 people, \u{1F1FA}é"));
        let select = |start, end| selectors(Field::Text, CharSpan { start, end }, &article);
        let selected = select(3, 12);
        assert_eq!(selected[0]["exact"], "14 people");
        assert_eq!(selected[0]["prefix"], "🚢🚢 ");
        assert_eq!(selected[0]["suffix"], ", \u{1F1FA}é");
        assert_eq!((&selected[1]["start"], &selected[1]["end"]), (&json!(3), &json!(12)));
        assert_eq!(select(0, 16)[0]["suffix"], "");
        assert_eq!(selectors(Field::Title, CharSpan { start: 0, end: 4 }, &article)[0]["exact"], "");
    }
}

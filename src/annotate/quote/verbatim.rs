//! Which words of a content are the speaker's own: those that the article puts between quotation marks.

use super::Directness;
use super::scene::Scene;
use crate::base::Span;

/// The stretches of a content that stand between quotation marks, without marks and white space at their ends.
pub fn of(scene: &Scene, directness: Directness, content: &[Span]) -> Vec<Span> {
    // The marks around a saying inside a quotation are those of whoever tells of it.
    if directness == Directness::Indirect {
        return Vec::new();
    }
    content.iter().flat_map(|part| quoted(scene, *part)).collect()
}

fn quoted<'a>(scene: &'a Scene, part: Span) -> impl Iterator<Item = Span> + 'a {
    let first = scene.quotes.partition_point(|quote| quote.inner.end <= part.start);
    let near = scene.quotes[first..].iter().take_while(move |quote| quote.inner.start < part.end);
    near.filter_map(move |quote| {
        let (start, end) = (quote.inner.start.max(part.start), quote.inner.end.min(part.end));
        trimmed(scene.document.text(), start as usize, end as usize)
    })
}

/// Without white space at the ends; `None` if no word is left.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let words = text.get(start..end)?;
    let lead = words.len() - words.trim_start().len();
    words
        .contains(char::is_alphanumeric)
        .then(|| Span::new(start + lead, start + lead + words[lead..].trim_end().len()))
}

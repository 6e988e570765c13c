//! How much text, and how much of it in links and in sentences, stands below each element.

use dom_query::{NodeId, NodeRef};
use rustc_hash::FxHashMap;

/// Elements whose text no reader sees.
const CODE: &[&str] = &["script", "style", "noscript", "template"];
/// Shorter runs of text are labels and buttons rather than sentences.
const SENTENCE: usize = 40;

/// Bytes of text below an element.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Words {
    pub all: usize,
    pub linked: usize,
    /// Outside of links, in runs as long as a sentence.
    pub prose: usize,
}

impl Words {
    fn add(&mut self, other: Words) {
        self.all += other.all;
        self.linked += other.linked;
        self.prose += other.prose;
    }

    /// Whether links make up more than so many per cent.
    pub fn is_linked(self, percent: usize) -> bool {
        self.linked * 100 > self.all * percent
    }
}

/// The measure of every element.
pub(super) struct Measure(FxHashMap<NodeId, Words>);

impl Measure {
    /// The nodes in the order of the document.
    pub fn of(nodes: &[NodeRef]) -> Measure {
        let mut below: FxHashMap<NodeId, Words> = FxHashMap::default();
        // Children come after their parents, so that backwards each sum is whole when it is passed on.
        for node in nodes.iter().rev() {
            let mut words = match node.is_text() {
                true => own(node.text().trim().len()),
                false => below.get(&node.id).copied().unwrap_or_default(),
            };
            if CODE.iter().any(|name| node.has_name(name)) {
                continue;
            }
            if node.has_name("a") {
                words = Words { linked: words.all, prose: 0, ..words };
                below.insert(node.id, words);
            }
            if let Some(parent) = node.parent().filter(|_| words.all > 0) {
                below.entry(parent.id).or_default().add(words);
            }
        }
        Measure(below)
    }

    pub fn below(&self, node: &NodeRef) -> Words {
        self.0.get(&node.id).copied().unwrap_or_default()
    }
}

fn own(length: usize) -> Words {
    Words { all: length, linked: 0, prose: if length >= SENTENCE { length } else { 0 } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    #[test]
    fn links_are_no_prose_and_code_is_no_text() {
        let sentence = "The river Esk rose by four metres on Sunday evening.";
        let page =
            Document::from(format!("<div>{sentence}<a>{sentence}</a><b>Home</b><script>x</script></div>"));
        let nodes: Vec<NodeRef> = page.root().descendants_it().collect();
        let words = Measure::of(&nodes).below(&page.select("div").nodes()[0]);
        assert_eq!(
            (words.all, words.linked, words.prose),
            (2 * sentence.len() + 4, sentence.len(), sentence.len())
        );
        assert!(words.is_linked(40) && !words.is_linked(50));
    }
}

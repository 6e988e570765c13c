//! What a verb does to the figure behind it; `verbs.tsv` names the verbs.

use std::sync::LazyLock;

use crate::base::Lexicon;

static VERBS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::parse(include_str!("verbs.tsv")));

/// True if a form or lemma is listed under a kind.
pub(super) fn is(word: &str, kind: &str) -> bool {
    VERBS.get(word).is_some_and(|line| line.first() == Some(&kind))
}

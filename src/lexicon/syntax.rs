//! Words by which clauses, their subjects and their phrases are told; `syntax.tsv` lists them.

use std::sync::LazyLock;

use super::classes::{Classes, classes};

static TABLE: LazyLock<Classes> = LazyLock::new(|| Classes::parse(include_str!("syntax.tsv"), Syntax::NAMES));

classes! {
    /// The classes of `syntax.tsv`.
    pub enum Syntax {
        /// No noun, whatever the tagger says of it: "whereas", "almost".
        Closed = "closed",
        /// "**the** mine"
        Article = "article",
        /// "**has** closed"
        Auxiliary = "auxiliary",
        /// A conjunction that begins a clause: "**because** prices rose".
        OpensClause = "opens_clause",
        /// Its "and" joins no clauses: "**between** the dollar and the yen".
        Pairs = "pairs",
        /// A participle behind it has the subject of the clause before: "**after** falling".
        SharesSubject = "shares_subject",
        /// A subject that names nothing: "**we** closed".
        Pronoun = "pronoun",
        /// May stand for who is said to speak: "the company said **it** has".
        SpokenFor = "spoken_for",
        /// A preposition in the shape of a verb: "**including** 12 children".
        Leads = "leads",
        /// A verb of saying, by its dictionary form: "**announce**".
        Says = "says",
        /// A participle whose subject may stand before a comma: "prices, **ranging** from $5".
        Ranges = "ranges",
    }
}

/// Whether a word in lower case is of a class.
pub fn is_syntax(word: &str, class: Syntax) -> bool {
    TABLE.has(word, class as usize)
}

#[cfg(test)]
mod tests {
    use super::super::classes::faults;
    use super::*;

    #[test]
    fn every_row_has_known_classes_and_stands_once() {
        assert_eq!(faults(include_str!("syntax.tsv"), Syntax::NAMES), Vec::<String>::new());
    }

    #[test]
    fn a_word_may_do_several_things() {
        assert!(is_syntax("while", Syntax::OpensClause) && is_syntax("while", Syntax::SharesSubject));
        assert!(is_syntax("while", Syntax::Closed) && !is_syntax("whale", Syntax::Closed));
    }
}

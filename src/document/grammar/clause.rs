//! The clauses of a document, by its parse: each predicate, and the tokens that are its own.

use crate::document::{Rel, Sentence, Token};

/// One clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause {
    /// Its verb, or what is said of its subject: "is **safe**".
    pub predicate: u32,
    /// Index of the clause that it hangs on, always of the same sentence.
    pub above: Option<u32>,
}

/// All clauses, in order of their predicates, so that those of a sentence stand together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clauses {
    list: Vec<Clause>,
    /// For each token its clause; [`NOBODY`] where no predicate stands above it.
    owner: Vec<u32>,
}

const NOBODY: u32 = u32::MAX;

impl Clauses {
    pub(in crate::document) fn find(sentences: &[Sentence], tokens: &[Token]) -> Clauses {
        let mut clauses =
            Clauses { list: Vec::with_capacity(tokens.len() / 8), owner: vec![NOBODY; tokens.len()] };
        let copular = copular(tokens);
        let mut path = Vec::new();
        for sentence in sentences {
            let first = clauses.list.len();
            for at in sentence.tokens.0..sentence.tokens.1 {
                if is_predicate(&tokens[at as usize], copular[at as usize]) {
                    clauses.owner[at as usize] = clauses.list.len() as u32;
                    clauses.list.push(Clause { predicate: at, above: None });
                }
            }
            for at in sentence.tokens.0..sentence.tokens.1 {
                clauses.own(at, sentence.tokens, tokens, &mut path);
            }
            for clause in first..clauses.list.len() {
                let predicate = clauses.list[clause].predicate;
                let head = tokens[predicate as usize].head;
                let inside = head != predicate && (sentence.tokens.0..sentence.tokens.1).contains(&head);
                clauses.list[clause].above = inside.then(|| clauses.of(head)).flatten();
            }
        }
        clauses
    }

    /// Gives a token, and those on the way up from it, to the nearest predicate.  Each arc is walked but once.
    fn own(&mut self, token: u32, (start, end): (u32, u32), tokens: &[Token], path: &mut Vec<u32>) {
        let mut at = token;
        path.clear();
        while self.owner[at as usize] == NOBODY {
            path.push(at);
            let head = tokens[at as usize].head;
            if head == at || !(start..end).contains(&head) || path.len() > (end - start) as usize {
                return;
            }
            at = head;
        }
        for passed in path.iter() {
            self.owner[*passed as usize] = self.owner[at as usize];
        }
    }

    /// Index of the clause of a token.
    pub fn of(&self, token: u32) -> Option<u32> {
        self.owner.get(token as usize).copied().filter(|clause| *clause != NOBODY)
    }

    pub fn get(&self, clause: u32) -> Option<Clause> {
        self.list.get(clause as usize).copied()
    }

    /// Indexes of the clauses whose predicates stand among tokens, end exclusive.
    pub fn within(&self, (from, to): (u32, u32)) -> std::ops::Range<u32> {
        let place = |token: u32| self.list.partition_point(|clause| clause.predicate < token) as u32;
        place(from)..place(to)
    }
}

/// For each token, whether a copula hangs on it.
fn copular(tokens: &[Token]) -> Vec<bool> {
    let mut copular = vec![false; tokens.len()];
    for token in tokens.iter().filter(|token| token.rel == Rel::Cop) {
        copular[token.head as usize] = true;
    }
    copular
}

fn is_predicate(token: &Token, copular: bool) -> bool {
    let Token { tag, rel, .. } = *token;
    match rel {
        Rel::Aux | Rel::Auxpass | Rel::Cop | Rel::Case | Rel::Mark | Rel::Cc | Rel::Det | Rel::Punct => false,
        Rel::Amod | Rel::Compound | Rel::Advmod | Rel::Neg | Rel::Nummod | Rel::CompoundPrt | Rel::Mwe => {
            false
        }
        Rel::Root => tag.is_verb() || copular || tag.is_noun() || tag.is_adjective(),
        _ => tag.is_verb() || copular,
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Tag};
    use crate::read::Article;

    /// For each clause its predicate, its words, and the predicate above it.
    fn clauses(text: &str) -> Vec<String> {
        let document = Document::new(&Article::untitled(text));
        let all = 0..document.tokens.len() as u32;
        let shown = |index: u32| {
            let clause = document.clauses.get(index)?;
            let own = all.clone().filter(|at| document.clauses.of(*at) == Some(index));
            let words = own.filter(|at| !matches!(document.tag(*at), Tag::Stop | Tag::Comma));
            let above = clause.above.and_then(|above| document.clauses.get(above));
            Some(format!(
                "{} < {}: {}",
                document.word(clause.predicate),
                above.map_or("-", |above| document.word(above.predicate)),
                words.map(|at| document.word(at)).collect::<Vec<_>>().join(" ")
            ))
        };
        document.clauses.within((0, all.end)).filter_map(shown).collect()
    }

    #[test]
    fn a_clause_has_its_predicate_its_words_and_what_it_hangs_on() {
        for (text, wanted) in [
            ("The mine closed.", vec!["closed < -: The mine closed"]),
            (
                "Police said on Monday that the mine had closed.",
                vec!["said < -: Police said on Monday", "closed < said: that the mine had closed"],
            ),
            ("The bridge is safe.", vec!["safe < -: The bridge is safe"]),
        ] {
            assert_eq!(clauses(text), wanted, "{text}");
        }
    }

    #[test]
    fn no_clause_is_of_another_sentence() {
        let document = Document::new(&Article::untitled("It rained. The mine closed as men left."));
        for clause in document.clauses.within((0, document.tokens.len() as u32)) {
            let clause = document.clauses.get(clause).expect("an index within");
            if let Some(above) = clause.above.and_then(|above| document.clauses.get(above)) {
                assert_eq!(document.sentence_of(above.predicate), document.sentence_of(clause.predicate));
            }
        }
    }
}

//! Tables of words of which each has one class or several: a set of bits a word, so that a look-up is one hash.

use crate::base::{self, Words};

/// All classes of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Set(u128);

impl Set {
    pub(super) fn has(self, class: usize) -> bool {
        self.0 & (1 << class) != 0
    }
}

/// The rows of a table: `word<TAB>class[<TAB>class…]`; `#` starts a comment line.
pub(super) struct Classes {
    sets: Words<Set>,
}

pub(super) fn rows(
    tsv: &'static str,
) -> impl Iterator<Item = (&'static str, std::str::Split<'static, char>)> {
    base::rows(tsv).map(|(word, classes)| (word, classes.split('\t')))
}

impl Classes {
    /// `names` are the classes in the order of their bits.
    pub(super) fn parse(tsv: &'static str, names: &[&str]) -> Self {
        let bit = |class| names.iter().position(|name| *name == class).map_or(0, |at| 1 << at);
        let set = |classes: std::str::Split<'static, char>| {
            Set(classes.map(bit).fold(0, |set, bit: u128| set | bit))
        };
        Classes { sets: Words::new(tsv, rows(tsv).map(|(word, classes)| (word, set(classes)))) }
    }

    /// None for a word that has no row.
    #[inline]
    pub(super) fn of(&self, word: &str) -> Set {
        self.sets.get(word).unwrap_or_default()
    }

    #[inline]
    pub(super) fn has(&self, word: &str, class: usize) -> bool {
        self.of(word).has(class)
    }
}

/// What is wrong with a table: a class that no enum knows or no word has, a word twice or out of order.
#[cfg(test)]
pub(super) fn faults(tsv: &'static str, names: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut unused: Vec<&str> = names.to_vec();
    let mut before = "";
    for (word, classes) in rows(tsv) {
        if word <= before {
            faults.push(format!("{word} behind {before}"));
        }
        before = word;
        for class in classes {
            if !names.contains(&class) {
                faults.push(format!("{word}: no class {class}"));
            }
            unused.retain(|name| *name != class);
        }
    }
    faults.extend(unused.iter().map(|name| format!("no word of class {name}")));
    faults
}

/// An enum of classes with the names that they have in a table.
macro_rules! classes {
    ($(#[$about:meta])* pub enum $name:ident { $($(#[$doc:meta])* $class:ident = $written:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $class,)+ }

        impl $name {
            /// As written in the table, in the order of the classes.
            const NAMES: &'static [&'static str] = &[$($written,)+];
        }
    };
}
pub(super) use classes;

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# about\nbe\taux\tverb\nhave\taux\n";

    #[test]
    fn a_word_has_all_classes_of_its_row() {
        let table = Classes::parse(TABLE, &["aux", "verb"]);
        assert!(table.has("be", 0) && table.has("be", 1) && table.has("have", 0));
        assert!(!table.has("have", 1) && !table.has("do", 0));
    }

    #[test]
    fn unknown_unused_and_second_rows_are_faults() {
        assert!(faults(TABLE, &["aux", "verb"]).is_empty());
        assert_eq!(faults(TABLE, &["aux"]), ["be: no class verb"]);
        assert_eq!(faults(TABLE, &["aux", "verb", "noun"]), ["no word of class noun"]);
        assert_eq!(faults("a\taux\na\taux\n", &["aux"]), ["a behind a"]);
    }
}

use super::Words;

/// A word list from a `lexicon.tsv`: the first column is the entry (lower case, several words apart by
/// one space), the others its properties.  `#` starts a comment line.
pub struct Lexicon {
    entries: Vec<(&'static str, LexiconLine)>,
    /// Where each entry stands in `entries`.
    index: Words<u16>,
    /// The most words that an entry has, so that a matcher knows when to stop looking ahead.
    pub longest: usize,
}

/// The columns after the entry.
pub type LexiconLine = Vec<&'static str>;

impl Lexicon {
    /// Reads the embedded text of a word list; later lines of one entry win.
    pub fn parse(tsv: &'static str) -> Self {
        let mut entries: Vec<(&str, LexiconLine)> = Vec::new();
        for line in tsv.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let mut columns = line.split('\t').map(str::trim);
            entries.push((columns.next().unwrap_or_default(), columns.collect()));
        }
        let index = Words::new(tsv, entries.iter().map(|(entry, _)| *entry).zip(0..));
        let longest = entries.iter().map(|(entry, _)| entry.split(' ').count()).max().unwrap_or(1);
        Lexicon { entries, index, longest }
    }

    #[inline]
    pub fn get(&self, entry: &str) -> Option<&LexiconLine> {
        self.index.get(entry).map(|at| &self.entries[usize::from(at)].1)
    }

    #[inline]
    pub fn has(&self, entry: &str) -> bool {
        self.index.get(entry).is_some()
    }

    /// In the order of the list.
    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &LexiconLine)> + '_ {
        self.entries.iter().map(|(entry, line)| (*entry, line))
    }
}

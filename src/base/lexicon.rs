use rustc_hash::FxHashMap;

/// A word list from a `lexicon.tsv`: the first column is the entry (lower case, several words apart by
/// one space), the others its properties.  `#` starts a comment line.
pub struct Lexicon {
    lines: FxHashMap<&'static str, LexiconLine>,
    /// The most words that an entry has, so that a matcher knows when to stop looking ahead.
    pub longest: usize,
}

/// The columns after the entry.
pub type LexiconLine = Vec<&'static str>;

impl Lexicon {
    /// Reads the embedded text of a word list; later lines of one entry win.
    pub fn parse(tsv: &'static str) -> Self {
        let mut lines = FxHashMap::default();
        let mut longest = 1;
        for line in tsv.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let mut columns = line.split('\t').map(str::trim);
            let entry = columns.next().unwrap_or_default();
            longest = longest.max(entry.split(' ').count());
            lines.insert(entry, columns.collect());
        }
        Lexicon { lines, longest }
    }

    pub fn get(&self, entry: &str) -> Option<&LexiconLine> {
        self.lines.get(entry)
    }

    pub fn has(&self, entry: &str) -> bool {
        self.lines.contains_key(entry)
    }

    pub fn entries(&self) -> impl Iterator<Item = (&'static str, &LexiconLine)> + '_ {
        self.lines.iter().map(|(entry, line)| (*entry, line))
    }
}

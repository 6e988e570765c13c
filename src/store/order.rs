//! In which order listings come.  SQLite sorts, so that a listing of any length is held by nobody.

use clap::ValueEnum;

/// The order of speakers where none is asked for.
pub(super) const MOST_CLAIMS: &str = "count(*) DESC, printed, s.kind";

/// The order of claims where none is asked for.
pub(super) const PUBLISHED: &str =
    "a.published IS NULL, a.published, a.source IS NULL, a.source, a.id, c.position";

/// By a key, else as the listing always was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort<K> {
    pub by: Option<K>,
    /// The highest, latest or last of the alphabet first.
    pub reverse: bool,
}

impl<K> Default for Sort<K> {
    fn default() -> Self {
        Sort { by: None, reverse: false }
    }
}

/// What SQLite sorts by.
pub trait SortKey: Copy {
    fn expression(self) -> &'static str;
}

impl<K: SortKey> Sort<K> {
    /// The words behind ORDER BY: rows without the key are last either way, equal ones stand as they do without it.
    pub(super) fn clause(self, usual: &str) -> String {
        let Some(key) = self.by.map(SortKey::expression) else { return usual.to_owned() };
        let direction = if self.reverse { "DESC" } else { "ASC" };
        format!("({key}) IS NULL, {key} {direction}, {usual}")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ArticleKey {
    /// Day of publication
    Published,
    /// Name of the outlet
    Source,
    /// Headline
    Title,
    /// How many figures it gives
    Figures,
    /// How many statements it attributes
    Statements,
}

impl SortKey for ArticleKey {
    fn expression(self) -> &'static str {
        match self {
            ArticleKey::Published => "a.published",
            ArticleKey::Source => "a.source COLLATE NOCASE",
            ArticleKey::Title => "a.title COLLATE NOCASE",
            ArticleKey::Figures => "figures",
            ArticleKey::Statements => "statements",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClaimKey {
    /// Day of publication of the article
    Published,
    /// First day of what is told
    Day,
    /// Name of the outlet
    Source,
    /// Name under which the speaker is listed
    Speaker,
    /// The figure, whatever its unit; statements have none
    Value,
    /// Name of the unit; what is merely counted has none
    Unit,
}

impl SortKey for ClaimKey {
    fn expression(self) -> &'static str {
        match self {
            ClaimKey::Published => "a.published",
            ClaimKey::Day => "c.time_start",
            ClaimKey::Source => "a.source COLLATE NOCASE",
            ClaimKey::Speaker => "coalesce(s.called, s.name, c.speaker) COLLATE NOCASE",
            ClaimKey::Value => "c.value",
            ClaimKey::Unit => "c.unit COLLATE NOCASE",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SpeakerKey {
    /// The name as it is listed
    Name,
    /// How many statements are attributed to them
    Statements,
    /// How many figures are attributed to them
    Figures,
    /// How many articles have a claim of theirs
    Articles,
    /// How many outlets have one
    Outlets,
    /// Publication of the first article with a claim of theirs
    First,
    /// Publication of the last one
    Last,
}

impl SortKey for SpeakerKey {
    fn expression(self) -> &'static str {
        match self {
            SpeakerKey::Name => "printed COLLATE NOCASE",
            SpeakerKey::Statements => "statements",
            SpeakerKey::Figures => "figures",
            SpeakerKey::Articles => "articles",
            SpeakerKey::Outlets => "count(DISTINCT a.source)",
            SpeakerKey::First => "first",
            SpeakerKey::Last => "last",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_without_the_key_are_last_either_way() {
        let by = |reverse| Sort { by: Some(ArticleKey::Title), reverse };
        let key = "a.title COLLATE NOCASE";
        assert_eq!(by(false).clause("a.id"), format!("({key}) IS NULL, {key} ASC, a.id"));
        assert_eq!(by(true).clause("a.id"), format!("({key}) IS NULL, {key} DESC, a.id"));
        assert_eq!(Sort::<ArticleKey>::default().clause("a.id"), "a.id");
    }
}

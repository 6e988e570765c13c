//! What the fields of an article are called in records and tables of other programs.

/// A field of a record or a column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    Id,
    Source,
    Date,
    /// When it was last changed.
    Modified,
    Title,
    Url,
    Author,
    Text,
}

/// Names by how much they are worth: the first that holds something counts.  In lower case, with `_` for `-` and spaces.
///
/// Ours first; then those of trafilatura 2 (`--json`, `--csv`), newspaper4k 0.9 (`to_json`), news-please 1.6, NewsAPI 2,
/// IPTC's ninjs 1 and 2, schema.org's Article and RSS 2.0; and what heads the columns of spreadsheets.
const NAMES: &[(&str, Field)] = &[
    ("id", Field::Id),
    ("source", Field::Source),
    ("date", Field::Date),
    ("modified", Field::Modified),
    ("title", Field::Title),
    ("url", Field::Url),
    ("author", Field::Author),
    ("text", Field::Text),
    // trafilatura: its `source` is a URL.
    ("source_hostname", Field::Source),
    ("sitename", Field::Source),
    ("hostname", Field::Source),
    ("raw_text", Field::Text),
    // newspaper4k
    ("meta_site_name", Field::Source),
    ("publish_date", Field::Date),
    ("canonical_link", Field::Url),
    ("authors", Field::Author),
    // news-please
    ("maintext", Field::Text),
    ("date_publish", Field::Date),
    ("date_modify", Field::Modified),
    ("source_domain", Field::Source),
    // NewsAPI
    ("publishedat", Field::Date),
    ("published_at", Field::Date),
    ("content", Field::Text),
    // ninjs
    ("body_text", Field::Text),
    ("firstcreated", Field::Date),
    ("versioncreated", Field::Modified),
    ("copyrightholder", Field::Source),
    ("uri", Field::Url),
    // schema.org
    ("articlebody", Field::Text),
    ("datepublished", Field::Date),
    ("datemodified", Field::Modified),
    ("headline", Field::Title),
    ("publisher", Field::Source),
    // RSS
    ("pubdate", Field::Date),
    ("link", Field::Url),
    // Spreadsheets
    ("body", Field::Text),
    ("article_text", Field::Text),
    ("published", Field::Date),
    ("publication_date", Field::Date),
    ("pub_date", Field::Date),
    ("date_published", Field::Date),
    ("created_at", Field::Date),
    ("updated_at", Field::Modified),
    ("outlet", Field::Source),
    ("publication", Field::Source),
    ("byline", Field::Author),
];

/// Which fields stand under other names: pairs of ours and theirs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns(Vec<(Field, String)>);

impl Columns {
    /// Reads `text=body,date=published`.
    pub fn parse(list: &str) -> Result<Self, String> {
        let pair = |pair: &str| {
            let (ours, theirs) =
                pair.split_once('=').ok_or_else(|| format!("\"{pair}\" is not OURS=THEIRS"))?;
            let field = field(ours.trim()).ok_or_else(|| format!("\"{}\" is none of {OURS}", ours.trim()))?;
            Ok((field, theirs.trim().to_owned()))
        };
        list.split(',').map(pair).collect::<Result<_, String>>().map(Columns)
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Which field stands under each of these names, and how much each is worth against others of its field: less is more.
    /// What was named by the user is the only one of its field.
    pub(super) fn fields<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<Option<(Field, usize)>> {
        names.into_iter().map(|name| self.field(name)).collect()
    }

    fn field(&self, name: &str) -> Option<(Field, usize)> {
        if let Some((field, _)) = self.0.iter().find(|(_, theirs)| theirs == name) {
            return Some((*field, 0));
        }
        let name = plain(name);
        let rank = NAMES.iter().position(|(known, _)| *known == name)?;
        let field = NAMES[rank].1;
        self.0.iter().all(|(given, _)| *given != field).then_some((field, rank))
    }

    /// The columns that were named and are in none of these.
    pub(super) fn missing<'a>(&'a self, names: &[&str]) -> Option<&'a str> {
        self.0.iter().map(|(_, theirs)| theirs.as_str()).find(|theirs| !names.contains(theirs))
    }
}

/// Our own names, for messages.
pub(super) const OURS: &str = "id, source, date, modified, title, url, author, text";

fn field(ours: &str) -> Option<Field> {
    NAMES[..8].iter().find(|(name, _)| *name == ours).map(|(_, field)| *field)
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace(['-', ' '], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_programs_are_known() {
        let columns = Columns::default();
        let fields = columns.fields(["Publish Date", "source-hostname", "Body", "language"]);
        let fields: Vec<_> = fields.into_iter().map(|found| found.map(|(field, _)| field)).collect();
        assert_eq!(fields, [Some(Field::Date), Some(Field::Source), Some(Field::Text), None]);
    }

    #[test]
    fn what_the_user_names_goes_before() {
        let columns = Columns::parse("text=story, date=printed").expect("columns");
        let fields = columns.fields(["text", "story"]);
        assert_eq!(fields, [None, Some((Field::Text, 0))]);
        assert_eq!(columns.missing(&["story", "day"]), Some("printed"));
        assert_eq!(OURS.split(", ").filter_map(field).count(), 8);
        for (list, cause) in [("text", "not OURS=THEIRS"), ("words=a", "none of id, source")] {
            let error = Columns::parse(list).expect_err(list);
            assert!(error.contains(cause), "{error}");
        }
    }
}

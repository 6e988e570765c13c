use jiff::civil::Date;

/// One article as it was read.  `title` and `text` are what all offsets refer to and never change again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Given by the input, else a hash of source, date, title, url and text.
    pub id: String,
    /// The outlet.
    pub source: Option<String>,
    pub published: Option<Date>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub author: Option<String>,
    pub text: String,
}

#[cfg(test)]
impl Article {
    /// A text alone, for tests.
    pub fn untitled(text: &str) -> Article {
        Article {
            id: text.to_owned(),
            source: None,
            published: None,
            title: None,
            url: None,
            author: None,
            text: text.to_owned(),
        }
    }
}

//! What the names of parts (`class`, `id` and the like) say of them.

use dom_query::NodeRef;
use rustc_hash::FxHashMap;

const NAMING: &[&str] = &["class", "id", "aria-label", "data-component", "data-testid"];

/// Words in the names of boxes that stand between an article's paragraphs.
const CLUTTER_WORDS: &[&str] = &[
    "ad",
    "adbox",
    "ads",
    "adslot",
    "adunit",
    "advert",
    "advertisement",
    "advertising",
    "advertorial",
    "adverts",
    "breadcrumb",
    "breadcrumbs",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "donate",
    "donation",
    "gdpr",
    "mgid",
    "newsletter",
    "newsletters",
    "optin",
    "outbrain",
    "popup",
    "promo",
    "promoted",
    "promos",
    "promotion",
    "recirc",
    "recirculation",
    "recommendation",
    "recommendations",
    "recommended",
    "related",
    "share",
    "sharebar",
    "sharing",
    "signup",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "trending",
];
/// After trafilatura's `OVERALL_DISCARD_XPATH` (Apache-2.0), as whole words.
const DISCARDED_WORDS: &[&str] = &[
    "banner",
    "byline",
    "criteo",
    "embed",
    "embedded",
    "footer",
    "jp",
    "keywords",
    "menu",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "overlay",
    "pagination",
    "pager",
    "paywall",
    "premium",
    "rating",
    "relatedposts",
    "shariff",
    "sidebar",
    "sociable",
    "subnav",
    "syndication",
    "tags",
    "teaser",
    "teasers",
    "timestamp",
    "toolbar",
    "viral",
    "widget",
    "widgets",
    "tooltip",
    "popover",
    "hovercard",
    "comments",
    "kommentare",
    "copyright",
    "postmetadata",
    "respond",
    "tagcloud",
    "impressum",
    "infobox",
    // Standfirsts, and notes on the author.
    "bio",
    "deck",
    "dek",
    "excerpt",
    "standfirst",
    "subheadline",
    "subtitle",
];
/// Pairs of words that mean clutter only together.
const CLUTTER_PAIRS: &[(&str, &str)] = &[
    ("about", "author"),
    ("also", "read"),
    ("author", "bio"),
    ("author", "card"),
    ("author", "description"),
    ("author", "profile"),
    ("entry", "utility"),
    ("entry", "footer"),
    ("article", "author"),
    ("article", "tag"),
    ("bookmark", "card"),
    ("post", "author"),
    ("post", "ratings"),
    ("post", "footer"),
    ("author", "box"),
    ("author", "info"),
    ("load", "more"),
    ("more", "articles"),
    ("more", "news"),
    ("more", "on"),
    ("more", "posts"),
    ("more", "stories"),
    ("most", "popular"),
    ("most", "read"),
    ("most", "viewed"),
    ("next", "post"),
    ("next", "story"),
    ("post", "meta"),
    ("entry", "meta"),
    ("article", "meta"),
    ("tag", "list"),
    ("read", "also"),
    ("read", "more"),
    ("read", "next"),
    ("see", "also"),
    ("sign", "up"),
    ("up", "next"),
    ("user", "info"),
    ("user", "profile"),
    ("video", "caption"),
    ("video", "description"),
    ("video", "enhancement"),
    ("video", "player"),
    ("video", "title"),
    ("you", "may"),
    ("you", "might"),
];
/// Captions and credits of pictures.
const CAPTION_WORDS: &[&str] =
    &["caption", "captions", "credit", "credits", "figcaption", "imagedescription", "photocredit"];
/// Boxes of the article's own facts.
const FACT_WORDS: &[&str] = &["factbox", "factfile", "factsheet"];
const FACT_PAIRS: &[(&str, &str)] = &[("fact", "box"), ("fact", "file"), ("key", "facts"), ("facts", "box")];
/// Text for those who hear the page only (Bootstrap, WordPress, HTML5 Boilerplate).
const UNSEEN: &[&str] = &[
    "a11y-hidden",
    "screen-reader",
    "screen-reader-only",
    "screen-reader-text",
    "screenreader",
    "sr-only",
    "u-visually-hidden",
    "visually-hidden",
    "visuallyhidden",
];
/// Words that no part around the article is called by.
const SURE_WORDS: &[&str] = &[
    "ad",
    "ads",
    "comments",
    "footer",
    "menu",
    "nav",
    "navigation",
    "outbrain",
    "recommendations",
    "recommended",
    "related",
    "sidebar",
    "sponsored",
    "taboola",
    "trending",
    "widget",
];
/// Beside these, a word above tells of what the part also holds: `subscription-content`, `entry-content-read-more`.
const BODY_WORDS: &[&str] =
    &["article", "body", "content", "copy", "entry", "main", "page", "paragraph", "post", "story", "text"];
const COMMENT_WORDS: &[&str] = &["comment", "comments", "disqus", "discussion", "replies"];

/// What the names of an element say it is, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Kind {
    #[default]
    Unknown,
    /// Named after clutter and after the article at once.
    Mixed,
    /// Seldom holds the article's words.
    Doubtful,
    Caption,
    Clutter,
    Comments,
}

/// The kinds of names that were met before: a page repeats a few names many times.
#[derive(Default)]
pub(super) struct Names(FxHashMap<String, Kind>);

impl Names {
    pub fn kind(&mut self, node: &NodeRef) -> Kind {
        NAMING.iter().map(|naming| self.of(node, naming)).max().unwrap_or_default()
    }

    fn of(&mut self, node: &NodeRef, naming: &str) -> Kind {
        let Some(value) = node.attr(naming) else { return Kind::Unknown };
        let value: &str = &value;
        if let Some(kind) = self.0.get(value) {
            return *kind;
        }
        let may_hold_comments = matches!(naming, "class" | "id");
        let found = value.split_whitespace().map(name_kind).max().unwrap_or_default();
        let kind = if found == Kind::Comments && !may_hold_comments { Kind::Unknown } else { found };
        self.0.insert(value.to_owned(), kind);
        kind
    }
}

/// `factbox`, `c-fact-box`.
pub(super) fn is_facts(node: &NodeRef) -> bool {
    node.attr("class").is_some_and(|names| {
        names.split_whitespace().map(words).any(|words| {
            words.iter().any(|word| FACT_WORDS.contains(&word.as_str())) || has_pair(&words, FACT_PAIRS)
        })
    })
}

fn has_pair(words: &[String], pairs: &[(&str, &str)]) -> bool {
    words.windows(2).any(|pair| pairs.iter().any(|(a, b)| pair[0] == *a && pair[1] == *b))
}

fn name_kind(name: &str) -> Kind {
    let words = words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let pair = || has_pair(&words, CLUTTER_PAIRS);
    let kind = if words.first().is_some_and(|word| COMMENT_WORDS.contains(&word.as_str())) {
        return Kind::Comments;
    } else if UNSEEN.contains(&name) {
        return Kind::Clutter;
    } else if has(CLUTTER_WORDS) || pair() {
        Kind::Clutter
    } else if has(CAPTION_WORDS) {
        return Kind::Caption;
    } else if has(DISCARDED_WORDS) {
        Kind::Doubtful
    } else {
        return Kind::Unknown;
    };
    if has(BODY_WORDS) && !has(SURE_WORDS) { Kind::Mixed } else { kind }
}

/// `Related-storyBox_2` → `related`, `story`, `box`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for character in name.chars().take(200) {
        let ends = !character.is_alphabetic() || (lower && character.is_uppercase());
        if ends && words.last().is_some_and(|word| !word.is_empty()) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| character.is_alphabetic()) {
            word.extend(character.to_lowercase());
        }
        lower = character.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_word_by_word() {
        for (name, kind) in [
            ("inline-ad", Kind::Clutter),
            ("header-image", Kind::Unknown),
            ("commentary", Kind::Unknown),
            ("comment-list", Kind::Comments),
            ("image__caption", Kind::Caption),
            ("sr-only", Kind::Clutter),
            ("RightSidebar", Kind::Doubtful),
            ("entry-content-read-more", Kind::Mixed),
            ("subscription-content", Kind::Mixed),
        ] {
            assert_eq!(name_kind(name), kind, "{name}");
        }
    }
}

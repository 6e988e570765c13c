//! JSON-LD: what a page states for search engines.

use dom_query::Document;
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// All objects that a page states.
pub(super) struct Linked {
    blocks: Vec<Value>,
    /// Blocks that are no JSON, in which single fields can still be read.
    broken: Vec<String>,
}

impl Linked {
    pub fn of(page: &Document) -> Self {
        let scripts = page.select("script[type]");
        let is_linked = |kind: &str| kind.to_ascii_lowercase().contains("ld+json");
        let texts =
            scripts.nodes().iter().filter(|script| script.attr("type").is_some_and(|kind| is_linked(&kind)));
        let (mut blocks, mut broken) = (Vec::new(), Vec::new());
        for script in texts {
            let text = script.text();
            match parse(&text) {
                Some(block) => blocks.push(block),
                None => broken.push(text.to_string()),
            }
        }
        Linked { blocks, broken }
    }

    /// The posts of a live blog.
    pub fn posts(&self) -> Vec<Stated<'_>> {
        let blogs = self.objects().into_iter().filter(|object| is_type(object, &["LiveBlogPosting"]));
        let updates = blogs.filter_map(|blog| blog.get("liveBlogUpdate"));
        let posts = updates.flat_map(|updates| match updates {
            Value::Array(posts) => posts.iter().filter_map(Value::as_object).collect(),
            Value::Object(post) => vec![post],
            _ => Vec::new(),
        });
        posts.map(|object| Stated { object, by_id: FxHashMap::default() }).collect()
    }

    /// The first string of this key, in a page without an article: of any object, else of a broken block.
    pub fn loose(&self, key: &str) -> Option<&str> {
        let whole = || self.objects().into_iter().find_map(|object| object.get(key)?.as_str());
        whole().or_else(|| self.broken.iter().find_map(|block| loose_string(block, key)))
    }

    /// The first news article, else the first article of any kind.
    pub fn article(&self) -> Option<Stated<'_>> {
        let objects = self.objects();
        let articles = || {
            objects.iter().copied().filter(|object| is_type(object, &["Article", "BlogPosting", "Report"]))
        };
        let news = articles().find(|object| is_type(object, &["NewsArticle"]));
        let review = || objects.iter().copied().find(|object| is_type(object, &["ClaimReview"]));
        let object = news.or_else(|| articles().next()).or_else(review)?;
        let by_id = objects.iter().filter_map(|object| Some((object.get("@id")?.as_str()?, *object))).fold(
            FxHashMap::default(),
            |mut ids: FxHashMap<&str, &Object>, (id, object)| {
                // A mere reference must not hide the object that it refers to.
                if object.len() > 1 {
                    ids.entry(id).or_insert(object);
                }
                ids
            },
        );
        Some(Stated { object, by_id })
    }

    /// Objects in lists, in `@graph`, and those that are the page's main matter; not lists of other stories.
    fn objects(&self) -> Vec<&Object> {
        let mut waiting: Vec<&Value> = self.blocks.iter().rev().collect();
        let mut found = Vec::new();
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(items) => waiting.extend(items.iter().rev()),
                Value::Object(object) => {
                    found.push(object);
                    let inner = ["mainEntityOfPage", "mainEntity", "@graph"];
                    waiting.extend(inner.iter().filter_map(|key| object.get(*key)));
                }
                _ => {}
            }
        }
        found
    }
}

/// `"key": "value"`, wherever it stands.
fn loose_string<'a>(block: &'a str, key: &str) -> Option<&'a str> {
    block.match_indices(key).find_map(|(at, _)| {
        let rest = block.get(at + key.len()..)?.strip_prefix('"')?.trim_start().strip_prefix(':')?;
        rest.trim_start().strip_prefix('"')?.split('"').next()
    })
}

/// Raw line breaks inside strings are the common fault of such blocks.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let script =
        script.trim().trim_start_matches("//").trim_start_matches("<![CDATA[").trim_end_matches("]]>");
    let script = script.trim_end().trim_end_matches([';', '/']);
    serde_json::from_str(script)
        .or_else(|_| serde_json::from_str(&script.replace(|character: char| character.is_control(), " ")))
        .ok()
}

fn is_type(object: &Object, ends: &[&str]) -> bool {
    let fits = |kind: &Value| kind.as_str().is_some_and(|kind| ends.iter().any(|end| kind.ends_with(end)));
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(fits),
        Some(kind) => fits(kind),
        None => false,
    }
}

/// An article as its page states it.
pub(super) struct Stated<'a> {
    object: &'a Object,
    by_id: FxHashMap<&'a str, &'a Object>,
}

impl<'a> Stated<'a> {
    pub fn string(&self, key: &str) -> Option<&'a str> {
        match self.object.get(key)? {
            Value::Array(items) => items.first()?.as_str(),
            value => value.as_str(),
        }
    }

    /// The names of a publisher or of authors: strings, objects with a `name`, references, or lists of these.
    pub fn names(&self, key: &str) -> Vec<&'a str> {
        match self.object.get(key) {
            Some(Value::Array(items)) => items.iter().filter_map(|item| self.name(item)).collect(),
            Some(value) => self.name(value).into_iter().collect(),
            None => Vec::new(),
        }
    }

    fn name(&self, value: &'a Value) -> Option<&'a str> {
        let object = match value {
            Value::String(name) => return Some(name),
            Value::Object(object) => object,
            _ => return None,
        };
        let referred = || self.by_id.get(object.get("@id")?.as_str()?)?.get("name");
        match object.get("name").or_else(referred)? {
            Value::Array(names) => names.first()?.as_str(),
            name => name.as_str(),
        }
    }

    pub fn is_review(&self) -> bool {
        is_type(self.object, &["ClaimReview"])
    }

    /// The page's own address.
    pub fn url(&self) -> Option<&'a str> {
        let main = self.object.get("mainEntityOfPage");
        let main = main.and_then(|main| main.as_str().or_else(|| main.get("@id")?.as_str()));
        self.string("url").or(main)
    }
}

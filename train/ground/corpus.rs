//! The annotated sentences, on this program's own tokens.

use std::io::{BufRead, BufReader};
use std::path::Path;

use gainsay::document::{Document, Rel, Tag, form::Form};
use gainsay::read::Article;
use serde_json::Value;

pub struct Sentence {
    pub held_out: bool,
    pub forms: Vec<Form>,
    /// Tags that the tokenizer decides.
    pub fixed: Vec<Option<Tag>>,
    /// `None` where the annotation has other tokens.
    pub tags: Vec<Option<Tag>>,
    /// Heads (own index for the root) and relations, if all tokens agree.
    pub tree: Option<Vec<(u32, Rel)>>,
    pub text: String,
}

struct Word {
    start: usize,
    end: usize,
    tag: Option<Tag>,
    head: usize,
    rel: Rel,
}

pub fn read(path: &Path) -> Vec<Sentence> {
    let file = std::fs::File::open(path).expect("the corpus can be opened");
    let mut sentences = Vec::new();
    for (at, line) in BufReader::new(file).lines().enumerate() {
        let article: Value = serde_json::from_str(&line.expect("a line")).expect("a JSON object");
        let held_out = article["held"].as_bool().unwrap_or(at % 10 == 0);
        for sentence in article["sentences"].as_array().into_iter().flatten() {
            let (text, words) = rebuild(sentence);
            sentences.push(align(text, &words, held_out));
        }
    }
    report_coverage(&sentences);
    sentences
}

/// The sentence as it stood, from its words and the gaps between them.
fn rebuild(sentence: &Value) -> (String, Vec<Word>) {
    let (mut text, mut words, mut last) = (String::new(), Vec::new(), None);
    for word in sentence.as_array().into_iter().flatten() {
        let (from, to) = (word[1].as_u64(), word[2].as_u64());
        if last.is_some_and(|last| from > last) {
            text.push(' ');
        }
        last = Some(to);
        let spelled = unescape(word[0].as_str().unwrap_or_default());
        let start = text.len();
        text.push_str(&spelled);
        words.push(Word {
            start,
            end: text.len(),
            tag: word[4].as_str().and_then(Tag::parse),
            head: word[6].as_u64().unwrap_or(0) as usize,
            rel: relation(word[7].as_str().unwrap_or_default()),
        });
    }
    (text, words)
}

fn unescape(word: &str) -> String {
    let plain = match word {
        "-LRB-" => "(",
        "-RRB-" => ")",
        "-LSB-" => "[",
        "-RSB-" => "]",
        "-LCB-" => "{",
        "-RCB-" => "}",
        "``" => "“",
        "''" => "”",
        "`" => "‘",
        _ => word,
    };
    plain.replace('\u{a0}', " ")
}

fn relation(name: &str) -> Rel {
    let base = name.split(':').next().unwrap_or_default();
    Rel::parse(name).or_else(|| Rel::parse(base)).unwrap_or(match name {
        "csubjpass" => Rel::Csubj,
        _ => Rel::Dep,
    })
}

fn align(text: String, words: &[Word], held_out: bool) -> Sentence {
    let document = Document::new(&article(&text));
    let index = |start: u32, end: u32| {
        let at = words.partition_point(|word| word.start < start as usize);
        words.get(at).filter(|word| word.start == start as usize && word.end == end as usize).map(|_| at)
    };
    let matches: Vec<_> =
        document.tokens.iter().map(|token| index(token.span.start, token.span.end)).collect();
    let whole = matches.len() == words.len() && matches.iter().all(Option::is_some);
    let whole = whole && document.tokens.len() < 400;
    let tree = whole.then(|| {
        let arc = |(at, word): (usize, &Word)| (word.head.checked_sub(1).unwrap_or(at) as u32, word.rel);
        words.iter().enumerate().map(arc).collect()
    });
    let spelled = |at: usize| document.word(at as u32);
    let (forms, fixed) =
        (0..document.tokens.len()).map(|at| (Form::of(spelled(at)), document.fixed_tag(at as u32))).unzip();
    let tags = matches.iter().map(|at| at.and_then(|at| words[at].tag)).collect();
    Sentence { held_out, forms, fixed, tags, tree, text }
}

pub fn article(text: &str) -> Article {
    Article {
        id: String::new(),
        source: None,
        published: None,
        changed: None,
        title: None,
        url: None,
        author: None,
        text: text.to_owned(),
    }
}

fn report_coverage(sentences: &[Sentence]) {
    let tokens: usize = sentences.iter().map(|sentence| sentence.tags.len()).sum();
    let tagged: usize = sentences.iter().flat_map(|sentence| &sentence.tags).flatten().count();
    let whole = sentences.iter().filter(|sentence| sentence.tree.is_some()).count();
    eprintln!("{tagged} of {tokens} tokens and {whole} of {} trees agree", sentences.len());
}

/// Copies as lower-quality text has them: without commas, in capitals, in title case.
pub fn altered<'s>(sentences: impl Iterator<Item = &'s Sentence>) -> Vec<Sentence> {
    let mut copies = Vec::new();
    for (at, sentence) in sentences.enumerate() {
        let copy = match at % 12 {
            0 => respell(sentence, str::to_uppercase),
            3 | 9 => respell(sentence, title_case),
            2 | 6 | 10 => without_commas(sentence),
            _ => continue,
        };
        copies.push(copy);
    }
    copies
}

fn title_case(word: &str) -> String {
    const SMALL: &[&str] = &["a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "at", "by", "as"];
    if SMALL.contains(&word) {
        return word.to_owned();
    }
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn respell(sentence: &Sentence, spell: impl Fn(&str) -> String) -> Sentence {
    let document = Document::new(&article(&sentence.text));
    let forms = (0..document.tokens.len()).map(|at| Form::of(&spell(document.word(at as u32)))).collect();
    Sentence {
        forms,
        fixed: sentence.fixed.clone(),
        tags: sentence.tags.clone(),
        tree: sentence.tree.clone(),
        text: sentence.text.clone(),
        ..*sentence
    }
}

fn without_commas(sentence: &Sentence) -> Sentence {
    let kept: Vec<usize> =
        (0..sentence.tags.len()).filter(|&at| sentence.fixed[at] != Some(Tag::Comma)).collect();
    let place = |at: u32| kept.binary_search(&(at as usize)).ok().map(|at| at as u32);
    let tree = sentence.tree.as_ref().and_then(|tree| {
        kept.iter().map(|&at| Some((place(tree[at].0)?, tree[at].1))).collect::<Option<Vec<_>>>()
    });
    Sentence {
        forms: kept.iter().map(|&at| sentence.forms[at]).collect(),
        fixed: kept.iter().map(|&at| sentence.fixed[at]).collect(),
        tags: kept.iter().map(|&at| sentence.tags[at]).collect(),
        tree,
        text: String::new(),
        ..*sentence
    }
}

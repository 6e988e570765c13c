//! Where it happened: places named in the figure's own clause, else in the sentence, else in the paragraph, else in the
//! dateline.

use crate::annotate::Annotations;
use crate::annotate::place::{Lies, Mention as Named, Place};
use crate::base::Span;
use crate::document::{Document, ParagraphKind, Tag};
use crate::lexicon::spelling::fold;

/// How many sentences around one may lend it their places.
const NEAREST: usize = 8;
/// Steps from a word up to the verb of its clause.
const FARTHEST_VERB: usize = 12;
/// Depth of a country, see [`Place::depth`].
const COUNTRY: usize = 1;
/// What no gazetteer knows is no country, and may be no place.
const UNKNOWN: usize = 2;

/// Mentions of places in order of the text.
pub(super) struct Places {
    mentions: Vec<Mention>,
    dateline: Where,
}

struct Mention {
    token: u32,
    name: String,
    place: Option<Place>,
}

/// Names as printed, the most specific first, and where they lie without what only contains another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Where {
    pub names: Vec<String>,
    pub places: Vec<Place>,
}

impl Places {
    pub(super) fn of(document: &Document, annotations: &Annotations) -> Self {
        let found = annotations.places.mentions.iter().filter(|mention| !mention.acts);
        // A headline in capitals makes a name of anything.
        let headline =
            document.paragraphs.iter().take_while(|paragraph| paragraph.kind != ParagraphKind::Body);
        let headline = headline.last().map_or(0, |paragraph| document.token_at(paragraph.span.end));
        let known = |mention: &&Named| mention.place.is_some() || mention.tokens.0 >= headline;
        let mentions: Vec<Mention> = found
            .filter(known)
            .filter_map(|mention| {
                let name = annotations.entities.get(mention.entity)?.name.clone();
                Some(Mention { token: mention.tokens.0, name, place: mention.place.clone() })
            })
            .collect();
        let first = document.paragraphs.iter().find(|paragraph| paragraph.kind == ParagraphKind::Body);
        let start = first
            .and_then(|body| document.sentences.get(body.sentences.0 as usize))
            .map_or(0, |sentence| sentence.tokens.0);
        let dateline = annotations.places.dateline.map(|end| gathered(within(&mentions, (start, end))));
        Places { dateline: dateline.unwrap_or_default(), mentions }
    }

    /// Names of the places mentioned before a token.
    pub(super) fn until(&self, token: u32) -> impl Iterator<Item = &str> {
        self.mentions
            .iter()
            .take_while(move |mention| mention.token < token)
            .map(|mention| mention.name.as_str())
    }

    /// Where the article is set: the places of the first sentence up to a token that names one nearer than a country,
    /// else of the first that names any, else those of the dateline; the most specific first.
    pub(super) fn scene(&self, document: &Document, token: u32) -> Vec<String> {
        let told = self.mentions.iter().filter(|mention| !document.in_dateline(mention.token));
        let told: Vec<&Mention> = told.take_while(|mention| mention.token < token).collect();
        let near = |mention: &&&Mention| mention.place.as_ref().map_or(UNKNOWN, Place::depth) > COUNTRY;
        let Some(first) = told.iter().find(near).or(told.first()) else {
            return self.dateline.names.clone();
        };
        let sentence = document.sentences.get(document.sentence_of(first.token) as usize);
        let (from, to) = sentence.map_or((first.token, first.token + 1), |sentence| sentence.tokens);
        let from = told.iter().map(|mention| mention.token).find(|token| *token >= from).unwrap_or(from);
        let tokens = (from, to);
        let names = gathered(own_clause(document, within(&self.mentions, tokens), first.token)).names;
        // The dateline may say where in the country, or which country.
        let same = |wide: &String| names.first().is_some_and(|name| fold(name) == fold(wide));
        match self.dateline.names.len() > names.len() && self.dateline.names.iter().any(same) {
            true => self.dateline.names.clone(),
            false => names,
        }
    }

    pub(super) fn near(&self, document: &Document, span: Span) -> Where {
        let token = document.token_at(span.start);
        let at = document.sentence_of(token);
        let Some(sentence) = document.sentences.get(at as usize) else {
            return self.dateline.clone();
        };
        let named = within(&self.mentions, sentence.tokens);
        if !named.is_empty() {
            return gathered(own_clause(document, named, token));
        }
        // The nearest sentence of the paragraph that names one, those before it first.
        let (first, last) = document.paragraphs[sentence.paragraph as usize].sentences;
        let others = (first..at).rev().chain(at + 1..last).take(NEAREST);
        let named = others
            .filter_map(|other| document.sentences.get(other as usize))
            .map(|other| within(&self.mentions, other.tokens));
        let nearest = named.into_iter().find(|named| !named.is_empty());
        nearest.map_or_else(|| self.dateline.clone(), gathered)
    }
}

fn within(mentions: &[Mention], (from, to): (u32, u32)) -> &[Mention] {
    let first = mentions.partition_point(|mention| mention.token < from);
    let end = mentions.partition_point(|mention| mention.token < to);
    &mentions[first..end.max(first)]
}

/// The run of places under the verb that the token stands under: of "three died in Homs and two were hurt in Hama",
/// two have Hama.  All of them if none is.
fn own_clause<'a>(document: &Document, named: &'a [Mention], token: u32) -> &'a [Mention] {
    let own = verb(document, token);
    let same = |mention: &Mention| verb(document, mention.token) == own;
    match (named.iter().position(same), named.iter().rposition(same)) {
        (Some(first), Some(last)) => {
            // "Lubbock, Texas": what contains a place goes with it.
            let more = named[last + 1..].iter().take_while(|mention| contains(mention, &named[last])).count();
            dealt_out(document, &named[first..=last + more], token)
        }
        _ => named,
    }
}

/// Figures and places that take turns: of "nine in Rafah and 11 in Jabalia" nine has Rafah.
fn dealt_out<'a>(document: &Document, named: &'a [Mention], token: u32) -> &'a [Mention] {
    let number = |at: u32| document.tag(at) == Tag::Cd;
    let numbers = |from: u32, to: u32| (from..to).any(number);
    let turns = named.windows(2).any(|pair| {
        let apart = !contains(&pair[0], &pair[1]) && !contains(&pair[1], &pair[0]);
        apart && numbers(pair[0].token, pair[1].token)
    });
    let next = named.partition_point(|mention| mention.token < token);
    let own = (token..).find(|at| !number(*at)).unwrap_or(token);
    let Some(mention) = named.get(next).filter(|mention| turns && !numbers(own, mention.token)) else {
        return named;
    };
    let run = named[next + 1..].iter().take_while(|wide| contains(wide, mention)).count();
    &named[next..=next + run]
}

fn contains(wide: &Mention, narrow: &Mention) -> bool {
    matches!((&wide.place, &narrow.place), (Some(wide), Some(narrow)) if Place::lies(wide, narrow) == Lies::Around)
}

fn verb(document: &Document, mut token: u32) -> u32 {
    for _ in 0..FARTHEST_VERB {
        let Some(here) = document.tokens.get(token as usize) else { break };
        if here.tag.is_verb() || here.head == token {
            break;
        }
        token = here.head;
    }
    token
}

fn gathered(named: &[Mention]) -> Where {
    let mut sorted: Vec<&Mention> = named.iter().collect();
    sorted.sort_by_key(|mention| std::cmp::Reverse(mention.place.as_ref().map_or(UNKNOWN, Place::depth)));
    let mut found = Where::default();
    for mention in sorted {
        if !found.names.contains(&mention.name) {
            found.names.push(mention.name.clone());
        }
        let Some(place) = &mention.place else { continue };
        let covered = |narrow: &Place| matches!(Place::lies(place, narrow), Lies::Around | Lies::Same);
        if !found.places.iter().any(covered) {
            found.places.push(place.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::claims::{Place, Reading, read_claims};
    use crate::read::Article;

    fn read(text: &str) -> Reading {
        read_claims(&Article::untitled(text))
    }

    fn places(text: &str) -> Vec<String> {
        read(text).claims.iter().map(|claim| format!("{} {}", claim.text, claim.place.join("/"))).collect()
    }

    #[test]
    fn a_figure_has_the_places_of_its_clause_else_of_its_sentence_else_of_the_dateline() {
        let text = "Three people were killed in Homs and two soldiers were wounded in Aleppo.";
        assert_eq!(places(text), ["Three people Homs", "two soldiers Aleppo"]);
        let text = "Strikes killed nine people in Rafah and 11 in Jabalia.";
        assert_eq!(places(text), ["nine people Rafah", "11 Jabalia"]);
        assert_eq!(places("In Syria, three people died in Homs."), ["three people Homs/Syria"]);
        let text = "KHARKIV, Ukraine (Wire) — Nobody slept.\n\nThree people died.";
        assert_eq!(places(text), ["Three people KHARKIV/Ukraine"]);
    }

    #[test]
    fn where_a_claim_lies_survives_json() {
        let reading = read("Three people died in Lubbock, Texas.");
        let json = serde_json::to_string(&reading).expect("a reading is JSON");
        let back: Reading = serde_json::from_str(&json).expect("JSON is a reading");
        assert_eq!(back, reading);
        let paths: Vec<&str> = back.setting.frames[0].places.iter().map(Place::path).collect();
        assert_eq!(paths, ["US/TX/3358,-10186"]);
    }
}

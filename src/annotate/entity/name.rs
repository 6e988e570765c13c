//! Runs of capitalised words that name somebody or something.

use rustc_hash::FxHashSet;

use super::title::Titles;
use super::words::{is, listed, name_too};
use super::{EntityKind, Gender};
use crate::document::{Document, Tag};
use crate::lexicon::spelling::is_acronym;
use crate::lexicon::{Personal, personal, place_key, places};

/// One name as it stands, its titles apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// The title before it, if any, and the name; tokens, end exclusive.
    pub title: (u32, u32),
    pub tokens: (u32, u32),
    pub kind: EntityKind,
    pub gender: Gender,
}

pub fn find(document: &Document) -> Vec<Name> {
    let mut names = Vec::new();
    let titles = Titles::of(document);
    let mut datelines = document.datelines.iter().peekable();
    for sentence in &document.sentences {
        let mut at = sentence.tokens.0;
        if let Some(&(start, end)) = datelines.next_if(|dateline| dateline.0 == at) {
            dateline_places(document, start, end, &mut names);
            at = end.min(sentence.tokens.1);
        }
        while at < sentence.tokens.1 {
            let end = run_end(document, at, sentence.tokens.1);
            if end == at {
                at += 1;
                continue;
            }
            split(&titles, document, (at, end), &mut names);
            at = end;
        }
    }
    names
}

/// Names that only ever stand behind "in" are places: "in Santa Brigida", unless a given name says otherwise.
pub fn locate(document: &Document, names: &mut [Name]) {
    let placed = |name: &Name| {
        let bare = name.title.0 == name.title.1 && name.tokens.0 > 0 && name.gender == Gender::Unknown;
        bare && document.lower(name.tokens.0 - 1) == "in"
    };
    let text = |name: &Name| document.slice(document.span_of(name.tokens));
    let people = names.iter().filter(|name| name.kind == EntityKind::Person);
    let elsewhere: FxHashSet<&str> = people.filter(|name| !placed(name)).map(text).collect();
    for name in names.iter_mut().filter(|name| name.kind == EntityKind::Person && placed(name)) {
        if !elsewhere.contains(text(name)) {
            name.kind = EntityKind::Place;
        }
    }
}

/// The places of a dateline, none of whose names is a person or a body.
fn dateline_places(document: &Document, start: u32, end: u32, names: &mut Vec<Name>) {
    let mut at = start;
    while at < end && document.tag(at) != Tag::Open {
        let part = |at: &u32| {
            let inside = document.word(*at).starts_with(char::is_uppercase) && !calendar(document.lower(*at));
            inside || document.lower(*at) == "of"
        };
        let stop = (at..end).find(|at| !part(at)).unwrap_or(end);
        // "May 5" is no place.
        let month = stop == at + 1 && document.tag(stop) == Tag::Cd;
        if stop > at && !month {
            let tokens = (at, stop);
            names.push(Name { title: (at, at), tokens, kind: EntityKind::Place, gender: Gender::Unknown });
        }
        // What stands in brackets is the agency.
        at = if document.tag(stop) == Tag::Open { end } else { stop + 1 };
    }
}

/// Whether a verb is none, as it stands with a capital behind a name: "Omar **Said**, the governor, left".
pub fn part_of_name(document: &Document, token: u32) -> bool {
    let capital = |at: u32| document.word(at).starts_with(char::is_uppercase);
    let behind = |token: u32| capital(token - 1) && document.tag(token - 1).is_name();
    if !document.tag(token).is_verb() || !capital(token) || token == 0 || !behind(token) {
        return false;
    }
    let (start, end) = document.sentences[document.sentence_of(token) as usize].tokens;
    let shouted = || document.word(token).chars().skip(1).any(char::is_uppercase);
    if token == start || shouted() {
        return false;
    }
    // In a headline every verb has a capital.
    let small = |at: &u32| document.word(*at).starts_with(char::is_lowercase);
    let words = |at: &u32| document.tag(*at).is_verb() || document.tag(*at).is_noun();
    let plain = (start..end).filter(words).filter(small).count();
    plain * 2 >= (start..end).filter(words).count().saturating_sub(1) && plain > 0
}

/// The end of the run of name words that begins here; the start itself if there is none.
fn run_end(document: &Document, start: u32, stop: u32) -> u32 {
    let mut at = start;
    let mut body = false;
    while at < stop {
        // What has no capital is at most the "of" in a name.
        if document.word(at).starts_with(char::is_uppercase) {
            let possessed = possessed(document, at).is_some();
            if calendar(document.lower(at)) || at > start && possessed {
                break;
            }
            let named = document.tag(at).is_name();
            if possessed && named {
                return at + 1;
            }
            if named || joins(document, at, start, stop) {
                body |= is(document, at, "org");
                at += 1;
                continue;
            }
        }
        // "Bank of America", "Ministry of Foreign Affairs", "Secretary of State"
        let of = matches!(document.lower(at), "of" | "for")
            && (body
                || at > start && is(document, at - 1, "title")
                || at > start && document.lower(at - 1) == "secretary");
        let next = at + 1 + u32::from(at + 1 < stop && document.lower(at + 1) == "the");
        if of
            && next < stop
            && document.tag(next).is_noun()
            && document.word(next).starts_with(char::is_uppercase)
        {
            // The tagger may take it for a common noun, but its capital says otherwise.
            at = next + u32::from(!document.tag(next).is_name());
            continue;
        }
        break;
    }
    at
}

/// A word with a capital that belongs to a name, though the tagger takes it for none.
fn joins(document: &Document, at: u32, start: u32, stop: u32) -> bool {
    if at > start {
        return part_of_name(document, at) || is(document, at, "org");
    }
    let next = at + 1 < stop && document.tag(at + 1).is_name();
    next && (is(document, at, "name") || is(document, at, "demonym")) || mistagged(document, at, start)
}

/// A town that the tagger takes for a noun or an adjective: "the city of **Homs**".
fn mistagged(document: &Document, at: u32, start: u32) -> bool {
    let inside = at == start && at > 0 && document.tag(at - 1) == Tag::In;
    let contained = document.word(at + 1) == "," && document.tag(at + 2).is_name();
    let tag = document.tag(at);
    inside
        && (tag.is_noun() || tag.is_adjective() || tag.is_verb() && contained)
        && listed(document.lower(at)).is_none_or(|line| line.0 == "place")
        && places(&place_key(document.lower(at))).is_some_and(|known| contained || !known.word)
}

/// The place in "Syrias coast": the text has lost its apostrophe.
fn possessed(document: &Document, at: u32) -> Option<&str> {
    document.word(at).starts_with(char::is_uppercase).then(|| owner(document.lower(at))).flatten()
}

/// A listed place without the "s" of a possessive that has lost its apostrophe.
pub fn owner(word: &str) -> Option<&str> {
    let place = word.strip_suffix('s').filter(|place| place.len() > 3)?;
    (listed(&word.to_lowercase()).is_none()
        && listed(&place.to_lowercase()).is_some_and(|line| line.0 == "place"))
    .then_some(place)
}

/// Days and months go with no name.
pub fn calendar(word: &str) -> bool {
    personal(word) == Some(&Personal::Calendar)
}

/// Takes the titles off a run and classes what is left.
fn split(titles: &Titles, document: &Document, (start, end): (u32, u32), names: &mut Vec<Name>) {
    let mut at = start;
    // Where the words before the name begin that are not a name of their own.
    let mut lead = start;
    let mut gender = Gender::Unknown;
    let mut titled = false;
    // "Justice Department": a body, however its first word would serve as a title.
    let body = is(document, end - 1, "org");
    while at + 1 < end && !body {
        let word = document.lower(at).trim_end_matches('.');
        match listed(word) {
            _ if titles.leads(start, at, end) => {
                let value = listed(word).filter(|line| line.0 == "title").map_or("-", |line| line.1);
                gender = gender_of(value, gender);
                titled = true;
                at += 1;
                // "Secretary of State Marco Rubio"
                if at + 2 < end && document.lower(at) == "of" {
                    at += 2;
                }
            }
            Some(("demonym", _)) if is(document, at + 1, "title") => at += 1,
            _ => match titles.later_title(at, end) {
                Some(title) => {
                    // "Harrow Police Chief Ana Stone": the police are a body of their own.
                    if class(document, (at, title), false).0 == EntityKind::Organisation {
                        let (kind, tokens) = (EntityKind::Organisation, (at, title));
                        names.push(Name { title: (at, at), tokens, kind, gender: Gender::Unknown });
                        lead = title;
                    }
                    at = title;
                }
                None => break,
            },
        }
    }
    if at + 1 == end && at > start && is(document, at, "title") && !titled {
        return;
    }
    // "Archbishop **of** Karwin": what follows is no person.
    let of = document.tag(at) == Tag::In && at + 1 < end;
    titled &= !of;
    let mut words = (at + u32::from(of), end);
    let (mut kind, mut own) = class(document, words, titled);
    // "Syrian Observatory" is a name; of "French Lena Ortiz" only the last two words are.
    let adjective = at + 1 < end && document.tag(at).is_adjective() && is(document, at, "demonym");
    if adjective && kind != EntityKind::Organisation {
        words.0 += 1;
        (kind, own) = class(document, words, titled);
    }
    if at == start && end - start == 1 && (is(document, at, "title") || is(document, at, "demonym")) {
        return;
    }
    // "The Bill says": a person's given name takes no article.
    let article = at > 0 && at == start && words.1 - words.0 == 1 && document.tag(at - 1) == Tag::Dt;
    if article && kind == EntityKind::Person && !titled {
        (kind, own) = (EntityKind::Other, Gender::Unknown);
    }
    let gender = if kind == EntityKind::Person && gender == Gender::Unknown { own } else { gender };
    names.push(Name { title: (lead.min(words.0), words.0), tokens: words, kind, gender });
}

fn gender_of(value: &str, before: Gender) -> Gender {
    match value {
        "m" => Gender::Male,
        "f" => Gender::Female,
        _ => before,
    }
}

fn class(document: &Document, words: (u32, u32), titled: bool) -> (EntityKind, Gender) {
    let span = document.span_of(words);
    let lower = document.slice(span).to_lowercase();
    match listed(&lower) {
        Some(("place", _)) if !titled => return (EntityKind::Place, Gender::Unknown),
        Some(("body", _)) => return (EntityKind::Organisation, Gender::Unknown),
        _ => {}
    }
    if owner(&lower).is_some() {
        return (EntityKind::Place, Gender::Unknown);
    }
    let first = document.lower(words.0);
    let first_listed = listed(first);
    if titled {
        // Of "Dr. Benjamin" the given name is the surname.
        let gender = first_listed
            .filter(|line| line.0 == "name" && words.1 - words.0 > 1)
            .map_or(Gender::Unknown, |line| gender_of(line.1, Gender::Unknown));
        return (EntityKind::Person, gender);
    }
    if (words.0..words.1).any(|at| is(document, at, "org")) {
        return (EntityKind::Organisation, Gender::Unknown);
    }
    let several = words.1 - words.0 > 1;
    // "Dean Stone": what leads it is no title here.
    let person = first_listed.is_some_and(|line| line.0 == "name") || several && name_too(first).is_some();
    let geo = |at: u32, end: &str| listed(document.lower(at)) == Some(("geo", end));
    if several && (!person && geo(words.1 - 1, "last") || geo(words.0, "first")) {
        return (EntityKind::Place, Gender::Unknown);
    }
    // "Bahía Blanca"; of "Santa Clara" and "Lincoln" the words around say more.
    if several && !person && places(&place_key(&lower)).is_some_and(|known| !known.word && !known.person) {
        return (EntityKind::Place, Gender::Unknown);
    }
    match first_listed {
        Some(("name", value)) => return (EntityKind::Person, gender_of(value, Gender::Unknown)),
        Some(("title", _)) if person => return (EntityKind::Person, Gender::Male),
        Some(("demonym", _)) => return (EntityKind::Other, Gender::Unknown),
        _ => {}
    }
    let word = document.word(words.0);
    if !several && is_acronym(word) {
        return (EntityKind::Organisation, Gender::Unknown);
    }
    let has_of = (words.0..words.1).any(|at| document.tag(at) == Tag::In);
    match words.1 - words.0 {
        2 | 3 if !has_of => (EntityKind::Person, Gender::Unknown),
        _ => (EntityKind::Other, Gender::Unknown),
    }
}

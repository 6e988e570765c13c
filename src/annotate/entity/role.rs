//! Titles, appositions and descriptions that go with a name.

use super::name::Name;
use super::words::{listed, office};
use super::{Entities, EntityKind};
use crate::document::{Document, Tag};
use crate::lexicon::{Function, NounSense, Personal, is_modifier, noun_sense, personal, serves};

/// The longest apposition in tokens that still reads as a role.
const LONGEST: u32 = 14;

/// Notes for each entity what the article calls it beside its names.
pub fn attach(document: &Document, names: &[Name], entities: &mut Entities) {
    for (index, name) in names.iter().enumerate() {
        let entity = entities.mentions[index].entity;
        if entities.all[entity as usize].kind != EntityKind::Person {
            continue;
        }
        for tokens in
            [before(document, name), ahead(document, name), after(document, name)].into_iter().flatten()
        {
            if !occupies(document, tokens) {
                continue;
            }
            let words = document.slice(document.span_of(tokens)).to_owned();
            let roles = &mut entities.all[entity as usize].roles;
            // A role that runs on into the next paragraph is a heading.
            if roles.len() < 8 && !roles.contains(&words) && !words.contains('\n') {
                roles.push(words);
            }
        }
    }
}

/// Whether words name an office or an occupation: "**his son**" and "**whose client**" tell of somebody else.
fn occupies(document: &Document, (start, end): (u32, u32)) -> bool {
    let joint = |at: &u32| *at > start && matches!(document.tag(*at), Tag::In | Tag::Wp | Tag::Wdt);
    let head = (start..end).find(joint).unwrap_or(end) - 1;
    let begins = matches!(document.tag(start), Tag::WpS | Tag::Vbg | Tag::In);
    let kin = matches!(personal(document.lemma(head)), Some(Personal::Kin { .. }));
    let many = document.tag(head) == Tag::Nns;
    !begins && !kin && !many
}

/// "Secretary of State" or, lower case, "presidential adviser".
fn before(document: &Document, name: &Name) -> Option<(u32, u32)> {
    let mut start = name.title.0;
    while start > 0 && name.title.0 - start < 5 {
        let tag = document.tag(start - 1);
        let word = start - 1;
        let fits = matches!(tag, Tag::Nn | Tag::Jj | Tag::Nnp | Tag::Pos)
            && !document.slice(document.span_of((word, start + 1))).contains('\n')
            && document.tokens[word as usize].span.end + 2 >= document.tokens[start as usize].span.start
            && !courtesy(document.lower(word));
        if !fits {
            break;
        }
        start -= 1;
    }
    let end = name.tokens.0;
    if name.title.0 < name.title.1 && (name.title.0..name.title.1).any(|at| office(document, at)) {
        let plain = name.title.1 - name.title.0 == 1 && courtesy(document.lower(name.title.0));
        return (!plain).then_some((start, end));
    }
    let last = end.checked_sub(1).filter(|_| start < end)?;
    // The tagger takes "**activist** Ana Stone" for an adjective.
    let described =
        document.tag(last) == Tag::Jj && noun_sense(document.lower(last)) == Some(NounSense::Person);
    (described || person_noun(document, last)).then_some((start, end))
}

fn courtesy(word: &str) -> bool {
    personal(word.trim_end_matches('.')) == Some(&Personal::Courtesy)
}

/// ", head of the council,".
fn after(document: &Document, name: &Name) -> Option<(u32, u32)> {
    let count = document.tokens.len() as u32;
    let start = name.tokens.1 + 1;
    if start >= count || document.tag(name.tokens.1) != Tag::Comma {
        return None;
    }
    let ends = |at: u32| {
        matches!(document.tag(at), Tag::Comma | Tag::Stop | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote)
    };
    let end = (start..count.min(start + LONGEST)).find(|&at| ends(at))?;
    let head =
        (start..end).find(|&at| matches!(document.tag(at), Tag::In | Tag::Wp | Tag::Wdt)).unwrap_or(end);
    if head == start
        || (start..end).any(|at| matches!(document.tag(at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
    {
        return None;
    }
    person_noun(document, head - 1).then_some((start, end))
}

/// "**Harrow's head of police**, Ana Stone,"
fn ahead(document: &Document, name: &Name) -> Option<(u32, u32)> {
    let comma = name.title.0.checked_sub(1).filter(|&at| document.tag(at) == Tag::Comma)?;
    let ends = matches!(document.tag(name.tokens.1), Tag::Comma | Tag::Stop | Tag::Colon);
    let phrase = |at: u32| {
        let tag = document.tag(at);
        tag.is_noun() || tag.is_adjective() || matches!(tag, Tag::Pos | Tag::Dt) || of_office(document, at)
    };
    let low = comma.saturating_sub(LONGEST);
    let mut start = (low..comma).rev().take_while(|&at| phrase(at)).last()?;
    // The phrase of the office, without what it stands in: "in April **the chief of police**".
    while matches!(document.tag(start), Tag::Dt | Tag::In | Tag::Pos) {
        start += 1;
    }
    let head = (start..comma).find(|&at| of_office(document, at)).unwrap_or(comma);
    (ends && head > start && head <= comma && person_noun(document, head - 1)).then_some((start, comma))
}

/// "editor **in** chief", "head **of** police"
fn of_office(document: &Document, at: u32) -> bool {
    document.tag(at) == Tag::In && at > 0 && person_noun(document, at - 1)
}

/// The most words of a role that a claim carries.
const WORDS: usize = 8;

/// The longest title, else the first apposition that is short and tells of nobody else.
pub fn best(roles: &[String]) -> Option<&str> {
    let short = |role: &&String| role.split_whitespace().count() <= WORDS;
    let title = |role: &&String| role.starts_with(char::is_uppercase);
    let titles = roles.iter().filter(short).filter(title);
    // Of two of one length the first.
    let title = titles.rev().max_by_key(|role| role.len());
    let other = || roles.iter().filter(short).find(|role| role.starts_with(char::is_alphabetic));
    title.or_else(other).map(String::as_str)
}

/// A noun that says what somebody is: a title, or by its ending.
pub fn person_noun(document: &Document, token: u32) -> bool {
    let tag = document.tag(token);
    let lower = document.lower(token).trim_end_matches('.');
    if matches!(listed(lower), Some(("title", _))) {
        return true;
    }
    if matches!(tag, Tag::Nn | Tag::Nns) && noun_sense(document.lemma(token)) == Some(NounSense::Person) {
        return true;
    }
    // "taller" ends like a miner and is none.
    let compared = lower.strip_suffix("er").is_some_and(is_modifier);
    matches!(tag, Tag::Nn | Tag::Nns) && !compared && ends_person(document.lemma(token))
}

/// The shortest and the longest ending of a noun for a person, in bytes.
const ENDINGS: std::ops::RangeInclusive<usize> = 2..=8;

/// "min**er**", "gun**man**"
fn ends_person(lemma: &str) -> bool {
    ENDINGS
        .filter_map(|length| lemma.get(lemma.len().checked_sub(length)?..))
        .any(|ending| serves(ending, Function::PersonEnding))
}

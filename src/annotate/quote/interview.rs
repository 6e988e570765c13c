//! Questions and answers in paragraphs of their own: "Q: …", "A: …".

use crate::annotate::entity::{Entities, EntityKind};
use crate::document::Document;

/// One question or answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The letter before its colon.
    pub label: u32,
    pub answer: bool,
    /// What is asked or answered; tokens, end exclusive.
    pub words: (u32, u32),
}

/// The rule by which an answer is somebody's words.
pub const RULE: &str = "quote.interview";

/// All lines of an interview; none unless it has questions and answers.
pub fn lines(document: &Document) -> Vec<Line> {
    let tokens = |at: u32| document.sentences.get(at as usize).map(|sentence| sentence.tokens);
    let line = |sentences: (u32, u32)| {
        let (label, end) = (tokens(sentences.0)?.0, tokens(sentences.1.checked_sub(1)?)?.1);
        let answer = match document.word(label) {
            "A" => true,
            "Q" => false,
            _ => return None,
        };
        let colon = label + 1 < end && document.word(label + 1) == ":" && label + 2 < end;
        colon.then_some(Line { label, answer, words: (label + 2, end) })
    };
    let found: Vec<Line> =
        document.paragraphs.iter().filter_map(|paragraph| line(paragraph.sentences)).collect();
    let both = found.iter().any(|line| line.answer) && found.iter().any(|line| !line.answer);
    if both { found } else { Vec::new() }
}

/// Who answers: whom the words before the first line name most often, the first of them if there are several.
pub fn interviewee(lines: &[Line], entities: &Entities) -> Option<u32> {
    let first = lines.first()?.label;
    let person = |entity: &u32| entities.get(*entity).is_some_and(|entity| entity.kind == EntityKind::Person);
    let named = || {
        let before = entities.mentions.iter().take_while(|mention| mention.tokens.0 < first);
        before.map(|mention| mention.entity).filter(person)
    };
    let times = |entity: u32| named().filter(|other| *other == entity).count();
    named()
        .take(PEOPLE)
        .enumerate()
        .max_by_key(|(at, entity)| (times(*entity), std::cmp::Reverse(*at)))
        .map(|(_, entity)| entity)
}

/// How many mentions are asked about.
const PEOPLE: usize = 20;

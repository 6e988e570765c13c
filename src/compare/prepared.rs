//! A reading made ready to meet others: its figures and words looked up once, however many it meets.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::around::sorted;
use super::bag::{Bag, WordId, id};
use super::clause::{Clause, Clauses};
use super::figure::Figure;
use super::moment::Moment;
use super::people::Acquaintances;
use super::story::keys::{Key, keys};
use super::weighed::Weighed;
use crate::annotate::quote::WordClass;
use crate::base::Field;
use crate::claims::{self, Claim, Frame, Proposition, Reading, Voice, WordKind};

#[derive(Debug)]
pub struct Prepared {
    pub reading: Arc<Reading>,
    pub figures: Vec<Figure>,
    pub quotations: Vec<Quotation>,
    pub clauses: Clauses,
    pub moments: Vec<Moment>,
    /// The telling words of the article, by id, their squares adding up to 1.
    pub terms: Bag,
    /// The most telling of them, by which it is found.
    pub keys: Vec<Key>,
    pub headline: Vec<WordId>,
    pub opening: Vec<WordId>,
    pub opening_names: Vec<WordId>,
    pub people: Vec<WordId>,
    pub places: Vec<WordId>,
    /// Last words of the names of people, folded.
    pub families: Vec<WordId>,
    /// Every name of the article.
    pub names: Vec<WordId>,
    /// The words of its sentences.
    pub weighed: Weighed,
    /// Who speaks and who is named in full.
    pub acquaintances: Acquaintances,
}

/// Figures and quotations by which an article is compared: the first, as many as a long report has.  Every figure
/// meets every other, so that an archive in one text must not be a report.
const MOST: usize = 400;

/// All figures that can be compared, each knowing how many are like it.
fn figures(reading: &Reading, weighed: &Weighed) -> Vec<Figure> {
    let mut said = FxHashSet::default();
    let mut is_new = |at: &usize| match reading.setting.frames.get(*at) {
        // A sentence that is repeated word by word tells nothing more.
        Some(frame) => reading
            .setting
            .sentences
            .get(frame.sentence as usize)
            .is_none_or(|sentence| said.insert((sentence.field, sentence.text.as_str(), frame.number))),
        None => true,
    };
    let told = (0..reading.claims.len()).filter(|at| is_new(at));
    let mut figures: Vec<Figure> =
        told.filter_map(|at| Figure::of((reading, weighed), at)).take(MOST).collect();
    // What the headline repeats, the body says in full.
    let titled = |figure: &Figure| reading.claims[figure.claim].field == Field::Title;
    let body = |figure: &Figure| (figure.group, figure.value);
    let told: FxHashSet<_> = figures.iter().filter(|figure| !titled(figure)).map(body).collect();
    figures.retain(|figure| !titled(figure) || !told.contains(&body(figure)));
    let mut groups: FxHashMap<WordId, usize> = FxHashMap::default();
    let mut heads: FxHashMap<(WordId, Option<WordId>), usize> = FxHashMap::default();
    let head = |figure: &Figure| (figure.group, figure.head.map(|(head, _)| head));
    for figure in &figures {
        *groups.entry(figure.group).or_default() += 1;
        *heads.entry(head(figure)).or_default() += 1;
    }
    let mut told = FxHashSet::default();
    for figure in &mut figures {
        let subject = &reading.setting.frames[figure.claim].subject;
        // Whoever was harmed: "14 killed" leads, and "four children killed" further down does not.
        let thing = if subject.is_harm() { None } else { figure.head.map(|(head, _)| head) };
        figure.first = told.insert((figure.group, subject.event.clone(), thing));
        figure.peers = (heads[&head(figure)], groups[&figure.group]);
    }
    figures
}

/// Moments looked at: as many as a long report has.
const MOST_MOMENTS: usize = 100;

fn moments((reading, weighed): (&Reading, &Weighed), clauses: &Clauses) -> Vec<Moment> {
    let all = (0..reading.setting.moments.len()).filter_map(|at| Moment::of((reading, weighed), at));
    let mut moments: Vec<Moment> = all.take(MOST_MOMENTS).collect();
    for moment in &mut moments {
        let of = reading.setting.moments[moment.at].proposition as usize;
        moment.clause = clauses.list.binary_search_by_key(&of, |clause| clause.at).ok();
    }
    moments
}

/// A statement with words between quotation marks.
#[derive(Debug)]
pub struct Quotation {
    /// Index among its reading's claims.
    pub claim: usize,
    /// Stems of its words of meaning, sorted.
    pub stems: Vec<WordId>,
}

impl Quotation {
    fn of(reading: &Reading, at: usize) -> Option<Quotation> {
        let frame = reading.setting.frames.get(at)?;
        let content = frame.quoted.iter().filter(|word| word.class == WordClass::Content);
        let stems = sorted(content.map(|word| id(&word.stem)).collect());
        (!stems.is_empty()).then_some(Quotation { claim: at, stems })
    }
}

/// Each once, however often an article repeats it: where it stands in the body, rather than in the headline.
fn quotations(reading: &Reading) -> Vec<Quotation> {
    let mut told: FxHashMap<(Option<&str>, Vec<&str>), usize> = FxHashMap::default();
    let mut quotations: Vec<Quotation> = Vec::new();
    for quotation in (0..reading.claims.len()).filter_map(|at| Quotation::of(reading, at)) {
        let claim = &reading.claims[quotation.claim];
        let speaker = claim.attribution.as_ref().and_then(|said| said.speaker.as_deref());
        let quoted = &reading.setting.frames[quotation.claim].quoted;
        match told.entry((speaker, quoted.iter().map(|word| word.text.as_str()).collect())) {
            Entry::Vacant(new) => {
                new.insert(quotations.len());
                quotations.push(quotation);
            }
            Entry::Occupied(known) => {
                let before = &mut quotations[*known.get()];
                if reading.claims[before.claim].field == Field::Title {
                    *before = quotation;
                }
            }
        }
    }
    quotations.truncate(MOST);
    quotations
}

impl Prepared {
    pub fn of(reading: Arc<Reading>) -> Prepared {
        let story = &reading.setting.story;
        let ids = |words: &[String]| sorted(words.iter().map(|word| id(word)).collect());
        let words = reading.setting.sentences.iter().flat_map(|sentence| sentence.iter());
        let names = words.filter(|(_, kind)| *kind == WordKind::Name).map(|(word, _)| id(word));
        let names = sorted(names.collect());
        let weighed = Weighed::of(&reading.setting);
        let clauses = Clauses::of(&reading, &weighed);
        Prepared {
            moments: moments((&reading, &weighed), &clauses),
            clauses,
            figures: figures(&reading, &weighed),
            quotations: quotations(&reading),
            keys: keys(story),
            terms: Bag::telling(story),
            headline: ids(&story.headline),
            opening: ids(&story.opening),
            opening_names: ids(&story.names),
            families: ids(&story.families),
            people: ids(&story.people),
            places: ids(&story.places),
            names,
            acquaintances: Acquaintances::of(&reading),
            weighed,
            reading,
        }
    }

    /// Whether the article names somebody of this family name.
    pub fn names_person(&self, voice: &Voice) -> bool {
        let family = voice.words.last();
        family.is_some_and(|family| self.families.binary_search(&id(family)).is_ok())
    }

    pub fn proposition(&self, clause: &Clause) -> &Proposition {
        &self.reading.setting.propositions[clause.at]
    }

    /// Who says what a clause says, if it is somebody by name.
    pub fn voice(&self, proposition: &Proposition) -> Option<&Voice> {
        self.reading.setting.frames.get(proposition.said? as usize)?.voice.as_ref()
    }

    /// Who says it by any words, if it is said by somebody.
    pub fn speaker(&self, proposition: &Proposition) -> Option<&str> {
        self.reading.claims.get(proposition.said? as usize)?.attribution.as_ref()?.speaker.as_deref()
    }

    pub fn moment(&self, moment: &Moment) -> &claims::Moment {
        &self.reading.setting.moments[moment.at]
    }

    /// The clause whose time a moment is.
    pub fn clause_of(&self, moment: &Moment) -> Option<&Clause> {
        self.clauses.list.get(moment.clause?)
    }

    /// Who names a moment, if it is somebody by name.
    pub fn voice_at(&self, moment: &Moment) -> Option<&Voice> {
        let of = self.moment(moment).proposition;
        self.voice(self.reading.setting.propositions.get(of as usize)?)
    }

    pub fn claim(&self, figure: &Figure) -> &Claim {
        &self.reading.claims[figure.claim]
    }

    /// The unit that a figure is written in.
    pub fn unit(&self, figure: &Figure) -> Option<&str> {
        self.claim(figure).quantity.as_ref()?.unit.as_deref()
    }

    pub fn frame(&self, figure: &Figure) -> &Frame {
        &self.reading.setting.frames[figure.claim]
    }
}

//! How many people an article says to have been harmed: by a figure, or told one by one.

use rustc_hash::FxHashSet;

use crate::base::{DateSpan, Decimal, Field};
use crate::claims::{Claim, Dimension, Factuality, Polarity, Role, Scope, Sign, Subject, Victim};
use crate::compare::{Figure, Prepared};
use crate::lexicon::{EventClass, Kinship, harm, is_harm, is_person, kinship};

/// A count of people harmed, of one class and day.
#[derive(Debug, Clone, PartialEq)]
pub struct Toll {
    pub told: Told,
    /// A class of `lexicon/events.tsv`: "kill".
    pub class: String,
    /// Of whom, where only a part is counted: "children".
    pub part: Option<String>,
    pub value: Decimal,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub days: Option<DateSpan>,
    /// Whom: as printed, of one told by name the name.
    pub who: Option<String>,
    /// As printed, the most specific first.
    pub place: Vec<String>,
    /// Takes in one who died by his own hand.
    pub own_hand: bool,
}

/// Where an article tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// A figure: index among the reading's claims.
    Figure(usize),
    /// A clause that names or mentions one person: index among the propositions.
    Clause(usize),
}

/// What an article leads with of each class, part and day, in order of the text; what only its headline says, and those
/// told one by one, last.
pub fn tolls(article: &Prepared) -> Vec<Toll> {
    let mut figures: Vec<&Figure> =
        article.figures.iter().filter(|figure| counts_harmed(article, figure)).collect();
    // Headlines are changed less often than what they stand above.
    figures.sort_by_key(|figure| article.claim(figure).field == Field::Title);
    let mut told = FxHashSet::default();
    let mut tolls: Vec<Toll> = Vec::new();
    for figure in &figures {
        let toll = of_figure(article, figure, &figures);
        if told.insert((toll.class.clone(), toll.part.clone(), toll.days)) {
            tolls.push(toll);
        }
    }
    let counted: FxHashSet<&str> = tolls
        .iter()
        .filter(|toll| toll.part.is_none() && !toll.is_long())
        .map(|toll| toll.class.as_str())
        .collect();
    let single = one_by_one(article).into_iter().filter(|toll| !counted.contains(toll.class.as_str()));
    let single: Vec<Toll> = single.collect();
    tolls.extend(single);
    tolls
}

/// Days of one night, or of one happening.
pub(super) const SHORT: i32 = 2;

/// Signs of figures that are no count of who was harmed then and there.
const ELSEWHERE: [Sign; 7] =
    [Sign::Back, Sign::Habit, Sign::Average, Sign::Excess, Sign::By, Sign::From, Sign::Earlier];

/// Whether a figure says how many people were harmed.
fn counts_harmed(article: &Prepared, figure: &Figure) -> bool {
    let (claim, subject) = (article.claim(figure), &article.frame(figure).subject);
    let harms = subject.event.as_deref().is_some_and(is_harm);
    let people = subject.thing.as_deref().is_none_or(is_person);
    let so = claim
        .event
        .as_ref()
        .is_none_or(|event| event.polarity == Polarity::Positive && event.factuality == Factuality::Asserted);
    let running = matches!(claim.scope, Some(Scope::Cumulative { .. }));
    harms
        && counts_things(article, figure)
        && is_of_people(claim, subject)
        && people
        && so
        && !running
        && !is_background(article, figure)
        && !ELSEWHERE.iter().any(|sign| figure.has(*sign))
}

/// Told late and without a day: how many died in all the years of a war, or elsewhere.
fn is_background(article: &Prepared, figure: &Figure) -> bool {
    figure.window.is_none() && article.frame(figure).depth > LATE
}

/// Thousandths of an article behind which it tells what led up to its story.
const LATE: u16 = 600;

/// Of a noun that counts harm ("12 deaths", "four dead bodies") no other kind is meant: "legislative bodies", "two shots".
fn is_of_people(claim: &Claim, subject: &Subject) -> bool {
    let Some(measure) = claim.measure.as_ref().filter(|_| subject.elided) else { return true };
    let mut others = measure.text.split_whitespace().rev().skip(1);
    let plain = harm(&measure.head).is_some() || others.all(|word| harm(&word.to_lowercase()).is_some());
    // Evacuees among the dead were not only evacuated.
    let other = [EventClass::Shoot, EventClass::Evacuate, EventClass::Kidnap].map(EventClass::as_str);
    plain && subject.event.as_deref().is_some_and(|class| !other.contains(&class))
}

fn counts_things(article: &Prepared, figure: &Figure) -> bool {
    article.claim(figure).quantity.as_ref().is_some_and(|quantity| {
        quantity.unit.is_none() && matches!(quantity.dimension, Dimension::Count | Dimension::Other)
    })
}

fn of_figure(article: &Prepared, figure: &Figure, all: &[&Figure]) -> Toll {
    let subject = &article.frame(figure).subject;
    let class = subject.event.clone().unwrap_or_default();
    let part = is_part(article, figure, all).then(|| counted(article.claim(figure))).flatten();
    let more = if part.is_none() { joined(article, figure, all) } else { Decimal::ZERO };
    let quantity = article.claim(figure).quantity.as_ref();
    Toll {
        told: Told::Figure(figure.claim),
        class,
        part,
        value: figure.value.saturating_add(more),
        low: quantity.and_then(|quantity| quantity.low).map(|low| low.saturating_add(more)),
        high: quantity.and_then(|quantity| quantity.high).map(|high| high.saturating_add(more)),
        days: figure.window,
        who: article.claim(figure).measure.as_ref().map(|measure| measure.text.clone()),
        place: article.claim(figure).place.clone(),
        own_hand: false,
    }
}

/// Those joined to a figure, single or counted: "two women **and a man** died", "three men **and two boys**".
fn joined(article: &Prepared, figure: &Figure, all: &[&Figure]) -> Decimal {
    let class = |figure: &Figure| article.frame(figure).subject.event.as_deref();
    let following = all.iter().skip_while(|other| other.claim <= figure.claim);
    let series = following.take_while(|next| {
        article.frame(next).continues
            && class(next) == class(figure)
            && article.frame(next).sentence == article.frame(figure).sentence
            && !next.has(Sign::Part)
            && !matches!(article.claim(next).scope, Some(Scope::Part { .. }))
    });
    added(series.map(|next| next.value).chain([Decimal::from(article.frame(figure).persons)]))
}

/// An article may print any number: a sum stops at the largest that there is.
fn added(values: impl Iterator<Item = Decimal>) -> Decimal {
    values.fold(Decimal::ZERO, |sum, value| sum.saturating_add(value))
}

fn counted(claim: &Claim) -> Option<String> {
    claim.measure.as_ref().map(|measure| measure.head.to_lowercase())
}

/// A part of another count of the same class: "14 dead, four of them **children**"; "two **of the wounded** died" is all
/// of the dead.
fn is_part(article: &Prepared, figure: &Figure, all: &[&Figure]) -> bool {
    let class = |figure: &Figure| article.frame(figure).subject.event.as_deref();
    let narrower = |whole: &Figure| {
        let thing = |figure: &Figure| article.frame(figure).subject.thing.clone().unwrap_or_default();
        kinship(&thing(figure), &thing(whole)) == Kinship::Narrower
    };
    all.iter().any(|whole| {
        whole.claim != figure.claim
            && whole.value > figure.value
            && class(whole) == class(figure)
            && (figure.has(Sign::Part) || narrower(whole) || is_stated_part(article, figure, whole))
    })
}

fn is_stated_part(article: &Prepared, figure: &Figure, whole: &Figure) -> bool {
    matches!(&article.claim(figure).scope, Some(Scope::Part { of }) if *of == article.claim(whole).id)
}

/// One where somebody is mentioned; more where one clause tells of several, or of some by number beside: "a man and
/// **two girls** were shot dead".  Who died by his own hand comes on top of those he killed.
fn one_by_one(article: &Prepared) -> Vec<Toll> {
    let victims = &article.reading.setting.victims;
    let mut tolls: Vec<Toll> = Vec::new();
    for together in victims.chunk_by(|a, b| a.proposition == b.proposition && a.class == b.class) {
        let victim = &together[0];
        let count = Decimal::from(together.len()).saturating_add(beside(article, victim));
        match tolls.iter_mut().find(|toll| toll.class == victim.class) {
            _ if victim.own_hand => {}
            Some(toll) if toll.value >= count => toll.place_if_unknown(victim),
            Some(toll) => *toll = of_victims(article, victim, count),
            None => tolls.push(of_victims(article, victim, count)),
        }
    }
    for own in victims.iter().filter(|victim| victim.own_hand) {
        match tolls.iter_mut().find(|toll| toll.class == own.class) {
            Some(toll) if toll.own_hand => {}
            Some(toll) if kills_others(article, own) => toll.raise(),
            Some(_) => {}
            None => tolls.push(of_victims(article, own, Decimal::ONE)),
        }
    }
    tolls
}

/// "killed his wife **before killing himself**": one sentence tells of both.
fn kills_others(article: &Prepared, own: &Victim) -> bool {
    let setting = &article.reading.setting;
    let sentence =
        |victim: &Victim| setting.propositions.get(victim.proposition as usize).map(|of| of.sentence);
    let other = |victim: &&Victim| !victim.own_hand && victim.class == own.class;
    setting.victims.iter().filter(other).any(|victim| sentence(victim) == sentence(own))
}

/// Those counted by number in the victim's clause who do there what he does.
fn beside(article: &Prepared, victim: &Victim) -> Decimal {
    let Some(clause) = article.reading.setting.propositions.get(victim.proposition as usize) else {
        return Decimal::ZERO;
    };
    let role = clause.words.iter().find(|(word, _)| *word == victim.word).map(|(_, role)| *role);
    let inside = |figure: &&Figure| {
        let frame = article.frame(figure);
        let (from, to) = frame.whole;
        let does = |(word, is): &(u16, Role)| Some(*is) == role && (from..to).contains(&u32::from(*word));
        let own = (from..to).contains(&u32::from(victim.word));
        let people = frame.subject.thing.as_deref().is_some_and(is_person);
        !own && frame.sentence == clause.sentence
            && people
            && counts_things(article, figure)
            && clause.words.iter().any(does)
    };
    added(article.figures.iter().filter(inside).map(|figure| figure.value))
}

fn of_victims(article: &Prepared, victim: &Victim, count: Decimal) -> Toll {
    Toll {
        told: Told::Clause(victim.proposition as usize),
        class: victim.class.clone(),
        part: None,
        value: count,
        low: Some(count),
        high: Some(count),
        days: victim.days,
        who: victim.name.clone().or_else(|| noun(article, victim)),
        place: victim.place.clone(),
        own_hand: victim.own_hand,
    }
}

/// The word for somebody without a name; a pronoun says nothing.
fn noun(article: &Prepared, victim: &Victim) -> Option<String> {
    let setting = &article.reading.setting;
    let clause = setting.propositions.get(victim.proposition as usize)?;
    let words = setting.sentences.get(clause.sentence as usize)?;
    let (word, kind) = words.iter().nth(usize::from(victim.word))?;
    kind.is_content().then(|| word.to_owned())
}

impl Toll {
    /// Over more days than one happening takes: "24 homicides this year".
    pub fn is_long(&self) -> bool {
        self.days.is_some_and(|days| days.days() > SHORT)
    }

    /// By one who killed himself.
    fn raise(&mut self) {
        self.own_hand = true;
        self.value = self.value.saturating_add(Decimal::ONE);
        self.low = self.low.map(|low| low.saturating_add(Decimal::ONE));
        self.high = self.high.map(|high| high.saturating_add(Decimal::ONE));
    }

    /// What the first clause leaves out, the next may say.
    fn place_if_unknown(&mut self, victim: &Victim) {
        if self.place.is_empty() {
            self.place.clone_from(&victim.place);
        }
        self.days = self.days.or(victim.days);
    }
}

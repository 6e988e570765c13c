//! What a kind of contradiction thinks of a pair, before it becomes a [`Finding`](super::Finding).

use super::{Between, FindingKind, Reading, Severity, Verdict};
use crate::base::Decimal;
use crate::claims::Claim;
use crate::compare::gates::voice::{self, Voices};

#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    pub verdict: Verdict,
    pub kind: FindingKind,
    pub rule: &'static str,
    pub between: Between,
    pub severity: Severity,
    pub score: f64,
    pub reason: String,
}

/// Two claims of two articles, the newer one first.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    pub newer: &'a Reading<'a>,
    pub older: &'a Reading<'a>,
}

impl<'a> Pair<'a> {
    /// By day of publication, then by ids: whichever comes first, the answer is one.
    pub fn of(a: &'a Reading<'a>, b: &'a Reading<'a>) -> Pair<'a> {
        fn age(claim: &Claim) -> (Option<crate::base::Date>, &str, &str) {
            (claim.article.published, claim.article.id.as_str(), claim.id.as_str())
        }
        if age(a) >= age(b) { Pair { newer: a, older: b } } else { Pair { newer: b, older: a } }
    }

    /// Days from the older to the newer publication.
    pub fn days_apart(self) -> Option<i32> {
        let (older, newer) = (self.older.article.published?, self.newer.article.published?);
        older.until(newer).ok().map(|span| span.get_days())
    }

    pub fn voices(self) -> Voices {
        voice::compare(self.newer, self.older)
    }

    pub fn between(self) -> Between {
        let outlet = |claim: &'a Reading<'a>| claim.article.source.as_deref();
        let one_outlet = outlet(self.newer).is_some() && outlet(self.newer) == outlet(self.older);
        match self.voices() {
            Voices::Different => Between::Speakers,
            Voices::Same if self.days_apart().is_some_and(|days| days >= 2) => Between::OneSelf,
            Voices::Same | Voices::Unknown if one_outlet => Between::OneSelf,
            _ => Between::Sources,
        }
    }
}

pub fn severity(ratio: Option<Decimal>) -> Severity {
    match ratio {
        Some(ratio) if ratio < Decimal::new(11, 1) => Severity::Low,
        Some(ratio) if ratio < Decimal::TWO => Severity::Medium,
        _ => Severity::High,
    }
}

pub fn lowered(severity: Severity) -> Severity {
    match severity {
        Severity::High => Severity::Medium,
        _ => Severity::Low,
    }
}

//! Gate 1: are both asserted?  Plans and possibilities contradict nothing.

use crate::claims::{Claim, Factuality, Polarity};

pub fn of(claim: &Claim) -> (Factuality, Polarity) {
    let statement = claim.statement.as_ref().map(|said| (said.factuality, said.polarity));
    let event = claim.event.as_ref().map(|event| (event.factuality, event.polarity));
    statement.or(event).unwrap_or((Factuality::Asserted, Polarity::Positive))
}

/// Both asserted, or both in one and the same mood.
pub fn both_asserted(a: &Claim, b: &Claim) -> Result<String, String> {
    match (of(a), of(b)) {
        (a, b) if a == b && a.0 == Factuality::Asserted => Ok("both asserted".to_owned()),
        (a, b) if a == b => Ok(format!("both {}", name(a.0))),
        ((a, Polarity::Positive), (b, Polarity::Positive)) => Err(format!("{} and {}", name(a), name(b))),
        _ => Err("one of them is negated".to_owned()),
    }
}

fn name(factuality: Factuality) -> &'static str {
    match factuality {
        Factuality::Asserted => "asserted",
        Factuality::Planned => "planned",
        Factuality::Possible => "possible",
        Factuality::Hypothetical => "hypothetical",
        Factuality::Denied => "denied",
    }
}

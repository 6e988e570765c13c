//! What each speaker is said to have said, by outlet.

use serde::Serialize;

use super::super::card::{Value, stated};
use super::super::cell::one_line;
use super::super::claims::{outlet, speaker};
use super::words::in_page;
use crate::claims::Claim;

/// The longer list of names goes down, so that the table stays narrow.
#[derive(Debug, Serialize)]
pub struct Matrix {
    /// Of two claims it tells nothing new at first sight.
    small: bool,
    corner: &'static str,
    columns: Vec<String>,
    rows: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    name: String,
    cells: Vec<Vec<String>>,
}

const OUTLET_ITSELF: &str = "in its own words";
/// Characters of a statement in a cell.
const MOST: usize = 140;

/// Only where there are speakers, and outlets to tell apart.
pub fn matrix(values: &[Value]) -> Option<Matrix> {
    let claims = || values.iter().flat_map(|value| value.claims.iter().map(move |claim| (value, *claim)));
    let outlets = each(claims().map(|(_, claim)| outlet(claim)));
    let mut speakers = each(claims().filter_map(|(_, claim)| speaker(claim).map(one_line)));
    if speakers.is_empty() || outlets.len() < 2 {
        return None;
    }
    if claims().any(|(_, claim)| speaker(claim).is_none()) {
        speakers.push(OUTLET_ITSELF.to_owned());
    }
    let cell = |speaker: &str, outlet: &str| -> Vec<String> {
        let of_both = claims().filter(|(_, claim)| who(claim) == speaker && self::outlet(claim) == outlet);
        each(of_both.map(|(value, claim)| said(value, claim)))
    };
    let turned = outlets.len() > speakers.len();
    let (down, across) = if turned { (&outlets, &speakers) } else { (&speakers, &outlets) };
    let rows = down.iter().map(|name| Line {
        name: in_page(name),
        cells: across
            .iter()
            .map(|other| if turned { cell(other, name) } else { cell(name, other) })
            .collect(),
    });
    Some(Matrix {
        small: claims().count() <= 2,
        corner: if turned { "Outlet" } else { "Speaker" },
        rows: rows.collect(),
        columns: across.iter().map(|name| in_page(name)).collect(),
    })
}

fn who(claim: &Claim) -> String {
    speaker(claim).map_or_else(|| OUTLET_ITSELF.to_owned(), one_line)
}

fn said(value: &Value, claim: &Claim) -> String {
    match &value.around {
        Some(around) => in_page(&around.figure),
        None => in_page(&stated(claim, MOST)),
    }
}

/// Each once, in their order.
fn each(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut known = Vec::new();
    for name in names {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    known
}

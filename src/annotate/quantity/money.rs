//! Names that several currencies share: whose "pesos" are meant, by the countries that the article names.

use super::{Dimension, Figure};
use crate::document::Document;
use crate::lexicon::{SharedName, shared_name, unit};

/// Gives figures in money of a shared name the currency of the article's country; no unit where nothing tells.
pub(in crate::annotate) fn settle(document: &Document, figures: &mut [Figure], countries: &[&str]) {
    for figure in figures.iter_mut() {
        let Some(held) = figure.unit.as_deref().filter(|_| may_be_money(figure.dimension)) else { continue };
        let (money, per) = held.split_once('/').map_or((held, None), |(money, per)| (money, Some(per)));
        let Some(name) = named(document, figure, money) else { continue };
        let settled = match (name.among(countries), per) {
            (Some(code), Some(per)) => Some(format!("{code}/{per}")),
            (code, _) => code.map(str::to_owned),
        };
        if settled.as_deref() != Some(held) {
            figure.rules.push("quantity.currency_of_country");
            figure.unit = settled;
        }
    }
}

fn may_be_money(dimension: Dimension) -> bool {
    matches!(dimension, Dimension::Money | Dimension::Rate)
}

/// The shared name in a figure's words: "5 million pesos", "a 5-million-peso deal", but not "5 million Chilean pesos".
fn named(document: &Document, figure: &Figure, held: &str) -> Option<&'static SharedName> {
    let last = document.tokens.len() as u32;
    let inside = |at: &u32| *at < last && document.tokens[*at as usize].span.start < figure.span.end;
    (figure.tokens.0..last).take_while(inside).find_map(|at| {
        let word = document.lower(at);
        let noun = word.rsplit(['-', '‑']).next().unwrap_or(word);
        let name = shared_name(noun)?;
        let meant = name.meant.map_or_else(|| shared_name(held) == Some(name), |meant| meant == held);
        let whole = at > figure.tokens.0 && {
            let full = format!("{} {}", document.lower(at - 1), noun);
            unit(&full).or_else(|| unit(full.strip_suffix('s')?)).is_some()
        };
        (meant && !whole).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::base::Context;
    use crate::document::Document;
    use crate::read::Article;

    fn units(text: &str) -> Vec<String> {
        let document = Document::new(&Article::untitled(text));
        let figures = annotate(&document, &Context::default()).figures;
        figures.into_iter().map(|figure| figure.unit.unwrap_or_else(|| "-".to_owned())).collect()
    }

    #[test]
    fn a_shared_name_is_of_the_country_told_of() {
        for (text, wanted) in [
            ("MANILA, Philippines — The repair cost 3 million pesos.", "PHP"),
            ("The court in Santiago, Chile, fined the firm 40 million pesos.", "CLP"),
            ("The firm in Chile owes 40 million Mexican pesos.", "MXN"),
            ("Danish police seized 10,000 kroner.", "DKK"),
            ("Police in Lahore, Pakistan, found 2 million rupees.", "PKR"),
            ("The repair cost 3 million pesos.", "MXN"),
            ("The repair cost 3 million dinars.", "-"),
            ("The Iraqi ministry paid 3 million dinars a month.", "IQD/month"),
            ("The mine in Iraq cost 3 million dollars.", "USD"),
        ] {
            assert_eq!(units(text), [wanted], "{text}");
        }
    }
}

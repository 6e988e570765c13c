//! Days into spans with about as many articles each.

use super::lines::{Day, Span};
use crate::compare::story::FARTHEST;

/// Articles of a span: their keys, and those of what they may meet, are in memory together, some 200 bytes each.
const MOST: u64 = 100_000;
/// Fewer are not worth what their neighbours' keys cost to be sent twice.
const FEWEST: u64 = 1_000;

/// Spans for at least so many tasks, in order of days; the last holds the articles without a day, if there are any.
pub fn plan(days: &[Day], tasks: u64) -> Vec<Span> {
    let total: u64 = days.iter().map(|day| day.articles).sum();
    let each = total.div_ceil(tasks.max(1)).clamp(FEWEST, MOST);
    let mut dated: Vec<(i32, u64)> =
        days.iter().filter_map(|day| Some((day.day?, day.articles))).filter(|(_, n)| *n > 0).collect();
    dated.sort_unstable();
    let mut spans = Vec::new();
    let mut open: Option<(i32, i32, u64)> = None;
    for (day, articles) in dated {
        let parts = articles.div_ceil(each);
        match &mut open {
            // What still fits, and a day that fills spans by itself starts one.
            Some((_, last, held)) if *held + articles <= each => (*last, *held) = (day, *held + articles),
            _ => {
                close(&mut spans, open.replace((day, day, articles)));
                if parts > 1 {
                    open = None;
                    (0..parts).for_each(|part| push(&mut spans, Some((day, day)), (part, parts)));
                }
            }
        }
    }
    close(&mut spans, open);
    let undated: u64 = days.iter().filter(|day| day.day.is_none()).map(|day| day.articles).sum();
    let parts = undated.div_ceil(each);
    (0..parts).for_each(|part| push(&mut spans, None, (part, parts)));
    spans
}

fn close(spans: &mut Vec<Span>, open: Option<(i32, i32, u64)>) {
    if let Some((first, last, _)) = open {
        push(spans, Some((first, last)), (0, 1));
    }
}

fn push(spans: &mut Vec<Span>, days: Option<(i32, i32)>, (part, parts): (u64, u64)) {
    let (first, last) = days.unzip();
    spans.push(Span {
        span: spans.len() as u32,
        from: first.map(|first| first - FARTHEST),
        first,
        last,
        part: part as u32,
        parts: parts as u32,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(days: &[(Option<i32>, u64)], tasks: u64) -> Vec<(Option<i32>, Option<i32>, u32)> {
        let days: Vec<Day> =
            days.iter().map(|(day, articles)| Day { day: *day, articles: *articles }).collect();
        plan(&days, tasks).iter().map(|span| (span.first, span.last, span.parts)).collect()
    }

    #[test]
    fn a_span_is_of_neighbouring_days_and_holds_its_share() {
        let days = [(Some(3), 600), (Some(1), 500), (Some(2), 500), (None, 7), (Some(40), 600)];
        let spans = [(Some(1), Some(2), 1), (Some(3), Some(3), 1), (Some(40), Some(40), 1), (None, None, 1)];
        assert_eq!(planned(&days, 4), spans);
        assert_eq!(planned(&days, 1), [(Some(1), Some(40), 1), (None, None, 1)]);
        assert_eq!(planned(&[], 4), []);
    }

    #[test]
    fn a_day_with_very_many_articles_is_parted() {
        let election = [(Some(1), 10), (Some(2), 2_500), (Some(3), 10)];
        let parted = [(Some(1), Some(1), 1)].into_iter().chain([(Some(2), Some(2), 3); 3]);
        let spans: Vec<_> = parted.chain([(Some(3), Some(3), 1)]).collect();
        assert_eq!(planned(&election, 3), spans);
    }

    #[test]
    fn what_may_be_met_begins_three_weeks_before() {
        let spans = plan(&[Day { day: Some(100), articles: 5 }], 1);
        assert_eq!((spans[0].from, spans[0].first), (Some(79), Some(100)));
    }
}

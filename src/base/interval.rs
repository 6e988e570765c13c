use rust_decimal::Decimal;

/// The values that a stated figure allows; `None` is an open end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
}

impl Interval {
    pub fn exactly(value: Decimal) -> Self {
        Interval { low: Some(value), high: Some(value) }
    }

    pub fn holds(self, value: Decimal) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    /// True if no value lies in both.
    pub fn disjoint(self, other: Interval) -> bool {
        let below = |a: Option<Decimal>, b: Option<Decimal>| matches!((a, b), (Some(a), Some(b)) if a < b);
        below(self.high, other.low) || below(other.high, self.low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_end_meets_everything_on_its_side() {
        let at_least_70 = Interval { low: Some(70.into()), high: None };
        assert!(!at_least_70.disjoint(Interval::exactly(72.into())));
        assert!(at_least_70.disjoint(Interval::exactly(69.into())));
    }
}

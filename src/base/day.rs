use super::Date;

/// The number of a day, the first of January 1970 being 0.
pub fn since_1970(day: Date) -> i32 {
    day.duration_since(Date::constant(1970, 1, 1)).as_hours() as i32 / 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(since_1970(Date::constant(1970, 1, 1)), 0);
        assert_eq!(since_1970(Date::constant(1969, 12, 31)), -1);
        assert_eq!(since_1970(Date::constant(2025, 11, 30)), 20_422);
    }
}

//! Names of people by their parts, and whether two may be of one person.

use human_name::Name;

use super::{Spelling, fold, folded_spelling};

/// What two full names say by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Identity {
    /// They cannot be of one person: "George H. W. Bush" and "George W. Bush".
    Other,
    /// They may be, if something else says so: a nickname, an initial, another spelling, a "Jr." that one of them lacks.
    Possible,
    /// One name, give or take middle names: "Donald Trump", "Donald J. Trump".
    Same,
}

/// A name of at least two words; all parts folded.
#[derive(Debug, Clone)]
pub struct PersonName {
    whole: String,
    given: String,
    middle: Vec<String>,
    pub surname: String,
    suffix: Option<String>,
    parsed: Name,
}

impl PersonName {
    /// `None` of a name of one word, and of what is no person's name in form.
    pub fn parse(name: &str) -> Option<PersonName> {
        let parsed = Name::parse(name)?;
        let whole = fold(name);
        let suffix = parsed.generational_suffix().map(str::to_owned);
        // "Ocasio-Cortez", "al-Assad": what a hyphen joins are words, as others write them.
        let mut words: Vec<String> = whole.split(' ').map(str::to_owned).collect();
        if suffix.is_some() && words.len() > 2 {
            words.pop();
        }
        if words.len() < 2 {
            return None;
        }
        let surname = words.pop()?;
        let mut words = words.into_iter();
        let given = words.next()?;
        Some(PersonName { whole, given, middle: words.collect(), surname, suffix, parsed })
    }

    pub fn identity(&self, other: &PersonName) -> Identity {
        if self.whole == other.whole {
            return Identity::Same;
        }
        let surname = folded_spelling(&self.surname, &other.surname);
        if surname == Spelling::Other || !middles_agree(&self.middle, &other.middle) {
            return Identity::Other;
        }
        if self.suffix.is_some() && other.suffix.is_some() && self.suffix != other.suffix {
            return Identity::Other;
        }
        let given = folded_spelling(&self.given, &other.given);
        if given == Spelling::Other && !mistyped(&self.given, &other.given) && !self.may_be_called(other) {
            return Identity::Other;
        }
        match (surname, given, self.suffix == other.suffix) {
            (Spelling::Same, Spelling::Same, true) if self.given.len() > 1 => Identity::Same,
            _ => Identity::Possible,
        }
    }

    /// An initial or a nickname: "Bob" is short for "Robert".  The surnames may be spelt in two ways.
    fn may_be_called(&self, other: &PersonName) -> bool {
        let (one, two) = (&self.parsed, &other.parsed);
        if one.surname() == two.surname() {
            return one.consistent_with(two);
        }
        let alike =
            |name: &Name, given: &str| Name::parse(&format!("{} Same", name.given_name().unwrap_or(given)));
        match (alike(one, &self.given), alike(two, &other.given)) {
            (Some(one), Some(two)) => one.consistent_with(&two),
            _ => false,
        }
    }

    /// One of them has a "Jr." that the other lacks.
    pub fn differs_by_suffix(&self, other: &PersonName) -> bool {
        self.suffix != other.suffix
    }
}

/// Of a given name with so many letters one may be wrong.
const LONG: usize = 6;

fn mistyped(one: &str, other: &str) -> bool {
    one.len().min(other.len()) >= LONG && strsim::osa_distance(one, other) <= 1
}

/// Middle names contradict each other where both names have some and neither has those of the other, in order.
fn middles_agree(one: &[String], other: &[String]) -> bool {
    let fits = |a: &String, b: &String| {
        a == b || a.len() == 1 && b.starts_with(a) || b.len() == 1 && a.starts_with(b)
    };
    one.is_empty()
        || other.is_empty()
        || one.len() == other.len() && one.iter().zip(other).all(|(a, b)| fits(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(one: &str, other: &str) -> Identity {
        let parse = |name| PersonName::parse(name).unwrap_or_else(|| panic!("{name} is a name"));
        let (one, other) = (parse(one), parse(other));
        assert_eq!(one.identity(&other), other.identity(&one), "the order says nothing");
        one.identity(&other)
    }

    #[test]
    fn middle_names_and_spellings_leave_a_person_the_same() {
        for (one, other) in [
            ("Donald Trump", "Donald J. Trump"),
            ("Donald J. Trump", "Donald John Trump"),
            ("Hillary Clinton", "Hillary Rodham Clinton"),
            ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
            ("Raul Labrador", "Raúl R. Labrador"),
            ("Sergei Lavrov", "Sergey Lawrow"),
            ("Kim Jong-un", "Kim Jong Un"),
            ("Alexandria Ocasio-Cortez", "Alexandria Ocasio Cortez"),
            ("Samir al-Tamari", "Samir Tamari"),
        ] {
            assert_eq!(identity(one, other), Identity::Same, "{one}, {other}");
        }
    }

    #[test]
    fn nicknames_initials_and_suffixes_need_more() {
        for (one, other) in [
            ("Chuck Schumer", "Charles E. Schumer"),
            ("Mike Flynn", "Michael T. Flynn"),
            ("D. Trump", "Donald Trump"),
            ("Donald Trump", "Donald Trump Jr."),
            ("James Clapper", "James R. Clapper Jr."),
            ("Wolodymyr Selenskyj", "Volodymyr Zelensky"),
            ("Dan Patrick", "Daniela Patrick"),
            ("Vincente Reyes", "Vicente Reyes"),
            ("John Smith", "John Smythe"),
        ] {
            assert_eq!(identity(one, other), Identity::Possible, "{one}, {other}");
        }
    }

    #[test]
    fn others_are_others() {
        for (one, other) in [
            ("George H. W. Bush", "George W. Bush"),
            ("John Q. Smith", "John R. Smith"),
            ("Bill Clinton", "Hillary Clinton"),
            ("Ken Griffey Jr.", "Ken Griffey Sr."),
            ("Rio Ferdinand", "Anton Ferdinand"),
            ("Ann Clinton", "Ann Clifton"),
        ] {
            assert_eq!(identity(one, other), Identity::Other, "{one}, {other}");
        }
    }
}

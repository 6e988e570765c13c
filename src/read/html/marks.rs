//! Raised marks that point at a footnote, and are no part of the number or word before them.

/// Ten to a power: "10<sup>6</sup>", "6 × 10<sup>-3</sup>".
const POWER_OF: &str = "10";
/// Units that are squared and cubed: "km²".  The letters of the International System and of feet, yards, inches and miles.
const RAISED_UNITS: &[&str] =
    &["m", "km", "cm", "mm", "dm", "nm", "µm", "μm", "ft", "yd", "in", "mi", "s", "inch", "metre", "meter"];

/// Whether raised text is a mark: a number, a bracket or a sign where nothing is raised to a power.  `touches` says that it
/// stands right behind the text written so far.
pub(in crate::read) fn is_mark(raised: &str, before: &str, touches: bool) -> bool {
    let raised = raised.trim();
    let bracketed = raised.strip_prefix(['[', '(']).and_then(|inner| inner.strip_suffix([']', ')']));
    let number = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' ' | '–' | '-'))
    };
    if let Some(inner) = bracketed {
        return number(inner) || inner.chars().count() == 1;
    }
    if raised.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶')) {
        return !raised.is_empty();
    }
    number(raised) && raised.starts_with(|c: char| c.is_ascii_digit()) && touches && !is_power(before)
}

fn is_power(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric() && c != 'µ').next().unwrap_or_default();
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    word == POWER_OF || RAISED_UNITS.contains(&letters)
}

/// Raised figures as the characters that stay raised without markup; `None` if they are no power.
pub(in crate::read) fn power(raised: &str) -> Option<String> {
    let raised = raised.trim();
    let power: Option<String> = raised.chars().map(superscript).collect();
    power.filter(|power| power.contains(|c| c != '⁻'))
}

fn superscript(character: char) -> Option<char> {
    match character {
        '0' => Some('⁰'),
        '1' => Some('¹'),
        '2' => Some('²'),
        '3' => Some('³'),
        '4'..='9' => char::from_u32('⁴' as u32 + character as u32 - '4' as u32),
        '-' | '−' | '–' => Some('⁻'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_point_at_footnotes() {
        for (before, raised) in [
            ("Some 122", "3"),
            ("Some 10,000", "3"),
            ("drones", "[4]"),
            ("drones", "12"),
            ("drones.", "1, 2"),
            ("drones", "[a]"),
            ("drones", "*"),
        ] {
            assert!(is_mark(raised, before, true), "{before}<sup>{raised}</sup>");
        }
    }

    #[test]
    fn powers_and_ordinals_are_kept() {
        for (before, raised) in [
            ("9 km", "2"),
            ("40 m", "3"),
            ("40m", "3"),
            ("the 30", "th"),
            ("about 10", "6"),
            ("a 3 × 10", "-3"),
            ("E = mc", "x"),
            ("drones", "."),
            ("", ""),
        ] {
            assert!(!is_mark(raised, before, true), "{before}<sup>{raised}</sup>");
        }
        assert!(!is_mark("1", "2 ", false), "1/2 written high and low");
    }
}

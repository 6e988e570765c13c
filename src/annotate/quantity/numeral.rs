//! Digits → exact values: grouping, decimals, fractions, ranges inside one token.

use std::str::FromStr;

use crate::base::Decimal;

/// What the digits at the start of a token say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    pub low: Decimal,
    /// The other end of "5-7".
    pub high: Option<Decimal>,
    pub ordinal: bool,
    /// True for "1/2" and "¾".
    pub fraction: bool,
    /// True for four plain digits, which may be a year.
    pub four_digits: bool,
    /// Bytes that the number takes.
    pub len: usize,
}

/// Reads a number at the start of a token; `None` where digits are no number ("11:30", "3.2.1", "555-01-99").
pub(super) fn read(token: &str) -> Option<Numeral> {
    let (low, first) = signed(token)?;
    let mut numeral = Numeral {
        low,
        high: None,
        ordinal: false,
        fraction: token.starts_with(is_vulgar) || token[..first].contains('/'),
        four_digits: first == 4 && token.as_bytes()[..4].iter().all(u8::is_ascii_digit),
        len: first,
    };
    let rest = &token[first..];
    if let Some(after) =
        rest.strip_prefix(['-', '–', '‑']).filter(|after| after.starts_with(|c: char| c.is_ascii_digit()))
    {
        let (high, len) = signed(after)?;
        numeral.high = Some(high);
        numeral.len = token.len() - after.len() + len;
    }
    let rest = &token[numeral.len..];
    if let Some(suffix) = ordinal_suffix(rest) {
        numeral.ordinal = true;
        numeral.len += suffix;
    }
    let broken = rest.starts_with([':', '.', ',', '/'])
        || rest.strip_prefix(['-', '–']).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()));
    (!broken).then_some(numeral)
}

fn signed(text: &str) -> Option<(Decimal, usize)> {
    let sign = text.chars().next().filter(|c| matches!(c, '-' | '−' | '+'));
    let skip = sign.map_or(0, char::len_utf8);
    let (value, len) = plain(&text[skip..])?;
    let value = if matches!(sign, Some('-' | '−')) { -value } else { value };
    Some((value, skip + len))
}

/// "1,234.5", ".25", "2½", "3/4".
fn plain(text: &str) -> Option<(Decimal, usize)> {
    let bytes = text.as_bytes();
    let whole = digits(bytes);
    let len = whole + grouped(&bytes[whole..], whole);
    let point = bytes.get(len) == Some(&b'.') && bytes.get(len + 1).is_some_and(u8::is_ascii_digit);
    let len = if point { len + 1 + digits(&bytes[len + 1..]) } else { len };
    let vulgar = text[len..].chars().next().and_then(|c| Some((vulgar(c)?, c.len_utf8())));
    if len == 0 {
        return vulgar;
    }
    let value = decimal(&text[..len])?;
    if let Some((part, size)) = vulgar {
        return Some(((value + part).normalize(), len + size));
    }
    if let Some(over) = text[len..].strip_prefix(['/', '⁄']) {
        let mark = text.len() - len - over.len();
        let size = digits(over.as_bytes());
        let below = decimal(over.get(..size)?).filter(|below| !below.is_zero())?;
        return Some((value.checked_div(below)?, len + mark + size));
    }
    if let Some(power) = exponent(&text[len..]) {
        return Some((value.checked_mul(power.0)?, len + power.1));
    }
    Some((value, len))
}

fn digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Bytes of ",234,567" after one to three digits; Indian "1,00,000" as well.
fn grouped(bytes: &[u8], whole: usize) -> usize {
    if whole == 0 || whole > 3 {
        return 0;
    }
    let mut len = 0;
    while bytes.get(len) == Some(&b',') {
        let group = digits(&bytes[len + 1..]);
        let indian = group == 2 && bytes.get(len + 3) == Some(&b',');
        if group != 3 && !indian {
            break;
        }
        len += group + 1;
    }
    len
}

/// "e10", "x10^-3".
fn exponent(text: &str) -> Option<(Decimal, usize)> {
    let after = ["x10^", "×10^", "x10", "×10", "e", "E"].iter().find_map(|mark| text.strip_prefix(mark))?;
    let negative = after.starts_with(['-', '−']);
    let unsigned = after.strip_prefix(['-', '−', '+']).unwrap_or(after);
    let size = digits(unsigned.as_bytes());
    let power: u32 = unsigned.get(..size)?.parse().ok().filter(|power| *power <= 20)?;
    if unsigned[size..].starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let factor = Decimal::from(10u64.checked_pow(power)?);
    let factor = if negative { Decimal::ONE.checked_div(factor)? } else { factor };
    Some((factor, text.len() - unsigned.len() + size))
}

/// Exact, or nothing: a value that had to be rounded is no stated figure.
fn decimal(text: &str) -> Option<Decimal> {
    if text.len() > 28 {
        return None;
    }
    if text.contains(',') {
        Decimal::from_str(&text.replace(',', "")).ok()
    } else {
        Decimal::from_str(text).ok()
    }
}

fn is_vulgar(c: char) -> bool {
    vulgar(c).is_some()
}

fn vulgar(c: char) -> Option<Decimal> {
    let (over, below) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(Decimal::from(over) / Decimal::from(below))
}

/// Bytes of raised digits behind a number, "122³": a footnote's mark.
pub(super) fn raised(rest: &str) -> usize {
    rest.chars().take_while(|c| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')).map(char::len_utf8).sum()
}

fn ordinal_suffix(rest: &str) -> Option<usize> {
    let two = rest.get(..2)?;
    let known = ["st", "nd", "rd", "th"].iter().any(|suffix| two.eq_ignore_ascii_case(suffix));
    (known && !rest[2..].starts_with(|c: char| c.is_alphanumeric())).then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(token: &str) -> Option<String> {
        read(token).map(|n| match n.high {
            Some(high) => format!("{}..{high} {}", n.low, &token[n.len..]),
            None => format!("{} {}", n.low, &token[n.len..]),
        })
    }

    #[test]
    fn reads_what_digits_say() {
        for (token, wanted) in [
            ("1,400", "1400 "),
            ("1,00,000", "100000 "),
            ("85m", "85 m"),
            ("1.5bn", "1.5 bn"),
            ("5-7", "5..7 "),
            ("20-point", "20 -point"),
            ("2½", "2.5 "),
            ("1/4", "0.25 "),
            ("22nd", "22 "),
            ("-0.5", "-0.5 "),
            (".25", "0.25 "),
            ("1980s", "1980 s"),
            ("3e4", "30000 "),
        ] {
            assert_eq!(value(token).as_deref(), Some(wanted), "{token}");
        }
    }

    #[test]
    fn leaves_alone_what_only_looks_like_a_number() {
        for token in ["11:30", "3.2.1", "555-010-4477", "", "abc", "1/0", "/"] {
            assert_eq!(value(token), None, "{token}");
        }
    }
}

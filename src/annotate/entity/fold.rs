//! Spellings of one name: "Zelenskyy", "Zelensky", "Zelenskiy".

/// A key that transliterations of one name share.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase).map(plain) {
        let c = match c {
            'y' | 'j' | 'i' => 'i',
            'w' | 'v' => 'v',
            c if c.is_alphanumeric() || c == ' ' => c,
            '-' => ' ',
            _ => continue,
        };
        if !folded.ends_with(c) {
            folded.push(c);
        }
    }
    // Few names have any of these, and one look at all pairs of letters is cheaper than eight searches.
    let pair = |letters: &[u8]| {
        matches!(letters, b"kh" | b"ks" | b"ou" | b"oo" | b"ie" | b"ph" | b"ck") || letters.contains(&b'q')
    };
    if folded.len() > 1 && !folded.as_bytes().windows(2).any(pair) {
        return folded;
    }
    for (from, to) in [
        ("kh", "h"),
        ("ks", "x"),
        ("ou", "u"),
        ("oo", "u"),
        ("ie", "i"),
        ("ph", "f"),
        ("ck", "k"),
        ("q", "k"),
    ] {
        if folded.contains(from) {
            folded = folded.replace(from, to);
        }
    }
    folded
}

/// Equal up to transliteration: the folded names are one, or differ in two neighbouring letters changing
/// places, or in one letter of a long name.
pub fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    if a == b {
        return true;
    }
    let shorter = a.chars().count().min(b.chars().count());
    shorter >= 8 && a.chars().next() == b.chars().next() && strsim::osa_distance(&a, &b) <= 1
}

fn plain(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'ă' | 'ą' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ě' | 'ę' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ů' => 'u',
        'ç' | 'ć' | 'č' => 'c',
        'ñ' | 'ń' => 'n',
        'š' | 'ş' | 'ś' | 'ș' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ý' => 'y',
        'ł' => 'l',
        'ğ' => 'g',
        'ř' => 'r',
        'ţ' | 'ț' => 't',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_meet_and_strangers_do_not() {
        assert!(same_name("Zelenskyy", "Zelensky"));
        assert!(same_name("Zelenskiy", "Zelensky"));
        assert!(same_name("Novorossiysk", "Novorossisyk"));
        assert!(same_name("Breij", "Breiy"));
        assert!(!same_name("Smith", "Smythe"));
        assert!(!same_name("Clinton", "Clifton"));
    }
}

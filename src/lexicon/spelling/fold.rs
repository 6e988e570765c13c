//! Keys that all spellings of one word or name share.

use std::sync::LazyLock;

use any_ascii::any_ascii_char;

static DIGRAPHS: LazyLock<Digraphs> = LazyLock::new(|| Digraphs::parse(include_str!("digraphs.tsv")));

/// What stands for two letters, by the first and the second.
struct Digraphs([[Option<u8>; 26]; 26]);

impl Digraphs {
    fn parse(tsv: &str) -> Self {
        let mut table = [[None; 26]; 26];
        for line in tsv.lines().filter(|line| !line.starts_with('#')) {
            if let &[first, second, b'\t', one] = line.as_bytes() {
                table[usize::from(first - b'a')][usize::from(second - b'a')] = Some(one);
            }
        }
        Digraphs(table)
    }

    fn get(&self, first: u8, second: u8) -> Option<u8> {
        let at = |letter: u8| letter.is_ascii_lowercase().then(|| usize::from(letter - b'a'));
        self.0[at(first)?][at(second)?]
    }
}

/// Lower case in the letters a to z: "łódź" is "lodz", "Đoković" "dokovic", "Київ" "kiyiv".  What is no letter, figure
/// or space goes; a hyphen and a slash are a space, and there is one between words.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut push = |c: char| match c {
        ' ' | '-' | '/' if !plain.is_empty() && !plain.ends_with(' ') => plain.push(' '),
        c if c.is_ascii_alphanumeric() => plain.push(c.to_ascii_lowercase()),
        _ => {}
    };
    for c in text.chars() {
        match c {
            _ if c.is_ascii() => push(c),
            '‐'..='―' => push(' '),
            _ if c.is_whitespace() => push(' '),
            _ => any_ascii_char(c).chars().filter(char::is_ascii_alphanumeric).for_each(&mut push),
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// A key that romanisations of one name share: "Zelenskyy", "Zelensky" and "Зеленський" are "zelenski".  Not for common
/// words, of which it makes one of "wine" and "vine".
pub fn fold(name: &str) -> String {
    let plain = plain(name);
    let letters = plain.as_bytes();
    let mut folded = String::with_capacity(plain.len());
    let mut push = |letter: u8| {
        let letter = match letter {
            b'y' | b'j' => 'i',
            b'w' => 'v',
            b'q' => 'k',
            other => char::from(other),
        };
        if !folded.ends_with(letter) {
            folded.push(letter);
        }
    };
    let mut at = 0;
    while at < letters.len() {
        match letters.get(at + 1).and_then(|&next| DIGRAPHS.get(letters[at], next)) {
            Some(one) => {
                push(one);
                at += 2;
            }
            None => {
                push(letters[at]);
                at += 1;
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digraph_is_two_letters_for_one() {
        let rows: Vec<&str> =
            include_str!("digraphs.tsv").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(rows.is_sorted());
        for row in rows {
            let letters = row.as_bytes();
            let &[first, second, b'\t', one] = letters else { panic!("{row}") };
            assert_eq!(DIGRAPHS.get(first, second), Some(one));
        }
    }

    #[test]
    fn romanisations_of_one_name_have_one_key() {
        for spellings in [
            &["Zelenskyy", "Zelensky", "Zelenskiy", "Зеленський"][..],
            &["Djokovic", "Đoković", "Dokovic"],
            &["Jorgensen", "Jørgensen", "Joergensen"],
            &["Yildirim", "Yıldırım", "YILDIRIM"],
            &["Lodz", "Łódź"],
            &["Muller", "Müller", "Mueller"],
            &["Kharkov", "Harkov"],
            &["Lavrov", "Lawrow"],
            &["Ocasio-Cortez", "Ocasio Cortez"],
            &["O'Donnell", "O’Donnell", "ODONNELL"],
        ] {
            let keys: Vec<String> = spellings.iter().map(|spelling| fold(spelling)).collect();
            assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
        }
    }

    #[test]
    fn names_of_others_have_their_own() {
        for (one, other) in
            [("Smith", "Smythe"), ("Clinton", "Clifton"), ("Brown", "Braun"), ("Hans", "Hanks")]
        {
            assert_ne!(fold(one), fold(other));
        }
    }
}

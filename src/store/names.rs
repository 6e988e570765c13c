//! Names as people type them: without accents, in any case, in any of several transliterations.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// True if every word of the query begins a word of the name, in the same order: "zelensky" meets
/// "Volodymyr Zelenskyy".
pub fn matches_name(query: &str, name: &str) -> bool {
    let query = skeleton(query);
    let name = skeleton(name);
    let mut words = name.split(' ');
    let mut asked = query.split(' ').filter(|word| !word.is_empty()).peekable();
    asked.peek().is_some() && asked.all(|part| words.any(|word| word.starts_with(part)))
}

/// What is left of a name when accents, case and the usual differences between transliterations are gone.
fn skeleton(name: &str) -> String {
    let folded: String =
        name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let mut out = String::with_capacity(folded.len());
    let mut letters = folded.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        let plain = match (letter, next) {
            ('\'' | '’' | 'ʼ' | '`', _) => continue,
            ('k' | 'g' | 'z', Some('h')) => {
                letters.next();
                if letter == 'k' { 'h' } else { letter }
            }
            ('p', Some('h')) => {
                letters.next();
                'f'
            }
            ('j' | 'y', _) => 'i',
            ('w', _) => 'v',
            ('ø', _) => 'o',
            ('ł', _) => 'l',
            ('đ' | 'ð', _) => 'd',
            ('ß', _) => 's',
            _ if letter.is_alphanumeric() => letter,
            _ => ' ',
        };
        if !out.ends_with(plain) {
            out.push(plain);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::matches_name;

    #[test]
    fn spellings_of_one_name_meet() {
        for (query, name) in [
            ("zelensky", "Volodymyr Zelenskyy"),
            ("Zelenskiy", "Volodymyr Zelensky"),
            ("volod zelens", "Volodymyr Zelenskyy"),
            ("erdogan", "Recep Tayyip Erdoğan"),
            ("kharkov", "Harkov Council"),
            ("ODONNELL", "Rory O’Donnell"),
            ("sergey", "Sergei Orlov"),
        ] {
            assert!(matches_name(query, name), "{query} should meet {name}");
        }
    }

    #[test]
    fn other_names_do_not() {
        for (query, name) in [
            ("smith", "Ann Blacksmith"),
            ("orlov sergei", "Sergei Orlov"),
            ("", "Ann"),
            ("putin", "Vladimir Puchov"),
        ] {
            assert!(!matches_name(query, name), "{query} should not meet {name}");
        }
    }
}

//! The outlet's name beside the headline in `<title>`, where the page states it nowhere else.

/// What stands between a headline, a section and the outlet.
const MARKS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " « ", " » ", ": "];
/// A longer part is no name.
const LONGEST: usize = 40;

/// "Thirty-one empty windows | Orla Gazette" → "Orla Gazette": the part that the host is called after, else all that is left when
/// the headline is taken away.
pub(super) fn beside(title: &str, headline: &str, host: Option<&str>) -> Option<String> {
    let parts = parts(title);
    let host = host.map(letters).unwrap_or_default();
    let hosted = parts.iter().rev().find(|part| is_name(part) && is_called(&host, part));
    let affix = || {
        let rest = title
            .strip_prefix(headline)
            .or_else(|| title.strip_suffix(headline))
            .filter(|_| !headline.is_empty())?;
        let mark = MARKS.iter().find(|mark| rest.starts_with(**mark) || rest.ends_with(**mark))?;
        let name = rest.strip_prefix(mark).or_else(|| rest.strip_suffix(mark))?.trim();
        (is_name(name) && self::parts(name).len() == 1).then_some(name)
    };
    hosted.copied().or_else(affix).map(str::to_owned)
}

fn parts(title: &str) -> Vec<&str> {
    MARKS.iter().fold(vec![title], |parts, mark| {
        parts.into_iter().flat_map(|part| part.split(mark)).collect::<Vec<_>>()
    })
}

fn is_name(part: &str) -> bool {
    let part = part.trim();
    (3..=LONGEST).contains(&part.len()) && part.contains(char::is_alphabetic)
}

/// "orlagazetteexample" and "Orla Gazette"; a short word may stand in a host by chance.
fn is_called(host: &str, part: &str) -> bool {
    let name = letters(part);
    let bare = host.strip_prefix("www").unwrap_or(host);
    name.len() >= 4 && (bare.starts_with(&name) || (name.len() >= 8 && bare.contains(&name)))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outlet_stands_beside_the_headline() {
        for title in [
            "Esk floods Alder | Orla Gazette",
            "Orla Gazette: Esk floods Alder",
            "Esk floods Alder - Orla Gazette - News",
        ] {
            let found = beside(title, "Esk floods Alder", Some("www.orlagazette.example"));
            assert_eq!(found.as_deref(), Some("Orla Gazette"), "{title}");
        }
        assert_eq!(
            beside("Esk floods Alder | The Post", "Esk floods Alder", None).as_deref(),
            Some("The Post")
        );
        for title in ["Esk floods Alder", "Flood: Esk rises - News", "Esk floods Alder | News | The Post"] {
            assert_eq!(beside(title, "Esk floods Alder", None), None, "{title}");
        }
    }
}

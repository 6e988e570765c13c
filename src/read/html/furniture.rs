//! Lines that a page's machinery wrote between the article's own.

/// How lines begin that tell of a picture, of another story or of the outlet; after the labels that trafilatura's filters
/// and the style books of agencies name.
const STARTS: &[&str] = &[
    "photo:",
    "photos:",
    "photo by ",
    "photo credit",
    "photograph:",
    "image:",
    "images:",
    "image credit",
    "image source",
    "credit:",
    "picture:",
    "pic:",
    "file photo",
    "video:",
    "watch:",
    "listen:",
    "read more:",
    "read more ",
    "read also:",
    "also read:",
    "read next:",
    "see also:",
    "related:",
    "related story:",
    "related stories:",
    "recommended:",
    "more from ",
    "more on this",
    "most read",
    "sign up for ",
    "sign up to ",
    "subscribe to ",
    "follow us on ",
    "follow ",
    "share this",
    "click here to ",
    "advertisement",
    "loading",
    "story continues below",
    "article continues below",
    "copyright ",
    "©",
    "(c) ",
    "all rights reserved",
    "getty images",
    "posted by ",
    "published by ",
];
/// Whole lines.
const LINES: &[&str] = &[
    "ad",
    "advertisement",
    "close",
    "comments",
    "continue reading",
    "copy link",
    "email",
    "facebook",
    "flipboard",
    "instagram",
    "linkedin",
    "listen",
    "live",
    "more",
    "newsletter",
    "pinterest",
    "pocket",
    "print",
    "read more",
    "reddit",
    "related",
    "reuters",
    "save",
    "share",
    "sponsored",
    "subscribe",
    "telegram",
    "tweet",
    "twitter",
    "watch",
    "whatsapp",
];
/// Longer lines are sentences, however they begin.
const LONGEST: usize = 160;

/// The text without such lines.
pub(super) fn without(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for paragraph in text.split("\n\n") {
        let lines: Vec<&str> = paragraph.split('\n').filter(|line| !is_furniture(line)).collect();
        if lines.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&lines.join("\n"));
    }
    out
}

fn is_furniture(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let lower = line.trim().to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    LINES.contains(&bare) || (STARTS.iter().any(|start| lower.starts_with(start)) && !is_sentence(&lower))
}

/// "Follow the river and you come to Alder." has words of its own and a stop; a label has not.
fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '”', '"']) && !line.contains(": ") && line.split(' ').count() > 12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_go_and_sentences_stay() {
        for line in
            ["Photo: Ann Roe", "Read more: Fire in Alder", "Advertisement", "[Share]", "Credit: Lindow Post"]
        {
            assert_eq!(
                without(&format!("The Esk rose.\n\n{line}\n\nRain fell.")),
                "The Esk rose.\n\nRain fell."
            );
        }
        let long =
            "Follow the river down to the sea and you will come to Alder, where 14 families live today.";
        assert_eq!(without(long), long);
    }
}

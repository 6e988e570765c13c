//! RFC 3676: a line that ends in a space goes on in the next one.

/// What stands before a signature, though it ends in a space.
const SIGNATURE: &str = "-- ";

/// The text above the signature.
pub(super) fn unsigned(text: &str) -> &str {
    let signature = text.rfind("\n-- \n").filter(|at| text[at + 1..].lines().count() <= SIGNATURE_LINES);
    signature.map_or(text, |at| &text[..at])
}

/// What goes on for longer is no signature: a digest, a release that was passed on.
const SIGNATURE_LINES: usize = 12;

/// Whole paragraphs of the lines; `without_space` where the space is no part of the text (`DelSp=yes`).
pub(super) fn join(text: &str, without_space: bool) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut before: Option<usize> = None;
    for line in text.trim_matches('\n').split('\n') {
        let depth = line.len() - line.trim_start_matches('>').len();
        let (quotes, line) = line.split_at(depth);
        let line = line.strip_prefix(' ').unwrap_or(line);
        let flows = line.ends_with(' ') && line != SIGNATURE;
        if before != Some(depth) || line == SIGNATURE {
            if before.is_some() {
                end(&mut joined);
            }
            joined.push_str(quotes);
            if depth > 0 {
                joined.push(' ');
            }
        }
        match (flows, without_space) {
            (true, true) => joined.push_str(&line[..line.len() - 1]),
            (true, false) => joined.push_str(line),
            (false, _) => joined.push_str(line),
        }
        before = flows.then_some(depth);
        if !flows {
            joined.push('\n');
        }
    }
    joined.trim_end().to_owned()
}

/// Another depth of quotation begins a line of its own.
fn end(joined: &mut String) {
    joined.truncate(joined.trim_end_matches(' ').len());
    joined.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_end_in_a_space_go_on() {
        assert_eq!(
            join("The Esk rose by \n2 metres.\n\nNobody \nwas hurt.\n", false),
            "The Esk rose by 2 metres.\n\nNobody was hurt."
        );
        assert_eq!(join("The Esk rose by  \n2 metres.", true), "The Esk rose by 2 metres.");
        assert_eq!(
            join(" From the mayor:\n>> He \n>> left.\n> Who?", false),
            "From the mayor:\n>> He left.\n> Who?"
        );
        assert_eq!(join("Yours,\n-- \nAnn Roe", false), "Yours,\n-- \nAnn Roe");
    }
}

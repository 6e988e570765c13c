//! What cards are printed on: how wide it is, and whether it can set words off by weight.

use std::io::{self, Write};

use textwrap::{Options, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

#[derive(Debug, Clone, Copy)]
pub struct Sheet {
    pub width: u16,
    /// Bold words, as on a terminal that may be coloured; else a figure stands between « and ».
    pub bold: bool,
}

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

impl Sheet {
    pub fn title(self, words: &str) -> String {
        if self.bold { format!("{BOLD}{words}{PLAIN}") } else { words.to_owned() }
    }

    pub fn figure(self, words: &str) -> String {
        if self.bold { format!("{BOLD}{words}{PLAIN}") } else { format!("«{words}»") }
    }

    /// Columns of so many lines under an indent.
    pub fn room(self, lines: usize, indent: usize) -> usize {
        lines * usize::from(self.width).saturating_sub(indent)
    }

    /// Wraps words under a hanging indent, with ids at the end, which are never broken.
    pub fn write(self, words: &str, ids: &str, indent: [&str; 2], out: &mut impl Write) -> io::Result<()> {
        let width = usize::from(self.width);
        // Lines as full as can be: a balanced paragraph would take the room of the last one.
        let options = Options::new(width)
            .initial_indent(indent[0])
            .subsequent_indent(indent[1])
            .wrap_algorithm(WrapAlgorithm::FirstFit)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        let mut lines: Vec<String> =
            textwrap::wrap(words, options).into_iter().map(|line| line.into_owned()).collect();
        for id in ids.split_whitespace() {
            let fits = lines
                .last()
                .is_some_and(|last| textwrap::core::display_width(last) + 1 + id.width() <= width);
            match lines.last_mut().filter(|_| fits) {
                Some(last) => last.extend([" ", id]),
                None => lines.push(format!("{}{id}", indent[1])),
            }
        }
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))
    }
}

/// At most so many columns, cut between characters; wide characters take two.
pub fn within(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for c in text.chars() {
        let more = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if kept.width() + more >= most {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

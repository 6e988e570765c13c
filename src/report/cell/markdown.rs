use super::terminal::in_terminal;

/// A cell of a Markdown table, or any other stretch of text in Markdown, that stays the text it is.
pub fn in_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in in_terminal(text.trim()).chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

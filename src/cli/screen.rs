use terminal_size::{Height, Width, terminal_size};

/// How much of the screen is used up.
pub(super) struct Screen {
    width: usize,
    height: usize,
    line: usize,
    column: usize,
}

impl Screen {
    pub fn found() -> Self {
        let (Width(width), Height(height)) = terminal_size().unwrap_or((Width(80), Height(24)));
        Screen { width: usize::from(width.max(1)), height: usize::from(height), line: 0, column: 0 }
    }

    /// Whether these bytes still fit, with a line left for the prompt.
    pub fn holds(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            match byte {
                b'\n' => (self.line, self.column) = (self.line + 1, 0),
                // The second and later bytes of a character.
                0x80..0xC0 => {}
                _ if self.column == self.width => (self.line, self.column) = (self.line + 1, 1),
                _ => self.column += 1,
            }
        }
        self.line < self.height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_is_full_when_no_line_is_left_for_the_prompt() {
        let screen = || Screen { width: 4, height: 2, line: 0, column: 0 };
        assert!(screen().holds("äöüß\n".as_bytes()));
        assert!(!screen().holds(b"1\n2\n"));
        assert!(!screen().holds(b"123456789\n"));
    }
}

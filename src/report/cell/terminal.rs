use std::borrow::Cow;

use super::hidden::shown;

/// Tables, cards and messages.  Lines stay lines; a tab, which would break columns, is a space.
pub fn in_terminal(text: &str) -> Cow<'_, str> {
    if text.contains('\t') {
        let spaced = text.replace('\t', " ");
        return Cow::Owned(shown(&spaced, |c| c == '\n').into_owned());
    }
    shown(text, |c| c == '\n')
}

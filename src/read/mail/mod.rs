//! Newsletters and press releases as messages (RFC 5322), mailboxes of them, and pages saved as one file (MHTML, RFC 2557).

mod flowed;
mod mbox;
mod message;

pub(super) use mbox::{Messages, is_mbox};
pub(super) use message::{drafts, is_message};

//! The command line.

use std::ffi::OsString;
use std::process::ExitCode;

pub fn run(_arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    ExitCode::SUCCESS
}

//! Results that are longer than the screen go through a pager, as git's do.

use std::env;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::failure::complain;
use super::screen::Screen;

/// What a pager may swallow and still have everything printed without it: about what a pipe holds.
const KEPT: usize = 64 * 1024;

/// Set by `--no-pager` before any command runs, since results begin in many places.
static FORBIDDEN: AtomicBool = AtomicBool::new(false);

pub(super) fn forbid() {
    FORBIDDEN.store(true, Ordering::Relaxed);
}

/// All that decides whether and which pager there is.
struct Circumstances {
    forbidden: bool,
    terminal: bool,
    /// What `TERM` says of a terminal that can do nothing.
    dumb: bool,
    /// `GAINSAY_PAGER`, else `PAGER`.
    stated: Option<String>,
}

impl Circumstances {
    fn found() -> Self {
        Circumstances {
            forbidden: FORBIDDEN.load(Ordering::Relaxed),
            terminal: io::stdout().is_terminal(),
            dumb: env::var_os("TERM").is_some_and(|terminal| terminal == "dumb"),
            stated: env::var("GAINSAY_PAGER").or_else(|_| env::var("PAGER")).ok(),
        }
    }

    /// The program and its arguments; no shell ever reads them.  Empty or `cat` is none, as for git.
    fn pager(&self) -> Result<Option<Vec<String>>, String> {
        if self.forbidden || !self.terminal || self.dumb {
            return Ok(None);
        }
        let stated = self.stated.as_deref().unwrap_or("less");
        let words = shell_words::split(stated).map_err(|error| format!("pager “{stated}”: {error}"))?;
        Ok(Some(words).filter(|words| words.first().is_some_and(|program| program != "cat")))
    }
}

/// Standard output; on a terminal by way of the pager, once it is more than the screen holds.
pub(super) struct Paged(Way);

enum Way {
    Plain(BufWriter<StdoutLock<'static>>),
    /// It may still fit.
    Held {
        held: Vec<u8>,
        screen: Screen,
        pager: Vec<String>,
    },
    Pager(Running),
    /// The reader has seen enough: the work goes on to its exit status.
    Closed,
}

/// Without a pager, for messages and for what flows.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(64 * 1024, io::stdout().lock())
}

/// For results: with a pager where there is one.
pub(super) fn paged() -> Paged {
    match Circumstances::found().pager() {
        Ok(None) => Paged(Way::Plain(stdout())),
        Ok(Some(pager)) => Paged(Way::Held { held: Vec::new(), screen: Screen::found(), pager }),
        Err(message) => {
            complain(&message);
            Paged(Way::Plain(stdout()))
        }
    }
}

/// Standard output behind what was held back.
fn plain(held: &[u8]) -> io::Result<BufWriter<StdoutLock<'static>>> {
    let mut out = stdout();
    out.write_all(held)?;
    Ok(out)
}

impl Paged {
    /// Hands over what was held; without a pager that starts, everything is printed as it is.
    fn start(&mut self) -> io::Result<()> {
        let Way::Held { held, pager, .. } = std::mem::replace(&mut self.0, Way::Closed) else {
            return Ok(());
        };
        match Running::start(&pager) {
            Ok(running) => {
                self.0 = Way::Pager(running);
                self.hand_over(&held)
            }
            Err(error) => {
                complain(&format!("cannot start the pager “{}”: {error}", pager.join(" ")));
                self.0 = Way::Plain(plain(&held)?);
                Ok(())
            }
        }
    }

    fn hand_over(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Way::Pager(running) = &mut self.0 else { return Ok(()) };
        if running.write(bytes).is_ok() {
            return Ok(());
        }
        let Way::Pager(running) = std::mem::replace(&mut self.0, Way::Closed) else { return Ok(()) };
        if let Some(lost) = running.finish() {
            self.0 = Way::Plain(plain(&lost)?);
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        match std::mem::replace(&mut self.0, Way::Closed) {
            Way::Plain(mut out) => out.flush(),
            Way::Held { held, .. } => plain(&held)?.flush(),
            Way::Pager(running) => match running.finish() {
                Some(lost) => plain(&lost)?.flush(),
                None => Ok(()),
            },
            Way::Closed => Ok(()),
        }
    }
}

impl Write for Paged {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.0 {
            Way::Plain(out) => return out.write(bytes),
            Way::Held { held, screen, .. } => {
                held.extend_from_slice(bytes);
                if !screen.holds(bytes) {
                    self.start()?;
                }
            }
            Way::Pager(_) => self.hand_over(bytes)?,
            Way::Closed => {}
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.0 {
            Way::Plain(out) => out.flush(),
            _ => Ok(()),
        }
    }
}

/// A pager is waited for wherever its results end, so that messages come after it.
impl Drop for Paged {
    fn drop(&mut self) {
        // Whoever wants to know of errors has flushed.
        let _ = self.finish();
    }
}

/// A pager at work.
struct Running {
    child: Child,
    input: BufWriter<ChildStdin>,
    /// All that it was given, as long as that is little.
    given: Option<Vec<u8>>,
    /// An interrupt ends this program again.
    done: Arc<AtomicBool>,
}

impl Running {
    fn start(words: &[String]) -> io::Result<Running> {
        let (program, arguments) = words.split_first().ok_or(io::ErrorKind::NotFound)?;
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped());
        if env::var_os("LESS").is_none() {
            command.env("LESS", "FRX");
        }
        let mut child = command.spawn()?;
        let input = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
        // An interrupt is the pager's: were this program to end, both the pager and the shell would read the keys.
        let done = Arc::new(AtomicBool::new(false));
        signal_hook::flag::register_conditional_default(signal_hook::consts::SIGINT, Arc::clone(&done))?;
        Ok(Running { child, input: BufWriter::new(input), given: Some(Vec::new()), done })
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.given {
            Some(given) if given.len() + bytes.len() <= KEPT => given.extend_from_slice(bytes),
            given => *given = None,
        }
        self.input.write_all(bytes)
    }

    /// Waits until it is quit; returns what it was given where it failed and can have shown little of it.
    fn finish(self) -> Option<Vec<u8>> {
        let Running { mut child, input, given, done } = self;
        // What is left is written and the pipe closed; a pager that was quit takes no more.
        drop(input);
        let ended = child.wait();
        done.store(true, Ordering::Relaxed);
        match ended {
            Ok(status) if status.code().is_none_or(|code| code == 0) => None,
            _ => given,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_terminal(stated: Option<&str>) -> Circumstances {
        Circumstances { forbidden: false, terminal: true, dumb: false, stated: stated.map(str::to_owned) }
    }

    #[test]
    fn a_pager_is_split_into_words_and_no_shell_reads_it() {
        let words = |stated| on_terminal(stated).pager().expect("words").expect("a pager");
        assert_eq!(words(None), ["less"]);
        assert_eq!(words(Some("less -S '+/two words'")), ["less", "-S", "+/two words"]);
        assert_eq!(words(Some("more; rm -r $HOME")), ["more;", "rm", "-r", "$HOME"]);
        assert!(on_terminal(Some("less 'open")).pager().is_err());
    }

    #[test]
    fn there_is_none_without_a_terminal_or_where_nobody_wants_one() {
        let none = |circumstances: Circumstances| circumstances.pager() == Ok(None);
        assert!(none(Circumstances { terminal: false, ..on_terminal(Some("less")) }));
        assert!(none(Circumstances { forbidden: true, ..on_terminal(None) }));
        assert!(none(Circumstances { dumb: true, ..on_terminal(None) }));
        assert!(none(on_terminal(Some(""))) && none(on_terminal(Some("cat"))));
    }
}

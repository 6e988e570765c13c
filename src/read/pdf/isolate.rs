//! Code that reads what strangers made runs apart: its panic is an answer, and its endless loop ends for the caller.

use std::panic;
use std::sync::atomic::{AtomicBool, AtomicIsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Once};
use std::thread;
use std::time::Duration;

/// By which the process's panic hook knows whose panic is not printed.
const THREAD: &str = "gainsay-pdf";
/// Objects nest up to 512 deep and forms in forms; 8 MiB were enough for all that was tried.
const STACK: usize = 64 << 20;
/// A thousand pages took seconds; nobody waits longer for one press release.
const TIME: Duration = Duration::from_secs(60);

/// Each holds a core and memory of its own.
const MOST_LEFT: isize = 2;
/// Threads that go on after their time.
static LEFT: AtomicIsize = AtomicIsize::new(0);

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Failure {
    Panic,
    /// The thread goes on until it ends by itself, as no thread can be ended from outside.
    Time,
    /// So many threads go on after their time that no further one is begun.
    Busy,
    /// The system gives no thread.
    Thread,
}

/// Runs some work on a thread of its own.
pub(super) fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failure> {
    run_for(TIME, &LEFT, work)
}

fn run_for<T: Send + 'static>(
    time: Duration,
    left: &'static AtomicIsize,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Failure> {
    if left.load(Ordering::SeqCst) >= MOST_LEFT {
        return Err(Failure::Busy);
    }
    silence();
    let parted = Arc::new(AtomicBool::new(false));
    let leave = Leave { left, parted: Arc::clone(&parted) };
    let (answer, answered) = mpsc::channel();
    let builder = thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK);
    let spawned = builder.spawn(move || {
        let _leave = leave;
        // Nobody listens any more after the time is over.
        let _ = answer.send(work());
    });
    if spawned.is_err() {
        return Err(Failure::Thread);
    }
    answered.recv_timeout(time).map_err(|error| match error {
        RecvTimeoutError::Timeout => {
            if !parted.swap(true, Ordering::SeqCst) {
                left.fetch_add(1, Ordering::SeqCst);
            }
            Failure::Time
        }
        RecvTimeoutError::Disconnected => Failure::Panic,
    })
}

/// Ends a thread's count where its caller left it; whichever of both parts last changes the count.
struct Leave {
    left: &'static AtomicIsize,
    parted: Arc<AtomicBool>,
}

impl Drop for Leave {
    fn drop(&mut self) {
        if self.parted.swap(true, Ordering::SeqCst) {
            self.left.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// Panics of other threads are printed as ever.
fn silence() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(THREAD) {
                print(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_gives_its_answer() {
        assert_eq!(run(|| 1 + 1), Ok(2));
    }

    #[test]
    fn a_panic_is_an_answer_too() {
        assert_eq!(run(|| -> u8 { panic!("a crate's mistake") }), Err(Failure::Panic));
    }

    #[test]
    fn nobody_waits_for_what_does_not_end() {
        static LEFT: AtomicIsize = AtomicIsize::new(0);
        let slow = || thread::sleep(Duration::from_secs(2));
        let short = Duration::from_millis(10);
        for wanted in [Failure::Time, Failure::Time, Failure::Busy] {
            assert_eq!(run_for(short, &LEFT, slow), Err(wanted));
        }
        thread::sleep(Duration::from_secs(3));
        assert_eq!(run_for(Duration::from_secs(60), &LEFT, || 1), Ok(1));
    }
}

//! What is eight times as long may take a few times more than eight times as long, and no more.

use std::time::Duration;

use gainsay::claims::read_claims;
use gainsay::read::Format;

use crate::holds;

const SHORT: usize = 8 << 10;
const LONG: usize = 64 << 10;
/// By how much a text of [`LONG`] may cost more a byte than one of [`SHORT`].
const MOST: u32 = 3;
/// What is over sooner is no burden, and is as much noise as work.
const FLOOR: Duration = Duration::from_millis(250);
/// A short one takes no less than this, whatever the clock says.
const LEAST: Duration = Duration::from_micros(500);

/// The first byte says what is read and how its parts are joined; a line of one `~` parts what stands once before, what is
/// repeated, and what stands once behind.
pub fn scales(bytes: &[u8]) {
    let Some((how, words)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(words);
    let mut parts: Vec<&str> = text.splitn(3, "\n~\n").collect();
    if parts.len() < 2 {
        parts.insert(0, "");
    }
    let unit = [parts[1], ["", " ", "\n", "\n\n"][usize::from(how / 4) % 4]].concat();
    if unit.trim().is_empty() {
        return;
    }
    let format = [Format::Text, Format::Html, Format::Feed, Format::Mail][usize::from(how % 4)];
    let sized = |size: usize| {
        [parts[0], &unit.repeat(size / unit.len()), parts.get(2).copied().unwrap_or_default()].concat()
    };
    let (short, long) = (sized(SHORT), sized(LONG));
    let may_take = |short: Duration| (short.max(LEAST) * MOST * (LONG / SHORT) as u32).max(FLOOR);
    let once = time(&long, format);
    if once <= FLOOR || once <= may_take(time(&short, format)) {
        return;
    }
    // Whoever else runs on this machine disturbs some runs, and seldom all of three.
    let least = |text: &str| (0..3).map(|_| time(text, format)).min().unwrap_or_default();
    let (short, long) = (least(&short), least(&long));
    assert!(long <= may_take(short), "{SHORT} bytes take {short:?}, {LONG} bytes {long:?}");
}

/// Processor time of this thread for reading and all that is claimed.
fn time(text: &str, format: Format) -> Duration {
    let started = now();
    for article in holds::read("fuzz", text.as_bytes(), Some(format)) {
        read_claims(&article);
    }
    now() - started
}

fn now() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or_default())
}

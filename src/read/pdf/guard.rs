//! Small files that would unpack to more than a machine holds.

use std::io::Read;

use flate2::bufread::ZlibDecoder;
use memchr::memmem;

/// A scan of a page at 600 dots an inch in full colour takes 105 MB; deflate packs up to 1,000 to one.
const MAX_STREAM: u64 = 256 << 20;
/// Less cannot unpack to more than that.
const MIN_PACKED: usize = (MAX_STREAM / 1032) as usize;

/// Documents that are packed into others without making them smaller lie in their parts; each is unpacked again, so that
/// many would take quadratic time.
const MAX_INNER: usize = 200;

/// In which the mark of its end stands.
const TAIL: usize = 2048;

/// The cause where a document is not to be unpacked.
pub(super) fn check(bytes: &[u8]) -> Result<(), String> {
    let starts = memmem::find_iter(bytes, b"stream").map(|at| at + b"stream".len());
    let packed = starts.filter_map(|at| body(bytes.get(at..)?)).filter(|data| data.len() >= MIN_PACKED);
    // What is left of the file behind the part that reached furthest, and how many parts began before that.
    let (mut left, mut inner) = (bytes.len(), 0);
    for data in packed {
        inner += usize::from(data.len() > left);
        if inner > MAX_INNER {
            return Err(format!("more than {MAX_INNER} of its parts lie in others"));
        }
        let unpacked = unpack(data, MAX_STREAM);
        if unpacked.is_bomb {
            return Err(format!("a part of it unpacks to more than {} MiB", MAX_STREAM >> 20));
        }
        left = left.min(data.len().saturating_sub(unpacked.taken));
    }
    Ok(())
}

/// Whether a document's last mark is there, which programs may write some bytes behind.
pub(super) fn has_end(bytes: &[u8]) -> bool {
    memmem::find(&bytes[bytes.len().saturating_sub(TAIL)..], b"%%EOF").is_some()
}

/// Whether what was packed unpacks to its end.
pub(super) fn is_whole(packed: &[u8]) -> bool {
    std::io::copy(&mut ZlibDecoder::new(packed).take(MAX_STREAM), &mut std::io::sink()).is_ok()
}

/// What follows the word and its line's end, if it may have been packed.
fn body(after: &[u8]) -> Option<&[u8]> {
    let data = after.strip_prefix(b"\r\n").or_else(|| after.strip_prefix(b"\n"))?;
    let (method, check) = (*data.first()?, *data.get(1)?);
    (method & 0x0f == 8 && (u16::from(method) << 8 | u16::from(check)).is_multiple_of(31)).then_some(data)
}

struct Unpacked {
    is_bomb: bool,
    /// How many bytes were read for it.
    taken: usize,
}

fn unpack(data: &[u8], limit: u64) -> Unpacked {
    let mut unpacked = ZlibDecoder::new(data).take(limit + 1);
    let mut buffer = vec![0; 64 * 1024];
    let mut sum = 0;
    // A stream that breaks off counts as far as it goes.
    while let Ok(read @ 1..) = unpacked.read(&mut buffer) {
        sum += read as u64;
    }
    let taken = usize::try_from(unpacked.get_ref().total_in()).unwrap_or(data.len());
    Unpacked { is_bomb: sum > limit, taken }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn is_bomb(data: &[u8], limit: u64) -> bool {
        unpack(data, limit).is_bomb
    }

    #[test]
    fn parts_in_parts_do_not_take_forever() {
        let mut inner = b"stream\n\x78\x01\x01\xff\xff\x00\x00".repeat(20_000);
        inner.resize(inner.len() + (1 << 20), 0);
        let mut stored = ZlibEncoder::new(Vec::new(), Compression::none());
        stored.write_all(&inner).expect("packed");
        let object = [b"stream\n".as_slice(), &stored.finish().expect("packed")].concat();
        assert!(check(&object).is_err_and(|cause| cause.contains("lie in others")));
    }

    #[test]
    fn what_unpacks_beyond_the_limit_is_found() {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&vec![0; 1 << 20]).expect("packed");
        let packed = packed.finish().expect("packed");
        assert!(is_bomb(&packed, 1 << 19) && !is_bomb(&packed, 1 << 20));
        assert!(is_whole(&packed) && !is_whole(&packed[..packed.len() / 2]));
        let object = [b"<< >> stream\r\n".as_slice(), &packed, b"endstream"].concat();
        let at = memmem::find(&object, b"stream").expect("a stream") + 6;
        assert!(body(&object[at..]).is_some_and(|data| is_bomb(data, 1 << 19)));
        assert_eq!(check(&object), Ok(()));
    }
}

//! What tagger and parser hardly ever answer otherwise, found by a few signs, so that nothing has to be scored.

/// Answers kept in one place of the table.
pub const WAYS: usize = 2;
/// Of one answer: 24 bits of its signs' hash, and the answer, counted from 1; 0 is empty.
pub const ENTRY: usize = 4;

/// Answers by the hash of their signs, used straight from the bytes of the program.
#[derive(Clone, Copy)]
pub struct Sure<'w> {
    places: &'w [[u8; WAYS * ENTRY]],
}

impl<'w> Sure<'w> {
    pub fn new(bytes: &'w [u8]) -> Self {
        Sure { places: bytes.as_chunks().0 }
    }

    #[inline]
    pub fn get(&self, signs: u32) -> Option<usize> {
        let place = u64::from_le_bytes(*self.places.get(super::weights::slot(signs, self.places.len()))?);
        let answer = |entry: u32| (entry ^ signs << 8).wrapping_sub(1);
        let (low, high) = (answer(place as u32), answer((place >> 32) as u32));
        let answer = low.min(high);
        (answer < u32::from(u8::MAX)).then_some(answer as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_by_its_own_signs_alone() {
        let (signs, answer) = (0x8123_4567u32, 7);
        let entry = (signs << 8 | (answer as u32 + 1)).to_le_bytes();
        let mut bytes = [0; 2 * WAYS * ENTRY];
        bytes[(2 * WAYS - 1) * ENTRY..].copy_from_slice(&entry);
        let sure = Sure::new(&bytes);
        assert_eq!(sure.get(signs), Some(answer));
        assert_eq!(sure.get(signs ^ 1), None);
        assert_eq!(sure.get(signs ^ 1 << 31), None);
        assert_eq!(Sure::new(&[]).get(signs), None);
    }
}

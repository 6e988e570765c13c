//! Lines that stand together, as an engine hands them out.

use std::iter::Peekable;

/// Takes neighbours with the same key together.  An error ends its group and stands by itself.
pub fn grouped<T, E, K: PartialEq, I>(items: I, key: fn(&T) -> K) -> Grouped<I, T, K>
where
    I: Iterator<Item = Result<T, E>>,
{
    Grouped { items: items.peekable(), key }
}

pub struct Grouped<I: Iterator, T, K> {
    items: Peekable<I>,
    key: fn(&T) -> K,
}

impl<T, E, K: PartialEq, I: Iterator<Item = Result<T, E>>> Iterator for Grouped<I, T, K> {
    type Item = Result<Vec<T>, E>;

    fn next(&mut self) -> Option<Self::Item> {
        let first = match self.items.next()? {
            Ok(first) => first,
            Err(error) => return Some(Err(error)),
        };
        let key = (self.key)(&first);
        let mut group = vec![first];
        while let Some(Ok(next)) =
            self.items.next_if(|next| next.as_ref().is_ok_and(|next| (self.key)(next) == key))
        {
            group.push(next);
        }
        Some(Ok(group))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_parts_groups() {
        let items = [Ok(1), Ok(1), Err("x"), Ok(1), Ok(2)];
        let groups: Vec<_> = grouped(items.into_iter(), |item| *item).collect();
        assert_eq!(groups, [Ok(vec![1, 1]), Err("x"), Ok(vec![1]), Ok(vec![2])]);
    }
}

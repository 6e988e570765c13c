//! How plain values, closed lists and plain structs are packed: field by field, in order.

use super::Pack;
use super::input::{In, Unfit, Unpacked};
use super::out::Out;
use crate::base::{CharSpan, Date, DateSpan, Decimal, Field};

impl Pack for bool {
    fn pack(&self, out: &mut Out) {
        out.byte((*self).into());
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        Ok(from.byte()? != 0)
    }
}

macro_rules! numbers {
    ($($type:ty),*) => {$(
        impl Pack for $type {
            fn pack(&self, out: &mut Out) {
                out.signed(i64::from(*self));
            }

            fn unpack(from: &mut In) -> Unpacked<Self> {
                <$type>::try_from(from.signed()?).map_err(|_| Unfit)
            }
        }
    )*};
}

numbers!(u16, u32, i16);

impl Pack for String {
    fn pack(&self, out: &mut Out) {
        out.text(self);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        from.text()
    }
}

impl Pack for CharSpan {
    fn pack(&self, out: &mut Out) {
        out.span(*self);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        from.span()
    }
}

impl Pack for Date {
    fn pack(&self, out: &mut Out) {
        out.date(*self);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        from.date()
    }
}

/// Digits and their scale: "12.50" is not "12.5".
impl Pack for Decimal {
    fn pack(&self, out: &mut Out) {
        let digits = self.mantissa();
        out.signed((digits >> 64) as i64);
        out.count(digits as u64);
        out.byte(self.scale() as u8);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        let high = i128::from(from.signed()?) << 64;
        let digits = high | i128::from(from.count()?);
        Decimal::try_from_i128_with_scale(digits, u32::from(from.byte()?)).map_err(|_| Unfit)
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, out: &mut Out) {
        out.byte(self.is_some().into());
        if let Some(value) = self {
            value.pack(out);
        }
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        Ok(match from.byte()? {
            0 => None,
            _ => Some(T::unpack(from)?),
        })
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, out: &mut Out) {
        out.list(self);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        from.list()
    }
}

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, out: &mut Out) {
        self.0.pack(out);
        self.1.pack(out);
    }

    fn unpack(from: &mut In) -> Unpacked<Self> {
        Ok((A::unpack(from)?, B::unpack(from)?))
    }
}

/// Structs, by all of their fields: one that is added and not named here does not compile.
macro_rules! structs {
    ($($type:ident { $($field:ident),* $(,)? })*) => {$(
        impl Pack for $type {
            fn pack(&self, out: &mut Out) {
                let $type { $($field),* } = self;
                $($field.pack(out);)*
            }

            fn unpack(from: &mut In) -> Unpacked<Self> {
                $(let $field = Pack::unpack(from)?;)*
                Ok($type { $($field),* })
            }
        }
    )*};
}

/// Closed lists, by all of their values.
macro_rules! closed {
    ($($type:ident { $($value:ident),* $(,)? })*) => {$(
        impl $crate::store::pack::Closed for $type {
            const ALL: &'static [$type] = &[$($type::$value),*];

            fn number(self) -> u8 {
                // The match takes in every value, in the order of the list.
                #[allow(non_camel_case_types, clippy::enum_variant_names)]
                enum Place { $($value),* }
                match self {
                    $($type::$value => Place::$value as u8),*
                }
            }
        }

        impl Pack for $type {
            fn pack(&self, out: &mut Out) {
                out.byte($crate::store::pack::Closed::number(*self));
            }

            fn unpack(from: &mut In) -> Unpacked<Self> {
                $crate::store::pack::closed(from.byte()?)
            }
        }
    )*};
}

pub(super) use {closed, structs};

structs! {
    DateSpan { start, end }
}

closed! {
    Field { Title, Text }
}

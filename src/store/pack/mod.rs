//! A reading as the few bytes that cannot be derived from its article's text.
//!
//! Claims and what judging needs beside them are two sections: listings read only the first.  What stands in the article
//! is an offset, a string is kept once, and a value that an article repeats is a reference; the bytes are then compressed with
//! the article as what goes before them, so that names and words cost little (Zstandard, RFC 8878, with a raw prefix).

mod basic;
mod claim;
mod input;
mod out;
mod printed;
mod said;
mod setting;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use zstd::zstd_safe::{self, CCtx, CParameter, DCtx};

use self::input::{In, Strings, Unfit, Unpacked};
use self::out::Out;
use super::StoreError;
use super::texts::Texts;
use crate::claims::{ArticleRef, Claim, READING_SCHEMA, Reading};
use crate::read::Article;

/// What goes into a section, and comes out of it as it was.
trait Pack: Sized {
    fn pack(&self, out: &mut Out);
    fn unpack(from: &mut In) -> Unpacked<Self>;
}

/// A closed list of values.
pub(super) trait Closed: Copy + 'static {
    const ALL: &'static [Self];
    fn number(self) -> u8;
}

/// The number that stands for a value of a closed list, in packed bytes and in rows.
pub(super) fn code(value: impl Closed) -> u8 {
    value.number()
}

fn closed<T: Closed>(number: u8) -> Unpacked<T> {
    T::ALL.get(usize::from(number)).copied().ok_or(Unfit)
}

/// A packed reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Packed {
    pub claims: Vec<u8>,
    pub setting: Vec<u8>,
}

/// How hard it is compressed: each level above costs more than it saves.
const LEVEL: i32 = 3;
/// What many articles say in the same words: names of rules and of classes.  It takes part in what a file holds: another
/// one asks for a migration that makes readings anew, as another order of a closed list or of fields does.
const PRIMER: &str = include_str!("primer.txt");
/// A reading takes less; more is a damaged file.
const MOST_BYTES: usize = 1 << 30;

pub(super) fn pack(article: &Article, reading: &Reading) -> Result<Packed, StoreError> {
    let texts = Texts::of(article.title.as_deref(), &article.text);
    let mut out = Out::new(&texts, article.published);
    claim::pack(&mut out, &reading.claims);
    let claims = out.section();
    setting::pack(&mut out, &reading.setting);
    let setting = out.section();
    let before = before(&texts);
    Ok(Packed { claims: compress(&claims, &before)?, setting: compress(&setting, &before)? })
}

/// Claims of an article by themselves.
pub(super) fn pack_claims(article: &Article, claims: &[Claim]) -> Result<Vec<u8>, StoreError> {
    let texts = Texts::of(article.title.as_deref(), &article.text);
    let mut out = Out::new(&texts, article.published);
    claim::pack(&mut out, claims);
    compress(&out.section(), &before(&texts))
}

/// The claims of an article.
pub(super) fn claims(article: &Article, packed: &[u8]) -> Result<Vec<Claim>, StoreError> {
    let texts = Texts::of(article.title.as_deref(), &article.text);
    let bytes = decompress(packed, &before(&texts))?;
    let (claims, _) = unpack_claims(article, &texts, &bytes).map_err(damaged)?;
    Ok(claims)
}

/// All that was read in an article.
pub(super) fn reading(article: &Article, packed: &Packed) -> Result<Reading, StoreError> {
    let texts = Texts::of(article.title.as_deref(), &article.text);
    let before = before(&texts);
    let bytes = decompress(&packed.claims, &before)?;
    let (claims, strings) = unpack_claims(article, &texts, &bytes).map_err(damaged)?;
    let bytes = decompress(&packed.setting, &before)?;
    let setting = In::new(&bytes, &texts, article.published, strings)
        .and_then(|mut from| {
            let setting = setting::unpack(&mut from)?;
            from.finish().map(|_| setting)
        })
        .map_err(damaged)?;
    let article = match claims.first() {
        Some(claim) => Arc::clone(&claim.article),
        None => Arc::new(ArticleRef::of(article)),
    };
    Ok(Reading { schema: READING_SCHEMA.to_owned(), article, claims, setting })
}

fn unpack_claims(article: &Article, texts: &Texts, bytes: &[u8]) -> Unpacked<(Vec<Claim>, Strings)> {
    let mut from = In::new(bytes, texts, article.published, Strings::default())?;
    let claims = claim::unpack(&mut from, &Arc::new(ArticleRef::of(article)))?;
    Ok((claims, from.finish()?))
}

/// What stands before the bytes of a section when they are compressed.
fn before(texts: &Texts) -> Vec<u8> {
    [PRIMER, texts.title(), texts.text()].concat().into_bytes()
}

fn compress(bytes: &[u8], before: &[u8]) -> Result<Vec<u8>, StoreError> {
    let mut packed = Vec::with_capacity(zstd_safe::compress_bound(bytes.len()));
    let mut context = CCtx::create();
    context
        .set_parameter(CParameter::CompressionLevel(LEVEL))
        .and_then(|_| context.ref_prefix(before))
        .and_then(|_| context.compress2(&mut packed, bytes))
        .map_err(|code| StoreError::Damaged(zstd_safe::get_error_name(code).to_owned()))?;
    packed.shrink_to_fit();
    Ok(packed)
}

fn decompress(packed: &[u8], before: &[u8]) -> Result<Vec<u8>, StoreError> {
    let length = match zstd_safe::get_frame_content_size(packed) {
        Ok(Some(length)) if length <= MOST_BYTES as u64 => length as usize,
        _ => return Err(damaged(Unfit)),
    };
    let mut bytes = Vec::with_capacity(length);
    let mut context = DCtx::create();
    context
        .ref_prefix(before)
        .and_then(|_| context.decompress(&mut bytes, packed))
        .map_err(|code| StoreError::Damaged(zstd_safe::get_error_name(code).to_owned()))?;
    Ok(bytes)
}

fn damaged(_: Unfit) -> StoreError {
    StoreError::Damaged(String::from("what was read in an article is not that of its text"))
}

//! Everything by this program's rules: what other rules made is made anew, some articles in each transaction.

use rayon::prelude::*;

use super::reading::Parcel;
use super::stage::{Placed, Stage};
use super::{Store, StoreError};
use crate::read::Article;

/// Articles read again in one transaction.
const TOGETHER: usize = 64;

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewal {
    /// So many articles are to be read.
    Of(usize),
    /// One more was, with so many bytes of text.
    Read(usize),
}

impl Store {
    /// Reads stored articles again by this program's rules: what is done stays done, and until all is done others find what was
    /// there before.  `false` while another process is at it.
    pub fn refresh(&mut self, mut told: impl FnMut(Renewal)) -> Result<bool, StoreError> {
        if self.is_outdated()? {
            match self.has_readings()? {
                false => self.forget()?,
                true => match self.stage()? {
                    Some(stage) => self.renew(stage, &mut told)?,
                    None => return Ok(false),
                },
            }
        } else {
            self.clear_stage()?;
        }
        let unread = self.unread()?;
        if unread.is_empty() {
            self.settle_speakers()?;
            return Ok(true);
        }
        told(Renewal::Of(unread.len()));
        for ids in unread.chunks(TOGETHER) {
            let articles: Vec<Article> =
                ids.iter().filter_map(|id| self.article(id).transpose()).collect::<Result<_, _>>()?;
            let parcels: Vec<Parcel> = articles.par_iter().map(Parcel::read).collect::<Result<_, _>>()?;
            self.reread(&parcels)?;
            articles.iter().for_each(|article| told(Renewal::Read(article.text.len())));
        }
        self.settle_speakers()?;
        self.shrink()?;
        Ok(true)
    }

    /// Makes all anew beside what is there, and puts it in its place when it is complete.
    fn renew(&mut self, mut stage: Stage, told: &mut impl FnMut(Renewal)) -> Result<(), StoreError> {
        loop {
            let missing = self.missing(&mut stage)?;
            told(Renewal::Of(missing.len()));
            for rows in missing.chunks(TOGETHER) {
                let read = |placed: Placed| Parcel::read(&placed.1).map(|parcel| (placed, parcel));
                let articles: Vec<(Placed, Parcel)> =
                    self.placed(rows)?.into_par_iter().map(read).collect::<Result<_, _>>()?;
                stage.put(&articles)?;
                articles.iter().for_each(|((_, article), _)| told(Renewal::Read(article.text.len())));
            }
            if self.adopt(&mut stage)? {
                stage.remove();
                self.settle_speakers()?;
                return self.shrink();
            }
        }
    }
}

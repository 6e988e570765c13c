//! The articles that are compared: each once, under an id of its own.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::failure::complain;
use super::shown::counted;
use crate::claims::read_claims;
use crate::compare::Prepared;
use crate::read::Article;
use crate::store::{Parcel, Store, StoreError, counting, told_apart};

/// Each article once, in its newest version, and under an id of its own; the store gives those that are added theirs.
pub(super) fn single(
    articles: Vec<(Article, Arc<Prepared>)>,
    store: Option<&Store>,
    are_added: bool,
) -> Result<Vec<(Article, Arc<Prepared>)>, StoreError> {
    let (read, prepared): (Vec<Article>, Vec<Arc<Prepared>>) = articles.into_iter().unzip();
    let (mut kept, older) = counting(&read);
    if older > 0 {
        let are = if older == 1 { "is an older version" } else { "are older versions" };
        complain(&format!("{} {are} of others given, and left out", counted(older, "given article")));
    }
    if !are_added {
        for name in told_apart(&mut kept) {
            complain(&format!(
                "several of the given articles have the id {name} and texts of their own: each is called {name}~ and \
                 letters of its content"
            ));
        }
        if let Some(store) = store {
            call_apart(&mut kept, store)?;
        }
    }
    let mut known: FxHashMap<Article, Arc<Prepared>> = read.into_iter().zip(prepared).collect();
    let with_reading = |article: Article| match known.remove(&article) {
        Some(prepared) => (article, prepared),
        None => {
            let prepared = prepare(&article);
            (article, prepared)
        }
    };
    Ok(kept.into_iter().map(with_reading).collect())
}

/// Gives articles whose id a stored one has an id of their own, and says so.
fn call_apart(articles: &mut [Article], store: &Store) -> Result<(), StoreError> {
    for article in articles {
        let id = store.id_beside(article)?;
        if id != article.id {
            if store.id_of(article)?.is_none() {
                complain(&format!(
                    "the stored article {} has another text: the given one of this id is called {id}",
                    article.id
                ));
            }
            article.id = id;
        }
    }
    Ok(())
}

/// Stores articles, and gives them as they are stored: under their ids, with what was there of them, each once.
pub(super) fn add(
    store: &mut Store,
    articles: Vec<(Article, Arc<Prepared>)>,
) -> Result<Vec<(Article, Arc<Prepared>)>, StoreError> {
    store.next_run();
    for batch in articles.chunks(TOGETHER) {
        let ready = |(article, prepared): &(Article, Arc<Prepared>)| {
            Parcel::of(article, Arc::clone(&prepared.reading))
        };
        let parcels: Vec<Parcel> = batch.par_iter().map(ready).collect::<Result<_, _>>()?;
        store.add_all(batch.iter().map(|(article, _)| article).zip(&parcels))?;
    }
    store.settle_speakers()?;
    let mut stored = Vec::with_capacity(articles.len());
    for (article, prepared) in articles {
        let id = store.id_of(&article)?.unwrap_or_default();
        stored.push(if id == article.id { (article, prepared) } else { called(article, id) });
    }
    Ok(stored)
}

/// Articles of one transaction.
const TOGETHER: usize = 256;

fn called(article: Article, id: String) -> (Article, Arc<Prepared>) {
    let article = Article { id, ..article };
    let prepared = prepare(&article);
    (article, prepared)
}

/// Where the article was read: threads share that work.
pub(super) fn prepare(article: &Article) -> Arc<Prepared> {
    Arc::new(Prepared::of(Arc::new(read_claims(article))))
}

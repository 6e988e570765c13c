use std::io;
use std::path::Path;

use clap::{Args, ValueEnum};

use super::destination::OutputArgs;
use super::failure::{Failure, complain};
use super::input::WindowArgs;
use super::shown::counted;
use super::{Outcome, session, whom};
use crate::claims::Claim;
use crate::compare::Finding;
use crate::report::{Annotated, Checker, Format, Listing, annotation, print_claim_reviews};
use crate::store::{ClaimFilter, FindingFilter, Sort, Store, StoreError};

/// Write claims, findings and the ledger for other tools
///
/// `claimreview` is schema.org's JSON-LD of findings: a ClaimReview where `review` decided, else the Claims.  `web-annotation` is the W3C's:
/// one annotation a claim, on the words of its article.  `parquet` is three files in a folder, claims.parquet,
/// findings.parquet and facts.parquet, with exact decimals.  docs/exports.md says what each field holds.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  gainsay export --format claimreview --author 'Example Check' --url https://example.org/checks > reviews.json
  gainsay export --format web-annotation --source newsmax --ndjson -o annotations.ndjson
  gainsay export --format parquet --since 2025-11-01 -o november/")]
pub(super) struct Export {
    /// For which tools
    #[arg(long, value_enum, hide_possible_values = true, value_name = FORMATS)]
    format: Kind,
    /// Said by this person or body; of findings on either side
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    /// In this outlet; of findings on either side
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// Of this kind: of claims quantity or statement, of findings quantity, quote, speaker, polarity, date or sum
    #[arg(long, hide_possible_values = true, value_parser = ["quantity", "statement", "quote", "speaker", "polarity", "date", "sum"])]
    kind: Option<String>,
    /// With all these words in the claim or its sentence
    #[arg(long, value_name = "WORDS")]
    about: Option<String>,
    /// Also findings that are likelier at odds than not, but not surely
    #[arg(long)]
    to_check: bool,
    #[command(flatten)]
    window: WindowArgs,
    /// One JSON object a line instead of one array
    #[arg(long)]
    ndjson: bool,
    /// In claimreview, who publishes the reviews
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// In claimreview, the page that the reviews stand on; each has its id for an anchor
    #[arg(long, value_parser = page)]
    url: Option<String>,
    #[command(flatten)]
    output: OutputArgs,
}

#[cfg(feature = "parquet")]
const FORMATS: &str = "claimreview|web-annotation|parquet";
#[cfg(not(feature = "parquet"))]
const FORMATS: &str = "claimreview|web-annotation";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    #[value(name = "claimreview")]
    ClaimReview,
    WebAnnotation,
    #[cfg(feature = "parquet")]
    Parquet,
}

impl Export {
    pub fn run(self, db: &Path) -> Result<Outcome, Failure> {
        match self.format {
            Kind::ClaimReview => self.claim_reviews(db)?,
            Kind::WebAnnotation => self.annotations(db)?,
            #[cfg(feature = "parquet")]
            Kind::Parquet if self.ndjson => {
                return Err(Failure::new(
                    "Parquet is no JSON",
                    "leave out --ndjson, or choose another --format",
                ));
            }
            #[cfg(feature = "parquet")]
            Kind::Parquet => self.tables(db)?,
        }
        Ok(Outcome::Quiet)
    }

    fn claim_reviews(&self, db: &Path) -> Result<(), Failure> {
        if self.kind.as_deref() == Some("statement") {
            return Err(Failure::new(
                "no finding is of the kind statement",
                "claims are: --format web-annotation",
            ));
        }
        let destination = self.output.open()?;
        let store = session::to_judge(db)?;
        let findings = self.findings(&store, db)?;
        let checker = Checker { name: self.author.clone(), url: self.url.clone() };
        let mut reviews = 0;
        destination.write(|out| {
            reviews = print_claim_reviews(&findings, &checker, self.layout(), out)?;
            Ok(())
        })?;
        self.say_what_lacks(reviews);
        say_if_none(findings.len());
        Ok(())
    }

    /// What others ask of a ClaimReview and only its publisher knows.
    fn say_what_lacks(&self, reviews: usize) {
        let lacks = [("author", &self.author), ("url", &self.url)];
        let lacks: Vec<String> = lacks
            .into_iter()
            .filter(|(_, given)| given.is_none())
            .map(|(name, _)| format!("`{name}` (--{name})"))
            .collect();
        if reviews > 0 && !lacks.is_empty() {
            complain(&format!("{} without {}", counted(reviews, "ClaimReview"), lacks.join(" and ")));
        }
    }

    fn annotations(&self, db: &Path) -> Result<(), Failure> {
        if !self.kind.as_deref().is_none_or(is_of_claims) {
            return Err(Failure::new(
                "no claim is of this kind",
                "claims are of the kinds quantity and statement",
            ));
        }
        let destination = self.output.open()?;
        let store = session::to_read(db)?;
        let filter = self.claim_filter(&store, db)?;
        let mut count = 0;
        destination.write(|out| {
            let mut listing = Listing::new::<Claim>(self.layout(), 0, out);
            let mut article: Option<Annotated> = None;
            let told = store.claims(&filter, |claim, _| {
                if article.as_ref().is_none_or(|article| article.id() != claim.article.id) {
                    article = store.article(&claim.article.id)?.map(Annotated::new);
                }
                let Some(article) = &article else { return Ok(()) };
                Ok(listing.json(&annotation(claim, article))?)
            });
            told.map_err(|error| match error {
                StoreError::Io(error) => error,
                other => io::Error::other(other.to_string()),
            })?;
            count = listing.finish()?;
            Ok(())
        })?;
        say_if_none(count);
        Ok(())
    }

    fn claim_filter(&self, store: &Store, db: &Path) -> Result<ClaimFilter, Failure> {
        Ok(ClaimFilter {
            speakers: whom::filter(store, db, self.speaker.as_deref())?,
            source: self.source.clone(),
            kind: self.kind.clone().filter(|kind| is_of_claims(kind)),
            about: self.about.clone(),
            window: self.window.window(),
            sort: Sort::default(),
        })
    }

    /// Dismissed ones too: the decision is written with them.
    fn findings(&self, store: &Store, db: &Path) -> Result<Vec<Finding>, Failure> {
        let filter = FindingFilter {
            speakers: whom::filter(store, db, self.speaker.as_deref())?,
            source: self.source.clone(),
            kind: self.kind.clone().filter(|kind| kind != "statement"),
            about: self.about.clone(),
            min_severity: None,
            to_check: self.to_check,
            window: self.window.window(),
        };
        let mut findings = store.contradictions(&filter).map_err(Failure::of_store(db))?;
        store.reviews().map_err(Failure::of_store(db))?.mark(findings.iter_mut());
        Ok(findings)
    }

    fn layout(&self) -> Format {
        if self.ndjson { Format::Ndjson } else { Format::Json }
    }
}

#[cfg(feature = "parquet")]
pub(super) mod tables;

fn is_of_claims(kind: &str) -> bool {
    matches!(kind, "quantity" | "statement")
}

fn say_if_none(count: usize) {
    if count == 0 {
        complain("nothing found");
    }
}

/// Reviews are told apart by anchors of their page.
fn page(url: &str) -> Result<String, String> {
    let is_page = (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(['#', ' ']);
    is_page.then(|| url.to_owned()).ok_or_else(|| String::from("write https://… without a #"))
}

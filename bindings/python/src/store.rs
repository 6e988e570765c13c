//! A database, as the command line keeps it.

use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use gainsay::claims::Claim;
use gainsay::compare::{Finding, Verdict};
use gainsay::report::{Format, Listed, Sheet, in_json, print_facts};
use gainsay::store::{self, Added, ClaimFilter, FindingFilter, Parcel, StoreError, Window};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rayon::prelude::*;

use crate::article;
use crate::error::{self, of_store};
use crate::reading::ndjson;

/// Articles of one transaction.
const TOGETHER: usize = 256;

#[pyclass(frozen, module = "gainsay._gainsay")]
pub struct Store {
    path: String,
    /// None once it is closed.
    store: Mutex<Option<store::Store>>,
}

impl Store {
    fn failed(&self) -> impl Fn(StoreError) -> PyErr + '_ {
        |error| of_store(&self.path, &error)
    }

    /// Does something with the open database, without holding up other threads of Python.
    fn with<T: Send>(
        &self,
        py: Python<'_>,
        then: impl FnOnce(&mut store::Store) -> Result<T, StoreError> + Send,
    ) -> PyResult<T> {
        py.detach(|| {
            let mut held: MutexGuard<Option<store::Store>> =
                self.store.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            let store = held.as_mut().ok_or_else(|| {
                error::StoreError::new_err(format!("{}: the database is closed", self.path))
            })?;
            then(store).map_err(self.failed())
        })
    }

    fn filter(&self, store: &store::Store, given: Asked) -> Result<FindingFilter, StoreError> {
        Ok(FindingFilter {
            speakers: speakers(store, given.speaker.as_deref())?,
            source: given.source,
            kind: given.kind,
            about: given.about,
            min_severity: None,
            to_check: given.to_check,
            window: given.window,
        })
    }
}

/// What listings are narrowed by.
struct Asked {
    speaker: Option<String>,
    source: Option<String>,
    kind: Option<String>,
    about: Option<String>,
    to_check: bool,
    window: Window,
}

fn speakers(store: &store::Store, name: Option<&str>) -> Result<Option<Vec<store::SpeakerId>>, StoreError> {
    let Some(name) = name else { return Ok(None) };
    Ok(Some(store.speakers_called(name)?.speakers.into_iter().map(|row| row.id).collect()))
}

fn window(since: Option<&str>, until: Option<&str>) -> PyResult<Window> {
    let day = |day: Option<&str>| {
        day.map(|day| day.parse().map_err(|_| PyValueError::new_err(format!("{day}: no day as YYYY-MM-DD"))))
            .transpose()
    };
    Ok(Window { since: day(since)?, until: day(until)? })
}

#[pymethods]
impl Store {
    #[new]
    fn new(py: Python<'_>, path: String) -> PyResult<Self> {
        let opened = py.detach(|| {
            let mut store = store::Store::open(Path::new(&path))?;
            store.refresh(|_| {})?;
            Ok(store)
        });
        let store = opened.map_err(|error| of_store(&path, &error))?;
        Ok(Store { path, store: Mutex::new(Some(store)) })
    }

    fn close(&self) {
        *self.store.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = None;
    }

    #[getter]
    fn path(&self) -> &str {
        &self.path
    }

    /// Stores the articles of records, in transactions of some hundred, as one run.  Returns what came of each: what was done, and
    /// its findings as NDJSON; of a record that cannot be read, "failed" and why.
    fn add<'py>(
        &self,
        py: Python<'py>,
        records: Vec<Vec<u8>>,
    ) -> PyResult<Vec<(&'static str, Bound<'py, PyBytes>)>> {
        let told: Vec<(&'static str, Vec<u8>)> = self.with(py, |store| {
            store.next_run();
            let mut told = Vec::with_capacity(records.len());
            for records in records.chunks(TOGETHER) {
                let read = |record: &Vec<u8>| {
                    article(record).map(|article| Parcel::read(&article).map(|parcel| (article, parcel)))
                };
                let read: Vec<Result<_, _>> = records.par_iter().map(read).collect();
                let mut ready = Vec::with_capacity(read.len());
                let mut places = Vec::with_capacity(read.len());
                for item in read {
                    match item {
                        Ok(item) => {
                            places.push(told.len());
                            told.push(("added", Vec::new()));
                            ready.push(item?);
                        }
                        Err(failure) => told.push(("failed", failure.0.into_bytes())),
                    }
                }
                let added = store.add_all(ready.iter().map(|(article, parcel)| (article, parcel)))?;
                for (place, added) in places.into_iter().zip(added) {
                    told[place] = outcome(added)?;
                }
            }
            store.settle_speakers()?;
            Ok(told)
        })?;
        Ok(told.into_iter().map(|(what, lines)| (what, PyBytes::new(py, &lines))).collect())
    }

    /// The stored articles as NDJSON.
    #[pyo3(signature = (source=None, since=None, until=None))]
    fn articles<'py>(
        &self,
        py: Python<'py>,
        source: Option<String>,
        since: Option<&str>,
        until: Option<&str>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let window = window(since, until)?;
        let rows = self.with(py, |store| store.articles(source.as_deref(), window))?;
        ndjson(py, &rows)
    }

    /// The stored claims that pass as NDJSON, as `gainsay claims` prints them.
    #[pyo3(signature = (speaker=None, source=None, kind=None, about=None, since=None, until=None))]
    #[expect(clippy::too_many_arguments, reason = "Python names each of them")]
    fn claims<'py>(
        &self,
        py: Python<'py>,
        speaker: Option<String>,
        source: Option<String>,
        kind: Option<String>,
        about: Option<String>,
        since: Option<&str>,
        until: Option<&str>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let window = window(since, until)?;
        let lines = self.with(py, |store| {
            let speakers = speakers(store, speaker.as_deref())?;
            let filter = ClaimFilter { speakers, source, kind, about, window, ..ClaimFilter::default() };
            let mut lines = Vec::new();
            store.claims::<StoreError>(&filter, |claim: &Claim, person| {
                lines.extend(in_json(&Listed { claim, person })?.into_bytes());
                lines.push(b'\n');
                Ok(())
            })?;
            Ok(lines)
        })?;
        Ok(PyBytes::new(py, &lines))
    }

    /// The stored contradictions that pass as NDJSON; with what is only to check, if asked.
    #[pyo3(signature = (speaker=None, source=None, kind=None, about=None, since=None, until=None, to_check=false))]
    #[expect(clippy::too_many_arguments, reason = "Python names each of them")]
    fn findings<'py>(
        &self,
        py: Python<'py>,
        speaker: Option<String>,
        source: Option<String>,
        kind: Option<String>,
        about: Option<String>,
        since: Option<&str>,
        until: Option<&str>,
        to_check: bool,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let asked = Asked { speaker, source, kind, about, to_check, window: window(since, until)? };
        let found = self.with(py, |store| found(store, &self.filter(store, asked)?))?;
        ndjson(py, &found)
    }

    /// The facts in dispute as one JSON array, as `gainsay report --format json` prints them.
    #[pyo3(signature = (speaker=None, source=None, kind=None, about=None, since=None, until=None, to_check=false))]
    #[expect(clippy::too_many_arguments, reason = "Python names each of them")]
    fn report<'py>(
        &self,
        py: Python<'py>,
        speaker: Option<String>,
        source: Option<String>,
        kind: Option<String>,
        about: Option<String>,
        since: Option<&str>,
        until: Option<&str>,
        to_check: bool,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let asked = Asked { speaker, source, kind, about, to_check, window: window(since, until)? };
        let json = self.with(py, |store| {
            let found = found(store, &self.filter(store, asked)?)?;
            let scenes = store.scenes(&found)?;
            let mut json = Vec::new();
            print_facts((&found, &scenes), Format::Json, Sheet { width: 80, bold: false }, &mut json)?;
            Ok(json)
        })?;
        Ok(PyBytes::new(py, &json))
    }

    fn __repr__(&self) -> String {
        format!("<gainsay.Store at {}>", self.path)
    }
}

/// Without what was dismissed.
fn found(store: &store::Store, filter: &FindingFilter) -> Result<Vec<Finding>, StoreError> {
    let mut found = store.contradictions(filter)?;
    store.reviews()?.mark(found.iter_mut());
    found.retain(|finding| finding.review != Some(gainsay::compare::Review::Dismissed));
    Ok(found)
}

fn outcome(added: Added) -> Result<(&'static str, Vec<u8>), StoreError> {
    let (what, findings) = match added {
        Added::New { findings, .. } => ("new", findings),
        Added::Version { findings, .. } => ("version", findings),
        Added::Completed { findings, .. } => ("completed", findings),
        Added::Older(_) => ("older", Vec::new()),
        Added::Unchanged => ("unchanged", Vec::new()),
        Added::Kept => ("kept", Vec::new()),
    };
    let mut lines = Vec::new();
    for finding in findings.iter().filter(|finding| finding.verdict != Verdict::Agreement) {
        lines.extend(in_json(finding)?.into_bytes());
        lines.push(b'\n');
    }
    Ok((what, lines))
}

//! Readings, and what two of them mean for one another.

use std::sync::Arc;

use gainsay::claims;
use gainsay::compare::{Finding, Prepared, compare_own_prepared, compare_prepared};
use gainsay::report::{write_json, write_line};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rayon::prelude::*;

use crate::error::ReadFailure;

/// Everything that was read in an article, ready to meet others.
#[pyclass(frozen, module = "gainsay._gainsay")]
#[derive(Clone)]
pub struct Reading(pub Arc<Prepared>);

impl Reading {
    pub fn of(reading: Arc<claims::Reading>) -> Self {
        Reading(Arc::new(Prepared::of(reading)))
    }
}

#[pymethods]
impl Reading {
    /// From the JSON of `gainsay.reading/1`.
    #[staticmethod]
    fn from_json(json: &str) -> PyResult<Self> {
        let reading: claims::Reading = serde_json::from_str(json)
            .map_err(|error| PyValueError::new_err(format!("no gainsay.reading/1: {error}")))?;
        Ok(Reading::of(Arc::new(reading)))
    }

    /// The JSON of `gainsay.reading/1`.
    fn to_json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let mut json = Vec::new();
        write_json(&mut json, &*self.0.reading)?;
        Ok(PyBytes::new(py, &json))
    }

    /// Its claims as NDJSON.
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        ndjson(py, &self.0.reading.claims)
    }

    #[getter]
    fn id(&self) -> &str {
        &self.0.reading.article.id
    }

    #[getter]
    fn source(&self) -> Option<&str> {
        self.0.reading.article.source.as_deref()
    }

    #[getter]
    fn published(&self) -> Option<String> {
        self.0.reading.article.published.map(|day| day.to_string())
    }

    /// The words by which articles of one story find each other, the most telling first.
    fn story_keys(&self) -> Vec<String> {
        self.0.reading.story_keys().into_iter().map(str::to_owned).collect()
    }

    fn __repr__(&self) -> String {
        format!("<gainsay.Reading of {}: {} claims>", self.id(), self.0.reading.claims.len())
    }
}

pub fn ndjson<'py, T: serde::Serialize>(py: Python<'py>, values: &[T]) -> PyResult<Bound<'py, PyBytes>> {
    let mut lines = Vec::new();
    for value in values {
        write_line(&mut lines, value)?;
    }
    Ok(PyBytes::new(py, &lines))
}

/// All verdicts between the readings of two lists as NDJSON, in their order.
#[pyfunction]
pub fn compare<'py>(
    py: Python<'py>,
    a: Vec<Py<Reading>>,
    b: Vec<Py<Reading>>,
) -> PyResult<Bound<'py, PyBytes>> {
    let prepared = |readings: Vec<Py<Reading>>| -> Vec<Arc<Prepared>> {
        readings.iter().map(|reading| Arc::clone(&reading.get().0)).collect()
    };
    let (a, b) = (prepared(a), prepared(b));
    let found: Vec<Finding> = py.detach(|| {
        let each = |one: &Arc<Prepared>| -> Vec<Finding> {
            b.iter().flat_map(|other| compare_prepared(one, other)).collect()
        };
        a.par_iter().flat_map_iter(each).collect()
    });
    ndjson(py, &found)
}

/// Where the speakers of each article contradict one another, as NDJSON.
#[pyfunction]
pub fn compare_own<'py>(py: Python<'py>, readings: Vec<Py<Reading>>) -> PyResult<Bound<'py, PyBytes>> {
    let readings: Vec<Arc<Prepared>> = readings.iter().map(|reading| Arc::clone(&reading.get().0)).collect();
    let found: Vec<Finding> =
        py.detach(|| readings.par_iter().flat_map_iter(|reading| compare_own_prepared(reading)).collect());
    ndjson(py, &found)
}

impl From<std::io::Error> for ReadFailure {
    fn from(error: std::io::Error) -> Self {
        ReadFailure(error.to_string())
    }
}

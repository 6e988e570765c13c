//! What Python calls: records of articles in, lines of JSON out.  Everything else (dicts, tables, defaults) is Python.

mod error;
mod reading;
mod store;

use std::sync::Arc;

use gainsay::claims::{each_claim, read_claims};
use gainsay::read::{Article, Defaults, Format, from_bytes};
use gainsay::report::write_line;
use mimalloc::MiMalloc;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use error::ReadFailure;
use reading::Reading;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The article of a record in JSON, read as the program reads a line of NDJSON.
fn article(record: &[u8]) -> Result<Article, ReadFailure> {
    let mut items = from_bytes("record", record, Format::Ndjson, &Defaults::default()).into_iter();
    // What is only worth a warning stands before its article.
    let first = items.find(|item| item.as_ref().err().is_none_or(|error| !error.is_warning()));
    match first {
        Some(Ok(article)) => Ok(article),
        Some(Err(error)) => Err(ReadFailure(error.to_string())),
        None => Err(ReadFailure(String::from("record: it holds no article"))),
    }
}

/// The claims of an article, one JSON object a line.
fn lines(article: &Article) -> Result<Vec<u8>, ReadFailure> {
    let mut lines = Vec::with_capacity(article.text.len());
    each_claim(article, |claim| write_line(&mut lines, &claim))
        .map_err(|error: std::io::Error| ReadFailure(error.to_string()))?;
    Ok(lines)
}

/// What came of a record, or why nothing did.
type OrWhy<T> = (Option<T>, Option<String>);

/// Threads that share the work of one call; 0 for one a core.
#[pyclass(frozen, module = "gainsay._gainsay")]
struct Threads(ThreadPool);

#[pymethods]
impl Threads {
    #[new]
    fn new(threads: usize) -> PyResult<Self> {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        pool.map(Threads).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// The claims of each record as NDJSON, in order; of one that cannot be read, why.
    fn extract<'py>(
        &self,
        py: Python<'py>,
        records: Vec<Vec<u8>>,
    ) -> PyResult<Vec<OrWhy<Bound<'py, PyBytes>>>> {
        let found: Vec<Result<Vec<u8>, ReadFailure>> = py.detach(|| {
            let each = |record: &Vec<u8>| article(record).and_then(|article| lines(&article));
            self.0.install(|| records.par_iter().map(each).collect())
        });
        let told = |found: Result<Vec<u8>, ReadFailure>| match found {
            Ok(lines) => (Some(PyBytes::new(py, &lines)), None),
            Err(failure) => (None, Some(failure.0)),
        };
        Ok(found.into_iter().map(told).collect())
    }

    /// The reading of each record, in order; of one that cannot be read, why.
    fn read(&self, py: Python<'_>, records: Vec<Vec<u8>>) -> Vec<OrWhy<Reading>> {
        let found: Vec<Result<Reading, ReadFailure>> = py.detach(|| {
            let each = |record: &Vec<u8>| article(record).map(|article| reading_of(&article));
            self.0.install(|| records.par_iter().map(each).collect())
        });
        let told = |found: Result<Reading, ReadFailure>| match found {
            Ok(reading) => (Some(reading), None),
            Err(failure) => (None, Some(failure.0)),
        };
        found.into_iter().map(told).collect()
    }
}

fn reading_of(article: &Article) -> Reading {
    Reading::of(Arc::new(read_claims(article)))
}

/// The claims of one record as NDJSON.
#[pyfunction]
fn extract<'py>(py: Python<'py>, record: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
    let lines = py.detach(|| article(record).and_then(|article| lines(&article)))?;
    Ok(PyBytes::new(py, &lines))
}

/// Everything that is read in one record.
#[pyfunction]
fn read(py: Python<'_>, record: &[u8]) -> PyResult<Reading> {
    Ok(py.detach(|| article(record).map(|article| reading_of(&article)))?)
}

#[pymodule]
fn _gainsay(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(extract, module)?)?;
    module.add_function(wrap_pyfunction!(read, module)?)?;
    module.add_function(wrap_pyfunction!(reading::compare, module)?)?;
    module.add_function(wrap_pyfunction!(reading::compare_own, module)?)?;
    module.add_class::<Threads>()?;
    module.add_class::<Reading>()?;
    module.add_class::<store::Store>()?;
    module.add("StoreError", module.py().get_type::<error::StoreError>())?;
    module.add("ReadError", module.py().get_type::<error::ReadError>())?;
    Ok(())
}

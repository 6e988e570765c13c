use pyo3::PyErr;
use pyo3::exceptions::{PyException, PyValueError};

pyo3::create_exception!(gainsay, ReadError, PyValueError, "An article cannot be read; the message says why.");
pyo3::create_exception!(
    gainsay,
    StoreError,
    PyException,
    "A database cannot be used; the message says why, and what to try."
);

/// Why a record could not be read, on its way to Python.
pub struct ReadFailure(pub String);

impl From<ReadFailure> for PyErr {
    fn from(failure: ReadFailure) -> PyErr {
        ReadError::new_err(failure.0)
    }
}

/// Names the file, and what the user may try.
pub fn of_store(path: &str, error: &gainsay::store::StoreError) -> PyErr {
    let hint = error.hint().map(|hint| format!(" ({hint})")).unwrap_or_default();
    StoreError::new_err(format!("{path}: {error}{hint}"))
}

//! The contract's JSON in cells of rows.

use rusqlite::Rows;
use serde::de::DeserializeOwned;

use super::StoreError;

/// The name that the contract gives to a value of a closed list.
pub(super) fn word(value: &impl serde::Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        other => Ok(other.to_string()),
    }
}

/// What the JSON in the first column of each row stands for.
pub(super) fn from_json<T: DeserializeOwned>(mut rows: Rows) -> Result<Vec<T>, StoreError> {
    let mut read = Vec::new();
    while let Some(row) = rows.next()? {
        read.push(serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?);
    }
    Ok(read)
}

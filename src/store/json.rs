//! The contract's words in cells of rows.

use serde::de::DeserializeOwned;

use super::StoreError;

/// The name that the contract gives to a value of a closed list.
pub(super) fn word(value: &impl serde::Serialize) -> Result<String, StoreError> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(word) => Ok(word),
        other => Ok(other.to_string()),
    }
}

/// The value of a closed list that a name stands for.
pub(super) fn of_word<T: DeserializeOwned>(word: &str) -> Result<T, StoreError> {
    Ok(serde_json::from_value(serde_json::Value::String(word.to_owned()))?)
}

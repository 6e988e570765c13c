//! Pages: the main text in paragraphs, and what the page says of itself.

pub(super) fn declared_encoding(_: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    None
}

pub(super) fn draft(_: &str, place: &super::Place) -> Result<super::draft::Draft, super::ReadError> {
    Err(super::ReadError::NoText { place: place.clone() })
}

//! What the training program needs to see of the stage; no part of the contract.

pub use super::content::{Content, candidates as contents};
pub use super::cue::{features as cue_features, possible};
pub use super::direct::link;
pub use super::model::{Features, SIZE, STEPS, Sink};
pub use super::scene::Scene;
pub use super::voice::{Voice, candidates as voices, nobody};

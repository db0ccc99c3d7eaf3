//! Maps of a desk's communes: [`read`] reads a GeoJSON file, reports problems with their places,
//! and projects it to a [`Map`] that is small enough to keep; [`matches()`] finds the unit of each
//! shape.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod draw;
mod fault;
mod geojson;
mod matching;
mod project;

pub use draw::{Look, svg};
pub use fault::{Fault, Problem};
pub use geojson::{MAX_BYTES, read};
pub use matching::{Matched, Named, matches};

use serde::{Deserialize, Serialize};

/// A map in its own units: x from left to right, y from above to below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Map {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
    /// The areas.
    pub shapes: Vec<Shape>,
}

/// An area of a map.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// Its name in the file; empty if it has a code alone.
    pub name: String,
    /// Its code in the file, if it has one.
    pub code: Option<String>,
    /// The data of an SVG path.
    pub path: String,
    /// The middle of its largest part, for a name or sign.
    pub middle: (u32, u32),
    /// The width of its largest part.
    pub width: u32,
}

#[cfg(test)]
mod tests;

//! Reads GeoJSON (RFC 7946): a collection of areas with names or codes.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use crate::fault::{Fault, Problem};
use crate::project::{Ring, project};
use crate::{Map, Shape};

/// The largest size of a file, in bytes. The communes of a province take less.
pub const MAX_BYTES: usize = 32 << 20;

/// The properties that hold an area's code and name, in small letters without marks between words.
const CODES: [&str; 8] =
    ["maxa", "maxaphuong", "madvhc", "wardcode", "communecode", "code", "ma", "gsoid"];
const NAMES: [&str; 8] =
    ["tenxa", "tenxaphuong", "tendvhc", "wardname", "communename", "name", "ten", "name3"];

#[derive(Deserialize)]
struct Collection<'f> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow, default)]
    features: Vec<Feature<'f>>,
}

#[derive(Deserialize)]
struct Feature<'f> {
    #[serde(default)]
    properties: Option<BTreeMap<String, Value>>,
    #[serde(borrow, default)]
    geometry: Option<Geometry<'f>>,
}

#[derive(Deserialize)]
struct Geometry<'f> {
    #[serde(rename = "type")]
    kind: String,
    #[serde(borrow, default)]
    coordinates: Option<&'f RawValue>,
}

/// Reads a map from the text of a GeoJSON file.
///
/// # Errors
/// All problems, each with its feature.
pub fn read(text: &str) -> Result<Map, Vec<Problem>> {
    let of_file = |fault| vec![Problem { feature: None, fault }];
    if text.len() > MAX_BYTES {
        return Err(of_file(Fault::TooLarge { most: MAX_BYTES >> 20 }));
    }
    let text = text.trim_start_matches('\u{feff}');
    let collection: Collection = serde_json::from_str(text).map_err(|error| {
        let why = error.to_string();
        let why = why.split(" at line").next().unwrap_or_default().to_owned();
        of_file(Fault::NotGeoJson { line: error.line(), column: error.column(), why })
    })?;
    if collection.kind != "FeatureCollection" {
        return Err(of_file(Fault::NoCollection));
    }
    if collection.features.is_empty() {
        return Err(of_file(Fault::NoFeatures));
    }
    let (mut areas, mut problems) = (Vec::new(), Vec::new());
    for (at, feature) in collection.features.iter().enumerate() {
        let name = property(feature, &NAMES).unwrap_or_default();
        let code = property(feature, &CODES);
        let found = match name.is_empty() && code.is_none() {
            true => Err(Fault::Nameless),
            false => rings(feature),
        };
        match found {
            Ok(rings) => areas.push((name, code, rings)),
            Err(fault) => problems.push(Problem { feature: Some((at + 1, name)), fault }),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let rings: Vec<_> = areas.iter().map(|(_, _, rings)| rings.as_slice()).collect();
    let drawn = project(&rings);
    let shapes = areas.iter().zip(drawn.areas).map(|((name, code, _), area)| Shape {
        name: name.clone(),
        code: code.clone(),
        path: area.path,
        middle: area.middle,
        width: area.width,
    });
    Ok(Map { width: drawn.width, height: drawn.height, shapes: shapes.collect() })
}

/// The first property with one of these names that is not blank.
fn property(feature: &Feature, names: &[&str]) -> Option<String> {
    let all = feature.properties.as_ref()?;
    let plain = |key: &str| -> String {
        key.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let said = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    names.iter().find_map(|name| {
        let found = all.iter().find(|(key, value)| plain(key) == *name && said(value).is_some());
        found.and_then(|(_, value)| said(value))
    })
}

/// The rings of a feature's areas; holes are rings too.
fn rings(feature: &Feature) -> Result<Vec<Ring>, Fault> {
    let Some(geometry) = &feature.geometry else {
        return Err(Fault::NoArea { found: "null".to_owned() });
    };
    let points = geometry.coordinates.map(RawValue::get).unwrap_or_default();
    let areas: Vec<Vec<Vec<Vec<f64>>>> = match geometry.kind.as_str() {
        "Polygon" => vec![serde_json::from_str(points).map_err(|_| Fault::BadPoints)?],
        "MultiPolygon" => serde_json::from_str(points).map_err(|_| Fault::BadPoints)?,
        other => return Err(Fault::NoArea { found: other.to_owned() }),
    };
    let mut found = Vec::new();
    for ring in areas.into_iter().flatten() {
        if ring.len() < 3 {
            return Err(Fault::ShortRing);
        }
        found.push(ring.into_iter().map(point).collect::<Result<Ring, Fault>>()?);
    }
    if found.is_empty() { Err(Fault::BadPoints) } else { Ok(found) }
}

fn point(numbers: Vec<f64>) -> Result<(f64, f64), Fault> {
    let [x, y, ..] = numbers[..] else { return Err(Fault::BadPoints) };
    match x.abs() <= 180.0 && y.abs() <= 90.0 {
        true => Ok((x, y)),
        false => Err(Fault::NotDegrees { x: x.to_string(), y: y.to_string() }),
    }
}

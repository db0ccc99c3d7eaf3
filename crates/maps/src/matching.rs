//! Finds the unit of each shape. Codes were reused and unaccented names are shared (“Minh Quán” and
//! “Minh Quân” are two communes), so neither decides against the other.

use crate::Map;

/// A unit as it can be found on a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name without the kind of unit.
    pub name: String,
    /// Its official code, if it is known.
    pub code: Option<String>,
}

/// The shapes and units that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// For each shape, the index of its unit, if one was found.
    pub units: Vec<Option<usize>>,
    /// The indices of units without a shape.
    pub units_left: Vec<usize>,
}

/// The kinds of unit that a map may write before a name.
const KINDS: [&str; 4] = ["xã ", "phường ", "thị trấn ", "đặc khu "];

/// The name in small letters without the kind of unit before it.
fn plain(name: &str) -> String {
    let small = name.trim().to_lowercase();
    let rest = KINDS.iter().find_map(|kind| small.strip_prefix(kind)).map(str::trim);
    // A unit whose name is a number needs its kind.
    rest.map_or_else(|| small.clone(), str::to_owned)
}

/// Matches shapes with units: by the exact name; then by code, if the names differ in accents at
/// most or the shape has none; then by the name without accents. A shape that fits several units
/// stays open. `folded` gives a text without accents.
pub fn matches(map: &Map, units: &[Named], folded: &dyn Fn(&str) -> String) -> Matched {
    let mut found: Vec<Option<usize>> = vec![None; map.shapes.len()];
    let shape_names: Vec<String> = map.shapes.iter().map(|shape| plain(&shape.name)).collect();
    let unit_names: Vec<String> = units.iter().map(|unit| plain(&unit.name)).collect();
    let fold = |names: &[String]| names.iter().map(|name| folded(name)).collect::<Vec<_>>();
    let (shape_folds, unit_folds) = (fold(&shape_names), fold(&unit_names));
    let same = |a: &[String], shape: usize, b: &[String], unit: usize| {
        a.get(shape).is_some_and(|name| !name.is_empty() && b.get(unit) == Some(name))
    };
    let by_name = |shape: usize, unit: usize| same(&shape_names, shape, &unit_names, unit);
    let by_fold = |shape: usize, unit: usize| same(&shape_folds, shape, &unit_folds, unit);
    let by_code = |shape: usize, unit: usize| {
        let code = map.shapes.get(shape).and_then(|shape| shape.code.as_deref());
        let of_unit = units.get(unit).and_then(|unit| unit.code.as_deref());
        let is_same = code.is_some_and(|code| of_unit.is_some_and(|unit| same_code(code, unit)));
        is_same && (by_fold(shape, unit) || shape_names.get(shape).is_some_and(String::is_empty))
    };
    let tests: [&dyn Fn(usize, usize) -> bool; 3] = [&by_name, &by_code, &by_fold];
    for fits in tests {
        let taken: Vec<usize> = found.iter().flatten().copied().collect();
        let open: Vec<usize> = (0..units.len()).filter(|unit| !taken.contains(unit)).collect();
        let shapes: Vec<usize> =
            (0..found.len()).filter(|shape| found.get(*shape) == Some(&None)).collect();
        for shape in &shapes {
            let mut of_shape = open.iter().filter(|unit| fits(*shape, **unit));
            let (Some(unit), None) = (of_shape.next(), of_shape.next()) else { continue };
            let is_alone = shapes.iter().filter(|other| fits(**other, *unit)).count() == 1;
            if is_alone && let Some(place) = found.get_mut(*shape) {
                *place = Some(*unit);
            }
        }
    }
    let units_left = (0..units.len()).filter(|unit| !found.contains(&Some(*unit))).collect();
    Matched { units: found, units_left }
}

/// Spreadsheets and maps drop the zeros before a code.
fn same_code(a: &str, b: &str) -> bool {
    let short = |code: &str| code.trim().trim_start_matches('0').to_owned();
    !short(a).is_empty() && short(a) == short(b)
}

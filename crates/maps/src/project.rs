//! Projects degrees to a flat map: a degree of longitude is as much shorter as at the map's middle.
//! A province is small enough that nobody sees the difference to a better projection.

/// The points of a ring, in degrees of longitude and latitude.
pub type Ring = Vec<(f64, f64)>;

/// The longer side of a map. A screen of 1920 pixels shows every unit.
const SIDE: f64 = 2000.0;
/// Points that are nearer to each other than this are drawn as one.
const NEAR: i64 = 2;

/// The drawing of an area.
pub struct Area {
    pub path: String,
    pub middle: (u32, u32),
    pub width: u32,
}

pub struct Drawn {
    pub width: u32,
    pub height: u32,
    pub areas: Vec<Area>,
}

/// The smallest box with all points.
struct Extent {
    from: (f64, f64),
    to: (f64, f64),
}

impl Extent {
    fn of<'r>(points: impl Iterator<Item = &'r (f64, f64)>) -> Self {
        let nothing = f64::INFINITY;
        let mut found = Self { from: (nothing, nothing), to: (-nothing, -nothing) };
        for (x, y) in points {
            found.from = (found.from.0.min(*x), found.from.1.min(*y));
            found.to = (found.to.0.max(*x), found.to.1.max(*y));
        }
        found
    }
}

/// Draws areas, each a list of rings with at least one point.
pub fn project(areas: &[&[Ring]]) -> Drawn {
    let extent = Extent::of(areas.iter().flat_map(|rings| rings.iter()).flatten());
    let narrower = ((extent.from.1 + extent.to.1) / 2.0).to_radians().cos().max(0.01);
    let wide = (extent.to.0 - extent.from.0) * narrower;
    let high = extent.to.1 - extent.from.1;
    // All areas may be one point.
    let scale = SIDE / wide.max(high).max(1e-9);
    let flat = |(x, y): &(f64, f64)| {
        let x = (x - extent.from.0) * narrower * scale;
        let y = (extent.to.1 - y) * scale;
        (whole(x), whole(y))
    };
    let draw = |rings: &&[Ring]| {
        let rings: Vec<Vec<(i64, i64)>> =
            rings.iter().map(|ring| simpler(ring.iter().map(flat))).collect();
        area(&rings)
    };
    let side = |length: f64| length_of(whole(length * scale)).max(1);
    Drawn { width: side(wide), height: side(high), areas: areas.iter().map(draw).collect() }
}

fn whole(number: f64) -> i64 {
    // The cast saturates; points are within a map's side.
    number.round() as i64
}

fn length_of(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

/// Drops points that would be drawn on top of the previous one, but leaves at least three.
fn simpler(points: impl Iterator<Item = (i64, i64)>) -> Vec<(i64, i64)> {
    let all: Vec<_> = points.collect();
    let mut kept: Vec<(i64, i64)> = Vec::new();
    for (x, y) in &all {
        let is_far = |last: &(i64, i64)| (last.0 - x).abs().max((last.1 - y).abs()) >= NEAR;
        if kept.last().is_none_or(is_far) {
            kept.push((*x, *y));
        }
    }
    if kept.len() < 3 { all.into_iter().take(3).collect() } else { kept }
}

/// The path of an area, and the middle and width of its largest ring.
fn area(rings: &[Vec<(i64, i64)>]) -> Area {
    let mut path = String::new();
    let mut largest = (0, (0, 0), 0);
    for ring in rings {
        for (at, (x, y)) in ring.iter().enumerate() {
            path.push_str(&format!("{}{x} {y}", if at == 0 { "M" } else { "L" }));
        }
        path.push('Z');
        let xs = || ring.iter().map(|(x, _)| *x);
        let ys = || ring.iter().map(|(_, y)| *y);
        let (left, right) = (xs().min().unwrap_or(0), xs().max().unwrap_or(0));
        let (top, floor) = (ys().min().unwrap_or(0), ys().max().unwrap_or(0));
        let size = (right - left).saturating_mul(floor - top);
        if size >= largest.0 {
            largest = (size, ((left + right) / 2, (top + floor) / 2), right - left);
        }
    }
    let (_, (x, y), width) = largest;
    Area { path, middle: (length_of(x), length_of(y)), width: length_of(width) }
}

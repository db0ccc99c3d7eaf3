//! Draws a map as SVG: each area with its colour and sign, and with its name if there is room.

use charts::escaped;

use crate::Map;

/// The look of an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its colour.
    pub fill: &'static str,
    /// Its sign, which says the same without colour.
    pub sign: &'static str,
    /// Its name.
    pub name: String,
}

/// The smallest and the largest font size of names, in units of the map.
const SIZE: u32 = 30;
const LARGEST: u32 = 64;
/// The room around the map.
const EDGE: u32 = 10;

/// The map as the text of an SVG file. `looks` has one look for each shape; `spoken` is the text
/// for people who cannot see the map.
pub fn svg(map: &Map, looks: &[Look], spoken: &str) -> String {
    let (width, height) = (map.width + 2 * EDGE, map.height + 2 * EDGE);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         role=\"img\" aria-label=\"{}\" fill=\"#222\" font-size=\"{SIZE}\" text-anchor=\"middle\" \
         font-family=\"system-ui, sans-serif\">\n<g transform=\"translate({EDGE} {EDGE})\">\n",
        escaped(spoken)
    );
    for (shape, look) in map.shapes.iter().zip(looks) {
        text.push_str(&format!(
            "<path d=\"{}\" fill=\"{}\" fill-rule=\"evenodd\" stroke=\"#555\" stroke-width=\"2\"/>\n",
            shape.path, look.fill
        ));
    }
    // Names are above all areas.
    for (shape, look) in map.shapes.iter().zip(looks) {
        let (x, y) = shape.middle;
        let letters = u32::try_from(look.name.chars().count()).unwrap_or(u32::MAX);
        // A letter is at most six tenths as wide as it is high.
        let fitting = shape
            .width
            .saturating_mul(10)
            .checked_div(letters.saturating_mul(6))
            .unwrap_or(LARGEST);
        let has_room = fitting >= SIZE;
        let size = fitting.clamp(SIZE, LARGEST);
        let mut line = |y: u32, words: &str| {
            let words = escaped(words);
            text.push_str(&format!(
                "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\">{words}</text>\n"
            ));
        };
        line(if has_room { y.saturating_sub(size / 4) } else { y + size / 3 }, look.sign);
        if has_room {
            line(y + size, &look.name);
        }
    }
    text + "</g>\n</svg>\n"
}

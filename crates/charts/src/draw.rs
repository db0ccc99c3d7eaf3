//! The frame of a picture: title, window, legend; and the shapes in it.

use crate::{Chart, Datum, Words};

/// The width of a picture on paper, on a wall or on a wide screen, in its own units: a screen's
/// pixels at full size.
pub const FULL: u64 = 720;
/// The width of a picture on a phone, where letters of a picture made for paper would be too small.
pub const NARROW: u64 = 360;
/// The size of letters.
pub const SIZE: u64 = 13;
/// The height of a line of text.
pub const LINE: u64 = 18;
/// The colours of series. They differ in lightness too, for black and white prints.
const COLOURS: [&str; 4] = ["#903938", "#d99a7c", "#3d5a80", "#a9b4c2"];

/// The colour of a series.
pub fn colour(series: usize) -> &'static str {
    COLOURS.get(series % COLOURS.len()).copied().unwrap_or("#903938")
}

/// The largest width of a text. No font is at hand to measure it; letters of system fonts are
/// narrower than assumed here.
pub fn text_width(text: &str) -> u64 {
    text.chars().count() as u64 * SIZE * 62 / 100
}

/// Breaks a text into lines of a width. A word that is too long is broken too; nothing is lost.
pub fn lines(text: &str, width: u64) -> Vec<String> {
    let most = usize::try_from(width * 100 / (SIZE * 62)).unwrap_or(1).max(1);
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for part in letters.chunks(most) {
            let part: String = part.iter().collect();
            match lines.last_mut() {
                Some(last) if last.chars().count() + 1 + part.chars().count() <= most => {
                    last.push(' ');
                    last.push_str(&part);
                }
                _ => lines.push(part),
            }
        }
    }
    lines
}

/// Text inside XML.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            letter if letter < ' ' => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// The place of a text beside its point.
#[derive(Clone, Copy)]
pub enum Anchor {
    Start,
    Middle,
    /// From below upwards: turned to the left.
    Turned,
}

/// A rectangle.
#[derive(Clone, Copy)]
pub struct Area {
    pub x: u64,
    pub y: u64,
    pub width: u64,
    pub height: u64,
}

/// A picture that is being drawn, from the top down.
pub struct Drawing {
    shapes: String,
    spoken: String,
    /// Its width.
    pub width: u64,
    /// The y coordinate at which the next part begins.
    pub y: u64,
}

impl Drawing {
    /// Draws title, window and legend.
    pub fn new(chart: &Chart, words: &Words, width: u64) -> Self {
        let mut drawing = Self { shapes: String::new(), spoken: chart.spoken(words), width, y: 0 };
        drawing.paragraph(&chart.title, " font-weight=\"bold\"");
        drawing.paragraph(&chart.window, " opacity=\"0.75\"");
        let named = chart.series.iter().enumerate().filter(|_| chart.series.len() > 1);
        let mut keys: Vec<_> =
            named.map(|(at, series)| (series.name.as_str(), Datum::Known(1), at)).collect();
        let all = || chart.series.iter().flat_map(|series| &series.values);
        if all().any(|datum| matches!(datum, Datum::AtLeast(_))) {
            keys.push((words.at_least, Datum::AtLeast(1), 0));
        }
        if all().any(|datum| *datum == Datum::Unknown) {
            keys.push((words.unknown, Datum::Unknown, 0));
        }
        drawing.legend(&keys);
        drawing.y += LINE / 2;
        drawing
    }

    fn paragraph(&mut self, text: &str, look: &str) {
        for line in lines(text, self.width) {
            self.y += LINE;
            self.text(&line, (0, self.y - 4), Anchor::Start, look);
        }
    }

    /// Names the colour of each series, and the look of figures that are not known.
    fn legend(&mut self, keys: &[(&str, Datum, usize)]) {
        if keys.is_empty() {
            return;
        }
        self.y += LINE + 4;
        let mut x = 0;
        for (name, datum, series) in keys {
            let width = text_width(name) + 40;
            if x > 0 && x + width > self.width {
                self.y += LINE;
                x = 0;
            }
            let area = Area { x, y: self.y - 14, width: 12, height: 12 };
            self.bar(area, *datum, *series);
            self.text(name, (x + 18, self.y - 4), Anchor::Start, "");
            x += width;
        }
    }

    /// A text at a point of its base line.
    pub fn text(&mut self, text: &str, (x, y): (u64, u64), anchor: Anchor, look: &str) {
        let place = match anchor {
            Anchor::Start => String::new(),
            Anchor::Middle => " text-anchor=\"middle\"".to_owned(),
            Anchor::Turned => format!(" transform=\"rotate(-90 {x} {y})\""),
        };
        let text = escaped(text);
        self.shapes.push_str(&format!("<text x=\"{x}\" y=\"{y}\"{place}{look}>{text}</text>\n"));
    }

    /// A bar or column: full where its figure is known, with an open end where it is at least
    /// that, an empty frame where nothing is known.
    pub fn bar(&mut self, area: Area, datum: Datum, series: usize) {
        let Area { x, y, width, height } = area;
        let place = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        let colour = colour(series);
        let look = match datum {
            Datum::Known(_) => format!("fill=\"{colour}\""),
            Datum::AtLeast(_) => format!(
                "fill=\"{colour}\" fill-opacity=\"0.45\" stroke=\"{colour}\" stroke-dasharray=\"4 3\""
            ),
            Datum::Unknown => {
                "fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.5\" stroke-dasharray=\"2 4\"".to_owned()
            }
        };
        self.shapes.push_str(&format!("<rect {place} {look}/>\n"));
    }

    /// A thin line on which columns stand.
    pub fn floor(&mut self, y: u64) {
        self.shapes.push_str(&format!(
            "<path d=\"M0 {y}H{}\" stroke=\"currentColor\" opacity=\"0.5\"/>\n",
            self.width
        ));
    }

    /// The text of the file. Its colour is dark unless the page that holds it has another.
    pub fn finish(self) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             role=\"img\" aria-label=\"{label}\" color=\"#222\" fill=\"currentColor\" font-size=\"{SIZE}\" \
             font-family=\"system-ui, sans-serif\">\n{shapes}</svg>\n",
            width = self.width,
            height = self.y + LINE / 2,
            label = escaped(&self.spoken),
            shapes = self.shapes,
        )
    }
}

//! The faults of a GeoJSON file: place and reason, in both languages.

use book::text::{Lang, say};

/// A problem of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The feature, from 1, with its name if it has one; none for the whole file.
    pub feature: Option<(usize, String)>,
    /// Its fault.
    pub fault: Fault,
}

/// A fault of a GeoJSON file or of one of its features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is larger than a map of communes needs.
    TooLarge {
        /// The most megabytes.
        most: usize,
    },
    /// It is no GeoJSON; the place is in lines and columns from 1.
    NotGeoJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// The reason of the JSON reader.
        why: String,
    },
    /// It is no `FeatureCollection`.
    NoCollection,
    /// It has no features.
    NoFeatures,
    /// A feature has neither name nor code.
    Nameless,
    /// A feature is no area: its geometry is not `Polygon` or `MultiPolygon`.
    NoArea {
        /// The type of its geometry; `null` if it has none.
        found: String,
    },
    /// The points of an area cannot be read.
    BadPoints,
    /// A ring has fewer than three points.
    ShortRing,
    /// A point is not on the earth in degrees: often metres of VN-2000.
    NotDegrees {
        /// The first number.
        x: String,
        /// The second number.
        y: String,
    },
}

impl Problem {
    /// The problem as a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let why = self.fault.text(lang);
        match &self.feature {
            None => why,
            Some((number, name)) if name.is_empty() => {
                say!(lang, "đối tượng thứ {number}: {why}", "feature {number}: {why}")
            }
            Some((number, name)) => {
                say!(
                    lang,
                    "đối tượng thứ {number} ({name}): {why}",
                    "feature {number} ({name}): {why}"
                )
            }
        }
    }
}

impl Fault {
    fn text(&self, lang: Lang) -> String {
        match self {
            Self::TooLarge { most } => say!(
                lang,
                "tệp lớn hơn {most} MB; hãy giảm số điểm của bản đồ",
                "the file is larger than {most} MB; simplify the map"
            ),
            Self::NotGeoJson { line, column, why } => say!(
                lang,
                "không phải GeoJSON, dòng {line} cột {column} ({why})",
                "is no GeoJSON, line {line} column {column} ({why})"
            ),
            Self::NoCollection => {
                say!(lang, "cần «type» là FeatureCollection", "needs «type» FeatureCollection")
            }
            Self::NoFeatures => say!(lang, "không có đối tượng nào", "has no features"),
            Self::Nameless => say!(
                lang,
                "không có tên hoặc mã (một trong các thuộc tính ten_xa, ten, name, ma_xa, ma, code)",
                "has neither name nor code (one of the properties ten_xa, ten, name, ma_xa, ma, code)"
            ),
            Self::NoArea { found } => say!(
                lang,
                "cần vùng (Polygon hoặc MultiPolygon), đang có {found}",
                "needs an area (Polygon or MultiPolygon), there is {found}"
            ),
            Self::BadPoints => say!(
                lang,
                "không đọc được các điểm («coordinates»)",
                "its points («coordinates») cannot be read"
            ),
            Self::ShortRing => {
                say!(lang, "một đường bao có ít hơn 3 điểm", "a ring has fewer than 3 points")
            }
            Self::NotDegrees { x, y } => say!(
                lang,
                "điểm ({x}, {y}) không phải kinh độ, vĩ độ; bản đồ VN-2000 tính bằng mét cần đổi sang WGS 84",
                "the point ({x}, {y}) is no longitude and latitude; a map of VN-2000 in metres must be converted to WGS 84"
            ),
        }
    }
}

//! Maps of made-up communes.

use super::*;
use book::Lang;
use serde_json::{Value, json};

fn square(name: &str, code: &str, x: f64, y: f64) -> Value {
    json!({
        "type": "Feature",
        "properties": {"TEN_XA": name, "MA_XA": code, "huyen": "Trấn Yên"},
        "geometry": {"type": "Polygon", "coordinates": [[[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]]}
    })
}

fn file(features: Vec<Value>) -> String {
    json!({"type": "FeatureCollection", "features": features}).to_string()
}

fn wrong(text: &str) -> Vec<String> {
    read(text).unwrap_err().iter().map(|problem| problem.text(Lang::Vi)).collect()
}

/// Without accents, as far as the tests need it.
fn folded(text: &str) -> String {
    text.replace(['á', 'â'], "a").replace('ế', "e").replace('đ', "d")
}

fn named(name: &str, code: Option<&str>) -> Named {
    Named { name: name.to_owned(), code: code.map(str::to_owned) }
}

#[test]
fn a_map_fills_its_side_and_north_is_above() {
    let map = read(&file(vec![square("Bắc", "1", 104.0, 21.2), square("Nam", "2", 104.0, 21.0)]))
        .unwrap();
    assert_eq!(map.height, 2000);
    assert!(map.width < 1000, "a degree of longitude is shorter: {}", map.width);
    let [north, south] = &map.shapes[..] else { panic!() };
    assert!(north.middle.1 < south.middle.1);
    assert!(north.path.starts_with("M0 ") && north.path.ends_with('Z'));
    assert_eq!((north.name.as_str(), north.code.as_deref()), ("Bắc", Some("1")));
}

#[test]
fn points_that_nobody_tells_apart_are_one_and_islands_are_kept() {
    let ring: Vec<_> = (0..10_000)
        .map(|at| {
            let angle = f64::from(at) / 10_000.0 * std::f64::consts::TAU;
            json!([104.0 + angle.cos(), 21.0 + angle.sin(), 12.5])
        })
        .collect();
    let island = json!([[[105.5, 21.0], [105.500001, 21.0], [105.5, 21.000001]]]);
    let feature = json!({"properties": {"name": "Tròn"}, "geometry": {"type": "MultiPolygon", "coordinates": [[ring], island]}});
    let map = read(&file(vec![feature])).unwrap();
    let path = &map.shapes[0].path;
    assert!(path.len() < 40_000, "{}", path.len());
    assert_eq!(path.matches('M').count(), 2);
}

#[test]
fn a_bad_file_is_told_with_place_and_reason() {
    assert!(
        wrong("{\n x")[0].starts_with("không phải GeoJSON, dòng 2 cột 2"),
        "{:?}",
        wrong("{\n x")
    );
    assert_eq!(wrong(r#"{"type": "Feature"}"#), ["cần «type» là FeatureCollection"]);
    assert_eq!(wrong(&file(vec![])), ["không có đối tượng nào"]);
    let mut nameless = square("", "", 104.0, 21.0);
    nameless["properties"] = json!({"huyen": "Trấn Yên"});
    let mut point = square("Điểm", "3", 104.0, 21.0);
    point["geometry"] = json!({"type": "Point", "coordinates": [104.0, 21.0]});
    let mut short = square("Ngắn", "4", 104.0, 21.0);
    short["geometry"]["coordinates"] = json!([[[104.0, 21.0], [104.1, 21.0]]]);
    let metres = square("Mét", "5", 2_390_000.0, 21.0);
    let mut letters = square("Chữ", "6", 104.0, 21.0);
    letters["geometry"]["coordinates"] = json!([[["a", "b"]]]);
    let mut none = square("Trống", "7", 104.0, 21.0);
    none["geometry"] = Value::Null;
    let found = wrong(&file(vec![
        square("Tốt", "1", 104.0, 21.0),
        nameless,
        point,
        short,
        metres,
        letters,
        none,
    ]));
    let starts = [
        "đối tượng thứ 2: không có tên hoặc mã",
        "đối tượng thứ 3 (Điểm): cần vùng (Polygon hoặc MultiPolygon), đang có Point",
        "đối tượng thứ 4 (Ngắn): một đường bao có ít hơn 3 điểm",
        "đối tượng thứ 5 (Mét): điểm (2390000, 21) không phải kinh độ, vĩ độ",
        "đối tượng thứ 6 (Chữ): không đọc được các điểm",
        "đối tượng thứ 7 (Trống): cần vùng (Polygon hoặc MultiPolygon), đang có null",
    ];
    assert_eq!(found.len(), starts.len(), "{found:?}");
    for (said, start) in found.iter().zip(starts) {
        assert!(said.starts_with(start), "{said}");
    }
}

#[test]
fn names_and_codes_find_the_unit_together_and_neither_against_the_other() {
    let map = read(&file(vec![
        square("Xã Minh Quán", "04531", 104.0, 21.0),
        square("Minh Quân", "4564", 104.1, 21.0),
        square("Viet Thành", "", 104.2, 21.0),
        square("Báo Đáp", "04600", 104.3, 21.0),
        square("Xa lạ", "04700", 104.4, 21.0),
    ]))
    .unwrap();
    let units = [
        named("Minh Quân", Some("04531")),
        named("Minh Quán", Some("04564")),
        named("Viet Thanh", None),
        named("Báo Đáp", None),
        named("Y Can", Some("04700")),
    ];
    let found = matches(&map, &units, &|text| {
        folded(text).replace("thánh", "thanh").replace("thành", "thanh")
    });
    assert_eq!(
        found.units,
        [Some(1), Some(0), Some(2), Some(3), None],
        "a code alone never decides"
    );
    assert_eq!(found.units_left, [4]);
}

#[test]
fn a_code_tells_shapes_of_one_name_apart_and_finds_a_nameless_one() {
    let mut by_code = square("", "07", 104.3, 21.0);
    by_code["properties"] = json!({"code": 7});
    let map = read(&file(vec![
        square("An", "01", 104.0, 21.0),
        square("An", "02", 104.1, 21.0),
        by_code,
    ]))
    .unwrap();
    let units = [named("An", Some("02")), named("Bình", Some("007"))];
    assert_eq!(matches(&map, &units, &folded).units, [None, Some(0), Some(1)]);
}

#[test]
fn a_kept_map_reads_back() {
    let map = read(&file(vec![square("An", "01", 104.0, 21.0)])).unwrap();
    let text = serde_json::to_string(&map).unwrap();
    assert_eq!(serde_json::from_str::<Map>(&text).unwrap(), map);
}

#[test]
fn a_picture_has_every_area_with_its_sign_and_the_names_that_have_room() {
    let narrow = json!({"properties": {"name": "Hẹp"}, "geometry": {"type": "Polygon", "coordinates": [[[104.1, 21.0], [104.101, 21.0], [104.101, 21.1]]]}});
    let map = read(&file(vec![square("Rộng", "1", 104.0, 21.0), narrow])).unwrap();
    let look = |name: &str| Look { fill: "#fff", sign: "✓", name: name.to_owned() };
    let text = svg(&map, &[look("Rộng <1>"), look("Một cái tên dài")], "Bản đồ: \"hai\" xã");
    assert_eq!(text.matches("<path").count(), 2);
    assert_eq!(text.matches("✓").count(), 2);
    assert!(text.contains("Rộng &lt;1&gt;") && !text.contains("Một cái tên dài"));
    assert!(text.contains("aria-label=\"Bản đồ: &quot;hai&quot; xã\""));
}

//! A generated commune: its units, and its records of five years.

use book::Unit;
use serde_json::{Map, Value, json};

use super::YEARS;
use super::random::Random;

/// The size of a generated commune.
pub struct Size {
    pub hamlets: u64,
    pub incidents: u64,
    pub points: u64,
    /// The number of latest years in which every hamlet has all the papers that its evaluation
    /// needs.
    pub hamlet_years: u64,
}

/// The kinds of incident and their weights.
const INCIDENTS: [(&str, u64); 20] = [
    ("theft", 13),
    ("injury", 5),
    ("fraud", 2),
    ("online_fraud", 6),
    ("gambling_crime", 2),
    ("drug_crime", 5),
    ("property_damage", 1),
    ("gambling", 6),
    ("drug_use", 9),
    ("minor_theft", 9),
    ("public_disorder", 4),
    ("brawl", 3),
    ("domestic_violence", 6),
    ("traffic_violation", 8),
    ("residence_violation", 3),
    ("environmental_violation", 2),
    ("dispute", 5),
    ("complaint", 2),
    ("traffic_accident", 8),
    ("fire", 1),
];

const CRIMES: [&str; 7] =
    ["theft", "injury", "fraud", "online_fraud", "gambling_crime", "drug_crime", "property_damage"];

const MODELS: [(&str, &str); 8] = [
    ("self_managed_group", "Tổ nhân dân tự quản về an ninh, trật tự"),
    ("security_light", "Bóng đèn an ninh"),
    ("security_camera", "Camera an ninh"),
    ("patrol_group", "Tổ tuần tra nhân dân"),
    ("inter_family_fire_group", "Tổ liên gia an toàn phòng cháy, chữa cháy"),
    ("reconciliation_group", "Tổ hòa giải"),
    ("security_gong", "Tiếng kẻng an ninh"),
    ("safe_traffic_hamlet", "Thôn an toàn giao thông"),
];

pub struct Commune<'r> {
    random: &'r mut Random,
    province: String,
    id: String,
    kind: &'static str,
    name: String,
    code: Option<String>,
    device: String,
    hamlets: Vec<String>,
    lists: Map<String, Value>,
}

impl<'r> Commune<'r> {
    pub fn new(random: &'r mut Random, province: &str) -> Self {
        let (id, name, device) = (random.id(), random.name(), random.id());
        Self {
            random,
            province: province.to_owned(),
            id,
            kind: "commune",
            name,
            code: None,
            device,
            hamlets: Vec::new(),
            lists: Map::new(),
        }
    }

    /// A commune of the list, of which only the id, kind, name and code are real.
    pub fn real(random: &'r mut Random, province: &str, unit: &Unit) -> Self {
        let mut commune = Self::new(random, province);
        commune.id = unit.id.to_string();
        commune.kind = unit.kind.choice().code;
        commune.name.clone_from(&unit.name);
        commune.code.clone_from(&unit.code);
        commune
    }

    /// Generates the commune's shard.
    pub fn shard(mut self, size: &Size) -> Value {
        self.units(size.hamlets);
        for _ in 0..size.incidents {
            self.incident();
        }
        self.models(size.points);
        for year in YEARS {
            self.commune_year(year);
            if year + size.hamlet_years > *YEARS.end() {
                (0..self.hamlets.len()).for_each(|at| self.hamlet_year(at, year));
            }
        }
        self.lists.insert("root".to_owned(), self.id.into());
        Value::Object(self.lists)
    }

    fn units(&mut self, hamlets: u64) {
        let (region, households) = (self.random.between(1, 3), self.random.between(1_500, 4_500));
        let mut unit = json!({
            "kind": self.kind, "name": self.name, "parent": self.province, "region": region, "population": households * 4,
            "households": households,
        });
        if let Some(code) = &self.code {
            unit["code"] = code.as_str().into();
        }
        let id = self.id.clone();
        self.add_with_id("units", id, YEARS.min().unwrap_or_default(), unit);
        for _ in 0..hamlets {
            let (id, name, households) =
                (self.random.id(), self.random.name(), self.random.between(60, 250));
            self.hamlets.push(id.clone());
            let unit = json!({ "kind": "hamlet", "name": name, "parent": self.id, "population": households * 4, "households": households });
            self.add_with_id("units", id, YEARS.min().unwrap_or_default(), unit);
        }
    }

    fn incident(&mut self) {
        // There are a few fewer each year.
        let year =
            *self.random.weighted(&[(2021, 23), (2022, 21), (2023, 20), (2024, 19), (2025, 17)]);
        let kind = *self.random.weighted(&INCIDENTS);
        let unit = if self.random.chance(85) { self.hamlet() } else { self.id.clone() };
        let mut record =
            json!({ "unit": unit, "date": self.random.day(year, 1, 12), "kind": kind });
        if CRIMES.contains(&kind) {
            record["severity"] = (*self.random.weighted(&[
                ("less_serious", 90),
                ("serious", 9),
                ("very_serious", 1),
            ]))
            .into();
            record["by_residents"] = self.random.chance(60).into();
        }
        if self.random.chance(40) {
            record["time"] = self.random.time().into();
        }
        if self.random.chance(70) {
            record["people"] = self.random.between(1, 4).into();
        }
        match kind {
            "traffic_accident" => {
                record["deaths"] = u64::from(self.random.chance(10)).into();
                record["injured"] = self.random.between(0, 2).into();
            }
            "complaint" => {
                record["contrary_to_law"] = self.random.chance(20).into();
                record["prolonged"] = self.random.chance(10).into();
            }
            "fire" => record["found_in_time"] = self.random.chance(90).into(),
            _ => (),
        }
        if self.random.chance(35) {
            let outcomes = [
                "đã khởi tố",
                "đã xử phạt hành chính",
                "đã hòa giải thành",
                "đang xác minh",
                "đã chuyển công an cấp trên",
            ];
            record["outcome"] = (*self.random.pick(&outcomes)).into();
        }
        self.add("incidents", year, record);
    }

    fn models(&mut self, mut points: u64) {
        const COUNT: u64 = 12;
        for left in (1..=COUNT).rev() {
            let here = if left == 1 {
                points
            } else {
                self.random.between(points / left / 2, points * 3 / left / 2).min(points)
            };
            points -= here;
            self.model(here);
        }
    }

    fn model(&mut self, points: u64) {
        let (kind, name) = *self.random.pick(&MODELS);
        let founded = self.random.between(2015, 2025);
        let points: Vec<_> = (0..points).map(|_| self.point(founded)).collect();
        let results: Vec<_> =
            YEARS.filter(|&year| year >= founded).map(|year| self.model_result(year)).collect();
        let record = json!({
            "unit": self.id, "name": format!("{name} xã {}", self.name), "kind": kind, "founded": self.random.day(founded, 1, 12),
            "level": "commune", "points": points, "results": results, "households": self.random.between(20, 400),
        });
        self.add("models", founded.max(2021), record);
    }

    fn point(&mut self, founded: u64) -> Value {
        let places = [
            "nhà văn hóa",
            "đầu thôn",
            "cuối thôn",
            "ngã ba",
            "cổng chợ",
            "trường học",
            "cầu",
            "trạm y tế",
        ];
        let since = self.random.between(founded, 2025);
        let mut point = json!({ "unit": self.hamlet(), "members": self.random.between(3, 15) });
        if self.random.chance(60) {
            point["place"] =
                format!("{} {}", self.random.pick(&places), self.random.between(1, 9)).into();
        }
        if since > founded {
            point["since"] = self.random.day(since, 1, 12).into();
        }
        point
    }

    fn model_result(&mut self, year: u64) -> Value {
        json!({ "year": year, "effective": self.random.chance(90), "tips": self.random.between(0, 12), "cleared": self.random.between(0, 4) })
    }

    fn commune_year(&mut self, year: u64) {
        let unit = self.id.clone();
        for (kind, months) in [
            ("party_resolution", 1..=3),
            ("peoples_committee_plan", 1..=3),
            ("registration_form", 1..=2),
            ("report", 11..=12),
        ] {
            let number = format!(
                "{}/{}",
                self.random.between(1, 99),
                self.random.pick(&["NQ-ĐU", "KH-UBND", "BC-UBND", "BĐK"])
            );
            let record = json!({ "unit": unit, "kind": kind, "date": self.random.day(year, *months.start(), *months.end()), "number": number });
            self.add("papers", year, record);
        }
        let registration =
            json!({ "unit": unit, "year": year, "date": self.random.day(year, 1, 2) });
        self.add("registrations", year, registration);
        self.statement(&unit, "register_complete", year, 99);
        self.statement(&unit, "discipline_complete", year, 97);
        self.statement(&unit, "policies_carried_out", year, 98);
        self.statement(&unit, "police_proactive", year, 95);
        self.statement(&unit, "movement_directed_effectively", year, 95);
        for force in ["commune_police", "militia"] {
            self.rating(&unit, force, year);
        }
        for _ in 0..self.random.between(4, 8) {
            let kind = *self.random.weighted(&[
                ("propaganda_session", 10),
                ("front_police_meeting", 4),
                ("training", 2),
                ("patrol", 4),
            ]);
            let record = json!({ "unit": unit, "kind": kind, "date": self.random.day(year, 1, 12), "attendance": self.random.between(20, 180) });
            self.add("activities", year, record);
        }
        for half in 1..=2 {
            let received = self.random.between(0, 12);
            let record = json!({ "unit": unit, "date": format!("{year}-{:02}-28", half * 6), "received": received, "valuable": received / 2 });
            self.add("tips", year, record);
        }
        let record = json!({ "unit": unit, "standard": "safety", "year": year, "granted": self.random.chance(85) });
        self.add("recognitions", year, record);
    }

    fn hamlet_year(&mut self, at: usize, year: u64) {
        let unit = self.hamlets[at].clone();
        let residing = self.random.between(60, 250);
        let registered =
            if self.random.chance(85) { residing } else { residing - self.random.between(1, 5) };
        let resolution =
            json!({ "unit": unit, "kind": "cell_resolution", "date": self.random.day(year, 1, 3) });
        self.add("papers", year, resolution);
        let registration = json!({
            "unit": unit, "year": year, "date": self.random.day(year, 1, 3), "households_residing": residing, "households_registered": registered,
        });
        self.add("registrations", year, registration);
        self.statement(&unit, "policies_carried_out", year, 97);
        self.statement(&unit, "subjects_managed", year, 97);
        self.rating(&unit, "grassroots_force", year);
    }

    fn statement(&mut self, unit: &str, kind: &str, year: u64, percent: u64) {
        let value = self.random.chance(percent);
        // By then, the windows of all standards have closed.
        let date = format!("{year}-12-31");
        self.add(
            "statements",
            year,
            json!({ "unit": unit, "kind": kind, "year": year, "value": value, "date": date }),
        );
    }

    fn rating(&mut self, unit: &str, force: &str, year: u64) {
        let rating = *self.random.weighted(&[
            ("completed_excellently", 15),
            ("completed_well", 60),
            ("completed", 22),
            ("not_completed", 3),
        ]);
        self.add(
            "ratings",
            year,
            json!({ "unit": unit, "force": force, "year": year, "rating": rating }),
        );
    }

    fn hamlet(&mut self) -> String {
        if self.hamlets.is_empty() {
            self.id.clone()
        } else {
            self.random.pick(&self.hamlets).clone()
        }
    }

    fn add(&mut self, list: &str, year: u64, record: Value) {
        let id = self.random.id();
        self.add_with_id(list, id, year, record);
    }

    fn add_with_id(&mut self, list: &str, id: String, year: u64, mut record: Value) {
        let at = self.random.moment(year);
        let mut stamp =
            json!({ "at": at, "device": self.device, "by": format!("Công an xã {}", self.name) });
        if self.random.chance(10) {
            stamp["after"] =
                json!([format!("{}@{}", at - self.random.between(1, 9_000_000_000), self.device)]);
        }
        record["id"] = id.into();
        record["illustrative"] = true.into();
        record["stamp"] = stamp;
        let items = self.lists.entry(list).or_insert_with(|| json!([]));
        if let Value::Array(items) = items {
            items.push(record);
        }
    }
}

//! Units of a book from the list.
//!
//! Every device makes the same unit: the id is made from the name, never from the code, and the
//! first revision has the stamp of the list. So two desks that choose the same commune and enter
//! the same hamlets hold one unit each, and nothing waits when they merge. What they change
//! afterwards follows that revision.

use book::{Absorbed, Day, Extra, Listed, Stamp, Unit, UnitId, UnitKind, name_key as key};

use crate::{Commune, Extent, Former, List, Province};

/// The last day of the units that communes were formed from.
const LAST_OF_FORMERS: &str = "2025-06-30";

impl List {
    /// The unit of a province.
    pub fn unit_of_province(&self, province: &Province) -> Unit {
        let word = if province.is_city { province.word() } else { "" };
        Unit {
            kind_word: word.to_owned(),
            code: Some(province.code.clone()),
            listed: self.listed(&province.code, &province.name),
            ..self.unit(province_id(province), UnitKind::Province, &province.name)
        }
    }

    /// The unit of a commune, with the units that it was formed from. One that continued unchanged
    /// has no first day.
    pub fn unit_of_commune(&self, commune: &Commune) -> Unit {
        let mut unit = Unit {
            parent: self.province_of(commune).map(province_id),
            code: Some(commune.code.clone()),
            listed: self.listed(&commune.code, &commune.name),
            ..self.unit(self.commune_id(commune), commune.kind, &commune.name)
        };
        let formed = last_of_formers().and_then(Day::next);
        let Some(formed) = formed.filter(|_| !self.went_on(commune)) else { return unit };
        unit.valid_from = Some(formed);
        for former in self.formers_of(commune) {
            let id = former_id(former);
            match former.part {
                Extent::Whole => unit.formed_from.push(id),
                Extent::Some | Extent::Unknown => unit.absorbed.push(Absorbed {
                    unit: id,
                    on: formed,
                    partly: true,
                    extra: Extra::new(),
                }),
            }
        }
        unit
    }

    /// The units that a commune was formed from, which ended on 30/6/2025. Their notes name their
    /// districts, which ended too.
    pub fn units_of_formers(&self, commune: &Commune) -> Vec<Unit> {
        if self.went_on(commune) {
            return Vec::new();
        }
        let unit = |former: &Former| Unit {
            code: former.code.clone(),
            valid_to: last_of_formers(),
            note: former_place(former),
            ..self.unit(former_id(former), former.kind, &former.name)
        };
        self.formers_of(commune).iter().map(unit).collect()
    }

    /// The id of a commune's unit. Names are unique in a province.
    pub fn commune_id(&self, commune: &Commune) -> UnitId {
        let province = self.province_of(commune).map_or("", |province| &*province.name);
        UnitId::of_name(&[&key(province), "/", &key(&commune.name)].concat())
    }

    fn listed(&self, code: &str, name: &str) -> Option<Listed> {
        Some(Listed {
            edition: self.edition,
            code: code.to_owned(),
            name: name.to_owned(),
            extra: Extra::new(),
        })
    }

    fn unit(&self, id: UnitId, kind: UnitKind, name: &str) -> Unit {
        Unit::new(id, kind, name, Stamp::of_list(self.edition))
    }
}

/// The id of a province's unit.
fn province_id(province: &Province) -> UnitId {
    UnitId::of_name(&key(&province.name))
}

fn former_id(former: &Former) -> UnitId {
    let place = [&*former.province, &*former.district].map(key).join("/");
    let kind = former.kind.label().vi;
    UnitId::of_name(&[&place, "/", &key(kind), " ", &key(&former.name)].concat())
}

/// The cities under the central government of 30/6/2025.
const CITIES: [&str; 6] = ["Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"];

/// The district and province of a former unit.
fn former_place(former: &Former) -> String {
    let is_city = CITIES.contains(&&*former.province);
    let province = [if is_city { "thành phố " } else { "tỉnh " }, &former.province].concat();
    match former.kind {
        UnitKind::District => province,
        _ => [&former.district, ", ", &province].concat(),
    }
}

fn last_of_formers() -> Option<Day> {
    Day::parse(LAST_OF_FORMERS).ok()
}

//! The sentences of reasons from how things stand: models, forces, units below, standards.

use super::explain::{Explainer, say};
use super::names::{outcome_name, pick};
use super::{Having, Own, Reason};
use book::{KindGroup, Lang, UnitId};

impl Explainer<'_> {
    pub(super) fn standing(&self, reason: &Reason) -> String {
        match reason {
            Reason::Models { kinds, count, unassessed, at_least } => {
                let kinds = if kinds.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", self.labels(KindGroup::Model, kinds))
                };
                let unassessed = match unassessed {
                    0 => String::new(),
                    count => say!(
                        self,
                        ", {count} chưa rõ có được tính hay không",
                        ", {count} that may or may not count",
                        count = count
                    ),
                };
                say!(
                    self,
                    "{count} mô hình{kinds}{unassessed}; cần ít nhất {at_least}",
                    "{count} models{kinds}{unassessed}; at least {at_least} needed",
                    count = count,
                    kinds = kinds,
                    unassessed = unassessed,
                    at_least = at_least
                )
            }
            Reason::NoModels => say!(self, "chưa nhập mô hình nào", "no model entered"),
            Reason::Rated { force, rating, .. } => {
                format!(
                    "{}: {}",
                    self.label(KindGroup::Force, force),
                    self.label(KindGroup::Rating, rating)
                )
            }
            Reason::NotRated { force } => {
                say!(
                    self,
                    "{force}: chưa có xếp loại",
                    "{force}: not rated",
                    force = self.label(KindGroup::Force, force)
                )
            }
            Reason::Disciplined { force, people } => say!(
                self,
                "{force}: {people} người bị kỷ luật",
                "{force}: {people} disciplined",
                force = self.label(KindGroup::Force, force),
                people = people
            ),
            Reason::DisciplinedSomewhere { force, people } => say!(
                self,
                "{force}: {people} người bị kỷ luật, ghi chung cho xã; chưa rõ có thuộc tổ phụ trách khu dân cư này không",
                "{force}: {people} disciplined, recorded for the commune; nothing says whether in the group that covers this hamlet",
                force = self.label(KindGroup::Force, force),
                people = people
            ),
            Reason::NoDiscipline => {
                say!(self, "không có cá nhân bị kỷ luật", "nobody was disciplined")
            }
            Reason::DisciplineUnknown { force } => say!(
                self,
                "{force}: chưa có xác nhận đã ghi đủ các trường hợp kỷ luật, nên chưa biết có ai bị kỷ luật không",
                "{force}: nobody stated that all discipline is recorded, so whether anybody was disciplined is not known",
                force = self.label(KindGroup::Force, force)
            ),
            Reason::Share { .. } => self.share(reason),
            Reason::NoUnits { entered: None } => {
                say!(
                    self,
                    "chưa có đơn vị trực thuộc nào trong sổ, cũng chưa nhập số tổng",
                    "no units below and no totals entered"
                )
            }
            Reason::NoUnits { entered: Some((total, value)) } => say!(
                self,
                "chưa có đơn vị trực thuộc nào trong sổ; mới nhập một số tổng – {total}: {value}",
                "no units below, and of the two totals one only – {total}: {value}",
                total = self.label(KindGroup::Indicator, total),
                value = value
            ),
            Reason::Recognised { granted: true, year } => {
                say!(self, "đã được công nhận năm {year}", "recognised for {year}", year = year)
            }
            Reason::Recognised { granted: false, year } => {
                say!(self, "không được công nhận năm {year}", "refused for {year}", year = year)
            }
            Reason::DecidedOtherwise { granted, units, year } => {
                let units = self.units(units);
                match granted {
                    true => say!(
                        self,
                        "{units}: đã được công nhận năm {year}, nhưng theo những gì đã ghi trong sổ thì không đạt; ở đây tính theo quyết định công nhận",
                        "{units}: recognised for {year}, but not met by what is in the book; the recognition counts here",
                        units = units,
                        year = year
                    ),
                    false => say!(
                        self,
                        "{units}: không được công nhận năm {year}, nhưng theo những gì đã ghi trong sổ thì đạt; ở đây tính theo quyết định",
                        "{units}: refused for {year}, but met by what is in the book; the refusal counts here",
                        units = units,
                        year = year
                    ),
                }
            }
            Reason::RevokedLater { unit, on } => say!(
                self,
                "{unit}: công nhận bị thu hồi ngày {on}, sau kỳ xét, nên vẫn tính cho kỳ này",
                "{unit}: the recognition was taken back on {on}, after the days that are judged, so it still counts for them",
                unit = self.unit(unit),
                on = on
            ),
            Reason::NotRecognised { year } => {
                say!(
                    self,
                    "chưa nhập quyết định công nhận năm {year}",
                    "no recognition for {year} entered",
                    year = year
                )
            }
            Reason::Evaluated { rules, year, outcome } => say!(
                self,
                "chưa có quyết định công nhận năm {year}; đánh giá theo {rules}: {outcome}",
                "no recognition for {year} entered; evaluated by {rules}: {outcome}",
                year = year,
                rules = rules.title.get(self.lang),
                outcome = outcome_name(*outcome, self.lang)
            ),
            Reason::AsksItself { standard } => say!(
                self,
                "các bộ quy định hỏi lẫn nhau về {standard}, không tính được",
                "the rule sets ask each other for {standard}: it cannot be worked out",
                standard = self.label(KindGroup::Standard, standard)
            ),
            Reason::PointsGiven { points, most } if points > most => say!(
                self,
                "điểm đã nhập là {points}, quá điểm tối đa {most}",
                "{points} points entered, more than the {most} there are",
                points = points,
                most = most
            ),
            Reason::PointsGiven { points, most } => {
                say!(
                    self,
                    "được chấm {points}/{most} điểm",
                    "{points} of {most} points given",
                    points = points,
                    most = most
                )
            }
            Reason::NoPoints { most } => say!(
                self,
                "chưa nhập điểm chấm (tối đa {most})",
                "points not entered (of {most})",
                most = most
            ),
            Reason::OfParts { having, lacking, own } => self.of_parts(having, lacking, *own),
            Reason::PartShared { part } => say!(
                self,
                "{part} được chia cho nhiều đơn vị hoặc vẫn tồn tại: không biết phần nào thuộc đơn vị này",
                "{part} went to several units or goes on: nobody knows which part of its figures is this unit's",
                part = self.unit(part)
            ),
            Reason::Group { group: Some(group) } => say!(
                self,
                "xã thuộc nhóm {group}",
                "the commune is of group {group}",
                group = group
            ),
            Reason::Group { group: None } => {
                say!(self, "chưa ghi nhóm xã", "the group of communes was not entered")
            }
            Reason::LeftToPerson => say!(
                self,
                "chỉ cấp có thẩm quyền mới quyết định được",
                "only a competent person can decide"
            ),
            Reason::NoRules { standard } => say!(
                self,
                "không có bộ quy định nào về {standard} áp dụng cho năm này",
                "no rule set for {standard} judges this year",
                standard = self.label(KindGroup::Standard, standard)
            ),
            _ => String::new(),
        }
    }

    fn of_parts(&self, having: &[UnitId], lacking: &[UnitId], own: Own) -> String {
        let has =
            if having.is_empty() { String::new() } else { format!(" ({})", self.units(having)) };
        let lacks = match lacking.len() {
            0 => String::new(),
            _ => say!(self, "; chưa có: {units}", "; not: {units}", units = self.units(lacking)),
        };
        let (vi, en) = match own {
            Own::Nothing => ("đơn vị mới chưa có", "the new unit does not"),
            Own::Late => {
                ("đơn vị mới đã có nhưng ngoài thời hạn", "the new unit has it, but not in time")
            }
            Own::TooLittle => ("đơn vị mới chưa đủ", "the new unit does not have enough"),
            Own::Enough => ("đơn vị mới đã có", "so has the new unit"),
        };
        say!(
            self,
            "{count}/{of} đơn vị cũ đã có{has}{lacks}; {own}; cấp có thẩm quyền quyết định có thừa nhận hay không",
            "{count} of {of} former units have it{has}{lacks}; {own}; a competent person decides whether it counts",
            count = having.len(),
            of = having.len() + lacking.len(),
            has = has,
            lacks = lacks,
            own = pick(self.lang, vi, en)
        )
    }

    /// Names of units, those of hamlets of one name in several communes with their commune.
    fn units(&self, units: &[UnitId]) -> String {
        let names: Vec<_> = units.iter().map(|unit| self.unit(unit)).collect();
        let commune = |unit: &UnitId| {
            self.book
                .unit(unit)
                .and_then(|(unit, _)| unit.parent.as_ref())
                .map(|above| self.unit(above))
        };
        let name = |(unit, name): (&UnitId, &String)| match commune(unit) {
            Some(commune) if names.iter().filter(|other| *other == name).count() > 1 => {
                format!("{name} ({commune})")
            }
            _ => name.clone(),
        };
        units.iter().zip(&names).map(name).collect::<Vec<_>>().join(", ")
    }

    fn share(&self, reason: &Reason) -> String {
        let Reason::Share { having, reached, unknown, unclassed, whole, at_least, from_totals } =
            reason
        else {
            return String::new();
        };
        let having = match having {
            Having::Registered => pick(self.lang, "đã đăng ký", "registered").to_owned(),
            Having::Recognised(standard) => {
                let standard = self.label(KindGroup::Standard, standard);
                say!(
                    self,
                    "được công nhận {standard}",
                    "recognised for {standard}",
                    standard = standard
                )
            }
        };
        let unknown = match unknown {
            0 => String::new(),
            count => say!(self, ", {count} chưa rõ", ", {count} unknown", count = count),
        };
        let unclassed = match unclassed {
            0 => String::new(),
            count => say!(
                self,
                ", {count} chưa ghi đối tượng nên có thể không tính",
                ", {count} without a class, which may not count",
                count = count
            ),
        };
        let origin = if *from_totals {
            pick(self.lang, " (số tổng nhập)", " (entered totals)")
        } else {
            ""
        };
        say!(
            self,
            "{reached}/{whole} đơn vị {having}{unknown}{unclassed}{origin}; cần từ {at_least}%, tức ít nhất {least}",
            "{reached} of {whole} units {having}{unknown}{unclassed}{origin}; {at_least}% needed, at least {least}",
            reached = reached,
            whole = whole,
            having = having,
            unknown = unknown,
            unclassed = unclassed,
            origin = origin,
            at_least = at_least.number(),
            least = at_least.least_of(*whole)
        )
    }
}

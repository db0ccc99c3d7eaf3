//! Notices: facts that a reader must know beside a verdict. They decide nothing.

use std::sync::Arc;

use super::explain::Explainer;
use super::names::unit_kind_name;
use super::{Library, RuleSet, Verdict};
use book::text::{Text, say};
use book::{Book, Day, Label, Unit, UnitId, UnitKind};

/// A fact that a reader must know beside a verdict.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The rule set had ended.
    Ended {
        /// The set that ended.
        rules: Arc<RuleSet>,
        /// The first day on which it was not in force.
        since: Day,
        /// The set in force in its place.
        next: Option<Arc<RuleSet>>,
    },
    /// A set of the book's own replaces it.
    Replaced {
        /// The book's own set.
        by: Arc<RuleSet>,
    },
    /// The rule set was not in force yet.
    NotYet {
        /// Its first day in force.
        from: Day,
    },
    /// The unit had ended by the day on which it is judged.
    UnitEnded {
        /// Its last day.
        last: Day,
    },
    /// The unit did not exist yet on the day on which it is judged.
    UnitLater {
        /// Its first day.
        first: Day,
    },
    /// A unit that it was formed from counts nowhere, because the day is not known.
    PartWithoutDay {
        /// The former unit.
        part: UnitId,
    },
    /// The unit gave a part away in the year or the one before, and goes on. Its earlier figures
    /// are of a larger territory than its later ones.
    PartGiven {
        /// The unit that received the part.
        to: UnitId,
        /// The first day on which it belonged to that unit.
        on: Day,
    },
    /// The unit asked before the rule set was in force, so not by this set.
    AskedBefore {
        /// The day on which it asked.
        asked: Day,
        /// The first day in force.
        from: Day,
    },
    /// The unit was recognised though the figures do not meet the standard, or refused though they
    /// do.
    DecidedOtherwise {
        /// Whether it was recognised; else it was refused.
        granted: bool,
    },
    /// The unit's kind no longer exists.
    KindEnded {
        /// The unit's kind.
        kind: UnitKind,
        /// The last day on which there were such units.
        last: Day,
    },
    /// The unit's recognition was taken back after the year's window, so it stands for the year.
    RevokedLater {
        /// The day on which the recognition was taken back.
        on: Day,
    },
    /// The values of the rule set may not be those of the unit's region.
    Region {
        /// The unit's region, if it was entered.
        region: Option<u8>,
        /// A note on whose values count.
        note: Label,
    },
}

impl Notice {
    /// Its name in files and on the command line.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Ended { .. } => "ended",
            Self::Replaced { .. } => "replaced",
            Self::NotYet { .. } => "not_yet",
            Self::UnitEnded { .. } => "unit_ended",
            Self::UnitLater { .. } => "unit_later",
            Self::PartWithoutDay { .. } => "part_without_day",
            Self::PartGiven { .. } => "part_given",
            Self::AskedBefore { .. } => "asked_before",
            Self::DecidedOtherwise { granted: true } => "recognised_though_not_met",
            Self::DecidedOtherwise { granted: false } => "refused_though_met",
            Self::KindEnded { .. } => "kind_ended",
            Self::RevokedLater { .. } => "revoked_later",
            Self::Region { region: Some(_), .. } => "region",
            Self::Region { region: None, .. } => "region_unknown",
        }
    }
}

impl Verdict {
    /// The notices beside the verdict.
    pub fn notices(&self, book: &Book, library: &Library) -> Vec<Notice> {
        let of_rules = [
            self.ended(library),
            self.not_yet(),
            self.replaced(library),
            self.asked_too_early(),
            self.decided_otherwise(),
            self.revoked_later.map(|on| Notice::RevokedLater { on }),
            self.of_region(book),
        ];
        let unit = book.unit(&self.unit).map(|(unit, _)| unit);
        let of_unit =
            unit.and_then(|unit| self.outside_life(unit).or_else(|| self.outside_kind(unit)));
        let parts = unit.into_iter().flat_map(|unit| without_day(unit, book));
        let given = unit.into_iter().flat_map(|unit| self.given(unit, book));
        of_rules.into_iter().flatten().chain(of_unit).chain(parts).chain(given).collect()
    }

    fn decided_otherwise(&self) -> Option<Notice> {
        self.recorded
            .filter(|granted| self.outcome.contradicts(*granted))
            .map(|granted| Notice::DecidedOtherwise { granted })
    }

    /// The day on which the unit is judged: the day it asked, or the last day of the year's window.
    fn judged_on(&self) -> Option<Day> {
        self.asked.or_else(|| self.rules.window_of(self.year)?.to)
    }

    /// The notice that the set was not in force yet. A unit that asked too early already has a
    /// notice of that.
    fn not_yet(&self) -> Option<Notice> {
        let day = self.judged_on()?;
        let from =
            self.rules.in_force.from.filter(|from| day < *from && self.asked_before.is_none())?;
        Some(Notice::NotYet { from })
    }

    fn outside_life(&self, unit: &Unit) -> Option<Notice> {
        let day = self.judged_on()?;
        let ended = unit.valid_to.filter(|last| *last < day).map(|last| Notice::UnitEnded { last });
        ended.or_else(|| {
            unit.valid_from.filter(|first| day < *first).map(|first| Notice::UnitLater { first })
        })
    }

    /// Notices of parts that went to other units after the window of the year before began. Until
    /// then, figures are those of the larger unit.
    fn given(&self, unit: &Unit, book: &Book) -> Vec<Notice> {
        let from = self.year.before(1).and_then(|year| self.rules.window_of(year)?.from);
        let is_within =
            |on: Day| from.is_none_or(|from| from < on) && self.window.to.is_none_or(|to| on <= to);
        let goes_on = |on: Day| unit.valid_to.is_none_or(|last| on <= last);
        let mut given: Vec<Notice> = Vec::new();
        for successor in book.units().filter(|successor| successor.id != unit.id) {
            let mut joinings =
                successor.joinings(|part| book.unit(part).and_then(|(part, _)| part.valid_to));
            let on =
                joinings.find(|joining| *joining.part == unit.id).and_then(|joining| joining.on);
            given.extend(
                on.filter(|on| is_within(*on) && goes_on(*on))
                    .map(|on| Notice::PartGiven { to: successor.id.clone(), on }),
            );
        }
        given
    }

    /// The notice that the unit's kind had ended by the day on which it is judged.
    fn outside_kind(&self, unit: &Unit) -> Option<Notice> {
        let last = unit.kind.in_force().to?;
        (self.judged_on()? > last).then_some(Notice::KindEnded { kind: unit.kind, last })
    }

    /// The notice that the set had ended at the moment of asking, or at the end of the year's
    /// window.
    fn ended(&self, library: &Library) -> Option<Notice> {
        let day = match self.rules.asked_by {
            Some(_) => self.window.to?,
            None => self.rules.window_of(self.year)?.to?,
        };
        let end = self.rules.in_force.to.filter(|end| *end < day)?;
        Some(Notice::Ended {
            rules: Arc::clone(&self.rules),
            since: end.next()?,
            next: library.ended_by(&self.rules, day).cloned(),
        })
    }

    /// The notice that a copy in the book replaces the set on the day. For a draft, the copy has
    /// the words of a province.
    fn replaced(&self, library: &Library) -> Option<Notice> {
        let day = self.rules.window_of(self.year)?.to?;
        let is_copy = |own: &&Arc<RuleSet>| {
            own.origin.as_ref().is_some_and(|origin| origin.id == self.rules.id)
                && own.in_force.contains(day)
        };
        library.own().iter().find(is_copy).map(|by| Notice::Replaced { by: Arc::clone(by) })
    }

    fn asked_too_early(&self) -> Option<Notice> {
        let (asked, from) =
            (self.asked_before.filter(|_| self.asked.is_none())?, self.rules.in_force.from?);
        Some(Notice::AskedBefore { asked, from })
    }

    fn of_region(&self, book: &Book) -> Option<Notice> {
        let regional = self.rules.regional.as_ref()?;
        let region = book.unit(&self.unit)?.0.region;
        let is_doubtful = region.is_none_or(|region| regional.regions.contains(&region));
        is_doubtful.then(|| Notice::Region { region, note: regional.note.clone() })
    }
}

/// Notices of parts that came to a unit on an unknown day.
fn without_day(unit: &Unit, book: &Book) -> Vec<Notice> {
    let last_day = |part: &UnitId| book.unit(part).and_then(|(part, _)| part.valid_to);
    let without = unit.joinings(last_day).filter(|joining| joining.on.is_none());
    without.map(|joining| Notice::PartWithoutDay { part: joining.part.clone() }).collect()
}

impl Explainer<'_> {
    /// The remark that an ended set is closed for requests, if units ask by it.
    pub fn closed(&self, rules: &RuleSet) -> Option<&'static str> {
        const CLOSED: Text = Text::new(
            "hồ sơ đề nghị mới không xét theo bộ này, bộ này còn để xem lại và xét thu hồi",
            "new requests are not judged by it, it stays for history and for taking recognitions back",
        );
        rules.asked_by.as_ref().map(|_| CLOSED.to(self.lang))
    }

    /// A notice as a sentence.
    pub fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::Ended { since, next, rules } => {
                let closed =
                    self.closed(rules).map(|closed| format!("; {closed}")).unwrap_or_default();
                let next = match next {
                    Some(next) => {
                        let draft = next.draft.as_ref().map_or_else(String::new, |_| {
                            say!(self.lang, " (dự thảo)", " (a draft)")
                        });
                        let title = next.title.get(self.lang);
                        say!(self.lang, "thay bằng: {title}{draft}", "in its place: {title}{draft}")
                    }
                    None => say!(
                        self.lang,
                        "không có bộ quy định nào thay thế",
                        "no rule set took its place"
                    ),
                };
                say!(
                    self.lang,
                    "bộ quy định này hết hiệu lực từ {since}; {next}{closed}",
                    "this rule set ended on {since}; {next}{closed}"
                )
            }
            Notice::Replaced { by } => say!(
                self.lang,
                "trong sổ, bộ này được thay bằng: {title}",
                "in the book another set judges in its place: {title}",
                title = by.title.get(self.lang)
            ),
            Notice::NotYet { from } => say!(
                self.lang,
                "bộ quy định này đến {from} mới có hiệu lực",
                "this rule set is in force only from {from}"
            ),
            Notice::UnitEnded { last } => say!(
                self.lang,
                "đơn vị chỉ hoạt động đến hết {last}, trước ngày xét; năm đó không xét đơn vị này",
                "the unit ended on {last}, before the day on which it would be judged; it is not judged for this year"
            ),
            Notice::UnitLater { first } => say!(
                self.lang,
                "đơn vị thành lập từ {first}, sau ngày xét; năm đó không xét đơn vị này",
                "the unit was formed on {first}, after the day on which it would be judged; it is not judged for this year"
            ),
            Notice::PartWithoutDay { part } => say!(
                self.lang,
                "chưa ghi ngày {part} nhập vào đơn vị này nên số liệu của đơn vị đó không được tính",
                "no day says when {part} became part of this unit, so its figures do not count",
                part = self.unit(part)
            ),
            Notice::PartGiven { to, on } => say!(
                self.lang,
                "một phần của đơn vị thuộc {to} từ {on}; số liệu trước ngày đó là của cả đơn vị khi chưa tách, không chia lại được: đối chiếu khi so với năm trước",
                "a part of the unit belongs to {to} since {on}; figures of before are of the whole unit and cannot be divided: mind that where years are compared",
                to = self.unit(to)
            ),
            Notice::AskedBefore { asked, from } => say!(
                self.lang,
                "tờ trình ngày {asked} có trước khi bộ quy định này có hiệu lực ({from}) nên không xét tại ngày đó",
                "the request of {asked} is from before this rule set was in force ({from}), so it is not judged on that day"
            ),
            Notice::DecidedOtherwise { granted: true } => say!(
                self.lang,
                "đã có quyết định công nhận, nhưng theo những gì đã ghi trong sổ thì không đạt: cần đối chiếu",
                "the unit was recognised, but by what is in the book it does not meet the standard: compare the two"
            ),
            Notice::DecidedOtherwise { granted: false } => say!(
                self.lang,
                "đã ghi là không được công nhận, nhưng theo những gì đã ghi trong sổ thì đạt: cần đối chiếu",
                "the unit was refused, but by what is in the book it meets the standard: compare the two"
            ),
            Notice::KindEnded { kind, last } => say!(
                self.lang,
                "sau ngày {last} không còn đơn vị loại «{kind}»: cần ghi đơn vị đã kết thúc hoặc sửa loại đơn vị",
                "after {last} there are no units of the kind “{kind}”: enter its last day, or what it is now",
                kind = unit_kind_name(*kind, self.lang)
            ),
            Notice::RevokedLater { on } => say!(
                self.lang,
                "quyết định công nhận bị thu hồi ngày {on}, sau kỳ xét; với kỳ này vẫn tính là đã công nhận",
                "the recognition was taken back on {on}, after the days that are judged; for them it stands"
            ),
            Notice::Region { region: Some(region), note } => say!(
                self.lang,
                "đơn vị thuộc vùng {region}: {note}",
                "the unit is of region {region}: {note}",
                note = note.get(self.lang)
            ),
            Notice::Region { region: None, note } => say!(
                self.lang,
                "chưa ghi vùng của đơn vị: {note}",
                "the unit's region was not entered: {note}",
                note = note.get(self.lang)
            ),
        }
    }
}

//! Names of units, bodies and offices as papers write them.

use book::{Day, Period, Unit, UnitKind};
use law::unit_kind_name;

use crate::name::Plain;
use crate::subject::Subject;
use crate::template::Issuer;
use crate::written;

/// A field that is a name.
pub fn named(subject: &Subject, plain: Plain) -> Option<String> {
    let title = |unit: Option<&Unit>| unit.map(|unit| subject.title(unit));
    match plain {
        Plain::Unit => Some(subject.title(subject.unit)),
        Plain::UnitName => Some(subject.unit.name.clone()),
        Plain::UnitWord => Some(word(subject, subject.unit)),
        Plain::Commune => title(subject.commune()),
        Plain::CommuneWord => subject.commune().map(|unit| word(subject, unit)),
        Plain::District => title(subject.of_level(|kind| kind == UnitKind::District)),
        Plain::Province => title(subject.of_level(|kind| kind == UnitKind::Province)),
        Plain::Place => Some(place_name(subject, local(subject))),
        Plain::HeadTitle => Some(head_title(subject)),
        Plain::LocalWord => Some(word(subject, local(subject))),
        Plain::Committee => Some(committee(subject, local(subject))),
        Plain::CommitteeAbove => above_commune(subject).map(|unit| committee(subject, unit)),
        Plain::Recogniser => {
            recogniser(subject).map(|unit| format!("Ủy ban nhân dân {}", subject.title(unit)))
        }
        _ => None,
    }
}

/// The word before a unit's name: `thôn`, `xã`.
fn word(subject: &Subject, unit: &Unit) -> String {
    let title = subject.title(unit);
    let word =
        title.strip_suffix(unit.name.as_str()).map(str::trim).filter(|word| !word.is_empty());
    word.unwrap_or_else(|| unit_kind_name(unit.kind, book::Lang::Vi)).to_owned()
}

/// The title of the head of the unit.
fn head_title(subject: &Subject) -> String {
    match subject.unit.kind {
        UnitKind::Hamlet => {
            let word = word(subject, subject.unit);
            if word == "tổ dân phố" {
                format!("Tổ trưởng {word}")
            } else {
                format!("Trưởng {word}")
            }
        }
        UnitKind::Agency => "Thủ trưởng cơ quan".to_owned(),
        UnitKind::Enterprise => "Giám đốc".to_owned(),
        UnitKind::School => "Hiệu trưởng".to_owned(),
        UnitKind::Province
        | UnitKind::District
        | UnitKind::Commune
        | UnitKind::Ward
        | UnitKind::Township
        | UnitKind::SpecialZone => "Chủ tịch".to_owned(),
    }
}

/// The commune-level unit of the paper's unit, or the district or province that it is about.
fn local<'a>(subject: &Subject<'_, 'a>) -> &'a Unit {
    subject.commune().unwrap_or(subject.unit)
}

/// The unit whose body issues a paper, and whose official signs it.
pub fn issued_by<'a>(subject: &Subject<'_, 'a>, issuer: Issuer) -> Option<&'a Unit> {
    match issuer {
        Issuer::Hamlet | Issuer::Unit | Issuer::Party => Some(subject.unit),
        Issuer::PeoplesCommittee | Issuer::SteeringCommittee | Issuer::Police => {
            Some(local(subject))
        }
        Issuer::Recogniser => recogniser(subject),
    }
}

/// The place before the date: the name of the unit where the issuer sits, with its kind if the name
/// is a number (Nghị định 30/2020/NĐ-CP, Phụ lục I).
pub fn place(subject: &Subject, issuer: Issuer) -> Option<String> {
    let unit = match issuer {
        Issuer::Recogniser => recogniser(subject)?,
        _ => local(subject),
    };
    Some(place_name(subject, unit))
}

fn place_name(subject: &Subject, unit: &Unit) -> String {
    if unit.name.chars().all(|letter| letter.is_ascii_digit()) {
        return first_upper(&subject.title(unit));
    }
    unit.name.clone()
}

/// The steering committee of a unit.
fn committee(subject: &Subject, unit: &Unit) -> String {
    let name = written::committee(subject, &unit.id);
    let title = subject.title(unit);
    if name.contains(&title) { name } else { format!("{name} {title}") }
}

/// The unit whose People's Committee decides. For a hamlet, agency, enterprise or school it is the
/// commune (TT 124/2021/TT-BCA Điều 10 khoản 1); for others the unit directly above: for a commune
/// the district, or the province where there are no districts.
pub fn recogniser<'a>(subject: &Subject<'_, 'a>) -> Option<&'a Unit> {
    subject.above.first().copied()
}

/// The nearest unit above the commune.
fn above_commune<'a>(subject: &Subject<'_, 'a>) -> Option<&'a Unit> {
    let mut chain = std::iter::once(subject.unit).chain(subject.above.iter().copied());
    chain.find(|unit| matches!(unit.kind, UnitKind::District | UnitKind::Province))
}

/// `từ ngày 16/11/2025 đến ngày 15/11/2026`.
pub fn period(period: Period) -> String {
    let day = |day: Option<Day>| day.map_or_else(|| "……".to_owned(), |day| day.to_string());
    format!("từ ngày {} đến ngày {}", day(period.from), day(period.to))
}

/// The citation of a legal text, without the article and the place where it was read.
pub fn cited(source: &str) -> String {
    let text = source.split(" (").next().unwrap_or(source);
    let text = text.split(", Điều").next().unwrap_or(text);
    for kind in ["Thông tư ", "Quyết định ", "Nghị định "] {
        if let Some(number) = text.strip_prefix(kind)
            && number.starts_with(|letter: char| letter.is_ascii_digit())
        {
            return format!("{kind}số {number}");
        }
    }
    text.to_owned()
}

/// The top left of a paper: the body above the issuer, and the issuer, one line each.
pub fn issuer(subject: &Subject, issuer: Issuer) -> (Vec<String>, Vec<String>) {
    let upper = |text: &str| text.to_uppercase();
    let title = |unit: &Unit| subject.title(unit).to_uppercase();
    let local = local(subject);
    let peoples_committee = |unit: &Unit| vec!["ỦY BAN NHÂN DÂN".to_owned(), title(unit)];
    match issuer {
        Issuer::Hamlet => {
            (subject.commune().map(title).into_iter().collect(), vec![title(subject.unit)])
        }
        Issuer::Unit => (Vec::new(), vec![title(subject.unit)]),
        Issuer::PeoplesCommittee => (Vec::new(), peoples_committee(local)),
        Issuer::SteeringCommittee => {
            (peoples_committee(local), vec![upper(&committee(subject, local))])
        }
        Issuer::Party => party(subject),
        Issuer::Recogniser => match recogniser(subject) {
            Some(unit) => (Vec::new(), peoples_committee(unit)),
            None => (Vec::new(), vec!["ỦY BAN NHÂN DÂN".to_owned(), "……".to_owned()]),
        },
        Issuer::Police => {
            let of = |unit: &Unit| ["CÔNG AN ", &title(unit)].concat();
            let above =
                subject.of_level(|kind| matches!(kind, UnitKind::District | UnitKind::Province));
            let above = above.filter(|unit| unit.id != local.id);
            (above.map(of).into_iter().collect(), vec![of(local)])
        }
    }
}

/// The top left of a paper of the Party.
fn party(subject: &Subject) -> (Vec<String>, Vec<String>) {
    let title = |unit: &Unit| subject.title(unit).to_uppercase();
    let above = subject.above.first().map(|unit| ["ĐẢNG BỘ ", &title(unit)].concat());
    let own = match subject.unit.kind {
        UnitKind::Hamlet | UnitKind::Agency | UnitKind::Enterprise | UnitKind::School => "CHI BỘ ",
        UnitKind::Commune | UnitKind::Ward | UnitKind::Township | UnitKind::SpecialZone => {
            "ĐẢNG ỦY "
        }
        UnitKind::District => "HUYỆN ỦY ",
        UnitKind::Province => "TỈNH ỦY ",
    };
    // Papers of the Party have a star there (Hướng dẫn 36-HD/VPTW; not checked against its text).
    (above.into_iter().collect(), vec![[own, &title(subject.unit)].concat(), "*".to_owned()])
}

/// Capitalises the first letter.
pub fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

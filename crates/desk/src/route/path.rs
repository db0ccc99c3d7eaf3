//! The path of an address, before the question mark: the page.

use book::{KindCode, RecordId, RecordKind, UnitId};

use super::{Listing, Route};

const LISTS: &[(RecordKind, &str)] = &[
    (RecordKind::Incident, "vu-viec"),
    (RecordKind::YearlyTotal, "so-lieu-nam"),
    (RecordKind::Model, "mo-hinh"),
    (RecordKind::Registration, "dang-ky"),
    (RecordKind::Paper, "van-ban"),
    (RecordKind::Statement, "xac-nhan"),
    (RecordKind::Rating, "xep-loai"),
    (RecordKind::Discipline, "ky-luat"),
    (RecordKind::Activity, "hoat-dong"),
    (RecordKind::Tip, "tin-bao"),
    (RecordKind::Recognition, "cong-nhan"),
    (RecordKind::Decision, "quyet-dinh"),
    (RecordKind::Assessment, "ket-qua-da-luu"),
];

const LISTINGS: &[(Listing, &str)] = &[
    (Listing::Safety, "an-toan"),
    (Listing::NewCountryside, "nong-thon-moi"),
    (Listing::ModelHamlets, "thon-kieu-mau"),
];

fn list_slug(kind: RecordKind) -> &'static str {
    LISTS.iter().find(|(of, _)| *of == kind).map_or("", |(_, slug)| slug)
}

fn list_of_slug(slug: &str) -> Option<RecordKind> {
    LISTS.iter().find(|(_, of)| *of == slug).map(|(kind, _)| *kind)
}

impl Route {
    pub(super) fn parse(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        if parts.next().is_some() {
            return Self::NotFound;
        }
        let unit =
            |text: &str, page: fn(UnitId) -> Self| UnitId::new(text).map_or(Self::NotFound, page);
        match (first, second, third) {
            ("" | "tong-quan", None, None) => Self::Overview,
            ("tong-quan", Some(figure), None) => LISTINGS
                .iter()
                .find(|(_, slug)| *slug == figure)
                .map_or(Self::NotFound, |(figure, _)| Self::Listing(*figure)),
            ("don-vi", None, None) => Self::Units,
            ("don-vi", Some("moi"), None) => Self::NewUnit,
            ("don-vi", Some(id), None) => unit(id, Self::Unit),
            ("don-vi", Some(id), Some("sua")) => unit(id, Self::EditUnit),
            ("don-vi", Some(id), Some("so-lieu")) => unit(id, Self::Totals),
            ("don-vi", Some(id), Some("lich-su")) => unit(id, Self::UnitRevisions),
            ("da-xoa", None, None) => Self::Deleted,
            ("danh-gia", None, None) => Self::Evaluation,
            ("danh-gia", Some(id), None) => unit(id, Self::Verdict),
            ("danh-gia", Some(id), Some("so-sanh")) => unit(id, Self::Compare),
            ("lich", None, None) => Self::Calendar,
            ("quy-dinh", None, None) => Self::Rules,
            ("quy-dinh", Some(id), None) => KindCode::new(id).map_or(Self::NotFound, Self::RuleSet),
            ("bao-cao", None, None) => Self::Reports,
            ("bao-cao", Some(id), None) => unit(id, Self::Report),
            ("quy-dinh-rieng", None, None) => Self::OwnRules,
            ("quy-dinh-rieng", Some("moi"), None) => Self::NewRules,
            ("quy-dinh-rieng", Some(id), None) => {
                KindCode::new(id).map_or(Self::NotFound, Self::EditRules)
            }
            ("du-lieu", None, None) => Self::Data,
            ("can-xem-lai", None, None) => Self::Review,
            ("du-lieu", Some("gui"), None) => Self::Send,
            ("du-lieu", Some("ban-luu"), None) => Self::Snapshots,
            ("du-lieu", Some("ban-luu"), Some(revision)) => {
                revision.parse().map_or(Self::NotFound, Self::Snapshot)
            }
            ("bang-tinh", None, None) => Self::Tables,
            ("cai-dat", None, None) => Self::Settings,
            ("them", None, None) => Self::More,
            (slug, id, None) => match (list_of_slug(slug), id) {
                (Some(kind), None) => Self::Records(kind),
                (Some(kind), Some("moi")) => Self::NewRecord(kind),
                (Some(kind), Some(id)) => {
                    RecordId::new(id).map_or(Self::NotFound, |id| Self::Record(kind, id))
                }
                (None, _) => Self::NotFound,
            },
            (slug, Some(id), Some("lich-su")) => match (list_of_slug(slug), RecordId::new(id)) {
                (Some(kind), Ok(id)) => Self::Revisions(kind, id),
                _ => Self::NotFound,
            },
            _ => Self::NotFound,
        }
    }

    pub(super) fn path(&self) -> String {
        match self {
            Self::Overview | Self::NotFound => "tong-quan".into(),
            Self::Listing(figure) => {
                let slug =
                    LISTINGS.iter().find(|(of, _)| of == figure).map_or("", |(_, slug)| slug);
                ["tong-quan/", slug].concat()
            }
            Self::Units => "don-vi".into(),
            Self::NewUnit => "don-vi/moi".into(),
            Self::Unit(id) => ["don-vi/", id.as_str()].concat(),
            Self::EditUnit(id) => ["don-vi/", id.as_str(), "/sua"].concat(),
            Self::Totals(id) => ["don-vi/", id.as_str(), "/so-lieu"].concat(),
            Self::Records(kind) => list_slug(*kind).into(),
            Self::NewRecord(kind) => [list_slug(*kind), "/moi"].concat(),
            Self::Record(kind, id) => [list_slug(*kind), "/", id.as_str()].concat(),
            Self::Revisions(kind, id) => [list_slug(*kind), "/", id.as_str(), "/lich-su"].concat(),
            Self::UnitRevisions(id) => ["don-vi/", id.as_str(), "/lich-su"].concat(),
            Self::Deleted => "da-xoa".into(),
            Self::Evaluation => "danh-gia".into(),
            Self::Verdict(id) => ["danh-gia/", id.as_str()].concat(),
            Self::Compare(id) => ["danh-gia/", id.as_str(), "/so-sanh"].concat(),
            Self::Calendar => "lich".into(),
            Self::Rules => "quy-dinh".into(),
            Self::RuleSet(id) => ["quy-dinh/", id.as_str()].concat(),
            Self::Reports => "bao-cao".into(),
            Self::Report(id) => ["bao-cao/", id.as_str()].concat(),
            Self::OwnRules => "quy-dinh-rieng".into(),
            Self::NewRules => "quy-dinh-rieng/moi".into(),
            Self::EditRules(id) => ["quy-dinh-rieng/", id.as_str()].concat(),
            Self::Data => "du-lieu".into(),
            Self::Review => "can-xem-lai".into(),
            Self::Send => "du-lieu/gui".into(),
            Self::Snapshots => "du-lieu/ban-luu".into(),
            Self::Snapshot(revision) => ["du-lieu/ban-luu/", &revision.to_string()].concat(),
            Self::Tables => "bang-tinh".into(),
            Self::Settings => "cai-dat".into(),
            Self::More => "them".into(),
        }
    }
}

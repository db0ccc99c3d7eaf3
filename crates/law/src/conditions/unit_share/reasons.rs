//! The reasons of `unit_share`.

use super::{Having, Percent};
use crate::conditions::Reason;
use crate::explain::Explainer;
use book::text::{Text, say};
use book::{KindCode, KindGroup, Outcome};

/// The reason for the outcome of a test of a share of the units below.
#[derive(Clone, Debug, PartialEq)]
pub enum UnitShareReason {
    /// The count of units below that have it.
    Counted {
        /// The thing that they must have.
        having: Having,
        /// The number of units that certainly have it.
        reached: u32,
        /// The number of units that are unknown.
        unknown: u32,
        /// The number of units without a class, which may not count.
        unclassed: u32,
        /// The number of all units.
        whole: u32,
        /// The share asked for.
        at_least: Percent,
        /// Whether the figures are totals that were entered.
        from_totals: bool,
    },
    /// There is no unit to take a share of, and no total says how many there are.
    NoUnits {
        /// The one of the two totals that was entered.
        entered: Option<(KindCode, u32)>,
    },
}

impl From<UnitShareReason> for Reason {
    fn from(reason: UnitShareReason) -> Self {
        Self::UnitShare(reason)
    }
}

impl UnitShareReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::Counted { .. } | Self::NoUnits { .. } => None,
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Counted { having, reached, unknown, unclassed, whole, at_least, from_totals } => {
                say!(
                    explainer.lang,
                    "{reached}/{whole} đơn vị {having}{unknown}{unclassed}{origin}; cần từ {at_least}%, tức ít nhất {least}",
                    "{reached} of {whole} units {having}{unknown}{unclassed}{origin}; {at_least}% needed, at least {least}",
                    having = having.text(explainer),
                    unknown = unknown_text(explainer, *unknown),
                    unclassed = unclassed_text(explainer, *unclassed),
                    origin = if *from_totals {
                        Text::new(" (số tổng nhập)", " (entered totals)").to(explainer.lang)
                    } else {
                        ""
                    },
                    at_least = at_least.number(),
                    least = at_least.least_of(*whole)
                )
            }
            Self::NoUnits { entered: None } => say!(
                explainer.lang,
                "chưa có đơn vị trực thuộc nào trong sổ, cũng chưa nhập số tổng",
                "no units below and no totals entered"
            ),
            Self::NoUnits { entered: Some((total, value)) } => say!(
                explainer.lang,
                "chưa có đơn vị trực thuộc nào trong sổ; mới nhập một số tổng – {total}: {value}",
                "no units below, and of the two totals one only – {total}: {value}",
                total = explainer.label(KindGroup::Indicator, total)
            ),
        }
    }
}

impl Having {
    fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Registered => say!(explainer.lang, "đã đăng ký", "registered"),
            Self::Recognised(standard) => say!(
                explainer.lang,
                "được công nhận {standard}",
                "recognised for {standard}",
                standard = explainer.label(KindGroup::Standard, standard)
            ),
        }
    }
}

fn unknown_text(explainer: &Explainer, unknown: u32) -> String {
    match unknown {
        0 => String::new(),
        count => say!(explainer.lang, ", {count} chưa rõ", ", {count} unknown"),
    }
}

fn unclassed_text(explainer: &Explainer, unclassed: u32) -> String {
    match unclassed {
        0 => String::new(),
        count => say!(
            explainer.lang,
            ", {count} chưa ghi đối tượng nên có thể không tính",
            ", {count} without a class, which may not count"
        ),
    }
}

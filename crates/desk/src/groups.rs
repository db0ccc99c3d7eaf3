//! Groups of a desk's communes: by the district that they were in, by region, by commune group.

use book::text::{Lang, texts};
use book::{Book, Unit, UnitId, UnitKind};

texts! {
    REGION_OF = "Khu vực {}", "Region {}";
    GROUP_OF = "Nhóm {}", "Group {}";
    NOT_SAID = "Chưa ghi trong sổ", "Not in the book";
}

/// The way to group units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// By the district that the first of its former units was in.
    District,
    /// By the region of the mountainous areas (khu vực I, II, III).
    Region,
    /// By the group in the new-countryside set of 2026-2030.
    CommuneGroup,
}

/// A group of units.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Those of a former district.
    District(UnitId),
    /// Those of a region.
    Region(u8),
    /// Those of a group of 2026-2030.
    CommuneGroup(u8),
}

/// The position of a group among the others, and its name; `name_of` names a district. Units whose
/// group is unknown come last.
pub fn place_and_name(
    group: Option<&Group>,
    lang: Lang,
    name_of: impl FnOnce(&UnitId) -> String,
) -> (usize, String) {
    match group {
        None => (usize::MAX, NOT_SAID.to(lang).to_owned()),
        Some(Group::District(district)) => (0, name_of(district)),
        Some(Group::Region(number)) => {
            ((*number).into(), REGION_OF.filled(lang, &[&number.to_string()]))
        }
        Some(Group::CommuneGroup(number)) => {
            ((*number).into(), GROUP_OF.filled(lang, &[&number.to_string()]))
        }
    }
}

/// The group that a unit is in; none if the book does not say it.
pub fn group_of(book: &Book, unit: &Unit, by: GroupBy) -> Option<Group> {
    match by {
        GroupBy::District => district_before(book, unit).map(Group::District),
        GroupBy::Region => unit.region.map(Group::Region),
        GroupBy::CommuneGroup => unit.commune_group.map(Group::CommuneGroup),
    }
}

/// The district that a unit, or the first of those that it was formed from, was in.
fn district_before(book: &Book, unit: &Unit) -> Option<UnitId> {
    let former = unit.formed_from.first().and_then(|former| book.unit(former));
    let (of, _) = former.or_else(|| book.unit(&unit.id))?;
    let (above, _) = book.unit(of.parent.as_ref()?)?;
    (above.kind == UnitKind::District).then(|| above.id.clone())
}

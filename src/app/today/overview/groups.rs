//! The ways in which a desk groups its units, and the names of the groups.

use book::Book;
use desk::groups::{Group, GroupBy, place_and_name};

use super::super::text::overview as text;
use crate::app::shell::words;
use crate::app::text::{Text, language};

/// The ways, each with its code in the page and its name.
pub const GROUPS: [(GroupBy, &str, Text); 3] = [
    (GroupBy::District, "district", text::GROUP_DISTRICT),
    (GroupBy::Region, "region", text::GROUP_REGION),
    (GroupBy::CommuneGroup, "commune_group", text::GROUP_COMMUNE),
];

/// The position of a group among the others, and its name. Units whose group is unknown come last.
pub fn key(book: &Book, group: Option<&Group>) -> (usize, String) {
    place_and_name(group, language(), |district| words::name_of(book, district))
}

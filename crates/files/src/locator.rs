//! Traces a spot in the parsed book back to the line, commune, record and field in the file.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::json::{Members, Step, items, offset_in, shown, string_member, value_at};
use super::problem::{List, Place};

/// The position of a finding in numbers, cheap to record while reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// The index of the shard in the file.
    pub shard: Option<usize>,
    /// The list, and the index in it.
    pub item: Option<(List, usize)>,
    /// Whether the list holds waiting revisions.
    pub is_waiting: bool,
    /// The id of the condition, in a rule set.
    pub condition: String,
    /// The path inside the record, or else inside the shard or the file.
    pub field: String,
}

impl Spot {
    pub fn file(field: impl Into<String>) -> Self {
        Self { field: field.into(), ..Self::default() }
    }

    pub fn shard(shard: usize, field: impl Into<String>) -> Self {
        Self { shard: Some(shard), field: field.into(), ..Self::default() }
    }

    pub fn item(shard: usize, list: List, index: usize, field: impl Into<String>) -> Self {
        Self {
            shard: Some(shard),
            item: Some((list, index)),
            field: field.into(),
            ..Self::default()
        }
    }

    /// The spot of a path inside a shard.
    pub fn in_shard(shard: usize, path: &[Step<'_>]) -> Self {
        let (is_waiting, in_lists) = match path {
            [Step::Key("waiting"), rest @ ..] => (true, rest),
            path => (false, path),
        };
        if let [Step::Key(list), Step::Index(index), rest @ ..] = in_lists
            && let Some(list) = List::all().find(|known| known.name() == *list)
        {
            return Self { is_waiting, ..Self::item(shard, list, *index, shown(rest)) };
        }
        Self::shard(shard, shown(path))
    }
}

/// The id and name of a unit or record, as a place shows them.
type Told = (String, String);

/// The texts of the items, by list and by whether they wait.
type Lists<'a> = BTreeMap<(bool, List), Rc<[&'a str]>>;

/// The parts of one shard's text.
struct ShardText<'a> {
    text: &'a str,
    name: String,
    members: Members<'a>,
    waiting: Members<'a>,
    lists: RefCell<Lists<'a>>,
    /// The ids and names found so far: a long shard can have thousands of problems.
    told: RefCell<BTreeMap<(bool, List, usize), Told>>,
}

/// The bytes to scan for lines of fields, for all problems together. Once they are used up, places
/// have the line of the record.
const MAX_WALKED: usize = 100_000_000;

/// Finds places. It is made only when there is something to report, because most files are good.
pub(super) struct Locator<'a> {
    file: &'a str,
    text: &'a str,
    shards: &'a [&'a str],
    members: OnceCell<Members<'a>>,
    lines: OnceCell<Vec<usize>>,
    /// The bytes that may still be scanned for lines of fields: a field can be at the end of a long
    /// text.
    room: Cell<usize>,
    opened: RefCell<BTreeMap<usize, Rc<ShardText<'a>>>>,
}

impl<'a> Locator<'a> {
    pub fn new(file: &'a str, text: &'a str, shards: &'a [&'a str]) -> Self {
        Self {
            file,
            text,
            shards,
            members: OnceCell::new(),
            lines: OnceCell::new(),
            room: Cell::new(MAX_WALKED),
            opened: RefCell::default(),
        }
    }

    /// The place of a problem that is nowhere in the file: the file as a whole.
    pub fn whole(&self) -> Place {
        Place { file: self.file.to_owned(), ..Place::default() }
    }

    /// The place of a spot, with the line of its field or else of its record.
    pub fn place(&self, spot: &Spot, to_the_field: bool) -> Place {
        let shard = spot.shard.and_then(|index| self.shard(index));
        let item =
            spot.item.and_then(|(list, index)| shard.as_ref()?.item(spot.is_waiting, list, index));
        let (holder, field) = match item.or(shard.as_ref().map(|shard| shard.text)) {
            Some(holder) => (holder, spot.field.as_str()),
            None => self.in_file(&spot.field),
        };
        let at = if field.is_empty() || !to_the_field || !self.has_room(holder) {
            holder
        } else {
            value_at(holder, field).unwrap_or(holder)
        };
        let told = spot
            .item
            .zip(shard.as_ref())
            .map(|((list, index), shard)| shard.told(spot.is_waiting, list, index));
        let (record, name) = told.unwrap_or_default();
        Place {
            file: self.file.to_owned(),
            line: Some(self.line(offset_in(self.text, at))),
            commune: shard.map(|shard| shard.name.clone()).unwrap_or_default(),
            list: spot.item.map(|(list, _)| list),
            is_waiting: spot.is_waiting,
            record,
            name,
            condition: spot.condition.clone(),
            field: spot.field.clone(),
        }
    }

    fn has_room(&self, holder: &str) -> bool {
        let left = self.room.get().checked_sub(holder.len());
        self.room.set(left.unwrap_or_default());
        left.is_some()
    }

    /// The member of the file that a path begins with, and the rest of the path.
    fn in_file<'f>(&self, field: &'f str) -> (&'a str, &'f str) {
        let members = self.members.get_or_init(|| Members::parse(self.text).unwrap_or_default());
        let end = field.find(['.', '[']).unwrap_or(field.len());
        let (name, rest) = field.split_at(end);
        members.get(name).map_or((self.text, ""), |part| (part, rest.trim_start_matches('.')))
    }

    /// The line of a byte offset, counted from 1.
    pub fn line(&self, offset: usize) -> usize {
        let ends =
            self.lines.get_or_init(|| self.text.match_indices('\n').map(|(at, _)| at).collect());
        ends.partition_point(|&end| end < offset) + 1
    }

    fn shard(&self, index: usize) -> Option<Rc<ShardText<'a>>> {
        if let Some(shard) = self.opened.borrow().get(&index) {
            return Some(shard.clone());
        }
        let shard = Rc::new(ShardText::new(self.shards.get(index)?));
        self.opened.borrow_mut().insert(index, shard.clone());
        Some(shard)
    }
}

impl<'a> ShardText<'a> {
    fn new(text: &'a str) -> Self {
        let members = Members::parse(text).unwrap_or_default();
        let root = members
            .get("root")
            .and_then(|root| serde_json::from_str::<String>(root).ok())
            .unwrap_or_default();
        let waiting =
            members.get("waiting").and_then(|text| Members::parse(text).ok()).unwrap_or_default();
        let mut shard = Self {
            text,
            name: String::new(),
            members,
            waiting,
            lists: RefCell::default(),
            told: RefCell::default(),
        };
        let is_root = |unit: &&&str| string_member(unit, "id").as_ref() == Some(&root);
        let name = shard
            .list(false, List::Units)
            .iter()
            .find(is_root)
            .and_then(|unit| string_member(unit, "name"));
        shard.name = name.filter(|name| !name.trim().is_empty()).unwrap_or(root);
        shard
    }

    fn list(&self, is_waiting: bool, list: List) -> Rc<[&'a str]> {
        let members = if is_waiting { &self.waiting } else { &self.members };
        let read = || {
            members.get(list.name()).and_then(|text| items(text).ok()).unwrap_or_default().into()
        };
        self.lists.borrow_mut().entry((is_waiting, list)).or_insert_with(read).clone()
    }

    fn item(&self, is_waiting: bool, list: List, index: usize) -> Option<&'a str> {
        self.list(is_waiting, list).get(index).copied()
    }

    fn told(&self, is_waiting: bool, list: List, index: usize) -> Told {
        let member = |name: &str| {
            self.item(is_waiting, list, index)
                .and_then(|item| string_member(item, name))
                .unwrap_or_default()
        };
        self.told
            .borrow_mut()
            .entry((is_waiting, list, index))
            .or_insert_with(|| (member("id"), member("name")))
            .clone()
    }
}

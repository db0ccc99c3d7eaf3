//! The part of a book to send: chosen communes, chosen years, or the changes since the last file.
//!
//! A part is a valid book: it keeps the units and papers that its records name, and the districts
//! and provinces above. Everything in it equals the original, so merging it back changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

mod of_unit;
mod years;

use of_unit::{Decides, UnitScope};
use years::{Dated, Span};

use super::Covers;
use super::merge::without_superseding;
use book::checksum;
use book::{
    Activity, Assessment, Book, Decision, Discipline, Frame, Incident, Model, Paper, PaperText,
    Rating, Recognition, RecordId, Registration, Settings, Shard, Statement, Tip, Unit, UnitId,
    Waiting, YearlyTotal, for_each_record,
};

/// The revisions of units and records that a desk has been sent, each as a hash of its whole
/// content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(BTreeSet<u64>);

impl Seen {
    /// The revisions of everything in a book.
    pub fn all_of(book: &Book) -> Self {
        let mut seen = BTreeSet::new();
        for shard in book.shards.values() {
            each_hash(shard, &mut |hash| seen.extend([hash]));
        }
        Self(seen)
    }

    /// The revisions that the desk has seen after it was also sent `part`, without those that
    /// `book` no longer holds.
    #[must_use]
    pub fn and(&self, part: &Book, book: &Book) -> Self {
        let mut seen = Self::all_of(book);
        seen.0.retain(|hash| self.0.contains(hash));
        seen.0.extend(Self::all_of(part).0);
        seen
    }

    /// The text to store.
    pub fn to_text(&self) -> String {
        self.0.iter().map(|hash| format!("{hash:016x}")).collect()
    }

    /// Reads the stored text. Anything that is no hash is skipped, so its record is sent once more.
    pub fn from_text(text: &str) -> Self {
        let digits = |chunk: &[u8]| u64::from_str_radix(std::str::from_utf8(chunk).ok()?, 16).ok();
        Self(book::sort::set_of(text.as_bytes().chunks(16).filter_map(digits)))
    }

    fn has<T: serde::Serialize>(&self, item: &T) -> bool {
        self.0.contains(&hash(item))
    }
}

fn hash<T: serde::Serialize>(item: &T) -> u64 {
    // A record that cannot be written as JSON cannot be sent either, and writing the file reports
    // it.
    checksum::of(serde_json::to_vec(item).unwrap_or_default())
}

fn each_hash(shard: &Shard, visit: &mut dyn FnMut(u64)) {
    shard.units.iter().chain(&shard.waiting.units).for_each(|unit| visit(hash(unit)));
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            $(shard.$list.iter().chain(&shard.waiting.$list).for_each(|record| visit(hash(record)));)*
        };
    }
    for_each_record!(lists);
}

/// Cuts out the part of a book that a file covers. If it covers only changes, `seen` is what the
/// desk was sent before, and shards without news for it are left out.
pub fn part(book: &Book, covers: &Covers, seen: &Seen) -> Book {
    let scope = covers.unit.as_ref().map(|unit| UnitScope::of(book, unit));
    let is_chosen = |root: &UnitId| {
        covers.communes.is_empty()
            || covers.communes.contains(root)
            || scope.as_ref().is_some_and(|scope| scope.communes.contains(root))
    };
    let mut shards = BTreeMap::new();
    for (root, shard) in book.shards.iter().filter(|(root, _)| is_chosen(root)) {
        if covers.years.is_none() && covers.unit.is_none() && !covers.only_changes {
            shards.insert(root.clone(), Arc::clone(shard));
            continue;
        }
        let chosen = records(shard, covers, scope.as_ref(), seen);
        let has_news = shard.units.iter().chain(&shard.waiting.units).any(|unit| !seen.has(unit))
            || has_records(&chosen);
        if has_news || !covers.only_changes {
            shards.insert(root.clone(), Arc::new(chosen));
        }
    }
    if !shards.is_empty() {
        close(book, &mut shards);
    }
    Book { frame: frame_for(book, covers), shards }
}

/// The frame of a file for its recipient: a person who keeps the book of one unit alone has a desk
/// of its own.
fn frame_for(book: &Book, covers: &Covers) -> Arc<Frame> {
    if covers.unit.is_none() || covers.unit == book.frame.settings.unit {
        return Arc::clone(&book.frame);
    }
    let settings =
        Settings { desk: String::new(), unit: covers.unit.clone(), ..book.frame.settings.clone() };
    Arc::new(Frame { settings, ..Frame::clone(&book.frame) })
}

/// Cuts a file down to the chosen shards, plus the units and papers of other shards that these name
/// and the open book lacks. So a merge leaves the rest of the open book as it is, and adds only
/// what would otherwise be missing.
pub fn chosen(file: &Book, roots: &BTreeSet<UnitId>, open: &Book) -> Book {
    let covers = Covers { communes: roots.iter().cloned().collect(), ..Covers::default() };
    let mut taken = if roots.is_empty() {
        Book { shards: BTreeMap::new(), ..file.clone() }
    } else {
        part(file, &covers, &Seen::default())
    };
    let units = book::sort::set_of(
        open.shards.values().flat_map(|shard| shard.units.iter().map(|unit| &unit.id)),
    );
    let papers = book::sort::set_of(
        open.shards.values().flat_map(|shard| shard.papers.iter().map(|paper| &paper.id)),
    );
    for (_, shard) in taken
        .shards
        .iter_mut()
        .filter(|(root, _)| !roots.contains(*root) && open.shards.contains_key(*root))
    {
        let shard = Arc::make_mut(shard);
        shard.units.retain(|unit| !units.contains(&unit.id));
        shard.waiting.units.retain(|unit| !units.contains(&unit.id));
        shard.papers.retain(|paper| !papers.contains(&paper.id));
        shard.extra.clear();
    }
    let needed = needed(&taken, roots);
    for shard in taken
        .shards
        .iter_mut()
        .filter(|(root, _)| !roots.contains(*root))
        .map(|(_, shard)| Arc::make_mut(shard))
    {
        let root = shard.root.clone();
        let is_needed = |unit: &Unit| {
            needed.contains(&unit.id) || (unit.id == root && !open.shards.contains_key(&root))
        };
        shard.units.retain(is_needed);
        shard.waiting.units.retain(is_needed);
    }
    taken.shards.retain(|root, shard| {
        roots.contains(root) || !shard.units.is_empty() || !shard.papers.is_empty()
    });
    taken
}

/// The units that the chosen shards and the accompanying papers name, and all units above these.
fn needed(taken: &Book, roots: &BTreeSet<UnitId>) -> BTreeSet<UnitId> {
    let (chosen, others): (Vec<_>, Vec<_>) =
        taken.shards.iter().partition(|(root, _)| roots.contains(*root));
    let papers = others.iter().flat_map(|(_, shard)| shard.papers.iter().map(|paper| &paper.unit));
    let mut needed = book::sort::set_of(
        chosen.iter().flat_map(|(_, shard)| units_named(shard)).chain(papers).cloned(),
    );
    let others =
        others.iter().flat_map(|(_, shard)| shard.units.iter().chain(&shard.waiting.units));
    // A waiting revision of a unit may put it below another unit.
    let mut above: BTreeMap<&UnitId, Vec<&UnitId>> = BTreeMap::new();
    for (unit, parent) in others.filter_map(|unit| Some((&unit.id, unit.parent.as_ref()?))) {
        above.entry(unit).or_default().push(parent);
    }
    let mut latest: Vec<_> = needed.iter().cloned().collect();
    while let Some(unit) = latest.pop() {
        let parents = above.get(&unit).into_iter().flatten();
        latest.extend(
            parents
                .filter(|parent| needed.insert((**parent).clone()))
                .map(|parent| (*parent).clone()),
        );
    }
    needed
}

/// Puts one shard of an earlier book back into the open one, with everything that the shard names
/// and the open book lacks: the units above, papers and kinds. Nothing changes if the earlier book
/// lacks the shard.
pub fn with_earlier(open: &Book, earlier: &Book, root: &UnitId) -> Book {
    let mut book = open.clone();
    if !earlier.shards.contains_key(root) {
        return book;
    }
    for (of, shard) in chosen(earlier, &BTreeSet::from([root.clone()]), open).shards {
        match book.shards.get_mut(&of).filter(|_| of != *root) {
            Some(there) => {
                let (there, lacking) = (Arc::make_mut(there), Arc::unwrap_or_clone(shard));
                there.units.extend(lacking.units);
                there.waiting.units.extend(lacking.waiting.units);
                there.papers.extend(lacking.papers);
            }
            None => {
                book.shards.insert(of, shard);
            }
        }
    }
    let lacking = &without_superseding(open, earlier).frame.kinds;
    if !lacking.is_empty() {
        Arc::make_mut(&mut book.frame).kinds.extend(lacking.iter().cloned());
    }
    book
}

/// A shard with all its units and the wanted ones of its records.
fn records(shard: &Shard, covers: &Covers, scope: Option<&UnitScope>, seen: &Seen) -> Shard {
    let mut chosen = shard.clone();
    let span = covers.years.map(|(first, last)| Span { first, last });
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            $(
                // A record and its waiting revisions are sent together.
                let news = book::sort::set_of(shard.waiting.$list.iter().filter(|waits| !seen.has(*waits)).map(|waits| &waits.id));
                let has_seen = |record: &$name| seen.has(record) && !news.contains(&record.id);
                let is_of_unit = |record: &$name| scope.is_none_or(|scope| record.decides_on(scope));
                let is_wanted = |record: &$name| is_of_unit(record) && span.is_none_or(|span| record.is_of(span)) && !(covers.only_changes && has_seen(record));
                chosen.$list.retain(is_wanted);
                let kept = book::sort::set_of(chosen.$list.iter().map(|record| &record.id));
                chosen.waiting.$list.retain(|waits| kept.contains(&waits.id));
            )*
        };
    }
    for_each_record!(lists);
    chosen
}

fn has_records(shard: &Shard) -> bool {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => { false $(|| !shard.$list.is_empty())* };
    }
    for_each_record!(lists)
}

/// Adds what the shards name but lack: papers, and the units above them and elsewhere.
fn close(book: &Book, shards: &mut BTreeMap<UnitId, Arc<Shard>>) {
    let papers: BTreeSet<RecordId> =
        book::sort::set_of(shards.values().flat_map(|shard| papers_named(shard)));
    for (root, shard) in &book.shards {
        let there = book::sort::set_of(
            shards
                .get(root)
                .into_iter()
                .flat_map(|shard| shard.papers.iter().map(|paper| paper.id.clone())),
        );
        let is_missing = |paper: &&Paper| papers.contains(&paper.id) && !there.contains(&paper.id);
        let missing: Vec<_> = shard.papers.iter().filter(is_missing).cloned().collect();
        if !missing.is_empty() {
            let part = shards.entry(root.clone()).or_insert_with(|| Arc::new(units_alone(shard)));
            Arc::make_mut(part).papers.extend(missing);
        }
    }
    // Each added shard names at most the unit above it, so this ends.
    loop {
        let there = book::sort::set_of(
            shards.values().flat_map(|shard| shard.units.iter().map(|unit| &unit.id)),
        );
        let missing: Vec<_> = shards
            .values()
            .flat_map(|shard| units_named(shard))
            .filter(|unit| !there.contains(unit))
            .cloned()
            .collect();
        let before = shards.len();
        for unit in missing {
            if let Some((root, shard)) = book
                .shards
                .iter()
                .find(|(_, shard)| shard.units.iter().any(|there| there.id == unit))
            {
                shards.entry(root.clone()).or_insert_with(|| Arc::new(units_alone(shard)));
            }
        }
        if shards.len() == before {
            return;
        }
    }
}

fn papers_named(shard: &Shard) -> impl Iterator<Item = RecordId> {
    let waiting = &shard.waiting;
    let models =
        shard.models.iter().chain(&waiting.models).filter_map(|model| model.decision.clone());
    let registrations = shard
        .registrations
        .iter()
        .chain(&waiting.registrations)
        .filter_map(|registration| registration.paper.clone());
    models.chain(registrations).chain(
        shard
            .activities
            .iter()
            .chain(&waiting.activities)
            .filter_map(|activity| activity.minutes.clone()),
    )
}

fn units_named(shard: &Shard) -> impl Iterator<Item = &UnitId> {
    let waiting = &shard.waiting;
    let above = shard.units.iter().chain(&waiting.units).filter_map(|unit| unit.parent.as_ref());
    // A waiting revision may name a unit of another commune if the shown one moved.
    above.chain(shard.others()).chain(waiting.others()).chain(units_of(waiting))
}

fn units_of(waiting: &Waiting) -> Vec<&UnitId> {
    let mut units = Vec::new();
    macro_rules! lists {
        ($($name:ident $list:ident),*) => { $(units.extend(waiting.$list.iter().map(|record| &record.unit));)* };
    }
    for_each_record!(lists);
    units
}

/// A shard without its records.
fn units_alone(shard: &Shard) -> Shard {
    let mut alone = shard.clone();
    alone.waiting =
        Waiting { units: std::mem::take(&mut alone.waiting.units), ..Waiting::default() };
    alone.confirmations.clear();
    macro_rules! lists {
        ($($name:ident $list:ident),*) => { $(alone.$list.clear();)* };
    }
    for_each_record!(lists);
    alone
}

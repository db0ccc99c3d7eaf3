//! A day's post: the open book of a province and a file from each of its communes, both changed
//! since they last met.

use book::{Book, DeviceId, Incident, Stamp, UnitId};
use files::merge::{conflicts, merge_into};
use files::{Covers, Seen, part};

use crate::measure::{Platform, time};

/// The books to merge.
pub struct Post {
    #[cfg_attr(
        not(target_arch = "wasm32"),
        expect(dead_code, reason = "for the peer, which is in the page")
    )]
    base: Book,
    open: Book,
    communes: Vec<(UnitId, Book)>,
    files: Vec<String>,
}

/// The cost of the merge.
pub struct Merged {
    /// The table for people.
    pub table: String,
    /// The time to read, check and merge all files.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        expect(dead_code, reason = "for the peer, which is in the page")
    )]
    pub milliseconds: f64,
    /// The size of the communes' shards, compressed as one desk stores them.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        expect(dead_code, reason = "for the peer, which is in the page")
    )]
    pub bytes: usize,
}

impl Post {
    /// Makes the post of a generated province. Each commune has changed every tenth incident, the
    /// open book every fifteenth.
    pub fn new(file: &str, platform: &dyn Platform) -> Self {
        let base = read(file, platform);
        let roots = base
            .shards
            .values()
            .filter_map(|shard| shard.root_unit())
            .filter(|unit| unit.kind.is_commune_level());
        let roots: Vec<UnitId> = roots.map(|unit| unit.id.clone()).collect();
        let open = roots.iter().fold(base.clone(), |book, root| changed(&book, root, 15, "huyen"));
        let commune = |root: &UnitId| {
            let covers = Covers { communes: vec![root.clone()], ..Covers::default() };
            (
                root.clone(),
                changed(&part(&base, &covers, &Seen::default()), root, 10, root.as_str()),
            )
        };
        let communes: Vec<_> = roots.iter().map(commune).collect();
        let files = communes.iter().map(|(_, book)| files::write(book).expect("a file")).collect();
        Self { base, open, communes, files }
    }

    /// Reads and merges all files.
    pub fn merge(&self, platform: &dyn Platform) -> Merged {
        let read_all = || self.files.iter().map(|file| read(file, platform)).collect::<Vec<_>>();
        let reading = time(platform, 3, || drop(read_all()));
        let books = read_all();
        let refs: Vec<_> = books.iter().collect();
        let merging = time(platform, 5, || drop(merge_into(&self.open, &refs)));
        let one_by_one = time(platform, 3, || {
            drop(refs.iter().fold(self.open.clone(), |open, file| merge_into(&open, &[file])))
        });
        let merged = merge_into(&self.open, &refs);
        let stored = self.communes.iter().filter_map(|(root, _)| merged.shards.get(root));
        let bytes = stored
            .map(|shard| platform.packed(&serde_json::to_string(&**shard).expect("JSON")))
            .sum();
        let characters: usize = self.files.iter().map(String::len).sum();
        let table = format!(
            "{} commune files, {characters} bytes: read and check {reading:.0} ms, merge {merging:.0} ms ({one_by_one:.0} ms one by one)\n\
             to be reviewed: {}\n",
            self.files.len(),
            conflicts(&merged).len()
        );
        Merged { table, milliseconds: reading + merging, bytes }
    }

    /// The shards of each commune as JSON: the common ancestor, the open one, the file's and the merged one.
    #[cfg(target_arch = "wasm32")]
    pub fn shards(&self) -> String {
        let files: Vec<_> = self.communes.iter().map(|(_, book)| book).collect();
        let merged = merge_into(&self.open, &files);
        let shards = |(root, book): &(UnitId, Book)| {
            [&self.base, &self.open, book, &merged].map(|book| book.shards.get(root).cloned())
        };
        serde_json::to_string(&self.communes.iter().map(shards).collect::<Vec<_>>()).expect("JSON")
    }
}

fn read(file: &str, platform: &dyn Platform) -> Book {
    let read = files::read(file.as_bytes(), "province", platform.library(), &|text| {
        platform.normalize(text)
    });
    read.map_err(|problems| problems.len()).expect("the file is good").book
}

/// Changes every `every`-th incident of a commune.
fn changed(book: &Book, root: &UnitId, every: usize, device: &str) -> Book {
    let incidents = book.shards.get(root).map(|shard| shard.incidents.clone()).unwrap_or_default();
    let stamp = |at| Stamp {
        at,
        device: DeviceId::new(device).expect("an id"),
        by: String::new(),
        after: Vec::new(),
    };
    incidents.iter().step_by(every).fold(book.clone(), |book, incident| {
        let changed = Incident { count: incident.count + every as u32, ..incident.clone() };
        book.with_record(changed, stamp(incident.stamp.at + every as u64))
            .expect("the unit is there")
    })
}

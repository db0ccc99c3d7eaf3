//! Tests how much of a browser's storage a book takes.

use book::Book;
use store::Store;
use store::memory::Memory;

use crate::program::run;

/// The UTF-16 code units that WebKit, the tightest of the three browsers, gives a site, keys
/// included.
const WEBKIT: usize = 2_621_439;

#[test]
fn a_province_of_99_communes_with_five_years_fits_twice_in_the_smallest_browsers_room() {
    let made = run(&["generate", "--communes", "99"]);
    assert!(made.status.success());
    let file: serde_json::Value = serde_json::from_slice(&made.stdout).unwrap();
    let mut book = Book { frame: read(&file["frame"]), ..Book::default() };
    for shard in file["shards"].as_array().unwrap() {
        let shard: book::Shard = read(shard);
        book.shards.insert(shard.root.clone(), shard.into());
    }
    assert!(book.shards.len() > 99);
    let memory = Memory::default();
    Store::open_in(Box::new(memory.clone()), None, 1).store.save(&book).unwrap();
    assert!(2 * memory.used() <= WEBKIT, "{} of {WEBKIT}", memory.used());
}

fn read<T: serde::de::DeserializeOwned>(value: &serde_json::Value) -> T {
    serde_json::from_str(&value.to_string()).unwrap()
}

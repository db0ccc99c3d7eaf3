//! Tests how much of a browser's storage a book takes.

use std::process::Command;

use book::Book;
use store::Store;
use store::memory::Memory;

/// The UTF-16 code units that WebKit, the tightest of the three browsers, gives a site, keys
/// included.
const WEBKIT: usize = 2_621_439;

#[test]
fn a_province_of_99_communes_with_five_years_fits_twice_in_the_smallest_browsers_room() {
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/province-room.json");
    let made = Command::new(env!("CARGO_BIN_EXE_binh-yen"))
        .args(["generate", "--communes", "99", "-o", path])
        .status()
        .unwrap();
    assert!(made.success());
    let text = std::fs::read_to_string(path).unwrap();
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
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

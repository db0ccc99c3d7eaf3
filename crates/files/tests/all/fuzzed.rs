//! A short run of what `cargo fuzz` runs for long: the same functions, on seeds with changes that
//! are the same each time.

#[path = "../../../../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;

use files::tables::{self, IMPORTED, Value};
use files::{Derivation, Header, Sealed};

use testing::json_files;

/// The number of changed versions of each seed in a run.
const CHANGES: u64 = 10;

/// Pieces that files are made of.
const TOKENS: [&str; 24] = [
    "null",
    "true",
    "-1",
    "1e999",
    "18446744073709551616",
    "0.1",
    "\"\"",
    "[]",
    "{}",
    "[[[[[[[[",
    "\"__proto__\"",
    "\"id\":",
    ",",
    ":",
    "}",
    "]",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "\u{202e}",
    "\u{0300}",
    "ệ",
    "<script>",
    "9999-12-31",
];

/// A sequence of pseudo-random numbers (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}

fn changed(seed: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let length = chance.below(bytes.len() - at + 1).min(chance.below(60));
        match chance.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..at + length)),
            2 => bytes.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << chance.below(8)),
            3 => drop(bytes.splice(at..at + length, TOKENS[chance.below(TOKENS.len())].bytes())),
            4 => {
                let copied = bytes[at..at + length].to_vec();
                let to = chance.below(bytes.len() + 1);
                drop(bytes.splice(to..to, copied));
            }
            _ => {
                drop(bytes.splice(
                    at..at,
                    (0..length).map(|_| chance.below(256) as u8).collect::<Vec<_>>(),
                ))
            }
        }
    }
    bytes
}

/// Runs a target on each seed, unchanged and changed.
fn run(target: fn(&[u8]), seeds: &[Vec<u8>], changes: u64) {
    for (number, seed) in seeds.iter().enumerate() {
        target(seed);
        let mut chance = Chance(number as u64);
        for _ in 0..changes {
            target(&changed(seed, &mut chance));
        }
    }
}

/// Reads the files of a folder that are small enough for many runs.
fn small_files(folder: &str) -> Vec<Vec<u8>> {
    json_files(folder)
        .iter()
        .map(|path| fs::read(path).unwrap())
        .filter(|bytes| bytes.len() < 16_000)
        .collect()
}

/// Collects all texts in a value.
fn strings(value: &serde_json::Value) -> Vec<String> {
    match value {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Object(members) => members.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_stored_value_of_any_content_is_read_or_refused() {
    let frozen = small_files("tests/store")
        .into_iter()
        .map(|file| serde_json::from_slice::<serde_json::Value>(&file).unwrap());
    let texts: Vec<String> = frozen.flat_map(|file| strings(&file)).collect();
    let whole = texts.iter().map(|text| [&[0], text.as_bytes()].concat());
    // With and without a lock.
    let packed = [1, 2, 3, 5, 8, 9, 11, 12, 13].into_iter().map(|format: u8| {
        (0..200).map(|at| if at == 0 { format } else { format.wrapping_mul(at) & 0x7f }).collect()
    });
    run(fuzz::value, &whole.chain(packed).collect::<Vec<_>>(), 20 * CHANGES);
}

#[test]
fn two_homes_with_any_wrong_done_to_them_open_and_lose_nothing_that_is_whole() {
    let mut chance = Chance(1);
    let seeds: Vec<Vec<u8>> = (0..4 * CHANGES)
        .map(|_| (0..chance.below(40)).map(|_| chance.below(256) as u8).collect())
        .collect();
    run(fuzz::homes, &seeds, 4);
}

#[test]
fn a_data_file_of_any_bytes_is_read_or_refused_with_words() {
    run(
        fuzz::book_file,
        &[small_files("tests/bad"), small_files("tests/exchange"), small_files("samples")].concat(),
        CHANGES,
    );
}

#[test]
fn a_rule_file_of_any_bytes_is_read_or_refused_with_words() {
    run(
        fuzz::rule_file,
        &[small_files("tests/bad/rules"), small_files("samples/rules"), small_files("criteria")]
            .concat(),
        CHANGES,
    );
}

#[test]
fn a_sealed_file_of_any_bytes_is_read_or_refused() {
    let header = Header { derivation: Derivation::NEW, salt: [7; 16], nonce: [9; 12] };
    let sealed = [20, 200].map(|length| {
        Sealed { header: header.clone(), content: vec![5; length] }.write().into_bytes()
    });
    run(
        fuzz::sealed_file,
        &[
            sealed.to_vec(),
            vec![files::pack("sổ"), b"BINHYEN-SEAL 1\n\nEND 0000000000000000".to_vec()],
        ]
        .concat(),
        50 * CHANGES,
    );
}

/// Headers of locks, whole and with the checksum to come.
fn locks() -> Vec<Vec<u8>> {
    let frozen = std::fs::read_to_string(testing::root().join("tests/store/format-4-locked.json"));
    let value: serde_json::Value = serde_json::from_str(&frozen.unwrap()).unwrap();
    let header = strings(&value).into_iter().find(|text| text.starts_with("BYL1:")).unwrap();
    let content = header.splitn(3, ':').nth(2).unwrap();
    let with_device = content.replacen(
        "\"inside\"",
        r#""devices":[{"credential":"AAAA","slot":"AQAA"},{"credential":"AAAB","slot":"AQAB"}],"inside""#,
        1,
    );
    [(0, header.as_str()), (1, content), (2, content), (2, &with_device)]
        .map(|(choice, text)| [&[choice], text.as_bytes()].concat())
        .to_vec()
}

#[test]
fn a_lock_of_any_bytes_is_read_or_refused() {
    run(fuzz::lock_header, &locks(), 200 * CHANGES);
}

/// By hand: `cargo test -p files million -- --ignored`.
#[test]
#[ignore = "takes minutes: to be run when the header of a lock changes"]
fn a_million_locks_of_any_bytes_are_read_or_refused() {
    run(fuzz::lock_header, &locks(), 250_000);
}

#[test]
fn a_spreadsheet_of_any_bytes_is_read_or_refused_with_words() {
    let national = law::Library::national().unwrap();
    let catalogue = national.catalogue(&Default::default());
    let templates = IMPORTED.into_iter().flat_map(|list| {
        let mut tables = tables::template(list, &catalogue, book::Year::new(2024).unwrap());
        // The example becomes a normal row, so that part of it gets into a book.
        let mut row = tables[0].rows[0].clone();
        row[0] = Value::Count(1);
        tables[0].rows.push(row);
        let csv = tables.iter().map(tables::write_csv).collect::<Vec<_>>();
        csv.into_iter().chain([tables::write_xlsx(&tables)])
    });
    run(fuzz::table_file, &templates.collect::<Vec<_>>(), 2 * CHANGES);
}

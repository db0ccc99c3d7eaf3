//! Runs the measurements natively, against untyped `serde_json`.

use std::time::Instant;

use law::Library;
use store::memory::Memory;
use store::{Opened, Store, TextStorage};
use unicode_normalization::UnicodeNormalization;

use crate::measure::{Platform, measure};
use crate::post::Post;

struct Native {
    start: Instant,
    memory: Memory,
    library: Library,
}

impl Platform for Native {
    fn now(&self) -> f64 {
        self.start.elapsed().as_secs_f64() * 1000.0
    }
    fn library(&self) -> &Library {
        &self.library
    }
    fn normalize(&self, text: &str) -> String {
        text.nfc().collect()
    }
    fn peers(&self) -> [&'static str; 2] {
        ["serde_json::Value of the file", "Value to text, kept"]
    }
    fn parse(&self, json: &str) {
        let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
        std::hint::black_box(value);
    }
    fn keep(&self, json: &str) {
        let value: serde_json::Value = serde_json::from_str(json).expect("JSON");
        self.memory.set("peer", &value.to_string()).expect("memory");
    }
    fn open(&self) -> Opened {
        Store::open_in(Box::new(self.memory.clone()), None, 1)
    }
    fn stored_units(&self) -> usize {
        self.memory.used()
    }
}

pub fn main() {
    let mut args = std::env::args().skip(1);
    let (Some(path), Some(for_peers)) = (args.next(), args.next()) else {
        println!(
            "usage: province FILE (made by binh-yen generate) FILE FOR THE PEERS; scripts/bench.sh does it all"
        );
        return;
    };
    let file = std::fs::read_to_string(path).expect("the generated file");
    let library = Library::national().expect("the rule sets are whole");
    let native = Native { start: Instant::now(), memory: Memory::default(), library };
    let measured = measure(&file, &native);
    std::fs::write(for_peers, measured.for_peers.to_string()).expect("a file");
    print!("{}{}", measured.table, Post::new(&file, &native).merge(&native).table);
}

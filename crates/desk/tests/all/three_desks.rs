//! Three desks mail each other files for a year. Files arrive twice, late or not at all; some are
//! parts or changes alone. Records are new, deleted, or changed by two desks. In the end all desks
//! hold the same book.

use book::RecordKind::Incident;
use serde_json::json;

use crate::desk_client::{Desk, File, changes, part};

const SAMPLE: &str = "samples/tran-yen-2019.json";
const YEAR: u16 = 2027;

/// A random generator that repeats the same year for a seed.
struct Chance(u64);

impl Chance {
    fn is_less_than(&mut self, share: f64) -> bool {
        self.0 = (self.0 * 1_103_515_245 + 12_345) % (1 << 31);
        (self.0 as f64) / f64::from(1_u32 << 31) < share
    }
}

fn incident_of(commune: &str, month: u8) -> serde_json::Value {
    json!({"unit": commune, "date": format!("{YEAR}-{month:02}-15"), "kind": "theft"})
}

/// Takes files in. If the desk decides, it chooses the first shown revision of each conflict.
fn take(desk: &mut Desk, files: &[&File], decides: bool) -> usize {
    let conflicts = desk.receive(files).take_all().conflicts;
    if decides {
        for conflict in desk::review::open_conflicts(desk.book()) {
            desk.edit("lấy bản 1", |book, stamp| {
                files::merge::choose(book, conflict.list, &conflict.id, 0, stamp)
            });
        }
        assert_eq!(desk::review::count(desk.book()), 0);
    }
    conflicts
}

/// Sends the file of a month: the whole book, one commune, or the changes since the last file.
fn send(desk: &mut Desk, commune: &str, month: u8) -> File {
    let changed = if matches!(month, 4 | 10) { desk.send("Huyện", &changes()) } else { None };
    match month {
        3 => desk.send("Huyện", &part(&[commune], 2000, 2100)).unwrap(),
        _ => changed.unwrap_or_else(|| desk.send_whole("Huyện")),
    }
}

fn live_a_year(seed: u64) -> usize {
    let mut chance = Chance(seed);
    let desk = |device: &str, name: &str| Desk::new(device).with(SAMPLE).named(name);
    let mut district = desk("may-huyen", "Công an huyện Trấn Yên");
    let mut communes = [
        (desk("may-viet-thanh", "Công an xã Việt Thành"), "viet-thanh"),
        (desk("may-bao-dap", "Công an xã Báo Đáp"), "bao-dap"),
    ];
    let mut sent: Vec<Vec<File>> = vec![Vec::new(); 2];
    let mut conflicts = 0;
    for month in 1..=12_u8 {
        let day = format!("{YEAR}-{month:02}-15");
        district.go_to(&day);
        let mut files = Vec::new();
        for ((desk, commune), sent) in communes.iter_mut().zip(&mut sent) {
            desk.go_to(&day);
            let first = format!("{commune}.vu-viec-1");
            desk.change(Incident, &first, json!({"people": 10 + month}));
            if month % 3 == 2 {
                desk.enter(Incident, incident_of(commune, month));
            }
            if matches!(month, 5 | 9) {
                let number = if month == 5 { 2 } else { 3 };
                desk.delete(Incident, &format!("{commune}.vu-viec-{number}"));
            }
            let file = send(desk, commune, month);
            // Sends last month's file once more.
            files.extend(sent.last().filter(|_| chance.is_less_than(0.4)).cloned());
            files.push(file.clone());
            sent.push(file);
        }
        if month % 3 == 0 {
            district.change(
                Incident,
                "viet-thanh.vu-viec-1",
                json!({"people": 100 + u32::from(month)}),
            );
        }
        if month % 4 == 0 {
            district.enter(Incident, incident_of("bao-dap", month));
        }
        // A lost file arrives with the next one.
        let come: Vec<&File> = files.iter().filter(|_| chance.is_less_than(0.8)).collect();
        if !come.is_empty() {
            conflicts += take(&mut district, &come, true);
        }
        if month % 2 == 0 {
            let back = district.send_whole("Xã");
            for (desk, _) in &mut communes {
                if chance.is_less_than(0.8) {
                    conflicts += take(desk, &[&back], false);
                }
            }
        }
    }
    // At the end of the year, every desk sends its file and decides the open conflicts.
    for _ in 0..2 {
        let all = communes.each_mut().map(|(desk, _)| desk.send_whole("Huyện"));
        conflicts += take(&mut district, &[&all[0], &all[1]], true);
        let back = district.send_whole("Xã");
        for (desk, _) in &mut communes {
            take(desk, &[&back, &all[0], &all[1]], false);
        }
    }
    let shards = |desk: &Desk| serde_json::to_string(&desk.book().shards).unwrap();
    for (desk, _) in &communes {
        assert_eq!(desk::review::count(desk.book()), 0, "seed {seed}: something waits");
        assert!(shards(desk) == shards(&district), "seed {seed}: two books differ");
    }
    let incidents = || district.book().shards.values().flat_map(|shard| &shard.incidents);
    let of = |commune: &str| {
        let is_of = |found: &&book::Incident| {
            found.unit.as_str() == commune && found.date.year().number() == YEAR
        };
        incidents().filter(is_of).count()
    };
    assert_eq!((of("viet-thanh"), of("bao-dap")), (4, 7), "seed {seed}: what was entered");
    assert_eq!(incidents().filter(|incident| incident.deleted).count(), 4, "seed {seed}");
    conflicts
}

#[test]
fn three_desks_exchange_files_for_a_year_and_hold_the_same_book_to_the_byte() {
    let conflicts: usize = (1..=2).map(live_a_year).sum();
    assert!(conflicts > 0, "there were conflicts");
}

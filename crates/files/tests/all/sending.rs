//! What is sent: files that say what they are, parts of a book, sealed envelopes.

use std::collections::BTreeSet;
use std::fs;
use std::sync::{Arc, LazyLock};

use book::{Book, Day, DeviceId, Kind, Lang, Paper, RecordId, Stamp, Unit, UnitId, Year};
use files::{
    Change, Covers, Derivation, Fault, FileRead, Header, Outgoing, Problem, SealError, Sealed,
    Seen, Sent, Signature,
};
use law::Library;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use testing::at;
use unicode_normalization::UnicodeNormalization;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());
/// A district with 22 communes, several years, papers and models.
static BOOK: LazyLock<Book> =
    LazyLock::new(|| read(&fs::read(at("samples/tran-yen-2019.json")).unwrap()).unwrap().book);

fn read(bytes: &[u8]) -> Result<FileRead, Vec<Problem>> {
    files::read(bytes, "so.json", &LIBRARY, &|text| text.nfc().collect())
}

fn sent(covers: Covers) -> Sent {
    let device = DeviceId::new("d1").unwrap();
    Sent {
        at: 1_574_000_000_000,
        device,
        by: "Công an xã Việt Thành".into(),
        to: "Công an huyện".into(),
        covers,
    }
}

fn signature() -> Signature {
    Signature { key: "a2V5".into(), value: "dmFsdWU=".into() }
}

fn file(signature: Option<&Signature>) -> String {
    let covers = Covers {
        communes: vec![UnitId::new("viet-thanh").unwrap()],
        years: years(2019, 2019),
        only_changes: false,
    };
    let part = files::part(&BOOK, &covers, &Seen::default());
    Outgoing::new(&part, &sent(covers)).unwrap().finish(signature).unwrap()
}

fn years(first: u16, last: u16) -> Option<(Year, Year)> {
    Year::new(first).zip(Year::new(last))
}

fn is_changed(read: Result<FileRead, Vec<Problem>>) -> bool {
    read.is_err_and(
        |problems| matches!(problems.as_slice(), [problem] if problem.fault == Fault::Changed),
    )
}

#[test]
fn a_sent_file_says_who_sent_it_to_whom_and_what_it_covers() {
    let read = read(file(Some(&signature())).as_bytes()).unwrap();
    let letter = read.letter.unwrap();
    assert_eq!(
        (letter.sent.by.as_str(), letter.sent.to.as_str()),
        ("Công an xã Việt Thành", "Công an huyện")
    );
    assert_eq!(letter.sent.covers.communes, [UnitId::new("viet-thanh").unwrap()]);
    assert_eq!(letter.signature, Some(signature()));
    assert!(read.notices.is_empty(), "{:?}", read.notices);
    assert!(
        read.book.frame.beside.is_empty(),
        "what a file says about itself is not part of the book"
    );
}

#[test]
fn a_signed_file_with_a_member_added_says_that_its_signature_was_not_checked() {
    let whole = file(Some(&signature()));
    let (before, _) = whole.trim_end().rsplit_once('}').unwrap();
    let added = format!("{before},\n\"note\": 1}}");
    let without_sum = whole.replace("\"checksum\"", "\"check\"");
    let (open, rest) = whole.split_once('{').unwrap();
    let in_front = format!(
        "{open}{{\"checksum\": \"0\", \"signature\": {{\"key\": \"a2V5\", \"value\": \"dmFsdWU=\"}},{}",
        rest.replace("\"checksum\"", "\"x\"").replace("\"signature\"", "\"y\"")
    );
    for (file, why) in [(added, "note"), (without_sum, "checksum"), (in_front, "shards")] {
        let read = files::read(file.as_bytes(), "so.json", &LIBRARY, &|text| text.nfc().collect());
        let read = read.unwrap_or_else(|problems| panic!("{why}: {}", problems[0].text(Lang::Vi)));
        assert_eq!(read.letter, None, "{why}");
        let said: Vec<_> = read.notices.iter().map(|notice| notice.text(Lang::Vi)).collect();
        assert!(
            said.iter()
                .any(|said| said.contains("chữ ký không được kiểm tra") && said.contains(why)),
            "{why}: {said:?}"
        );
    }
}

#[test]
fn a_file_without_a_word_about_itself_is_read() {
    let text = files::write(&BOOK).unwrap();
    assert_eq!(read(text.as_bytes()).unwrap().letter, None);
}

#[test]
fn what_is_signed_is_what_the_reader_verifies_however_the_file_is_laid_out() {
    let covers = Covers::default();
    let outgoing = Outgoing::new(&BOOK, &sent(covers)).unwrap();
    let content = outgoing.content();
    let text = outgoing.finish(Some(&signature())).unwrap();
    let windows = text.replace('\n', "\r\n");
    for text in [text, windows] {
        assert_eq!(files::signed_content(&text), Some(content.clone()));
        assert!(read(text.as_bytes()).unwrap().letter.is_some());
    }
}

#[test]
fn what_an_older_program_wrote_back_has_no_word_about_itself() {
    // It keeps unknown members and writes them before the shards.
    let text = file(Some(&signature()));
    let (before, shards) = text.split_once(",\n  \"shards\"").unwrap();
    let (shards, said) = shards.split_once(",\n  \"sent\"").unwrap();
    let written_back = format!(
        "{before},\n  \"sent\"{},\n  \"shards\"{}\n}}\n",
        said.trim_end().strip_suffix('}').unwrap(),
        shards.replace("\"count\": 2", "\"count\": 3")
    );
    let read = read(written_back.as_bytes()).unwrap();
    assert_eq!(read.letter, None);
    assert!(read.book.frame.beside.is_empty());
}

#[test]
fn a_changed_signature_member_is_refused() {
    let text = file(Some(&signature())).replace("\"key\": \"a2V5\"", "\"key\": 7");
    assert!(is_changed(read(text.as_bytes())));
}

#[test]
fn a_file_has_a_name_that_people_understand() {
    let fold = |text: &str| {
        text.nfd()
            .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
            .collect::<String>()
            .replace(['đ', 'Đ'], "d")
            .to_lowercase()
    };
    let day = Day::parse("2026-11-23").unwrap();
    let name = |covers: &Covers| files::file_name(&BOOK, covers, day, &fold);
    let mut covers = Covers {
        communes: vec![UnitId::new("viet-thanh").unwrap()],
        years: years(2019, 2019),
        only_changes: false,
    };
    assert_eq!(name(&covers), "binh-yen_xa-viet-thanh_2019_2026-11-23");
    covers.only_changes = true;
    covers.years = years(2018, 2019);
    assert_eq!(name(&covers), "binh-yen_xa-viet-thanh_2018-2019_thay-doi_2026-11-23");
    covers.communes.extend(["bao-hung", "co-phuc"].map(|id| UnitId::new(id).unwrap()));
    assert_eq!(name(&covers), "binh-yen_xa-viet-thanh-va-2-don-vi_2018-2019_thay-doi_2026-11-23");
    assert!(name(&Covers::default()).starts_with("binh-yen_huyen-tran-yen_"));
    assert_eq!(
        files::file_name(&Book::default(), &Covers::default(), day, &fold),
        "binh-yen_so_2026-11-23"
    );
}

#[test]
fn a_part_of_a_year_keeps_what_counts_for_it_by_any_rule_set() {
    let covers = Covers { communes: Vec::new(), years: years(2019, 2019), only_changes: false };
    let mut book = BOOK.clone();
    let shard = Arc::make_mut(book.shards.values_mut().next().unwrap());
    shard.incidents.first_mut().unwrap().date = Day::parse("2018-11-20").unwrap();
    let part = files::part(&book, &covers, &Seen::default());
    let days = |book: &Book| -> Vec<Day> {
        book.shards
            .values()
            .flat_map(|shard| shard.incidents.iter().map(|incident| incident.date))
            .collect()
    };
    let (from, to) = (Day::parse("2018-11-01").unwrap(), Day::parse("2019-12-31").unwrap());
    let expected = days(&book).into_iter().filter(|&day| from <= day && day <= to).count();
    assert_eq!(days(&part).len(), expected);
    assert!(
        days(&part).iter().any(|day| *day < Day::parse("2019-01-01").unwrap()),
        "the window of an assessment year begins in the year before"
    );
}

#[test]
fn after_a_file_was_sent_nothing_is_new_to_that_desk_until_a_record_changes() {
    let covers = Covers { only_changes: true, ..Covers::default() };
    let first = files::part(&BOOK, &covers, &Seen::default());
    assert_eq!(first, *BOOK);
    let seen = Seen::from_text(&Seen::default().and(&first, &BOOK).to_text());
    assert!(files::part(&BOOK, &covers, &seen).is_empty());
    let mut changed = BOOK.clone();
    let root = UnitId::new("viet-thanh").unwrap();
    let shard = Arc::make_mut(changed.shards.get_mut(&root).unwrap());
    let record = shard.incidents.first_mut().unwrap();
    record.deleted = true;
    let id = record.id.clone();
    let news = files::part(&changed, &covers, &seen);
    let told: Vec<_> = news.shards.values().flat_map(|shard| &shard.incidents).collect();
    assert!(told.len() == 1 && told[0].id == id && told[0].deleted, "a deletion is news");
    assert!(files::part(&changed, &covers, &seen.and(&news, &changed)).is_empty());
}

/// Whether all that a part holds is in the whole, as it is there.
fn is_part(part: &Book, whole: &Book) -> bool {
    let items = |book: &Book| -> BTreeSet<String> {
        let text = files::write(book).unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        let shards = file["shards"].as_array().unwrap().clone();
        let lists = shards.into_iter().flat_map(|shard| shard.as_object().unwrap().clone());
        lists
            .flat_map(|(name, list)| {
                list.as_array()
                    .cloned()
                    .unwrap_or_default()
                    .into_iter()
                    .map(move |item| format!("{name} {item}"))
            })
            .collect()
    };
    items(part).is_subset(&items(whole)) && part.frame == whole.frame
}

prop_compose! {
    fn covers()(communes in prop::sample::subsequence(BOOK.shards.keys().cloned().collect::<Vec<_>>(), 0..4), span in prop::option::of((2014u16..2021, 0u16..4)), only_changes: bool) -> Covers {
        Covers { communes, years: span.and_then(|(first, more)| years(first, first + more)), only_changes }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_part_is_a_valid_book_that_changes_nothing_when_it_is_merged_into_the_whole(covers in covers(), before in covers()) {
        let seen = Seen::default().and(&files::part(&BOOK, &before, &Seen::default()), &BOOK);
        let part = files::part(&BOOK, &covers, &seen);
        let text = Outgoing::new(&part, &sent(covers.clone())).unwrap().finish(None).unwrap();
        let read = read(text.as_bytes()).unwrap_or_else(|problems| panic!("{covers:?}: {}", problems[0].text(Lang::En)));
        prop_assert!(files::replaced(&part, &read.book).iter().all(|replaced| replaced.change == Change::Same));
        prop_assert_eq!(read.letter.unwrap().sent.covers, covers);
        prop_assert!(is_part(&part, &BOOK));
        prop_assert_eq!(files::write(&files::merge::merge_into(&BOOK, &[&read.book])).unwrap(), files::write(&BOOK).unwrap());
    }

    #[test]
    fn a_file_changed_in_any_byte_or_cut_is_not_taken_for_what_was_sent(at in 0usize..100_000, byte in any::<u8>(), is_cut: bool) {
        let whole = file(Some(&signature()));
        let mut bytes = whole.clone().into_bytes();
        let at = at % bytes.len();
        if is_cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(read) = read(&bytes) {
            let text = String::from_utf8(bytes).unwrap();
            // The signature itself is verified by the page; a change of blanks changes nothing; a
            // changed name of the last members unsays them.
            let is_after = at >= whole.find(",\n  \"checksum\"").unwrap();
            prop_assert!(is_after || files::signed_content(&text) == files::signed_content(&whole), "{at}");
            prop_assert!(is_after || read.letter.is_some());
        }
    }
}

fn sealed() -> impl Strategy<Value = Sealed> {
    let derivation = prop_oneof![
        (100_000u32..=5_000_000).prop_map(|iterations| Derivation::Pbkdf2 { iterations }),
        (8_192u32..=65_536, 1u32..=4)
            .prop_map(|(memory, passes)| Derivation::Argon2id { memory, passes }),
    ];
    (derivation, any::<[u8; 16]>(), any::<[u8; 12]>(), vec(any::<u8>(), 16..400)).prop_map(
        |(derivation, salt, nonce, content)| Sealed {
            header: Header { derivation, salt, nonce },
            content,
        },
    )
}

proptest! {
    #[test]
    fn a_sealed_file_reads_back_also_after_a_mail_program(sealed in sealed(), is_windows: bool, mark: bool, footer in "[ -~\n]{0,40}") {
        let mut text = sealed.write();
        if is_windows {
            text = text.replace('\n', "\r\n");
        }
        let text = format!("{}{text}END of the letter\n{footer}", if mark { "\u{feff}" } else { "" });
        prop_assert!(files::is_sealed(text.as_bytes()));
        prop_assert_eq!(Sealed::parse(text.as_bytes()), Ok(sealed));
    }

    #[test]
    fn a_sealed_file_that_was_cut_or_changed_is_told_so(sealed in sealed(), at in 0usize..1000, byte in "[A-Za-z0-9+/]") {
        let text = sealed.write();
        let at = at % text.len();
        let is_cut = |error: &SealError| matches!(error, SealError::Cut | SealError::NotSealed | SealError::Version(_));
        if at + 1 < text.len() {
            prop_assert!(Sealed::parse(&text.as_bytes()[..at]).is_err_and(|error| is_cut(&error)));
        }
        let changed = format!("{}{byte}{}", &text[..at], &text[at + 1..]);
        let is_blank = text.as_bytes()[at].is_ascii_whitespace();
        prop_assert!(changed == text || Sealed::parse(changed.as_bytes()).is_err(), "at {at} {is_blank}");
    }

    #[test]
    fn any_bytes_are_a_sealed_file_or_refused(bytes in vec(any::<u8>(), 0..300), rest in "[ -~\n]{0,200}") {
        let _ = Sealed::parse(&bytes);
        let _ = Sealed::parse(format!("BINHYEN-SEAL 1\n{rest}").as_bytes());
        let _ = files::unpack(&bytes);
    }

    #[test]
    fn what_is_packed_unpacks(text in "\\PC{0,300}") {
        prop_assert_eq!(files::unpack(&files::pack(&text)), Ok(text.into_bytes()));
    }
}

/// A sealed file with its header changed, and the checksum of the change.
fn with_header(derivation: Derivation, from: &str, to: &str) -> String {
    let sealed = Sealed {
        header: Header { derivation, salt: [1; 16], nonce: [2; 12] },
        content: vec![0; 20],
    };
    let text = sealed.write();
    let (before, _) = text.split_once("END").unwrap();
    assert!(before.contains(from));
    let before = before.replacen(from, to, 1);
    let seen = before.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let sum = seen.fold(0xcbf2_9ce4_8422_2325u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    });
    format!("{before}END {sum:016x}")
}

#[test]
fn a_header_that_asks_for_too_much_or_too_little_work_is_refused_before_any() {
    let old = Derivation::Pbkdf2 { iterations: 600_000 };
    for rounds in ["1", "99999", "5000001", "4294967296", "18446744073709551615"] {
        let parsed = Sealed::parse(with_header(old, "600000", rounds).as_bytes());
        assert_eq!(parsed, Err(SealError::Work(rounds.parse().unwrap())));
    }
    for (field, good, bad) in [
        ("memory", "19456", "65537"),
        ("memory", "19456", "8"),
        ("passes", "2", "0"),
        ("passes", "2", "5"),
    ] {
        let change = |value: &str| format!("{field}: {value}\n");
        let parsed =
            Sealed::parse(with_header(Derivation::NEW, &change(good), &change(bad)).as_bytes());
        assert_eq!(parsed, Err(SealError::Work(bad.parse().unwrap())), "{field}");
    }
    for (from, to) in [("SEAL 2", "SEAL 1"), ("Argon2id", "Argon2i"), ("passes: 2", "passes: x")] {
        assert_eq!(
            Sealed::parse(with_header(Derivation::NEW, from, to).as_bytes()),
            Err(SealError::Header),
            "{to}"
        );
    }
}

#[test]
fn many_sealed_files_that_ask_for_much_work_are_tried_some_at_a_time() {
    let hard = Derivation::Pbkdf2 { iterations: 5_000_000 };
    assert_eq!(files::tried_at_once(&[hard; 60]), 12);
    assert_eq!(files::tried_at_once(&[Derivation::NEW; 99]), 99);
    assert_eq!(files::tried_at_once(&[Derivation::Pbkdf2 { iterations: 600_000 }; 99]), 99);
    assert_eq!(files::tried_at_once(&[]), 1);
}

#[test]
fn the_key_of_a_passphrase_is_that_of_rfc_9106_and_stays_so() {
    // As `hash-wasm`, another program, gives it.
    let key = files::argon2_key("Trúc Đình mùa thu".as_bytes(), &[1; 16], 19_456, 2).unwrap();
    assert_eq!(
        key.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
        "9760da7bb09b43560eccb190a7df92d5d70bb5953f637cf7dea4fdf6302aaee6"
    );
}

#[test]
fn a_file_sealed_by_an_older_program_is_read_with_its_header_as_it_was_written() {
    let old = Sealed::parse(include_bytes!("../../../../tests/files/sealed-1.txt")).unwrap();
    assert_eq!(old.header.derivation, Derivation::Pbkdf2 { iterations: 600_000 });
    assert!(include_str!("../../../../tests/files/sealed-1.txt").starts_with(&old.header.text()));
    let new = Sealed::parse(include_bytes!("../../../../tests/files/sealed-2.txt")).unwrap();
    assert_eq!(new.header.derivation, Derivation::NEW);
    assert!(include_str!("../../../../tests/files/sealed-2.txt").starts_with(&new.header.text()));
}

#[test]
fn what_a_newer_program_sealed_is_told_so() {
    assert_eq!(
        Sealed::parse(b"BINHYEN-SEAL 3\nkdf: ARGON2ID\n"),
        Err(SealError::Version("3".into()))
    );
}

#[test]
fn a_file_that_a_mail_program_quoted_is_read() {
    let quoted = |text: &str| {
        format!(
            "Ngày 30/11, xã viết:\n{}",
            text.lines().map(|line| format!("> {line}\n")).collect::<String>()
        )
    };
    let sealed = Sealed {
        header: Header { derivation: Derivation::NEW, salt: [1; 16], nonce: [2; 12] },
        content: vec![0; 200],
    };
    assert!(files::is_sealed(quoted(&sealed.write()).as_bytes()));
    assert_eq!(Sealed::parse(quoted(&sealed.write()).as_bytes()), Ok(sealed));
    let file = files::write(&BOOK).unwrap();
    let read = read(quoted(&file).as_bytes()).unwrap();
    assert_eq!(files::write(&read.book).unwrap(), file);
    assert!(read.notices.iter().any(|notice| notice.remark == files::Remark::Quoted));
}

#[test]
fn a_sealed_file_is_not_taken_for_a_damaged_book() {
    let problems = read(b"BINHYEN-SEAL 1\nkdf: PBKDF2-HMAC-SHA-256\n").unwrap_err();
    assert_eq!(problems[0].fault, Fault::Sealed);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; 40_000_000], 6);
    assert_eq!(files::unpack(&bomb), Err(SealError::TooBig));
    assert_eq!(files::unpack(b"\xff\xff"), Err(SealError::Packing));
}

#[test]
fn of_a_file_only_the_chosen_communes_change_the_open_book() {
    let mut file = BOOK.clone();
    let rename = |book: &mut Book, root: &str| {
        let shard = Arc::make_mut(book.shards.get_mut(&UnitId::new(root).unwrap()).unwrap());
        let unit = shard.units.iter_mut().find(|unit| unit.id == shard.root).unwrap();
        unit.name.push_str(" mới");
        unit.stamp = DeviceId::new("d2")
            .map(|device| Stamp { at: 1, device, by: String::new(), after: Vec::new() })
            .unwrap()
            .following(&unit.stamp);
    };
    ["tran-yen", "viet-thanh", "bao-dap"].into_iter().for_each(|root| rename(&mut file, root));
    let roots = BTreeSet::from([UnitId::new("viet-thanh").unwrap()]);
    let merged = files::merge::merge_into(&BOOK, &[&files::chosen(&file, &roots, &BOOK)]);
    let changed: Vec<_> = BOOK
        .shards
        .iter()
        .filter(|(root, shard)| merged.shards[*root] != **shard)
        .map(|(root, _)| root.as_str())
        .collect();
    assert_eq!(changed, ["viet-thanh"]);
    // What the open book does not have comes along: here all of it.
    let taken = files::chosen(&file, &roots, &Book::default());
    assert!(taken.shards.contains_key("tran-yen") && !taken.shards.contains_key("bao-dap"));
    read(files::write(&taken).unwrap().as_bytes()).unwrap();
}

#[test]
fn of_what_was_not_chosen_only_new_units_that_are_named_come_along() {
    let mut file = BOOK.clone();
    let [here, there, district] =
        ["viet-thanh", "bao-dap", "tran-yen"].map(|root| UnitId::new(root).unwrap());
    let hamlet = file.shards[&there].units.iter().find(|unit| unit.id != there).unwrap().clone();
    for (root, id) in [(&there, "thon-moi"), (&there, "thon-khac"), (&district, "co-quan-moi")] {
        let unit =
            Unit { id: UnitId::new(id).unwrap(), parent: Some(root.clone()), ..hamlet.clone() };
        Arc::make_mut(file.shards.get_mut(root).unwrap()).units.push(unit);
    }
    let named = UnitId::new("thon-moi").unwrap();
    let points = vec![book::ModelPoint { unit: Some(named.clone()), ..Default::default() }];
    Arc::make_mut(file.shards.get_mut(&here).unwrap()).models[0].points = points;
    let taken = files::chosen(&file, &BTreeSet::from([here.clone()]), &BOOK);
    let others: Vec<_> = taken
        .shards
        .iter()
        .filter(|(root, _)| **root != here)
        .flat_map(|(_, shard)| &shard.units)
        .collect();
    assert_eq!(others.iter().map(|unit| &unit.id).collect::<Vec<_>>(), [&named]);
    let merged = files::merge::merge_into(&BOOK, &[&taken]);
    read(files::write(&merged).unwrap().as_bytes()).unwrap();
}

#[test]
fn a_commune_of_an_earlier_book_comes_back_with_what_it_names_and_the_rest_stays() {
    let root = UnitId::new("viet-thanh").unwrap();
    let open = read(&fs::read(at("samples/outcome-met.json")).unwrap()).unwrap().book;
    let mut earlier = BOOK.clone();
    let own: Kind = serde_json::from_str(
        r#"{"code": "vu-viec-rieng", "group": "incident", "label": {"vi": "Vụ việc riêng", "en": "Own"}, "source": "sổ"}"#,
    )
    .unwrap();
    Arc::make_mut(&mut earlier.frame).kinds.push(own.clone());
    Arc::make_mut(earlier.shards.get_mut(&root).unwrap()).incidents[0].kind = own.code.clone();
    let back = files::with_earlier(&open, &earlier, &root);
    assert_eq!(
        read(files::write(&back).unwrap().as_bytes()).unwrap().book.shards[&root],
        earlier.shards[&root]
    );
    assert!(
        back.shards.contains_key(&UnitId::new("tran-yen").unwrap())
            && !back.shards.contains_key(&UnitId::new("bao-dap").unwrap())
    );
    assert!(open.shards.iter().all(|(root, shard)| Arc::ptr_eq(shard, &back.shards[root])));
    assert!(back.frame.kinds.contains(&own) && back.frame.name == open.frame.name);
    assert_eq!(
        files::with_earlier(&back, &open, &root),
        back,
        "a book without the commune changes nothing"
    );
}

#[test]
fn a_commune_that_comes_back_brings_a_paper_of_a_district_that_is_there() {
    let (root, district) = (UnitId::new("viet-thanh").unwrap(), UnitId::new("tran-yen").unwrap());
    let mut earlier = BOOK.clone();
    let paper = Paper {
        id: RecordId::new("giay-huyen").unwrap(),
        unit: district.clone(),
        ..BOOK.shards[&root].papers[0].clone()
    };
    Arc::make_mut(earlier.shards.get_mut(&district).unwrap()).papers.push(paper.clone());
    Arc::make_mut(earlier.shards.get_mut(&root).unwrap()).registrations[0].paper =
        Some(paper.id.clone());
    let back = files::with_earlier(&BOOK, &earlier, &root);
    assert_eq!(back.shards[&district].papers, earlier.shards[&district].papers);
    assert_eq!(files::with_earlier(&back, &earlier, &root), back, "again is the same");
    read(files::write(&back).unwrap().as_bytes()).unwrap();
}

#[test]
fn a_part_brings_the_papers_and_units_of_other_communes_that_it_names() {
    let mut book = BOOK.clone();
    let (here, there) = (UnitId::new("viet-thanh").unwrap(), UnitId::new("bao-dap").unwrap());
    let elsewhere: Unit =
        book.shards[&there].units.iter().find(|unit| unit.id != there).unwrap().clone();
    let shard = Arc::make_mut(book.shards.get_mut(&here).unwrap());
    let model = shard.models.first_mut().unwrap();
    model.points = vec![book::ModelPoint { unit: Some(elsewhere.id), ..Default::default() }];
    let covers = Covers { communes: vec![here], years: None, only_changes: false };
    let part = files::part(&book, &covers, &Seen::default());
    assert!(part.shards.contains_key(&there) && part.shards[&there].incidents.is_empty());
    read(files::write(&part).unwrap().as_bytes()).unwrap();
}

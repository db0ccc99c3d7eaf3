//! Tests of sending: files that describe themselves, parts of a book, sealed envelopes.

mod chosen;
mod parts;
mod sealed;

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
/// A district with 22 communes, several years of data, papers and models.
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
        ..Covers::default()
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
    // An older program keeps unknown members and writes them before the shards.
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
        ..Covers::default()
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

use std::collections::BTreeMap;
use std::sync::Mutex;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::RecoveryCode;

pub(super) const AN: &str = "ruộng bậc thang";
const BINH: &str = "suối Nậm Kim";

/// Derives a secret, each one once: derivations take long.
pub(super) fn secret(header: &Header, typed: &str) -> Secret {
    static DERIVED: Mutex<BTreeMap<String, BookKey>> = Mutex::new(BTreeMap::new());
    let derivation = header.derivation();
    let derive = || Secret::of(typed, derivation).unwrap().0;
    let name = format!("{typed} {derivation:?}");
    Secret(DERIVED.lock().unwrap().entry(name).or_insert_with(derive).clone())
}

pub(super) fn locked() -> (BookKey, Header) {
    let key = BookKey::new([7; 32]);
    let mut header = Header::new(&key, Cost::LEAST, [9; 16]);
    for (name, typed) in [("An", AN), ("Bình", BINH)] {
        let secret = secret(&header, typed);
        header.add(&key, name, &secret).unwrap();
    }
    (key, header)
}

/// Opens the text of a header with An's passphrase.
fn try_open(text: &str) -> Result<Opened, LockError> {
    let header = Header::read(text)?;
    header.open(&secret(&header, AN))
}

/// Changes the JSON of a header and gives it the digits that fit.
pub(super) fn forged(text: &str, change: impl FnOnce(&mut Value)) -> String {
    let json = text.splitn(3, ':').nth(2).unwrap();
    let mut value: Value = serde_json::from_str(json).unwrap();
    change(&mut value);
    let json = value.to_string();
    let version = text[3..4].parse().unwrap();
    Header::enveloped(version, &json)
}

#[test]
fn each_person_opens_the_lock_with_their_own_passphrase() {
    let (key, header) = locked();
    let read = Header::read(&header.text()).unwrap();
    assert_eq!(read, header);
    for (name, typed) in [("An", AN), ("Bình", BINH)] {
        let opened = read.open(&secret(&read, typed)).unwrap();
        assert_eq!((opened.key, opened.person.as_str()), (key.clone(), name));
    }
    assert_eq!(read.open(&secret(&read, "ruộng bậc")).unwrap_err(), LockError::Wrong);
    assert_eq!(read.people(&key), ["An", "Bình"]);
    assert!(!header.text().contains("An") && !header.text().contains("Bình"));
}

#[test]
fn the_code_of_the_sheet_opens_the_lock_however_it_is_typed() {
    let (key, mut header) = locked();
    let code = RecoveryCode::new([5; 16]);
    let of_code = secret(&header, &code.text());
    header.add(&key, RECOVERY, &of_code).unwrap();
    let typed = code.text().replace('-', " ").to_lowercase();
    assert_eq!(header.open(&secret(&header, &typed)).unwrap().person, RECOVERY);
}

#[test]
fn a_changed_passphrase_replaces_the_old_one() {
    let (key, mut header) = locked();
    let before = header.edition();
    let new = secret(&header, "đỉnh Khau Phạ");
    header.change(&key, "An", &new).unwrap();
    assert!(header.edition() > before);
    assert_eq!(header.open(&secret(&header, AN)).unwrap_err(), LockError::Wrong);
    assert_eq!(header.open(&new).unwrap().person, "An");
    assert_eq!(
        header.change(&key, "Chi", &secret(&header, "một hai ba bốn")),
        Err(LockError::Wrong)
    );
}

#[test]
fn no_two_people_have_one_name_or_one_passphrase() {
    let (key, mut header) = locked();
    for (name, typed) in [("An", "một hai ba bốn"), ("Chi", AN), (" ", "một hai ba bốn")] {
        let secret = secret(&header, typed);
        assert_eq!(header.add(&key, name, &secret), Err(LockError::Taken), "{name}");
    }
}

#[test]
fn after_a_removal_only_those_who_are_entered_again_open_the_lock() {
    let (key, header) = locked();
    let new = BookKey::new([8; 32]);
    let mut after = header.after(&key, &new, [10; 16]);
    let again = secret(&after, AN);
    after.add(&new, "An", &again).unwrap();
    let opened = after.open(&again).unwrap();
    assert_eq!((opened.key, opened.earlier), (new, vec![key]));
    assert_eq!(after.open(&secret(&after, BINH)).unwrap_err(), LockError::Wrong);
    assert_eq!(after.open(&secret(&header, BINH)).unwrap_err(), LockError::Wrong);
    assert!(after.edition() > header.edition());
}

#[test]
fn absurd_costs_are_refused_before_any_work() {
    let text = locked().1.text();
    for (memory, passes) in
        [(0, 1), (8_191, 1), (65_537, 1), (u32::MAX, 1), (8_192, 0), (8_192, 5), (8_192, u32::MAX)]
    {
        let forged = forged(&text, |json| {
            json["memory"] = memory.into();
            json["passes"] = passes.into();
        });
        assert_eq!(Header::read(&forged).unwrap_err(), LockError::Cost { memory, passes });
    }
}

#[test]
fn slots_that_are_missing_doubled_or_too_many_are_refused() {
    let text = locked().1.text();
    let none = forged(&text, |json| json["slots"] = json!([]));
    let doubled = forged(&text, |json| json["slots"] = json!([json["slots"][0], json["slots"][0]]));
    let many = forged(&text, |json| {
        json["slots"] =
            (0..=MOST_PEOPLE).map(|at| BASE64_STANDARD.encode(at.to_string())).collect();
    });
    for text in [none, doubled, many] {
        assert_eq!(Header::read(&text).unwrap_err(), LockError::Slots);
    }
}

#[test]
fn a_header_with_any_field_of_another_lock_does_not_open() {
    let text = locked().1.text();
    let other = {
        let key = BookKey::new([17; 32]);
        let mut header = Header::new(&key, Cost { memory: 8_193, passes: 2 }, [19; 16]);
        let secret = secret(&header, AN);
        header.add(&key, "Chi", &secret).unwrap();
        header.set_idle(&key, 5).unwrap();
        header.set_idle(&key, 6).unwrap();
        header.text()
    };
    let of_other: Value = serde_json::from_str(other.splitn(3, ':').nth(2).unwrap()).unwrap();
    for (field, value) in of_other.as_object().unwrap() {
        let forged = forged(&text, |json| json[field] = value.clone());
        assert!(forged != text && try_open(&forged).is_err(), "{field}");
    }
    for gone in of_other.as_object().unwrap().keys() {
        let forged = forged(&text, |json| drop(json.as_object_mut().unwrap().remove(gone)));
        assert!(try_open(&forged).is_err(), "without {gone}");
    }
    let swapped = forged(&text, |json| json["slots"].as_array_mut().unwrap().reverse());
    let fewer = forged(&text, |json| drop(json["slots"].as_array_mut().unwrap().pop()));
    for text in [swapped, fewer] {
        assert_eq!(try_open(&text).unwrap_err(), LockError::Damaged);
    }
}

#[test]
fn a_byte_flipped_in_any_field_does_not_open() {
    let text = locked().1.text();
    let json: Value = serde_json::from_str(text.splitn(3, ':').nth(2).unwrap()).unwrap();
    for field in ["key", "salt", "inside"] {
        for at in
            (0..BASE64_STANDARD.decode(json[field].as_str().unwrap()).unwrap().len()).step_by(5)
        {
            let forged = forged(&text, |json| json[field] = flipped(&json[field], at));
            assert!(try_open(&forged).is_err(), "{field} {at}");
        }
    }
    for at in (0..72).step_by(7) {
        let forged = forged(&text, |json| json["slots"][0] = flipped(&json["slots"][0], at));
        assert_eq!(try_open(&forged).unwrap_err(), LockError::Wrong, "{at}");
    }
}

fn flipped(text: &Value, at: usize) -> Value {
    let mut bytes = BASE64_STANDARD.decode(text.as_str().unwrap()).unwrap();
    bytes[at] ^= 1;
    BASE64_STANDARD.encode(bytes).into()
}

#[test]
fn a_header_of_a_newer_build_is_told() {
    assert_eq!(Header::read("BYL3:0:{}").unwrap_err(), LockError::Version(3));
    assert_eq!(Header::read("BY3:0:{}").unwrap_err(), LockError::NotALock);
    for version in ["BYL0", "BYL2", "BYL3"] {
        let changed = locked().1.text().replacen("BYL1", version, 1);
        assert_eq!(Header::read(&changed).unwrap_err(), LockError::Damaged);
    }
}

proptest! {
    #[test]
    fn a_cut_or_changed_header_is_noticed_before_a_passphrase_is_asked_for(at: prop::sample::Index, to: char) {
        let text = locked_text();
        let mut characters: Vec<char> = text.chars().collect();
        let at = at.index(characters.len());
        let cut: String = characters[..at].iter().collect();
        prop_assert!(Header::read(&cut).is_err());
        prop_assume!(characters[at] != to);
        characters[at] = to;
        prop_assert!(Header::read(&characters.into_iter().collect::<String>()).is_err());
    }

    #[test]
    fn no_text_stops_the_program(text: String) {
        prop_assert!(Header::read(&text).is_err());
        for version in 1..4 {
            prop_assert!(Header::read(&Header::enveloped(version, &text)).is_err());
        }
    }
}

fn locked_text() -> &'static str {
    static TEXT: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    TEXT.get_or_init(|| locked().1.text())
}

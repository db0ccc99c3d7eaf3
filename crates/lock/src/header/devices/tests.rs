use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::tests::{AN, forged, locked, secret};
use super::*;

const OF_AN: &[u8] = b"credential of An";
const OF_BINH: &[u8] = b"credential of Binh";

fn given(header: &Header, byte: u8) -> Secret {
    Secret::of_device(&[byte; 32], header.derivation())
}

/// A lock with two people, whose devices give the bytes 1 and 2.
fn with_devices() -> (BookKey, Header) {
    let (key, mut header) = locked();
    for (name, credential, byte) in [("An", OF_AN, 1), ("Bình", OF_BINH, 2)] {
        let secret = given(&header, byte);
        header.add_device(&key, name, credential, &secret).unwrap();
    }
    (key, header)
}

/// Opens the text of a header with An's device.
fn try_open(text: &str) -> Result<Opened, LockError> {
    let header = Header::read(text)?;
    header.open_by_device(OF_AN, &given(&header, 1))
}

#[test]
fn each_device_opens_the_lock_for_its_person_beside_the_passphrases() {
    let (key, header) = with_devices();
    let text = header.text();
    assert!(text.starts_with("BYL2:") && !text.contains("An\""));
    let read = Header::read(&text).unwrap();
    assert_eq!(read, header);
    assert_eq!(read.credentials().collect::<Vec<_>>(), [OF_AN, OF_BINH]);
    for (name, credential, byte) in [("An", OF_AN, 1), ("Bình", OF_BINH, 2)] {
        let opened = read.open_by_device(credential, &given(&read, byte)).unwrap();
        assert_eq!((opened.key, opened.person.as_str()), (key.clone(), name));
        assert!(read.has_device(&key, name));
    }
    assert_eq!(read.open(&secret(&read, AN)).unwrap().person, "An");
}

#[test]
fn a_device_opens_only_with_its_own_credential_and_bytes() {
    let (_, header) = with_devices();
    for (credential, byte) in [(OF_AN, 2), (OF_BINH, 1), (b"unknown".as_slice(), 1)] {
        let opened = header.open_by_device(credential, &given(&header, byte));
        assert_eq!(opened.unwrap_err(), LockError::Wrong);
    }
    // What a device gives is no passphrase's key.
    assert_eq!(header.open(&given(&header, 1)).unwrap_err(), LockError::Wrong);
}

#[test]
fn a_lock_without_devices_is_written_as_before_and_a_removed_device_opens_nothing() {
    let (key, before) = locked();
    assert!(before.text().starts_with("BYL1:") && !before.text().contains("devices"));
    let (_, mut header) = with_devices();
    let edition = header.edition();
    header.remove_device(&key, "An").unwrap();
    assert!(header.edition() > edition && !header.has_device(&key, "An"));
    assert_eq!(try_open(&header.text()).unwrap_err(), LockError::Wrong);
    assert_eq!(header.open_by_device(OF_BINH, &given(&header, 2)).unwrap().person, "Bình");
    header.remove_device(&key, "Bình").unwrap();
    assert!(header.text().starts_with("BYL1:"));
}

#[test]
fn a_person_has_one_device_and_only_people_have_one() {
    let (key, mut header) = with_devices();
    let new = given(&header, 3);
    header.add_device(&key, "An", b"new", &new).unwrap();
    assert_eq!(header.open_by_device(b"new", &new).unwrap().person, "An");
    assert_eq!(header.credentials().count(), 2);
    let sheet = secret(&header, "mã trên tờ khôi phục");
    header.add(&key, RECOVERY, &sheet).unwrap();
    let before = header.clone();
    for (name, credential, why) in [
        ("Chi", b"other".as_slice(), LockError::Wrong),
        (RECOVERY, b"other", LockError::Wrong),
        ("An", OF_BINH, LockError::Taken),
        ("An", b"", LockError::Damaged),
        ("An", &[7; 1_024], LockError::Damaged),
    ] {
        assert_eq!(header.add_device(&key, name, credential, &new), Err(why));
        assert_eq!(header, before);
    }
}

#[test]
fn another_key_knows_no_device_and_asks_another_question() {
    let (key, header) = with_devices();
    let mut after = header.after(&key, &BookKey::new([8; 32]), [10; 16]);
    assert_eq!(after.credentials().count(), 0);
    assert_ne!(after.question(), header.question());
    // A slot of the lock before does not open in the new one.
    after.devices = header.devices.clone();
    assert_eq!(after.open_by_device(OF_AN, &given(&header, 1)).unwrap_err(), LockError::Wrong);
}

#[test]
fn devices_that_are_doubled_too_many_or_in_an_old_header_are_refused() {
    let text = with_devices().1.text();
    let doubled = |field: &'static str| {
        forged(&text, |json| json["devices"][1][field] = json["devices"][0][field].clone())
    };
    let many = forged(&text, |json| {
        let device = |at| json!({ "credential": BASE64_STANDARD.encode([at]), "slot": BASE64_STANDARD.encode([at]) });
        json["devices"] = (0..=MOST_PEOPLE as u8).map(device).collect();
    });
    for text in [doubled("credential"), doubled("slot"), many] {
        assert_eq!(Header::read(&text).unwrap_err(), LockError::Slots);
    }
    let json = text.splitn(3, ':').nth(2).unwrap();
    assert_eq!(Header::read(&Header::enveloped(1, json)).unwrap_err(), LockError::Damaged);
    for credential in ["", "?", &BASE64_STANDARD.encode([7; 1_024])] {
        let text = forged(&text, |json| json["devices"][0]["credential"] = credential.into());
        assert_eq!(Header::read(&text).unwrap_err(), LockError::Damaged);
    }
}

#[test]
fn devices_that_are_swapped_gone_or_of_another_lock_do_not_open() {
    let text = with_devices().1.text();
    let swapped = forged(&text, |json| json["devices"].as_array_mut().unwrap().reverse());
    let fewer = forged(&text, |json| drop(json["devices"].as_array_mut().unwrap().pop()));
    let crossed = forged(&text, |json| {
        let slot = json["devices"][0]["slot"].take();
        json["devices"][0]["slot"] = json["devices"][1]["slot"].take();
        json["devices"][1]["slot"] = slot;
    });
    let none = forged(&text, |json| drop(json.as_object_mut().unwrap().remove("devices")));
    assert_eq!(try_open(&swapped).unwrap_err(), LockError::Damaged);
    assert_eq!(try_open(&fewer).unwrap_err(), LockError::Damaged);
    assert_eq!(try_open(&crossed).unwrap_err(), LockError::Wrong);
    assert_eq!(try_open(&none).unwrap_err(), LockError::Wrong);
    let header = Header::read(&none).unwrap();
    assert_eq!(header.open(&secret(&header, AN)).unwrap_err(), LockError::Damaged);
}

proptest! {
    #[test]
    fn a_flipped_byte_of_a_device_does_not_open(of in 0usize..2, is_slot: bool, at: prop::sample::Index, by in 1u8..) {
        let field = if is_slot { "slot" } else { "credential" };
        let text = forged(&with_devices().1.text(), |json| {
            let device: &mut Value = &mut json["devices"][of][field];
            let mut bytes = BASE64_STANDARD.decode(device.as_str().unwrap()).unwrap();
            let at = at.index(bytes.len());
            bytes[at] ^= by;
            *device = BASE64_STANDARD.encode(bytes).into();
        });
        let whose = if of == 0 { LockError::Wrong } else { LockError::Damaged };
        prop_assert_eq!(try_open(&text).unwrap_err(), whose);
    }

    #[test]
    fn a_cut_slot_of_a_device_does_not_open(at: prop::sample::Index) {
        let text = forged(&with_devices().1.text(), |json| {
            let bytes = BASE64_STANDARD.decode(json["devices"][0]["slot"].as_str().unwrap()).unwrap();
            json["devices"][0]["slot"] = BASE64_STANDARD.encode(&bytes[..at.index(bytes.len())]).into();
        });
        prop_assert!(try_open(&text).is_err());
    }
}

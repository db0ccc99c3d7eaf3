//! Tests of files sealed with a passphrase.

use super::*;

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

/// Makes a sealed file with a changed header and a checksum that matches the change.
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
    // The value comes from another program, `hash-wasm`.
    let key = files::argon2_key("Trúc Đình mùa thu".as_bytes(), &[1; 16], 19_456, 2).unwrap();
    assert_eq!(
        key.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
        "9760da7bb09b43560eccb190a7df92d5d70bb5953f637cf7dea4fdf6302aaee6"
    );
}

#[test]
fn a_file_sealed_by_an_older_program_is_read_with_its_header_as_it_was_written() {
    let old = Sealed::parse(include_bytes!("../../../../../tests/files/sealed-1.txt")).unwrap();
    assert_eq!(old.header.derivation, Derivation::Pbkdf2 { iterations: 600_000 });
    assert!(
        include_str!("../../../../../tests/files/sealed-1.txt").starts_with(&old.header.text())
    );
    let new = Sealed::parse(include_bytes!("../../../../../tests/files/sealed-2.txt")).unwrap();
    assert_eq!(new.header.derivation, Derivation::NEW);
    assert!(
        include_str!("../../../../../tests/files/sealed-2.txt").starts_with(&new.header.text())
    );
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

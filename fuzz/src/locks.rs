use lock::{Header, LockError, RecoveryCode};

/// Tests the header of a lock of any bytes: it is refused before any work, or it demands a bounded
/// amount of it and survives writing and reading. A recovery code reads as it was written.
///
/// The first byte chooses whether the rest is the whole text, or content of some version with the
/// checksum that fits.
pub fn lock_header(data: &[u8]) {
    let Some((choice, data)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(data);
    let text = match choice % 4 {
        0 => text.into_owned(),
        version => Header::enveloped(version.into(), &text),
    };
    match Header::read(&text) {
        Ok(header) => {
            assert!(header.derivation().cost.is_accepted());
            assert_eq!(Header::read(&header.text()), Ok(header));
        }
        Err(LockError::Cost { memory, passes }) => {
            assert!(!(lock::Cost { memory, passes }).is_accepted());
        }
        Err(_) => {}
    }
    if let Some(code) = RecoveryCode::parse(&text) {
        assert!(RecoveryCode::parse(&code.text()) == Some(code));
    }
}

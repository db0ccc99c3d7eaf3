use files::Sealed;

/// Tests a sealed file of any bytes: it is refused, or it demands a bounded amount of work and
/// survives writing and reading. Any content is unpacked to a readable text or refused.
pub fn sealed_file(data: &[u8]) {
    if let Ok(sealed) = Sealed::parse(data) {
        assert!(sealed.header.derivation.work() <= 8_334);
        assert_eq!(Sealed::parse(sealed.write().as_bytes()), Ok(sealed));
    }
    if let Ok(file) = files::unpack(data) {
        assert!(file.len() as u64 <= files::MAX_BYTES);
    }
}

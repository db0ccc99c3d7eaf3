use files::Sealed;

/// A sealed file of any bytes: it is refused, or read; what is read asks for a bounded work, and is
/// written as a file that is read as the same. Any content unpacks to what can be read or is
/// refused.
pub fn sealed_file(data: &[u8]) {
    if let Ok(sealed) = Sealed::parse(data) {
        assert!(sealed.header.derivation.work() <= 8_334);
        assert_eq!(Sealed::parse(sealed.write().as_bytes()), Ok(sealed));
    }
    if let Ok(file) = files::unpack(data) {
        assert!(file.len() as u64 <= files::MAX_BYTES);
    }
}

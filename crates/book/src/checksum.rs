//! A checksum that tells damage, not forgery: FNV-1a, 64 bits. (A fast CRC-32 brings 16 kB of
//! tables to the page.)

/// The checksum of bytes.
pub fn of(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

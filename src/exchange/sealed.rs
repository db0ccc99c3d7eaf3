//! Sealed files: what the envelope of a file that a passphrase closes looks like. Sealing and opening are the browser's cryptography.
//!
//! ```text
//! BINHYEN-SEAL 1
//! kdf: PBKDF2-HMAC-SHA-256
//! iterations: 600000
//! salt: 16 bytes in base64
//! cipher: AES-256-GCM
//! nonce: 12 bytes in base64
//!
//! the deflated file, encrypted, in base64
//!
//! END 16 hex digits
//! ```
//!
//! The header, as [`Header::text`] writes it, is associated data of the cipher: a changed header opens nothing. The checksum at the end
//! is no secret: it only tells damage, and a file that was cut, before anybody is asked for the passphrase.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::MAX_BYTES;
use crate::checksum;

/// The rounds of the key derivation that new files take (OWASP's figure for PBKDF2 with SHA-256).
pub const ITERATIONS: u32 = 600_000;
/// Rounds that are accepted: a bad file must not keep the device busy for minutes.
const ACCEPTED: std::ops::RangeInclusive<u32> = 100_000..=5_000_000;

const MAGIC: &str = "BINHYEN-SEAL";
const VERSION: &str = "1";
const KDF: &str = "PBKDF2-HMAC-SHA-256";
const CIPHER: &str = "AES-256-GCM";
const END: &str = "END ";
/// Characters of base64 on a line, as mail programs like it.
const LINE: usize = 76;
/// The authentication tag at the end of the content.
const TAG: usize = 16;
const LEVEL: u8 = 6;

/// Why a sealed file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// It does not begin as a sealed file does.
    #[error("không phải tệp niêm phong")]
    NotSealed,
    /// A newer program sealed it.
    #[error("phiên bản niêm phong «{0}» chưa đọc được")]
    Version(String),
    /// The header is not one of this version.
    #[error("phần đầu của tệp niêm phong sai")]
    Header,
    /// Rounds of the key derivation that are not accepted.
    #[error("số vòng dẫn xuất khóa {0} ngoài giới hạn")]
    Iterations(u64),
    /// Its end is missing.
    #[error("tệp bị cắt")]
    Cut,
    /// Its checksum does not fit.
    #[error("tệp bị hỏng")]
    Damaged,
    /// The passphrase is another one, or somebody changed the file and its checksum. Nobody can tell these two apart.
    #[error("mật khẩu sai hoặc tệp bị sửa")]
    NotOpened,
    /// It opened, and what is in it is not a packed text, or one that is too big.
    #[error("nội dung không giải nén được")]
    Packing,
}

/// How a file was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Rounds of PBKDF2.
    pub iterations: u32,
    /// Salt of the key derivation, new for each file.
    pub salt: [u8; 16],
    /// Nonce of the cipher, new for each file.
    pub nonce: [u8; 12],
}

impl Header {
    /// The header as it stands in the file: the cipher's associated data.
    pub fn text(&self) -> String {
        let (salt, nonce) = (BASE64_STANDARD.encode(self.salt), BASE64_STANDARD.encode(self.nonce));
        let iterations = self.iterations;
        format!("{MAGIC} {VERSION}\nkdf: {KDF}\niterations: {iterations}\nsalt: {salt}\ncipher: {CIPHER}\nnonce: {nonce}\n")
    }
}

/// A sealed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// How it was sealed.
    pub header: Header,
    /// The encrypted content with its tag.
    pub content: Vec<u8>,
}

impl Sealed {
    /// The file's text.
    pub fn write(&self) -> String {
        let mut text = self.header.text();
        let body = BASE64_STANDARD.encode(&self.content);
        for (at, c) in body.char_indices() {
            if at % LINE == 0 {
                text.push('\n');
            }
            text.push(c);
        }
        text.push_str("\n\n");
        let sum = sum(&text);
        text + END + &format!("{sum:016x}\n")
    }

    /// Reads a file, which may have come through a mail program: line ends and blanks do not count, nor what follows its end.
    ///
    /// # Errors
    /// [`SealError`], whatever the bytes are.
    pub fn parse(bytes: &[u8]) -> Result<Self, SealError> {
        if !is_sealed(bytes) {
            return Err(SealError::NotSealed);
        }
        let text = std::str::from_utf8(unmarked(bytes)).map_err(|_| SealError::Damaged)?;
        let version = text.trim_start().strip_prefix(MAGIC).and_then(|rest| rest.lines().next()).unwrap_or_default().trim();
        if version != VERSION {
            return Err(SealError::Version(version.chars().take(20).collect()));
        }
        let (before, said) = end(text).ok_or(SealError::Cut)?;
        if said != format!("{:016x}", sum(before)) {
            return Err(SealError::Damaged);
        }
        let mut lines = before.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1);
        let header = header(&mut lines)?;
        let content = BASE64_STANDARD.decode(lines.collect::<String>()).map_err(|_| SealError::Damaged)?;
        if content.len() < TAG { Err(SealError::Cut) } else { Ok(Self { header, content }) }
    }
}

/// What stands before the last line that ends a sealed file, and the checksum in that line. Mail programs may write below it.
fn end(text: &str) -> Option<(&str, &str)> {
    let mut found = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let sum = line.trim().strip_prefix(END).filter(|sum| sum.len() == 16 && sum.bytes().all(|byte| byte.is_ascii_hexdigit()));
        found = sum.and_then(|sum| Some((text.get(..at)?, sum))).or(found);
        at += line.len();
    }
    found
}

fn header<'a>(lines: &mut impl Iterator<Item = &'a str>) -> Result<Header, SealError> {
    let mut field = |name: &str| {
        let line = lines.next().and_then(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.map(str::trim).ok_or(SealError::Header)
    };
    if field("kdf")? != KDF {
        return Err(SealError::Header);
    }
    let iterations = field("iterations")?.parse::<u64>().map_err(|_| SealError::Header)?;
    let accepted = u32::try_from(iterations).ok().filter(|iterations| ACCEPTED.contains(iterations));
    let accepted = accepted.ok_or(SealError::Iterations(iterations))?;
    let salt = bytes(field("salt")?)?;
    if field("cipher")? != CIPHER {
        return Err(SealError::Header);
    }
    Ok(Header { iterations: accepted, salt, nonce: bytes(field("nonce")?)? })
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], SealError> {
    BASE64_STANDARD.decode(text).ok().and_then(|bytes| bytes.try_into().ok()).ok_or(SealError::Header)
}

fn sum(text: &str) -> u64 {
    checksum::of(text.bytes().filter(|byte| !byte.is_ascii_whitespace()))
}

/// Without the mark of UTF-8 that some editors write.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes)
}

/// Whether a file begins as a sealed one does.
pub fn is_sealed(bytes: &[u8]) -> bool {
    unmarked(bytes).trim_ascii_start().starts_with(MAGIC.as_bytes())
}

/// What is encrypted of a file.
pub fn pack(file: &str) -> Vec<u8> {
    compress_to_vec(file.as_bytes(), LEVEL)
}

/// The file that was packed.
///
/// # Errors
/// [`SealError::Packing`], also where it would be bigger than any file that is read.
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>, SealError> {
    decompress_to_vec_with_limit(packed, MAX_BYTES as usize).map_err(|_| SealError::Packing)
}

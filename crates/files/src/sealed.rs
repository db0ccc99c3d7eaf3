//! Sealed files: the envelope of a file that is encrypted with a passphrase. The browser's
//! cryptography does the sealing and opening.
//!
//! ```text
//! BINHYEN-SEAL 2
//! kdf: Argon2id
//! memory: 19456
//! passes: 2
//! salt: 16 bytes in base64
//! cipher: AES-256-GCM
//! nonce: 12 bytes in base64
//!
//! the deflated file, encrypted, in base64
//!
//! END 16 hex digits
//! ```
//!
//! Version 1 has `kdf: PBKDF2-HMAC-SHA-256` and `iterations: 600000` in place of the lines `kdf`,
//! `memory` and `passes`; its files can still be opened.
//!
//! The header, as [`Header::text`] writes it, is associated data of the cipher, so a file with a
//! changed header does not open. The checksum at the end is no secret: it only reveals damage or a
//! missing end before anybody is asked for the passphrase.

use std::ops::RangeInclusive;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::mail_quotes::{unmarked, unquoted};
use super::{MAX_BYTES, SEAL, SealError};
use book::checksum;

const PBKDF2: &str = "PBKDF2-HMAC-SHA-256";
const ARGON2: &str = "Argon2id";
const CIPHER: &str = "AES-256-GCM";
const END: &str = "END ";
/// The base64 characters on a line, a length that suits mail programs.
const LINE: usize = 76;
/// The length of the authentication tag at the end of the content.
const TAG: usize = 16;
const LEVEL: u8 = 6;

/// The way to derive the key from a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// PBKDF2 with HMAC and SHA-256, used by version 1.
    Pbkdf2 {
        /// The number of rounds.
        iterations: u32,
    },
    /// Argon2id (RFC 9106), which needs memory, so that a graphics card can try only few
    /// passphrases at once.
    Argon2id {
        /// The memory in KiB.
        memory: u32,
        /// The number of passes over it.
        passes: u32,
    },
}

impl Derivation {
    /// The parameters of new files (OWASP's figures for Argon2id with the least memory for two
    /// passes).
    pub const NEW: Self = Self::Argon2id { memory: 19_456, passes: 2 };

    /// The accepted parameters: a bad file must not keep the device busy for minutes or fill its
    /// memory.
    const ITERATIONS: RangeInclusive<u32> = 100_000..=5_000_000;
    const MEMORY: RangeInclusive<u32> = 8_192..=65_536;
    const PASSES: RangeInclusive<u32> = 1..=4;

    /// The amount of work; a new file takes about 1,000.
    pub fn work(self) -> u64 {
        match self {
            Self::Pbkdf2 { iterations } => u64::from(iterations) / 600,
            Self::Argon2id { memory, passes } => u64::from(memory) * u64::from(passes) / 39,
        }
    }

    fn version(self) -> &'static str {
        match self {
            Self::Pbkdf2 { .. } => "1",
            Self::Argon2id { .. } => "2",
        }
    }
}

/// The most work for sealed files at one press of the button: that of a hundred new files.
const MOST_WORK: u64 = 100_000;

/// The number of these files, in order, to try at one press; at least one.
pub fn tried_at_once(files: &[Derivation]) -> usize {
    let mut work = 0;
    let within = files.iter().take_while(|file| {
        work += file.work();
        work <= MOST_WORK
    });
    within.count().max(1)
}

/// Derives the key of a passphrase with Argon2id.
///
/// # Errors
/// [`SealError::NoMemory`] if the device has too little.
pub fn argon2_key(
    passphrase: &[u8],
    salt: &[u8],
    memory: u32,
    passes: u32,
) -> Result<[u8; 32], SealError> {
    lock::argon2_key(passphrase, salt, memory, passes).map_err(|_| SealError::NoMemory)
}

/// The parameters with which a file was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The derivation of its key.
    pub derivation: Derivation,
    /// The salt of the key derivation, new for each file.
    pub salt: [u8; 16],
    /// The nonce of the cipher, new for each file.
    pub nonce: [u8; 12],
}

impl Header {
    /// The header as written in the file, which is the cipher's associated data.
    pub fn text(&self) -> String {
        let (salt, nonce) = (BASE64_STANDARD.encode(self.salt), BASE64_STANDARD.encode(self.nonce));
        let version = self.derivation.version();
        let derivation = match self.derivation {
            Derivation::Pbkdf2 { iterations } => format!("kdf: {PBKDF2}\niterations: {iterations}"),
            Derivation::Argon2id { memory, passes } => {
                format!("kdf: {ARGON2}\nmemory: {memory}\npasses: {passes}")
            }
        };
        format!("{SEAL} {version}\n{derivation}\nsalt: {salt}\ncipher: {CIPHER}\nnonce: {nonce}\n")
    }
}

/// A sealed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The header: the parameters with which it was sealed.
    pub header: Header,
    /// The encrypted content with its tag.
    pub content: Vec<u8>,
}

impl Sealed {
    /// Writes the text of the file.
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

    /// Reads a file, which may have come through a mail program: line ends, spaces and anything
    /// after its end are ignored.
    ///
    /// # Errors
    /// [`SealError`]; no bytes cause a panic.
    pub fn parse(bytes: &[u8]) -> Result<Self, SealError> {
        let bytes = &*unquoted(bytes);
        if !is_sealed(bytes) {
            return Err(SealError::NotSealed);
        }
        let text = std::str::from_utf8(unmarked(bytes)).map_err(|_| SealError::Damaged)?;
        let version = text
            .trim_start()
            .strip_prefix(SEAL)
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default()
            .trim();
        if !["1", "2"].contains(&version) {
            return Err(SealError::Version(version.chars().take(20).collect()));
        }
        let (before, said) = end(text).ok_or(SealError::Cut)?;
        if said != format!("{:016x}", sum(before)) {
            return Err(SealError::Damaged);
        }
        let mut lines = before.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1);
        let header = header(version, &mut lines)?;
        let content =
            BASE64_STANDARD.decode(lines.collect::<String>()).map_err(|_| SealError::Damaged)?;
        if content.len() < TAG { Err(SealError::Cut) } else { Ok(Self { header, content }) }
    }
}

/// Splits off the last line that ends a sealed file; gives the text before it and the checksum in
/// it. Mail programs may write below that line.
fn end(text: &str) -> Option<(&str, &str)> {
    let mut found = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let sum = line
            .trim()
            .strip_prefix(END)
            .filter(|sum| sum.len() == 16 && sum.bytes().all(|byte| byte.is_ascii_hexdigit()));
        found = sum.and_then(|sum| Some((text.get(..at)?, sum))).or(found);
        at += line.len();
    }
    found
}

fn header<'a>(
    version: &str,
    lines: &mut impl Iterator<Item = &'a str>,
) -> Result<Header, SealError> {
    let mut field = |name: &str| {
        let line = lines.next().and_then(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.map(str::trim).ok_or(SealError::Header)
    };
    let derivation = match (version, field("kdf")?) {
        ("1", PBKDF2) => Derivation::Pbkdf2 {
            iterations: number(field("iterations")?, &Derivation::ITERATIONS)?,
        },
        ("2", ARGON2) => Derivation::Argon2id {
            memory: number(field("memory")?, &Derivation::MEMORY)?,
            passes: number(field("passes")?, &Derivation::PASSES)?,
        },
        _ => return Err(SealError::Header),
    };
    let salt = bytes(field("salt")?)?;
    if field("cipher")? != CIPHER {
        return Err(SealError::Header);
    }
    Ok(Header { derivation, salt, nonce: bytes(field("nonce")?)? })
}

fn number(text: &str, accepted: &RangeInclusive<u32>) -> Result<u32, SealError> {
    let number = text.parse::<u64>().map_err(|_| SealError::Header)?;
    u32::try_from(number)
        .ok()
        .filter(|number| accepted.contains(number))
        .ok_or(SealError::Work(number))
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], SealError> {
    BASE64_STANDARD
        .decode(text)
        .ok()
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or(SealError::Header)
}

fn sum(text: &str) -> u64 {
    checksum::of(text.bytes().filter(|byte| !byte.is_ascii_whitespace()))
}

/// Whether a file begins like a sealed one.
pub fn is_sealed(bytes: &[u8]) -> bool {
    unmarked(&unquoted(bytes)).trim_ascii_start().starts_with(SEAL.as_bytes())
}

/// Compresses a file for encryption.
pub fn pack(file: &str) -> Vec<u8> {
    compress_to_vec(file.as_bytes(), LEVEL)
}

/// Unpacks a decrypted file.
///
/// # Errors
/// [`SealError::Packing`], and [`SealError::TooBig`] if the result would be larger than any file
/// that is read.
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>, SealError> {
    decompress_to_vec_with_limit(packed, MAX_BYTES as usize).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => SealError::TooBig,
        _ => SealError::Packing,
    })
}

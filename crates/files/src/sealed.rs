//! Sealed files: what the envelope of a file that a passphrase closes looks like. Sealing and
//! opening are the browser's cryptography.
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
//! Version 1 has `kdf: PBKDF2-HMAC-SHA-256` and `iterations: 600000` in the place of the three
//! lines behind the first; its files are opened.
//!
//! The header, as [`Header::text`] writes it, is associated data of the cipher: a changed header
//! opens nothing. The checksum at the end is no secret: it only tells damage, and a file that was
//! cut, before anybody is asked for the passphrase.

use std::ops::RangeInclusive;

use argon2::{Algorithm, Argon2, Block, Params};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::quoted::{unmarked, unquoted};
use super::{MAX_BYTES, SEAL, SealError};
use book::checksum;

const PBKDF2: &str = "PBKDF2-HMAC-SHA-256";
const ARGON2: &str = "Argon2id";
const CIPHER: &str = "AES-256-GCM";
const END: &str = "END ";
/// Characters of base64 on a line, as mail programs like it.
const LINE: usize = 76;
/// The authentication tag at the end of the content.
const TAG: usize = 16;
const LEVEL: u8 = 6;

/// How the key is made of a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// PBKDF2 with HMAC and SHA-256: of files of version 1.
    Pbkdf2 {
        /// Rounds.
        iterations: u32,
    },
    /// Argon2id (RFC 9106), which needs memory, so that a graphics card tries few passphrases at
    /// once.
    Argon2id {
        /// Memory in KiB.
        memory: u32,
        /// Passes over it.
        passes: u32,
    },
}

impl Derivation {
    /// What new files take (OWASP's figures for Argon2id with the least memory for two passes).
    pub const NEW: Self = Self::Argon2id { memory: 19_456, passes: 2 };

    /// What is accepted: a bad file must not keep the device busy for minutes, nor fill its memory.
    const ITERATIONS: RangeInclusive<u32> = 100_000..=5_000_000;
    const MEMORY: RangeInclusive<u32> = 8_192..=65_536;
    const PASSES: RangeInclusive<u32> = 1..=4;

    /// How much work it is; a new file takes about 1,000.
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

/// The work that sealed files may ask for at one press of the button: that of a hundred new files.
const MOST_WORK: u64 = 100_000;

/// How many of these files are tried at one press, the first ones; at least one.
pub fn tried_at_once(files: &[Derivation]) -> usize {
    let mut work = 0;
    let within = files.iter().take_while(|file| {
        work += file.work();
        work <= MOST_WORK
    });
    within.count().max(1)
}

/// The key of a passphrase by Argon2id.
///
/// # Errors
/// [`SealError::NoMemory`] where the device has too little.
pub fn argon2_key(
    passphrase: &[u8],
    salt: &[u8],
    memory: u32,
    passes: u32,
) -> Result<[u8; 32], SealError> {
    let params = Params::new(memory, passes, 1, Some(32)).map_err(|_| SealError::Header)?;
    let mut blocks = Vec::new();
    blocks.try_reserve_exact(params.block_count()).map_err(|_| SealError::NoMemory)?;
    blocks.resize(params.block_count(), Block::default());
    let mut key = [0; 32];
    let argon2 = Argon2::new(Algorithm::Argon2id, argon2::Version::V0x13, params);
    argon2
        .hash_password_into_with_memory(passphrase, salt, &mut key, &mut blocks)
        .map_err(|_| SealError::Header)?;
    Ok(key)
}

/// How a file was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// How its key is made.
    pub derivation: Derivation,
    /// Salt of the key derivation, new for each file.
    pub salt: [u8; 16],
    /// Nonce of the cipher, new for each file.
    pub nonce: [u8; 12],
}

impl Header {
    /// The header as it stands in the file: the cipher's associated data.
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

    /// Reads a file, which may have come through a mail program: line ends and blanks do not count,
    /// nor what follows its end.
    ///
    /// # Errors
    /// [`SealError`], whatever the bytes are.
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

/// What stands before the last line that ends a sealed file, and the checksum in that line. Mail
/// programs may write below it.
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

/// Whether a file begins as a sealed one does.
pub fn is_sealed(bytes: &[u8]) -> bool {
    unmarked(&unquoted(bytes)).trim_ascii_start().starts_with(SEAL.as_bytes())
}

/// What is encrypted of a file.
pub fn pack(file: &str) -> Vec<u8> {
    compress_to_vec(file.as_bytes(), LEVEL)
}

/// The file that was packed.
///
/// # Errors
/// [`SealError::Packing`], and [`SealError::TooBig`] where it would be bigger than any file that is read.
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>, SealError> {
    decompress_to_vec_with_limit(packed, MAX_BYTES as usize).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => SealError::TooBig,
        _ => SealError::Packing,
    })
}

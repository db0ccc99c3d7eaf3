//! The members in which a file describes itself: who sent it, when, from which device, what of the
//! book it covers, and a checksum.
//!
//! They follow the shards: `"sent": {…}, "checksum": "…"` and, in a signed file, `"signature":
//! {…}`. An older program keeps these members but writes them before the shards. There they no
//! longer describe what it wrote, and are left out.

use std::fmt::Write;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::json::{Members, offset_in};
use super::write::{lay_out, write_open};
use book::checksum;
use book::{Book, DeviceId, UnitId, Year};

/// Who sent a file, when and to whom, and what it covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Sent {
    /// Milliseconds since 1970-01-01 UTC.
    pub at: u64,
    /// The device that made the file.
    pub device: DeviceId,
    /// The desk that sent it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// The desk for which it was made.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
    /// The part of the sender's book that it covers.
    #[serde(default)]
    pub covers: Covers,
}

/// The part of a book that a file covers. By default the whole book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Covers {
    /// The provinces, districts and communes. All if none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub communes: Vec<UnitId>,
    /// The hamlet, agency, enterprise or school for whose records alone the file is, with what its
    /// commune recorded once for several of them, for who keeps only that; the one commune named is
    /// its own. All units of the communes if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The first and last year. All years if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<(Year, Year)>,
    /// Whether the file holds only the changes since the last file from this device to this desk.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only_changes: bool,
}

/// The signature of a desk under a file. It is made with the desk's private key and checked with
/// the public key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Signature {
    /// The public key: a point of the curve P-256 (65 bytes), in base64.
    pub key: String,
    /// The ECDSA signature with SHA-256 over the content (64 bytes), in base64.
    pub value: String,
}

/// A file's description of itself, once its checksum was found right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// The sender, the time and the content that it covers.
    pub sent: Sent,
    /// The checksum of its content.
    pub checksum: u64,
    /// Its signature, not yet verified: see [`signed_content`].
    pub signature: Option<Signature>,
}

/// A file under way, before its checksum.
pub struct Outgoing(String);

impl Outgoing {
    /// The file of a book, or of a part of one.
    ///
    /// # Errors
    /// As [`write`](super::write()).
    pub fn new(book: &Book, sent: &Sent) -> Result<Self, serde_json::Error> {
        let mut text = write_open(book)?;
        text.push_str(",\n  \"sent\": ");
        lay_out(&mut text, &serde_json::to_string(sent)?, 1);
        Ok(Self(text))
    }

    /// The content that is signed.
    pub fn content(&self) -> Vec<u8> {
        content(&self.0).collect()
    }

    /// The checksum of the content.
    pub fn checksum(&self) -> u64 {
        checksum::of(content(&self.0))
    }

    /// The whole file.
    ///
    /// # Errors
    /// As [`write`](super::write()).
    pub fn finish(self, signature: Option<&Signature>) -> Result<String, serde_json::Error> {
        let sum = self.checksum();
        let mut text = self.0;
        let _ = write!(text, ",\n  \"checksum\": \"{sum:016x}\"");
        if let Some(signature) = signature {
            text.push_str(",\n  \"signature\": ");
            lay_out(&mut text, &serde_json::to_string(signature)?, 1);
        }
        text.push_str("\n}\n");
        Ok(text)
    }
}

/// A checksum as people read it: four groups of four.
pub fn checksum_words(sum: u64) -> String {
    let digits = format!("{sum:016x}");
    let groups: Vec<_> = (0..4).filter_map(|at| digits.get(at * 4..at * 4 + 4)).collect();
    groups.join(" ")
}

/// The bytes without the blanks between values, which mail programs and editors change.
fn content(text: &str) -> impl Iterator<Item = u8> {
    let mut is_string = false;
    let mut is_escaped = false;
    text.bytes().filter(move |&byte| {
        if is_string {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => is_string = false,
                _ => (),
            }
            return true;
        }
        is_string = byte == b'"';
        !matches!(byte, b' ' | b'\n' | b'\r' | b'\t')
    })
}

/// The error of a file that is not as it was sent.
pub(super) struct Changed;

/// The checksum of a file, if it has one that speaks for what the file is now.
pub(super) fn check(text: &str, members: &Members<'_>) -> Result<Option<u64>, Changed> {
    let Some(upto) = upto_checksum(text, members) else { return Ok(None) };
    let said = members.get("checksum").and_then(|part| serde_json::from_str::<String>(part).ok());
    let sum = checksum::of(content(upto));
    if said == Some(format!("{sum:016x}")) { Ok(Some(sum)) } else { Err(Changed) }
}

/// The signature of a file, if it has one. A value that is no signature is an error: the file was
/// changed.
pub(super) fn signature(members: &Members<'_>) -> Result<Option<Signature>, Changed> {
    members
        .get("signature")
        .map_or(Ok(None), |part| serde_json::from_str(part).map_err(|_| Changed))
}

/// The content of a signed file, to verify its signature.
pub fn signed_content(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_start_matches('\u{feff}');
    let members = Members::parse(text).ok()?;
    Some(content(upto_checksum(text, &members)?).collect())
}

/// The reason why a file's description of itself is not checked, although it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unchecked {
    /// It has no checksum.
    NoChecksum,
    /// The checksum stands before the shards: an older program wrote the file anew.
    Before,
    /// A member stands behind the checksum that is no signature.
    Behind {
        /// The name.
        member: String,
    },
}

/// The reason why the checksum and the signature of a file were not looked at, if it has any.
pub(super) fn unchecked(members: &Members<'_>) -> Option<Unchecked> {
    let at =
        |name: &str| members.0.iter().position(|(member, part)| member == name && *part != "null");
    let (checksum, shards) = (at("checksum"), at("shards")?);
    let Some(checksum) = checksum else { return at("signature").map(|_| Unchecked::NoChecksum) };
    if checksum < shards {
        return Some(Unchecked::Before);
    }
    let behind = members.0.iter().skip(checksum + 1).find(|(name, _)| name != "signature");
    behind.map(|(name, _)| Unchecked::Behind { member: name.chars().take(60).collect() })
}

/// The text before the member `checksum`, if that stands behind the shards and only a signature
/// behind it.
fn upto_checksum<'a>(text: &'a str, members: &Members<'_>) -> Option<&'a str> {
    let at = |name: &str| members.0.iter().position(|(member, _)| member == name);
    let (checksum, shards) = (at("checksum")?, at("shards")?);
    let is_last = members.0.iter().skip(checksum + 1).all(|(name, _)| name == "signature");
    if checksum < shards || !is_last {
        return None;
    }
    let part = members.get("checksum").filter(|part| *part != "null")?;
    let before = text.get(..offset_in(text, part))?;
    before.get(..before.rfind(',')?)
}

/// The fingerprint of a key, from its SHA-256, in digits: four groups of five, to be read out and
/// compared by telephone.
pub fn fingerprint_digits(digest: &[u8]) -> String {
    let group = |chunk: &[u8]| {
        chunk.iter().fold(0u32, |number, &byte| number << 8 | u32::from(byte)) % 100_000
    };
    let groups: Vec<_> =
        digest.chunks(4).take(4).map(|chunk| format!("{:05}", group(chunk))).collect();
    groups.join(" ")
}

//! The envelope of a header: its version, and digits that tell damage.

use super::super::key::{ID, hash};
use super::{KEY, LockError};

const MARK: &str = "BYL";
/// The version of headers that only passphrases open.
pub(super) const FIRST: u32 = 1;
/// The version of headers with slots of devices. Builds from before say that a newer one wrote it.
pub(super) const DEVICES: u32 = 2;

pub(super) fn envelope(version: u32, json: &str) -> String {
    format!("{MARK}{version}:{}:{json}", sum(version, json))
}

/// The version and the content of a header.
///
/// # Errors
/// [`LockError::NotALock`], [`LockError::Version`], [`LockError::Damaged`].
pub(super) fn content(text: &str) -> Result<(u32, &str), LockError> {
    let rest = text.strip_prefix(MARK).ok_or(LockError::NotALock)?;
    let (version, rest) = rest.split_once(':').ok_or(LockError::NotALock)?;
    let version: u32 = version.parse().map_err(|_| LockError::NotALock)?;
    let (said, json) = rest.split_once(':').ok_or(LockError::Damaged)?;
    if (FIRST..=DEVICES).contains(&version) && said == sum(version, json) {
        return Ok((version, json));
    }
    // If the digits fit another version, the version's own digit is damaged.
    let is_known = (FIRST..=DEVICES).any(|version| said == sum(version, json));
    if version > DEVICES && !is_known {
        return Err(LockError::Version(version));
    }
    Err(LockError::Damaged)
}

/// The digits that tell damage, in later versions also of the version.
fn sum(version: u32, json: &str) -> String {
    let version = if version == FIRST { String::new() } else { format!("{version}:") };
    let digits = hash(&[0; KEY], &[version.as_bytes(), json.as_bytes()]);
    digits.iter().take(ID + 1).map(|byte| format!("{byte:02x}")).collect()
}

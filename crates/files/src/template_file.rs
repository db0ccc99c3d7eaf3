//! Recognises a file with a template of papers. `documents` reads it.

use crate::json::Members;
use crate::mail_quotes::unquoted;
use crate::read::decode;

/// Whether a text is a template of papers rather than a book, a rule file or a file of checks.
pub fn is_template(bytes: &[u8]) -> bool {
    decode(&unquoted(bytes)).ok().and_then(|text| Members::parse(text).ok()).is_some_and(
        |members| {
            let has = |name| members.get(name).is_some();
            has("blocks") && has("stage") && !has("shards") && !has("format")
        },
    )
}

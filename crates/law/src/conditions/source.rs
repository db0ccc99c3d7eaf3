//! Where a condition comes from, and its words.

use book::text::Lang;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text, where it can be read, and since when it applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Number and name of the text.
    pub name: String,
    /// Where its words, or the report of them, can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The words of a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Vietnamese: the law's own words if verified, else a paraphrase.
    pub vi: String,
    /// English, always a paraphrase.
    pub en: String,
    /// Whether the Vietnamese words were seen in the source.
    pub verified: bool,
}

impl Wording {
    /// The words in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

//! The origin of a condition, and its words.

use book::text::Lang;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A text, and where it can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The number and name of the text.
    pub name: String,
    /// The address where its words, or a report of them, can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The wording of a condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// The Vietnamese wording: the law's own words if verified, otherwise a paraphrase.
    pub vi: String,
    /// The English wording, always a paraphrase.
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

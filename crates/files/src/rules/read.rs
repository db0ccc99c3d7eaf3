//! Reads a rule file, or the rule sets of a book's frame, into rule sets or all their problems.

use std::collections::BTreeSet;

use super::context::Context;
use super::read_members::{At, read_parts};
use super::{RuleFault, check};
use crate::beside_book::is_beside_book;
use crate::findings::Findings;
use crate::json::{Members, items};
use crate::locator::{Locator, Spot};
use crate::mail_quotes::unquoted;
use crate::problem::{Fault, Notice, Place, Problem};
use crate::read::{Reader, check_size, decode, joined};
use crate::shape_fault;
use book::{Extra, Frame};
use law::{Library, MAX_OWN, RuleSet};

/// A rule file that was read without problems.
#[derive(Clone, Debug, PartialEq)]
pub struct RulesRead {
    /// The rule set.
    pub rules: RuleSet,
    /// The rule set as it goes into a book's frame.
    pub raw: Extra,
    /// Remarks on the file.
    pub notices: Vec<Notice>,
}

/// Whether a text is a rule file rather than a book.
pub fn is_rules(bytes: &[u8]) -> bool {
    is_beside_book(bytes, has_rules)
}

/// A rule set has conditions for units; a book has shards.
fn has_rules(members: &Members<'_>) -> bool {
    let has = |name| members.get(name).is_some();
    (has("conditions") || has("applies_to")) && !has("shards") && !has("format")
}

/// Reads a rule file for use with a book.
///
/// `file` is its name for messages. `frame` is that of the book: the file may use its kinds, and
/// stands beside its rule sets or replaces the one with the same id. `normalize` composes Unicode
/// (NFC).
///
/// # Errors
/// All problems of the file, in its order.
pub fn read_rules(
    bytes: &[u8],
    file: &str,
    national: &Library,
    frame: &Frame,
    normalize: &dyn Fn(&str) -> String,
) -> Result<RulesRead, Vec<Problem>> {
    check_size(bytes.len() as u64, file)?;
    let bytes = &*unquoted(bytes);
    let refuse = |line, fault| {
        vec![Problem { place: Place { file: file.to_owned(), line, ..Place::default() }, fault }]
    };
    let text = decode(bytes).map_err(|(line, fault)| refuse(line, fault))?;
    let not_rules = |is_book| refuse(Some(1), Fault::Rule(RuleFault::NotRules { is_book }));
    let members = Members::parse(text).map_err(|error| match error.is_data() {
        true => not_rules(false),
        false => refuse(Some(error.line().max(1)), shape_fault::syntax_fault(&error)),
    })?;
    if !has_rules(&members) {
        return Err(not_rules(members.get("shards").or(members.get("format")).is_some()));
    }
    let library = national.with(frame);
    let context = Context { national, catalogue: national.catalogue(frame), library: &library };
    let mut reader =
        Reader { findings: Findings::refusing_legacy(), normalize, names_unknown: true };
    let read = reader.cleaned(text, &|field| Spot::file(field)).and_then(|text| {
        let rules = read_set(&context, "", &text, &mut reader.findings)?;
        let raw: Extra = reader.typed(&text, &|field| Spot::file(field))?;
        Some((rules, raw))
    });
    let others = frame
        .rules
        .iter()
        .filter(|other| read.as_ref().is_none_or(|(_, raw)| other.get("id") != raw.get("id")))
        .count();
    if others >= MAX_OWN {
        reader.findings.problem(Spot::file(""), Fault::Rule(RuleFault::TooMany { most: MAX_OWN }));
    }
    let notices = reader.findings.finish(&Locator::new(file, text, &[]))?;
    // A file without problems has a rule set, so `not_rules` is never used here.
    let (rules, raw) = read.ok_or_else(|| not_rules(false))?;
    Ok(RulesRead { rules, raw, notices })
}

/// Checks the rule sets of a book's frame, given with its text.
pub(crate) fn check_own(frame: &Frame, text: &str, national: &Library, findings: &mut Findings) {
    if frame.rules.is_empty() {
        return;
    }
    findings.is_of_a_book = true;
    if frame.rules.len() > MAX_OWN {
        findings
            .problem(Spot::file("frame.rules"), Fault::Rule(RuleFault::TooMany { most: MAX_OWN }));
    }
    let library = national.with(frame);
    let context = Context { national, catalogue: national.catalogue(frame), library: &library };
    let members = Members::parse(text).unwrap_or_default();
    let sets = members.get("rules").and_then(|text| items(text).ok()).unwrap_or_default();
    let mut ids = BTreeSet::new();
    for (index, text) in sets.into_iter().enumerate() {
        let prefix = format!("frame.rules[{index}]");
        if let Some(rules) = read_set(&context, &prefix, text, findings)
            && !ids.insert(rules.id.clone())
        {
            findings.problem(
                Spot::file(format!("{prefix}.id")),
                Fault::Rule(RuleFault::SameSet { id: rules.id }),
            );
        }
    }
    findings.is_of_a_book = false;
}

/// Reads and checks one set at a path of the file; `None` if part of it could not be read.
fn read_set(
    context: &Context<'_>,
    path: &str,
    text: &str,
    findings: &mut Findings,
) -> Option<RuleSet> {
    let before = findings.count();
    let parts = read_parts(At { path: path.to_owned(), ..At::default() }, text, findings)?;
    check::check(context, &parts, findings);
    if findings.count() > before {
        return None;
    }
    let read = serde_json::from_str(text);
    read.inspect_err(|error| findings.shape(text, error, &|field| Spot::file(joined(path, &field))))
        .ok()
}

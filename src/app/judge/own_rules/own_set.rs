//! Saves, removes and downloads the book's own rule sets. Each change is one undoable step.

use std::sync::Arc;

use book::{Book, Extra, Frame};
use law::RuleSet;
use leptos::prelude::*;
use serde_json::Value;

use super::form::Refused;
use crate::app::components::file_made;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};

/// Returns the book's own set with an id, reactively.
pub fn own(app: App, id: &str) -> Option<Arc<RuleSet>> {
    app.library().own().iter().find(|rules| rules.id == id).cloned()
}

/// Returns the origin of a copy, if it exists and has words to compare.
pub fn origin_of(app: App, rules: &RuleSet) -> Option<Arc<RuleSet>> {
    let origin = rules.origin.as_ref()?;
    app.library().rule_set(&origin.id).filter(|origin| origin.draft.is_none()).cloned()
}

/// Puts a set into the book. It replaces the set with the same id.
///
/// # Errors
/// The problems found by the checks of rule files, or that this tab does not write. The book then
/// stays unchanged.
pub fn put(app: App, rules: &RuleSet, step: String) -> Result<(), Refused> {
    let (book, national) = (app.book.get_untracked(), app.national.get_untracked());
    let file = serde_json::to_string(rules).unwrap_or_default();
    let read =
        files::read_rules(file.as_bytes(), &rules.id, &national, &book.frame, &browser::composed);
    let kept = read.map_err(Refused::Problems)?.raw;
    let mut frame = (*book.frame).clone();
    frame.put_rules(kept);
    if let Some(why) = app.why_not() {
        return Err(Refused::Here(why));
    }
    app.replace(step, book.with_frame(frame));
    Ok(())
}

/// Removes the set at an index of the frame's list.
pub fn remove_at(app: App, index: usize, step: String) {
    let book = app.book.get_untracked();
    app.replace(step, without(&book, |at, _| at == index));
}

/// Removes the set with an id.
pub fn remove(app: App, id: &str, step: String) {
    let book = app.book.get_untracked();
    app.replace(step, without(&book, |_, rules| is_of(rules, id)));
}

fn without(book: &Book, is_meant: impl Fn(usize, &Extra) -> bool) -> Book {
    let rules = book
        .frame
        .rules
        .iter()
        .enumerate()
        .filter(|(at, rules)| !is_meant(*at, rules))
        .map(|(_, rules)| rules.clone());
    book.with_frame(Frame { rules: rules.collect(), ..(*book.frame).clone() })
}

fn is_of(rules: &Extra, id: &str) -> bool {
    rules.get("id").and_then(Value::as_str) == Some(id)
}

/// Offers a set as a rule file to pass on.
pub fn download(app: App, rules: &RuleSet) {
    let name = [&rules.id, ".json"].concat();
    let made = serde_json::to_string_pretty(rules).map_err(|error| error.to_string());
    let made = made
        .and_then(|file| browser::download(&name, &file).map_err(|error| words::js_error(&error)));
    file_made::tell(app, &name, made);
}

/// Creates an id for a copy: the origin's id with the place in plain letters, and a number if that
/// is taken.
pub fn new_id(app: App, origin: &str, place: &str) -> String {
    let plain: String = browser::folded(place)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let place = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let mut id: String = [origin, "-", &place].concat();
    // An id has at most 64 characters, and a number may follow.
    id.truncate(60);
    let library = app.library.get_untracked().0;
    let is_taken = |id: &str| {
        library.rule_set(id).is_some()
            || app.book.with_untracked(|book| book.frame.rules.iter().any(|rules| is_of(rules, id)))
    };
    let numbered = (2..).map(|number: u32| [&id, "-", &number.to_string()].concat());
    std::iter::once(id.clone()).chain(numbered).find(|id| !is_taken(id)).unwrap_or(id)
}

//! Who a file is from: what it says, and what this device knows of that desk.

use std::collections::{BTreeMap, BTreeSet};

use crate::app::whole::IntoAny;
use files::{Letter, Oddity, Remark, checksum_words};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::super::send;
use super::reading::Given;
use crate::app::browser;
use crate::app::desks::{self, Trust};
use crate::app::state::App;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, send as text, t};

/// Who the files are from; of many, what is wrong stands first and the rest waits behind a click.
pub fn letters(app: App, given: &[Given]) -> AnyView {
    let books: Vec<_> = given.iter().filter(|given| given.book().is_some()).collect();
    if let [only] = books[..] {
        return view! { <div class="letter">{said(app, only)} {odd(only)} {trusted(only, only.trust.clone())}</div> }.into_any();
    }
    let keys = first_keys(given);
    let warnings = books
        .iter()
        .filter_map(|given| Some((given, trust(given, &keys).filter(is_warning)?)))
        .map(|(given, trust)| view! { <p>{given.name.clone()} ":"</p> {trusted(given, Some(trust))} })
        .collect_view();
    let odd = books
        .iter()
        .filter(|given| is_odd(given))
        .map(|given| view! { <p>{given.name.clone()} ":"</p> {odd(given)} })
        .collect_view();
    let rest = books.iter().map(|given| {
        let trust = trust(given, &keys)
            .filter(|trust| !is_warning(trust))
            .map(|trust| trusted(given, Some(trust)));
        view! { <li>{given.name.clone()} ": " {said(app, given)} {trust}</li> }
    });
    let title = text::SENDERS.fill(&[&number(books.len() as u64, app.lang.get())]);
    let rest =
        (!books.is_empty()).then(|| view! { <details><summary>{title}</summary><ul class="bullets">{rest.collect_view()}</ul></details> });
    view! { <div class="letter">{warnings} {odd} {rest}</div> }.into_any()
}

/// The keys of files that are the first from a desk, by its name.
type Keys = BTreeMap<String, BTreeSet<String>>;

fn first_keys(given: &[Given]) -> Keys {
    let mut keys = Keys::new();
    for letter in given
        .iter()
        .filter(|given| matches!(given.trust, Some(Trust::First(_))))
        .filter_map(Given::letter)
    {
        keys.entry(desks::folded(&letter.sent.by))
            .or_default()
            .extend(letter.signature.map(|signature| signature.key));
    }
    keys
}

/// What is known of a file's sender beside the other files at hand: of two keys of one new name
/// neither is taken for the desk's.
fn trust(given: &Given, keys: &Keys) -> Option<Trust> {
    let is_alone = |letter: Letter| {
        keys.get(&desks::folded(&letter.sent.by)).is_none_or(|keys| keys.len() < 2)
    };
    match given.trust.clone() {
        Some(Trust::First(digits)) if !given.letter().is_none_or(is_alone) => {
            Some(Trust::OneOfTwo(digits))
        }
        trust => trust,
    }
}

/// Takes the keys of files that a person took in: of desks that were not known, and of which no
/// other key is at hand.
pub fn remember(given: &[Given]) {
    let keys = first_keys(given);
    let is_new = |given: &&Given| matches!(trust(given, &keys), Some(Trust::First(_)));
    for letter in given.iter().filter(is_new).filter_map(Given::letter) {
        know(letter);
    }
}

fn know(letter: Letter) {
    spawn_local(async move {
        // A desk that cannot be remembered is a new one the next time.
        let _ = desks::know(&letter).await;
    });
}

fn is_warning(trust: &Trust) -> bool {
    matches!(
        trust,
        Trust::NoLongerSigned | Trust::OneOfTwo(_) | Trust::OtherKey(_) | Trust::OtherName(_)
    )
}

/// What a file says about itself.
fn said(app: App, given: &Given) -> AnyView {
    let Some((letter, (_, read))) = given.letter().zip(given.book()) else {
        return view! { <p class="note">{t(if is_unchecked(given) { text::NOT_CHECKED } else { text::NO_LETTER })}</p> }.into_any();
    };
    let sent = &letter.sent;
    let mut from = text::FROM.fill(&[&name(&letter), &browser::moment(sent.at)]);
    if !sent.to.is_empty() {
        from.push_str(", ");
        from.push_str(&text::FOR.fill(&[&sent.to]));
    }
    from.push_str(". ");
    from.push_str(&text::HOLDS.fill(&[&send::covers_in_words(app, &read.book, &sent.covers)]));
    let checked = text::CHECKED.fill(&[&checksum_words(letter.checksum)]);
    view! { <p>{from}</p> <p class="note">{checked}</p> }.into_any()
}

fn name(letter: &Letter) -> String {
    let by = browser::visible(&letter.sent.by);
    if by.trim().is_empty() { text::FROM_NOBODY.now().to_owned() } else { by }
}

/// Whether a file says something about itself that was not checked.
fn is_unchecked(given: &Given) -> bool {
    given.book().is_some_and(|(_, read)| {
        read.notices.iter().any(|notice| matches!(notice.remark, Remark::Unchecked(_)))
    })
}

fn is_odd(given: &Given) -> bool {
    is_unchecked(given)
        || given.letter().is_some_and(|letter| !files::oddities(&letter.sent.by).is_empty())
}

/// What about a file and its sender's name should make one look twice.
fn odd(given: &Given) -> AnyView {
    let unchecked = is_unchecked(given).then_some(text::UNCHECKED);
    let names = given.letter().map(|letter| files::oddities(&letter.sent.by)).unwrap_or_default();
    let names = names.into_iter().map(|oddity| match oddity {
        Oddity::Unseen => text::NAME_UNSEEN,
        Oddity::OtherLetters => text::NAME_LETTERS,
    });
    let told: Vec<_> =
        unchecked.into_iter().chain(names).map(|words| view! { <p>{t(words)}</p> }).collect();
    (!told.is_empty())
        .then(|| view! { <section class="banner banner--alert">{told}</section> })
        .into_any()
}

/// What this device knows of who sent it.
fn trusted(given: &Given, trust: Option<Trust>) -> AnyView {
    let Some((letter, trust)) = given.letter().zip(trust) else { return ().into_any() };
    let by = name(&letter);
    let is_told = is_warning(&trust);
    let words = match &trust {
        Trust::Unsigned => text::UNSIGNED.now().to_owned(),
        Trust::NoLongerSigned => text::NO_LONGER_SIGNED.fill(&[&by]),
        Trust::Own => text::OWN.now().to_owned(),
        Trust::First(digits) => text::FIRST.fill(&[&by, digits]),
        Trust::OneOfTwo(digits) => text::ONE_OF_TWO.fill(&[&by, digits]),
        Trust::Known(since) => text::KNOWN.fill(&[&by, since]),
        Trust::OtherKey(digits) => text::OTHER_KEY.fill(&[&by, digits]),
        Trust::OtherName(other) => text::OTHER_NAME.fill(&[&by, &browser::visible(other)]),
        Trust::NotVerified => text::NOT_VERIFIED.now().to_owned(),
        // Refused before it comes here.
        Trust::Forged => String::new(),
    };
    let asked = matches!(trust, Trust::OneOfTwo(_) | Trust::OtherKey(_)).then(|| {
        let is_known = RwSignal::new(false);
        let press = move |_| {
            know(letter.clone());
            is_known.set(true);
        };
        move || match is_known.get() {
            true => view! { <p>{text::NOW_KNOWN.fill(&[&by])}</p> }.into_any(),
            false => view! { <button type="button" class="button" on:click=press.clone()>{t(text::IS_THEM)}</button> }.into_any(),
        }
    });
    if is_told {
        view! { <section class="banner banner--alert"><p>{words}</p>{asked}</section> }.into_any()
    } else {
        view! { <p>{words}</p> }.into_any()
    }
}

//! The sender of a file: the letter's statements, and this device's knowledge of that desk.

use crate::app::shell::erased::IntoAny;
use desk::receive::{self, Received};
use desk::trust::{FirstKeys, Trust};
use files::{Letter, Oddity, checksum_words};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::exchange::text::send as text;
use crate::app::exchange::{desks, send};
use crate::app::shell::browser::{self, LETTERS};
use crate::app::shell::state::App;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};

/// Shows the senders of the files. Among many files, problems come first and the rest is folded
/// away.
pub fn letters(app: App, given: &[Received]) -> AnyView {
    let books: Vec<_> = given.iter().filter(|given| given.book().is_some()).collect();
    if let [only] = books[..] {
        return view! { <div class="letter">{said(app, only)} {odd(only)} {trusted(only, only.trust.clone())}</div> }.into_any();
    }
    let keys = FirstKeys::of(given.iter().filter_map(Received::sender), &LETTERS);
    let trust = |given: &Received| {
        given.sender().map(|(letter, trust)| keys.trust(letter, trust, &LETTERS))
    };
    let warnings = books
        .iter()
        .filter_map(|given| Some((given, trust(given).filter(Trust::is_warning)?)))
        .map(|(given, trust)| view! { <p>{given.name.clone()} ":"</p> {trusted(given, Some(trust))} })
        .collect_view();
    let odd = books
        .iter()
        .filter(|given| is_odd(given))
        .map(|given| view! { <p>{given.name.clone()} ":"</p> {odd(given)} })
        .collect_view();
    let rest = books.iter().map(|given| {
        let trust = trust(given)
            .filter(|trust| !trust.is_warning())
            .map(|trust| trusted(given, Some(trust)));
        view! { <li>{given.name.clone()} ": " {said(app, given)} {trust}</li> }
    });
    let title = text::SENDERS.fill(&[&number(books.len() as u64, app.lang.get())]);
    let rest =
        (!books.is_empty()).then(|| view! { <details><summary>{title}</summary><ul class="bullets">{rest.collect_view()}</ul></details> });
    view! { <div class="letter">{warnings} {odd} {rest}</div> }.into_any()
}

/// Remembers the keys of the accepted files, unless something speaks against it.
pub fn remember(given: &[Received]) {
    receive::to_remember(given, &LETTERS).into_iter().for_each(know);
}

fn know(letter: Letter) {
    spawn_local(async move {
        // A desk that cannot be remembered counts as new the next time.
        let _ = desks::know(&letter).await;
    });
}

/// Shows the statements of a file about itself.
fn said(app: App, given: &Received) -> AnyView {
    let Some((letter, (_, read))) = given.letter().zip(given.book()) else {
        return view! { <p class="note">{t(if given.is_unchecked() { text::NOT_CHECKED } else { text::NO_LETTER })}</p> }.into_any();
    };
    let sent = &letter.sent;
    let mut from = text::FROM.fill(&[&name(letter), &browser::moment(sent.at)]);
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

fn is_odd(given: &Received) -> bool {
    given.is_unchecked()
        || given.letter().is_some_and(|letter| !files::oddities(&letter.sent.by).is_empty())
}

/// Warns about oddities of a file and its sender's name.
fn odd(given: &Received) -> AnyView {
    let unchecked = given.is_unchecked().then_some(text::UNCHECKED);
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

/// Shows the trust in the sender.
fn trusted(given: &Received, trust: Option<Trust>) -> AnyView {
    let Some((letter, trust)) = given.letter().cloned().zip(trust) else { return ().into_any() };
    let by = name(&letter);
    let is_told = trust.is_warning();
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
        // A forged file is refused earlier.
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

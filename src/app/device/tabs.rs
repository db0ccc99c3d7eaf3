//! The pen among the tabs of this browser. Passes the browser's events to `store::pen` and carries
//! out its decisions.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::time::Duration;

use book::Book;
use files::merge;
use leptos::prelude::*;
use store::pen::{self, Action, Event, Message, Pen, Role, Said};
use store::{Change, News, Opened, Standing, Store, database};
use wasm_bindgen_futures::spawn_local;

use super::saving;
use super::tab_lock::{self, Lock};
use super::text::pen as text;
use crate::app::shell::engine::engine;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::InLanguage;

/// The wait of a start for the lock, in milliseconds: a reloaded page has only just released it.
const START: i32 = 250;
/// The number of rereads, and the pause between them in milliseconds, while the storage has not
/// reached a state that another tab announced.
const TRIES: usize = 20;
const REST: i32 = 100;

/// This tab's place among the others.
struct Place {
    lock: Lock,
    channel: web_sys::BroadcastChannel,
    name: String,
    /// The app and its pen, once the first page is shown.
    seat: Option<(App, Pen)>,
    /// The last revision that other tabs were told of.
    told: u64,
    /// Another tab has sent a message.
    has_others: bool,
    /// The last book on the screen that was stored completely.
    known: Arc<Book>,
}

thread_local! {
    static PLACE: RefCell<Option<Place>> = const { RefCell::new(None) };
    static IS_READING: Cell<bool> = const { Cell::new(false) };
    static WANTED: Cell<u64> = const { Cell::new(0) };
}

/// Opens the data of this device: for writing if no other tab writes, else for following. A browser
/// without locks always opens for writing.
pub async fn open() -> Opened {
    let Some(place) = Place::take() else { return store::open().await };
    PLACE.set(Some(place));
    with_lock(|lock| lock.queue(on_lock));
    for _ in 0..START / 10 {
        if is_held() {
            return store::open_to_write(0).await;
        }
        if PLACE.with_borrow(Option::is_none) {
            return store::open().await;
        }
        database::pause(10).await;
    }
    store::open_to_follow().await
}

/// Gives up the place among the tabs. The browser turned out to have no locks for this page, so the
/// page writes as if it were alone.
fn work_alone() {
    let seat = PLACE.take().and_then(|place| place.seat);
    if let Some((app, _)) = seat {
        spawn_local(async move {
            install(app, store::open().await, false);
            app.role.set(Role::Writes);
            saving::settle(app);
        });
    }
}

/// Leaves the other tabs, before the book is opened again.
pub fn leave() {
    with_lock(Lock::release);
    if let Some(place) = PLACE.take() {
        place.channel.close();
    }
}

/// Takes the seat for an app that shows the result of [`open`].
pub fn begin(app: App) {
    let is_held = is_held();
    let number = app.store.with_value(Store::pen);
    let writes = is_held && number > 0;
    let first = PLACE.with_borrow_mut(|place| {
        let place = place.as_mut()?;
        let (pen, first) = Pen::new(place.name.clone(), writes.then_some(number));
        place.seat = Some((app, pen));
        Some(first)
    });
    let Some(first) = first else { return };
    if !writes && number > 0 {
        // Another tab took the lock while the page was built.
        app.store.update_value(Store::give_pen);
    }
    note_known(app);
    show_role(app);
    first.into_iter().for_each(|action| act(app, action));
    if is_held && !writes {
        happen(Event::Granted);
    }
    if app.store.with_value(Store::is_of_newer) {
        happen(Event::HeardNewer);
    }
}

/// Opens the data of this device for an app that began without it.
pub async fn join(app: App) {
    let opened = open().await;
    install(app, opened, false);
    begin(app);
    saving::settle(app);
}

/// Asks for the pen.
pub fn ask() {
    happen(Event::Pressed);
}

/// Informs other tabs of a change that the mirror has.
pub fn tell_change(change: &Change) {
    let news = PLACE.with_borrow_mut(|place| {
        let place = place.as_mut()?;
        let base = std::mem::replace(&mut place.told, change.manifest.revision);
        place.has_others.then(|| News::of(base, change.clone()))
    });
    if let Some(news) = news {
        tell(Said::Changed(news));
    }
}

/// Runs when no save is pending any more. `is_through` says that the mirror has just taken the last
/// change.
pub fn settled(app: App, is_through: bool) {
    let standing = app.store.with_value(Store::standing);
    let is_kept = matches!(
        standing,
        Standing::Saved
            | Standing::SavedInLocalAlone { .. }
            | Standing::Missed(store::Home::Local, _)
    );
    match standing {
        Standing::Unsaved(store::Cause::Newer) => happen(Event::HeardNewer),
        // The local storage has saves by a later pen.
        Standing::Unsaved(store::Cause::Taken) => happen(Event::Refused),
        _ => {}
    }
    if is_kept
        && is_held()
        && PLACE.with_borrow(|place| {
            place.as_ref().is_some_and(|place| place.told < app.store.with_value(Store::revision))
        })
    {
        tell_state(app, app.store.with_value(Store::pen));
    }
    if is_through || is_kept {
        note_known(app);
    }
    happen(Event::Settled { is_saved: is_through || is_kept });
}

/// Reports that the mirror refused a change because another tab has the pen.
pub fn refused() {
    happen(Event::Refused);
}

impl Place {
    fn take() -> Option<Self> {
        let lock = Lock::new()?;
        let channel = web_sys::BroadcastChannel::new(tab_lock::NAME).ok()?;
        tab_lock::listen(&channel, |text| {
            PLACE.with_borrow_mut(|place| {
                place.iter_mut().for_each(|place| place.has_others = true)
            });
            pen::heard(&text).into_iter().for_each(happen);
        });
        let name = store::random().to_string();
        Some(Self {
            lock,
            channel,
            name,
            seat: None,
            told: 0,
            has_others: false,
            known: Arc::default(),
        })
    }
}

fn with_lock(change: impl FnOnce(&mut Lock)) {
    PLACE.with_borrow_mut(|place| {
        if let Some(place) = place {
            change(&mut place.lock);
        }
    });
}

fn is_held() -> bool {
    PLACE.with_borrow(|place| place.as_ref().is_some_and(|place| place.lock.is_held()))
}

/// Handles the browser's news about the lock.
fn on_lock(news: tab_lock::News) {
    let mut event = None;
    with_lock(|lock| event = lock.on(news));
    match event {
        Some(tab_lock::Turn::Granted) => happen(Event::Granted),
        Some(tab_lock::Turn::Lost) => happen(Event::Lost {
            has_unsaved: seated().is_some_and(|app| app.store.with_value(Store::has_unsaved)),
        }),
        Some(tab_lock::Turn::Refused) => work_alone(),
        None => {}
    }
}

fn known() -> Arc<Book> {
    PLACE
        .with_borrow(|place| place.as_ref().map(|place| Arc::clone(&place.known)))
        .unwrap_or_default()
}

fn set_known(book: Arc<Book>) {
    PLACE.with_borrow_mut(|place| {
        place.iter_mut().for_each(|place| place.known = Arc::clone(&book))
    });
}

/// Records that everything on the screen is stored.
fn note_known(app: App) {
    set_known(app.book.get_untracked());
}

fn seated() -> Option<App> {
    PLACE.with_borrow(|place| place.as_ref()?.seat.as_ref().map(|(app, _)| *app))
}

fn with_pen<T>(get: impl FnOnce(&Pen) -> T) -> Option<T> {
    PLACE.with_borrow(|place| place.as_ref()?.seat.as_ref().map(|(_, pen)| get(pen)))
}

fn happen(event: Event) {
    let decided = PLACE.with_borrow_mut(|place| {
        let (app, pen) = place.as_mut()?.seat.as_mut()?;
        let was_held = pen.is_held();
        let actions = pen.on(event);
        Some((*app, was_held && !pen.is_held(), pen.is_apart(), actions))
    });
    let Some((app, gives_up, is_apart, actions)) = decided else { return };
    if gives_up {
        app.store
            .update_value(|store| if is_apart { store.stay_apart() } else { store.give_pen() });
        app.standing.set(app.store.with_value(Store::standing));
    }
    show_role(app);
    actions.into_iter().for_each(|action| act(app, action));
}

fn show_role(app: App) {
    if let Some(role) = with_pen(Pen::role).filter(|role| *role != app.role.get_untracked()) {
        app.role.set(role);
    }
}

fn act(app: App, action: Action) {
    match action {
        Action::Queue => with_lock(|lock| lock.queue(on_lock)),
        Action::Steal => with_lock(|lock| lock.steal(on_lock)),
        Action::Release => with_lock(Lock::release),
        Action::Tell(said) => tell(said),
        Action::TellState(number) => tell_state(app, number),
        Action::Time(number, time) => {
            set_timeout(
                move || happen(Event::TimedOut(number)),
                Duration::from_millis(u64::try_from(time).unwrap_or(0)),
            );
        }
        Action::Open(reading) => spawn_local(open_to_write(app, reading)),
        Action::Finish => spawn_local((engine().mirror)(app)),
        Action::Follow(news) => {
            match app.store.try_update_value(|store| store.follow(&news)).flatten() {
                Some(book) => {
                    app.follow(book);
                    note_known(app);
                }
                None => spawn_local(read_again(app, news.revision())),
            }
        }
        Action::Read(revision) => {
            if revision > app.store.with_value(Store::revision) {
                spawn_local(read_again(app, revision));
            }
        }
    }
}

fn tell(said: Said) {
    PLACE.with_borrow(|place| {
        if let Some(place) = place {
            let message = Message { format: pen::format(), from: place.name.clone(), said };
            let text = serde_json::to_string(&message).unwrap_or_default();
            // Other tabs miss a message that the browser does not deliver, and then read the
            // storage themselves.
            let _ = place.channel.post_message(&text.into());
        }
    });
}

fn tell_state(app: App, pen: u64) {
    let revision = app.store.with_value(Store::revision);
    PLACE.with_borrow_mut(|place| place.iter_mut().for_each(|place| place.told = revision));
    tell(Said::At { pen, revision });
}

/// Reads both homes with a new pen and starts writing. Changes that could not be saved before are
/// merged with the stored data.
async fn open_to_write(app: App, reading: u32) {
    let known = app.store.with_value(Store::revision);
    let mut opened = store::open_to_write(with_pen(Pen::number).unwrap_or(0)).await;
    for _ in 0..TRIES {
        // Without a mirror, another tab's saves arrive with some delay.
        if !opened.store.is_without_mirror() || opened.store.revision() >= known {
            break;
        }
        database::pause(REST).await;
        opened = store::open_to_write(with_pen(Pen::number).unwrap_or(0)).await;
    }
    let Some((true, is_apart)) = with_pen(|pen| (pen.is_opening(reading), pen.is_apart())) else {
        return;
    };
    install(app, opened, is_apart);
    happen(Event::Opened { reading, pen: app.store.with_value(Store::pen) });
    if app.store.with_value(Store::is_of_newer) {
        happen(Event::HeardNewer);
        return;
    }
    saving::save(
        app,
        untrack(|| {
            if is_apart { shell::DONE.fill(&[text::MERGED.now()]) } else { text::HERE.now().into() }
        }),
    );
}

/// Reads both homes until they have an announced revision.
async fn read_again(app: App, revision: u64) {
    WANTED.set(WANTED.get().max(revision));
    if IS_READING.replace(true) {
        return;
    }
    for _ in 0..TRIES {
        let opened = store::open_to_follow().await;
        if with_pen(Pen::is_following) != Some(true) {
            break;
        }
        let is_there = opened.store.revision() >= WANTED.get();
        if opened.store.revision() >= app.store.with_value(Store::revision) {
            install(app, opened, false);
        }
        if is_there || WANTED.get() == u64::MAX {
            break;
        }
        database::pause(REST).await;
    }
    WANTED.set(0);
    IS_READING.set(false);
}

/// Replaces the app's data with the data just read. Equal parts stay shared.
fn install(app: App, mut opened: Opened, is_apart: bool) {
    app.store.with_value(|earlier| opened.share(earlier));
    let screen = app.book.get_untracked();
    let book =
        if is_apart { merge::rejoin(&known(), &opened.book, &screen) } else { opened.book.clone() };
    let standing = if opened.blocked {
        Standing::Unsaved(store::Cause::Blocked)
    } else {
        opened.store.standing()
    };
    if standing == Standing::Unsaved(store::Cause::Locked) {
        // Another tab has locked the book or changed its key.
        return drop(window().location().reload());
    }
    app.store.set_value(opened.store);
    app.standing.set(standing);
    if app.damaged.with_untracked(|damaged| *damaged != opened.damaged) {
        app.damaged.set(opened.damaged);
    }
    set_known(Arc::new(opened.book));
    app.follow(book);
}

//! Simulates the tabs of one browser step by step, with what they share: the local storage, the
//! mirror, the lock, and their messages.

mod database;

use std::collections::{BTreeSet, VecDeque};

use super::boxed;
use super::memory::Memory;
use super::pen::{Action, Event, Message, Pen, Role, Said};
use super::view::View;
use super::*;
use book::UnitId;

pub(super) const TABS: usize = 3;

/// A task of the database for a tab: still to do, or done without the tab knowing yet.
enum Work {
    Open(u32),
    Read,
    Write(Box<Change>),
    Written(Box<Change>, Mirrored),
}

pub(super) struct Tab {
    name: String,
    pub(super) pen: Pen,
    view: View,
    pub(super) store: Store,
    pub(super) book: Book,
    heard: VecDeque<Message>,
    /// Lock requests that were granted or, with the flag set, taken over afterwards.
    of_lock: VecDeque<(usize, bool)>,
    held: Option<usize>,
    work: Option<Work>,
    /// The work after that.
    next: VecDeque<Work>,
    times: Vec<u32>,
    told: u64,
    is_hung: bool,
    /// Whether the tab still has to send a settled event.
    finishes: bool,
}

#[derive(Default)]
pub(super) struct World {
    local: Memory,
    mirror: Texts,
    pen: u64,
    /// The tab that has the lock, and the number of its request.
    holder: Option<(usize, usize)>,
    requests: usize,
    queue: VecDeque<usize>,
    pub(super) tabs: [Option<Tab>; TABS],
    names: usize,
    pub(super) edits: usize,
    /// Edits that some tab showed as saved.
    promised: BTreeSet<UnitId>,
    /// Edits on the screen of a tab that was closed before it showed them as saved.
    pub(super) given_up: BTreeSet<UnitId>,
}

#[derive(Clone, Debug)]
pub(super) enum Step {
    Open(usize),
    Close(usize),
    Hang(usize),
    Wake(usize),
    Edit(usize),
    Press(usize),
    Hear(usize),
    HearLock(usize),
    Work(usize),
    TimeOut(usize),
    Look(usize),
}

pub(super) fn edits_of(book: &Book) -> BTreeSet<UnitId> {
    book.shards.keys().cloned().collect()
}

impl World {
    pub(super) fn run(&mut self, step: &Step) {
        match *step {
            Step::Open(at) => self.open(at),
            Step::Close(at) => self.close(at),
            Step::Hang(at) => self.with(at, |tab| tab.is_hung = true),
            Step::Wake(at) => {
                if let Some(tab) = self.tabs[at].as_mut() {
                    tab.is_hung = false;
                }
            }
            Step::Edit(at) => self.edit(at),
            Step::Press(at) => self.happen(at, Event::Pressed),
            Step::Hear(at) => {
                if let Some(message) = self.awake(at).and_then(|tab| tab.heard.pop_front()) {
                    self.happen(at, Event::Heard(message));
                }
            }
            Step::HearLock(at) => self.hear_lock(at),
            Step::Work(at) => self.work(at),
            Step::TimeOut(at) => {
                if let Some(time) = self.awake(at).and_then(|tab| tab.times.pop()) {
                    self.happen(at, Event::TimedOut(time));
                }
            }
            Step::Look(at) => self.with(at, |tab| tab.view.look()),
        }
    }

    fn awake(&mut self, at: usize) -> Option<&mut Tab> {
        self.tabs[at].as_mut().filter(|tab| !tab.is_hung)
    }

    fn with(&mut self, at: usize, change: impl FnOnce(&mut Tab)) {
        if let Some(tab) = self.awake(at) {
            change(tab);
        }
    }

    pub(super) fn open(&mut self, at: usize) {
        if self.tabs[at].is_some() {
            return;
        }
        self.names += 1;
        let view = View::of(&self.local);
        let mut opened = Store::open_in(boxed(view.clone()), Some(self.mirror.clone()), 7);
        opened.store.give_pen();
        let name = self.names.to_string();
        let (pen, first) = Pen::new(name.clone(), None);
        self.tabs[at] = Some(Tab {
            name,
            pen,
            view,
            store: opened.store,
            book: opened.book,
            heard: VecDeque::new(),
            of_lock: VecDeque::new(),
            held: None,
            work: None,
            next: VecDeque::new(),
            times: Vec::new(),
            told: 0,
            is_hung: false,
            finishes: false,
        });
        self.act(at, first);
    }

    fn close(&mut self, at: usize) {
        let Some(tab) = self.tabs[at].take() else { return };
        let lost = edits_of(&tab.book);
        self.given_up.extend(lost.into_iter().filter(|edit| !self.promised.contains(edit)));
        self.queue.retain(|queued| *queued != at);
        self.release(at);
    }

    fn release(&mut self, at: usize) {
        if self.holder.is_some_and(|(holder, _)| holder == at) {
            self.holder = None;
            if let Some(next) = self.queue.pop_front() {
                self.grant(next);
            }
        }
    }

    fn grant(&mut self, at: usize) {
        self.requests += 1;
        let robbed = self.holder.replace((at, self.requests));
        self.tabs[at].as_mut().unwrap().of_lock.push_back((self.requests, true));
        if let Some((robbed, request)) = robbed {
            self.tabs[robbed].as_mut().unwrap().of_lock.push_back((request, false));
        }
    }

    fn edit(&mut self, at: usize) {
        let id = ["e", &self.edits.to_string()].concat();
        let Some(tab) = self.awake(at).filter(|tab| tab.pen.role() == Role::Writes) else { return };
        tab.book = tab.book.with_unit(commune(&id, ""), stamp(1)).unwrap();
        self.edits += 1;
        self.save(at);
    }

    fn save(&mut self, at: usize) {
        let tab = self.tabs[at].as_mut().unwrap();
        let _ = tab.store.replace(&tab.book);
        if tab.store.standing() == Standing::Unsaved(Cause::Taken) {
            self.happen(at, Event::Refused);
        }
        self.mirror_next(at);
    }

    /// Acts as the page does after a save and after each answer of the mirror.
    fn mirror_next(&mut self, at: usize) {
        let tab = self.tabs[at].as_mut().unwrap();
        if tab
            .next
            .iter()
            .chain(&tab.work)
            .any(|work| matches!(work, Work::Write(_) | Work::Written(..)))
        {
            return;
        }
        match tab.store.for_mirror() {
            Some(change) => tab.next.push_back(Work::Write(Box::new(change))),
            None if std::mem::take(&mut tab.finishes) => {
                let is_saved = !tab.store.has_unsaved();
                self.happen(at, Event::Settled { is_saved });
            }
            None => {}
        }
    }

    fn hear_lock(&mut self, at: usize) {
        let Some(tab) = self.awake(at) else { return };
        let Some((request, is_granted)) = tab.of_lock.pop_front() else { return };
        if is_granted {
            tab.held = Some(request);
            self.happen(at, Event::Granted);
        } else if tab.held == Some(request) {
            tab.held = None;
            let has_unsaved = tab.store.has_unsaved();
            self.happen(at, Event::Lost { has_unsaved });
        }
    }

    fn happen(&mut self, at: usize, event: Event) {
        let Some(tab) = self.awake(at) else { return };
        let was_held = tab.pen.is_held();
        let actions = tab.pen.on(event);
        if was_held && !tab.pen.is_held() {
            if tab.pen.is_apart() { tab.store.stay_apart() } else { tab.store.give_pen() }
        }
        self.act(at, actions);
    }

    fn act(&mut self, at: usize, actions: Vec<Action>) {
        for action in actions {
            let Some(tab) = self.tabs[at].as_mut() else { return };
            match action {
                Action::Queue => {
                    if self.holder.is_none() {
                        self.grant(at);
                    } else if !self.queue.contains(&at) {
                        self.queue.push_back(at);
                    }
                }
                Action::Steal => self.grant(at),
                Action::Release => self.release(at),
                Action::Tell(said) => self.tell(at, said),
                Action::TellState(pen) => {
                    tab.told = tab.store.revision();
                    let said = Said::At { pen, revision: tab.told };
                    self.tell(at, said);
                }
                Action::Time(time, _) => tab.times.push(time),
                Action::Open(reading) => tab.next.push_back(Work::Open(reading)),
                Action::Read(revision) => {
                    if revision > tab.store.revision() {
                        tab.next.push_back(Work::Read);
                    }
                }
                Action::Finish => {
                    tab.finishes = true;
                    self.mirror_next(at);
                }
                Action::Follow(news) => match tab.store.follow(&news) {
                    Some(book) => tab.book = book,
                    None => tab.next.push_back(Work::Read),
                },
            }
        }
    }

    fn tell(&mut self, at: usize, said: Said) {
        let from = self.tabs[at].as_ref().unwrap().name.clone();
        for (_, tab) in self.tabs.iter_mut().enumerate().filter(|(other, _)| *other != at) {
            if let Some(tab) = tab {
                tab.heard.push_back(Message {
                    format: super::pen::format(),
                    from: from.clone(),
                    said: said.clone(),
                });
            }
        }
    }

    /// Lets everything under way finish.
    pub(super) fn calm(&mut self) {
        for at in 0..TABS {
            self.run(&Step::Wake(at));
        }
        for _ in 0..200 {
            for at in 0..TABS {
                for step in [Step::Look(at), Step::HearLock(at), Step::Hear(at), Step::Work(at)] {
                    self.run(&step);
                }
            }
            let is_quiet = |tab: &Tab| {
                tab.heard.is_empty()
                    && tab.of_lock.is_empty()
                    && tab.work.is_none()
                    && tab.next.is_empty()
            };
            if self.tabs.iter().flatten().all(is_quiet) {
                let Some(at) = (0..TABS)
                    .find(|at| self.tabs[*at].as_ref().is_some_and(|tab| !tab.times.is_empty()))
                else {
                    return;
                };
                self.run(&Step::TimeOut(at));
            }
        }
        panic!("the tabs do not come to rest");
    }

    pub(super) fn stored(&self) -> Book {
        Store::open_in(boxed(self.local.clone()), Some(self.mirror.clone()), 7).book
    }

    /// Checks that no edit shown as saved is lost, at any moment and whatever happens to the local
    /// storage.
    pub(super) fn check(&self) {
        for book in [
            self.stored(),
            Store::open_in(Box::<Memory>::default(), Some(self.mirror.clone()), 7).book,
        ] {
            assert!(
                edits_of(&book).is_superset(&self.promised),
                "{:?} of {:?}",
                edits_of(&book),
                self.promised
            );
        }
    }
}

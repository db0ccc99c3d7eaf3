//! Decides which of several tabs writes: the one with the pen.
//!
//! The pen is a lock of the browser. A tab holds it until it gives it away, is closed or crashes;
//! all other tabs queue for it. A tab that wants the pen asks for it. The writer finishes its save,
//! becomes a follower and announces that it gives the pen; then the asker takes the lock over,
//! regardless of the queue. If no answer comes, the writer hangs, and the asker takes the lock too.
//!
//! The lock alone does not stop a tab that wakes up unaware that it lost it. So each pen has a
//! number, kept in the mirror's database: taking the pen increments it and reads the mirror in one
//! transaction, and the mirror refuses a change with a lower number (see `mirror`). The revisions
//! of a pen's saves are later than those of all earlier pens ([`super::keys::SAVES`]), so what such
//! a tab leaves in the local storage is never the newest state.
//!
//! This module only decides; the page feeds it the browser's events and carries out its actions.

mod message;

pub use message::{Action, Event, Message, Said, format, heard};

/// The time for which an asker waits for an answer, in milliseconds: longer than a healthy page
/// stays busy.
const ANSWER: i32 = 3_000;
/// The time for which an asker waits for a writer that has answered and is still saving, in
/// milliseconds.
const SAVING: i32 = 10_000;
/// The time after which the last holder of a given pen takes it back if nobody claims it, in
/// milliseconds.
const GIVEN: i32 = 5_000;

/// The tab's role, as the person sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It writes.
    Writes,
    /// It follows another tab that writes.
    Follows,
    /// It is about to get the pen.
    Asks,
    /// Another tab took the pen before this one could save: the screen shows something that is not
    /// stored.
    Apart,
    /// A newer build is running; this page must be reloaded.
    Stopped,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Follows,
    /// Has asked for the pen.
    Asks,
    /// Has the lock and is reading both homes; the number is that of the reading.
    Opens(u32),
    Writes,
    /// Saves the last change for the tab that asked, or for a newer build, which has no name here.
    Finishes(Option<String>),
    /// Waits for the lock to be taken over.
    Gave,
    Stopped,
}

/// One tab's view of the pen.
#[derive(Debug)]
pub struct Pen {
    name: String,
    state: State,
    is_apart: bool,
    /// The number of the tab's own pen, or the last number that a follower heard of.
    number: u64,
    /// The number of the last timer; earlier timers are ignored.
    time: u32,
    /// The number of the last reading that was begun.
    reading: u32,
}

impl Pen {
    /// A tab that has just opened, either with the lock and a pen of this number or as a follower.
    /// Also gives its first actions.
    pub fn new(name: String, pen: Option<u64>) -> (Self, Vec<Action>) {
        let state = if pen.is_some() { State::Writes } else { State::Follows };
        let first = match pen {
            Some(number) => vec![Action::TellState(number)],
            None => vec![Action::Queue, Action::Tell(Said::Hello)],
        };
        (
            Self { name, state, is_apart: false, number: pen.unwrap_or(0), time: 0, reading: 0 },
            first,
        )
    }

    /// The number of the last pen that the tab had or heard of.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The role of the tab, as the person sees it.
    pub fn role(&self) -> Role {
        match self.state {
            State::Writes => Role::Writes,
            State::Stopped => Role::Stopped,
            State::Asks | State::Opens(_) => Role::Asks,
            _ if self.is_apart => Role::Apart,
            State::Follows | State::Finishes(_) | State::Gave => Role::Follows,
        }
    }

    /// Whether the screen shows something unsaved that must be merged with the stored book.
    pub fn is_apart(&self) -> bool {
        self.is_apart
    }

    /// Whether the tab is reading in order to write and this is its latest reading.
    pub fn is_opening(&self, reading: u32) -> bool {
        self.state == State::Opens(reading)
    }

    /// Whether the tab's store may write.
    pub fn is_held(&self) -> bool {
        matches!(self.state, State::Writes | State::Finishes(_) | State::Gave)
    }

    /// Whether the tab shows what another tab writes.
    pub fn is_following(&self) -> bool {
        !self.is_apart && matches!(self.state, State::Follows | State::Asks)
    }

    /// Gives the actions that an event calls for.
    pub fn on(&mut self, event: Event) -> Vec<Action> {
        match event {
            Event::Granted => self.granted(),
            Event::Lost { has_unsaved } => self.lost(has_unsaved),
            Event::Refused => self.refused(),
            Event::Opened { reading, pen } if self.is_opening(reading) => {
                self.is_apart = false;
                self.number = pen;
                self.write()
            }
            Event::Pressed if self.state == State::Follows => self.ask(),
            Event::Heard(message) => self.heard(message),
            Event::HeardNewer => self.stop(),
            Event::HeardOlder if self.state == State::Writes => {
                vec![Action::TellState(self.number)]
            }
            Event::HeardOlder if self.state != State::Stopped => vec![Action::Tell(Said::Hello)],
            Event::Settled { is_saved } => self.settled(is_saved),
            Event::TimedOut(time) if time == self.time => self.timed_out(),
            _ => Vec::new(),
        }
    }

    fn write(&mut self) -> Vec<Action> {
        self.state = State::Writes;
        vec![Action::TellState(self.number)]
    }

    fn granted(&mut self) -> Vec<Action> {
        match self.state {
            State::Follows | State::Asks => {
                self.reading = self.reading.wrapping_add(1);
                self.state = State::Opens(self.reading);
                vec![Action::Open(self.reading)]
            }
            State::Stopped => vec![Action::Release],
            _ => Vec::new(),
        }
    }

    fn lost(&mut self, has_unsaved: bool) -> Vec<Action> {
        match self.state {
            State::Writes | State::Finishes(_) => self.is_apart = has_unsaved,
            State::Opens(_) | State::Gave => {}
            // The mirror or the new writer has already said so.
            State::Follows | State::Asks | State::Stopped => return Vec::new(),
        }
        self.state = State::Follows;
        // The new writer may have spoken before this tab knew of it.
        vec![Action::Queue, Action::Tell(Said::Hello)]
    }

    fn refused(&mut self) -> Vec<Action> {
        if !matches!(self.state, State::Writes | State::Finishes(_) | State::Gave) {
            return Vec::new();
        }
        self.state = State::Follows;
        self.is_apart = true;
        vec![Action::Release, Action::Queue, Action::Tell(Said::Hello)]
    }

    fn ask(&mut self) -> Vec<Action> {
        self.state = State::Asks;
        vec![Action::Tell(Said::Ask(self.number)), self.time(ANSWER)]
    }

    fn time(&mut self, time: i32) -> Action {
        self.time = self.time.wrapping_add(1);
        Action::Time(self.time, time)
    }

    fn heard(&mut self, message: Message) -> Vec<Action> {
        match (message.said, &self.state) {
            (_, State::Stopped) => Vec::new(),
            (Said::Hello, State::Writes) => vec![Action::TellState(self.number)],
            (Said::Ask(number), State::Writes) if number == self.number => {
                self.state = State::Finishes(Some(message.from));
                vec![Action::Tell(Said::Soon), Action::Finish]
            }
            // The asker asks again once it knows the pen's number, if it still wants it.
            (Said::Ask(_), State::Writes) => vec![Action::TellState(self.number)],
            (Said::Ask(_), State::Opens(_) | State::Finishes(_) | State::Gave) => {
                vec![Action::Tell(Said::Soon)]
            }
            (Said::Soon, State::Asks) => vec![self.time(SAVING)],
            (Said::Given(to), State::Asks) if to == self.name => {
                vec![Action::Steal, self.time(ANSWER)]
            }
            (Said::At { pen, revision }, _) => self.heard_writer(pen, revision),
            (Said::Changed(news), _) if self.is_following() => vec![Action::Follow(news)],
            _ => Vec::new(),
        }
    }

    fn heard_writer(&mut self, pen: u64, revision: u64) -> Vec<Action> {
        let is_new = pen > self.number;
        let mut actions = match self.state {
            State::Asks if is_new => {
                self.number = pen;
                self.ask()
            }
            // The sender took the lock over. Or it had the pen before this tab, its message came
            // late, and the lock is still here.
            State::Gave if is_new => {
                self.state = State::Follows;
                vec![Action::Release, Action::Queue]
            }
            State::Follows | State::Asks if pen >= self.number => Vec::new(),
            _ => return Vec::new(),
        };
        self.number = pen;
        actions.extend(self.is_following().then_some(Action::Read(revision)));
        actions
    }

    fn stop(&mut self) -> Vec<Action> {
        match self.state {
            State::Writes => {
                self.state = State::Finishes(None);
                vec![Action::Finish]
            }
            State::Finishes(_) => {
                self.state = State::Finishes(None);
                Vec::new()
            }
            State::Stopped => Vec::new(),
            _ => {
                self.state = State::Stopped;
                vec![Action::Release]
            }
        }
    }

    fn settled(&mut self, is_saved: bool) -> Vec<Action> {
        match std::mem::replace(&mut self.state, State::Follows) {
            State::Finishes(Some(to)) => {
                self.state = State::Gave;
                self.is_apart = !is_saved;
                vec![Action::Tell(Said::Given(to)), self.time(GIVEN)]
            }
            State::Finishes(None) => {
                self.state = State::Stopped;
                self.is_apart = !is_saved;
                vec![Action::Release]
            }
            // The lock was lost while the last change was on its way, but the change arrived.
            State::Follows if self.is_apart && is_saved => {
                self.is_apart = false;
                vec![Action::Read(u64::MAX)]
            }
            other => {
                self.state = other;
                Vec::new()
            }
        }
    }

    fn timed_out(&mut self) -> Vec<Action> {
        match self.state {
            State::Asks => vec![Action::Steal, self.time(ANSWER)],
            State::Gave => {
                self.is_apart = false;
                self.write()
            }
            _ => Vec::new(),
        }
    }
}

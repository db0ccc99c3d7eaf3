//! What tabs say to each other, what happens to a tab, and what it does.

use serde::{Deserialize, Serialize};

use crate::News;
use crate::codec::Format;

/// The format of the values that this build writes.
pub const FORMAT: u32 = Format::NEWEST.number();

/// What tabs say to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Of the values that the sender's build writes.
    pub format: u32,
    /// The sender, named by chance.
    pub from: String,
    /// What it says.
    pub said: Said,
}

/// What a [`Message`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// A tab has opened and follows.
    Hello,
    /// I write.
    At {
        /// The number of the pen.
        pen: u64,
        /// The revision of the state.
        revision: u64,
    },
    /// The mirror has a change.
    Changed(News),
    /// May I have the pen of this number? 0 if no writer was heard yet.
    Ask(u64),
    /// Yes, once the last change is saved.
    Soon,
    /// The pen is for this tab.
    Given(String),
}

/// The part of a message that every build can read.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

/// Reads what another tab said.
pub fn heard(text: &str) -> Option<Event> {
    match serde_json::from_str::<Head>(text).ok()?.format {
        format if format > FORMAT => Some(Event::HeardNewer),
        // What an older build says is nothing to act upon; it will hear of this one.
        format if format < FORMAT => Some(Event::HeardOlder),
        _ => serde_json::from_str(text).ok().map(Event::Heard),
    }
}

/// What happens to a tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The lock is held.
    Granted,
    /// Another tab took the lock over; whether something on the screen is not in the mirror.
    Lost {
        /// See [`crate::Store::has_unsaved`].
        has_unsaved: bool,
    },
    /// The mirror refused a change: another tab has the pen.
    Refused,
    /// Both homes were read with a new pen, as an [`Action::Open`] asked.
    Opened {
        /// The number of the action.
        reading: u32,
        /// The number of the pen.
        pen: u64,
    },
    /// The person wants to write here.
    Pressed,
    /// Another tab said something.
    Heard(Message),
    /// A tab of a newer build is there, or values that it wrote.
    HeardNewer,
    /// A tab of an older build is there.
    HeardOlder,
    /// Nothing is being saved any more; whether the mirror, or the only home there is, has the last
    /// change.
    Settled {
        /// What a writer that gives the pen away has on its screen is stored.
        is_saved: bool,
    },
    /// The time of this number is over.
    TimedOut(u32),
}

/// What a tab does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Waits for the lock, if it does not wait already.
    Queue,
    /// Takes the lock over from whoever holds it.
    Steal,
    /// Lets the lock go.
    Release,
    /// Says something to all other tabs.
    Tell(Said),
    /// Says [`Said::At`] with this pen and the revision of the screen.
    TellState(u64),
    /// Sends [`Event::TimedOut`] with the number after so many milliseconds.
    Time(u32, i32),
    /// Takes a new pen and reads both homes; then [`Event::Opened`] with this number, if
    /// [`super::Pen::is_opening`] with it still.
    Open(u32),
    /// Saves what is not saved yet; then [`Event::Settled`].
    Finish,
    /// Shows a change of the writer.
    Follow(News),
    /// Reads both homes again, unless what is shown is of this revision or a later one.
    Read(u64),
}

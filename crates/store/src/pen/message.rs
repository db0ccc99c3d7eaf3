//! Messages between tabs, and the events and actions of a tab.

use serde::{Deserialize, Serialize};

use crate::News;
use crate::codec::Format;

/// The format of the values that this page writes.
pub fn format() -> u32 {
    Format::newest().number()
}

/// A message to the other tabs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The format of the values that the sender writes.
    pub format: u32,
    /// The sender's random name.
    pub from: String,
    /// The content.
    pub said: Said,
}

/// The content of a [`Message`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// A tab has opened and follows.
    Hello,
    /// The sender writes.
    At {
        /// The number of the pen.
        pen: u64,
        /// The revision of the state on its screen.
        revision: u64,
    },
    /// The mirror has a change.
    Changed(News),
    /// Asks for the pen of this number; 0 if the asker has heard no writer yet.
    Ask(u64),
    /// Agrees to give the pen once the last change is saved.
    Soon,
    /// Gives the pen to the tab of this name.
    Given(String),
}

/// The part of a message that every build can read.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

/// Reads a message of another tab.
pub fn heard(text: &str) -> Option<Event> {
    let ours = format();
    match serde_json::from_str::<Head>(text).ok()?.format {
        format if format > ours => Some(Event::HeardNewer),
        // A message of an older build calls for no action; that build hears of this one.
        format if format < ours => Some(Event::HeardOlder),
        _ => serde_json::from_str(text).ok().map(Event::Heard),
    }
}

/// An event in the life of a tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The tab has the lock.
    Granted,
    /// Another tab took the lock over.
    Lost {
        /// Whether the screen shows something that the mirror lacks, see
        /// [`crate::Store::has_unsaved`].
        has_unsaved: bool,
    },
    /// The mirror refused a change, because another tab has the pen.
    Refused,
    /// Both homes were read with a new pen, as [`Action::Open`] asked.
    Opened {
        /// The number of the action.
        reading: u32,
        /// The number of the pen.
        pen: u64,
    },
    /// The person wants to write in this tab.
    Pressed,
    /// Another tab said something.
    Heard(Message),
    /// A tab of a newer build is open, or a newer build wrote values.
    HeardNewer,
    /// A tab of an older build is open.
    HeardOlder,
    /// No save is running any more.
    Settled {
        /// Whether the last change is in the mirror, or in the only home there is.
        is_saved: bool,
    },
    /// The timer of this number ran out.
    TimedOut(u32),
}

/// An action that the page carries out for a tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Queues for the lock, unless it already does.
    Queue,
    /// Takes the lock over from whoever holds it.
    Steal,
    /// Releases the lock.
    Release,
    /// Sends this to all other tabs.
    Tell(Said),
    /// Sends [`Said::At`] with this pen and the revision on the screen.
    TellState(u64),
    /// Sends [`Event::TimedOut`] with this number after so many milliseconds.
    Time(u32, i32),
    /// Takes a new pen and reads both homes, then sends [`Event::Opened`] with this number if
    /// [`super::Pen::is_opening`] still holds for it.
    Open(u32),
    /// Saves the remaining changes, then sends [`Event::Settled`].
    Finish,
    /// Shows a change of the writer.
    Follow(News),
    /// Reads both homes again, unless the screen shows this revision or a later one.
    Read(u64),
}

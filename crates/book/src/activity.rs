//! Activities of the movement and tips from the people.

use super::record::record;
use super::{Day, KindCode, RecordId};

record! {
    /// A propaganda session, conference, meeting of Front and police, training or the like.
    Activity in activities {
        /// A kind of the catalogue's group `activity`.
        kind: KindCode,
        /// The day.
        date: Day,
    } or {} optional {
        /// Sessions, where several are entered at once.
        sessions: u32,
        /// People attending.
        attendance: u32,
        /// Bodies that took part.
        partners: String,
        /// Matters raised.
        matters: u32,
        /// Whether the matters were reported to the Party committee and the People's Committee.
        reported_upward: bool,
        /// The minutes, a paper of the book.
        minutes: RecordId,
    }
}

record! {
    /// Tips (tin báo, tố giác) received up to a day, in numbers only.
    Tip in tips {
        /// The day received, or the last day of the period counted.
        date: Day,
        /// Tips received.
        received: u32,
    } or {} optional {
        /// Those of value.
        valuable: u32,
        /// Cases cleared by them.
        cleared: u32,
        /// People handled.
        handled: u32,
    }
}

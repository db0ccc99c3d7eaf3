//! Papers, registrations and statements: what a rule asks to be written down.

use super::record::record;
use super::{Day, KindCode, RecordId, Year};

record! {
    /// A paper (văn bản) that a body issued or received. The file itself stays where it is; its
    /// name can be noted.
    Paper in papers {
        /// A kind of the catalogue's group `paper`.
        kind: KindCode,
        /// The day on it.
        date: Day,
    } or {} optional {
        /// Number and sign, such as `12-NQ/ĐU`.
        number: String,
        /// Who issued it.
        issuer: String,
        /// What it is about.
        subject: String,
        /// The name of its file, wherever the desk keeps it.
        file_name: String,
    }
}

record! {
    /// A unit's registration (bản đăng ký phấn đấu) for a year, with the households that take part.
    Registration in registrations {
        /// The assessment year.
        year: Year,
        /// The day on which it was registered.
        date: Day,
    } or {} optional {
        /// The written registration, a paper of the book.
        paper: RecordId,
        /// Households now residing (hộ gia đình đang cư trú trên địa bàn).
        households_residing: u32,
        /// Those of them that registered.
        households_registered: u32,
    }
}

record! {
    /// A person answers yes or no to a question that figures cannot answer, with the evidence.
    Statement in statements {
        /// A kind of the catalogue's group `statement`.
        kind: KindCode,
        /// The assessment year.
        year: Year,
        /// Yes or no.
        value: bool,
        /// The day of the statement.
        date: Day,
    } or {} optional {
        /// The last day that the statement speaks of; the day of the statement if not given, and
        /// never a later one.
        until: Day,
        /// Of the statement that papers of a kind were issued or activities of a kind held: that
        /// kind.
        about: KindCode,
        /// The official who states it, by office and name.
        by: String,
        /// What it rests on.
        evidence: String,
    }
}

impl Statement {
    /// The code of the statement that papers or activities of the kind that it is about were issued
    /// or held in the year, or that there were none.
    pub const ISSUED_OR_HELD: &'static str = "issued_or_held";
}

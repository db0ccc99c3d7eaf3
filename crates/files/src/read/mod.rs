//! Reads a data file into a book, or into all its problems.

mod decode;
mod parsed;
mod reader;
mod shards;

use std::sync::Arc;

use super::check;
use super::findings::Findings;
use super::future_days;
use super::json::{Members, offset_in};
use super::locator::{Locator, Spot};
use super::mail_quotes::unquoted;
use super::problem::{Fault, Notice, Place, Problem, Remark};
use super::rules::check_own;
use super::sent::{self, Letter, Sent};
use super::shape_fault;
use super::text::is_plain;
use super::{FORMAT, Version, is_sealed};
use book::{Book, Day, FileParts, Frame, Shard};
use law::Library;

pub use decode::check_size;
pub(super) use decode::decode;
pub(super) use parsed::Parsed;
pub(super) use reader::{Reader, joined};

/// A file that was read without problems.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRead {
    /// The book in it.
    pub book: Book,
    /// Remarks on the file.
    pub notices: Vec<Notice>,
    /// The file's description of itself; `None` for older files and those made by hand.
    pub letter: Option<Letter>,
}

/// Reads a data file.
///
/// `file` is its name for messages, `national` holds the rule sets and kinds for every book, and
/// `normalize` composes Unicode (NFC).
///
/// # Errors
/// All problems of the file, in its order.
pub fn read(
    bytes: &[u8],
    file: &str,
    national: &Library,
    normalize: &dyn Fn(&str) -> String,
) -> Result<FileRead, Vec<Problem>> {
    read_on(bytes, file, national, normalize, None)
}

/// Reads a data file like [`read`] and also remarks on days after today.
///
/// # Errors
/// All problems of the file, in its order.
pub fn read_on(
    bytes: &[u8],
    file: &str,
    national: &Library,
    normalize: &dyn Fn(&str) -> String,
    today: Option<Day>,
) -> Result<FileRead, Vec<Problem>> {
    check_size(bytes.len() as u64, file)?;
    read_large(bytes, file, national, normalize, today)
}

/// Reads a data file of any size like [`read_on`], where there is no browser to run out of memory.
///
/// # Errors
/// All problems of the file, in its order.
pub fn read_large(
    bytes: &[u8],
    file: &str,
    national: &Library,
    normalize: &dyn Fn(&str) -> String,
    today: Option<Day>,
) -> Result<FileRead, Vec<Problem>> {
    let whole = bytes;
    let bytes = &*unquoted(whole);
    let is_quoted = bytes.len() != whole.len();
    let refuse = |line, fault| {
        vec![Problem { place: Place { file: file.to_owned(), line, ..Place::default() }, fault }]
    };
    if is_sealed(bytes) {
        return Err(refuse(None, Fault::Sealed));
    }
    let text = decode(bytes).map_err(|(line, fault)| refuse(line, fault))?;
    let (members, read) = take_apart(text).map_err(|error| {
        let is_value = error.is_data();
        let fault = match is_value {
            true => Fault::WrongFormat { found: String::new() },
            false if is_quoted => Fault::Quoted,
            false => shape_fault::syntax_fault(&error),
        };
        refuse(Some(error.line().max(1)), fault)
    })?;
    let locator = Locator::new(file, text, &[]);
    let at = |part: &str| Some(locator.line(offset_in(text, part)));
    let version =
        version(&members).map_err(|(part, fault)| refuse(part.map_or(Some(1), at), fault))?;
    let changed = |_: sent::Changed| refuse(None, Fault::Changed);
    let checksum = sent::check(text, &members).map_err(changed)?;
    let signature = sent::signature(&members).map_err(changed)?;

    let mut reader =
        Reader { findings: Findings::default(), normalize, names_unknown: !version.is_newer() };
    reader.remark_on(is_quoted.then_some(Remark::Quoted));
    reader.remark_on(sent::unchecked(&members).map(Remark::Unchecked));
    if let Some(name) = members.duplicate() {
        reader.findings.problem(Spot::file(name), Fault::TwiceInOne { field: name.to_owned() });
    }
    let mut frame = reader.frame(&members, national);
    reader.beside(&members, version, &mut frame);
    let letter = checksum
        .and_then(|checksum| Some(Letter { sent: reader.sent(&members)?, checksum, signature }));
    let is_read = read.is_some();
    let mut shards = if is_read { Vec::new() } else { reader.shard_texts(&members) };
    let mut parsed: Vec<_> = match read {
        Some(read) => read.into_iter().enumerate().map(Parsed::whole).collect(),
        None => {
            let texts = shards.iter().enumerate();
            texts.filter_map(|(index, text)| reader.shard(index, text)).collect()
        }
    };
    let waiting: Vec<_> = parsed.iter_mut().map(Parsed::take_waiting).collect();
    check::check(&frame, &parsed, &waiting, national, reader.names_unknown, &mut reader.findings);
    for (parsed, today) in parsed.iter().filter_map(|parsed| Some((parsed, today?))) {
        future_days::remark(parsed, today, &mut reader.findings);
    }
    if is_read && !reader.findings.is_empty() {
        // The texts tell the places of the findings.
        shards = reader.shard_texts(&Members::parse(text).unwrap_or_default());
    }
    if reader.findings.has_unknown_fields {
        // Fields that the format has are not nested deep. What was not parsed was looked at.
        for index in parsed.iter().map(|parsed| parsed.index) {
            reader.is_too_deep(index, shards.get(index).copied().unwrap_or_default());
        }
    }
    let notices = reader.findings.finish(&Locator::new(file, text, &shards))?;
    let shards =
        parsed.into_iter().zip(waiting).map(|(parsed, waiting)| parsed.joined_with(waiting));
    let shards = book::sort::map_of(shards.map(|shard| (shard.root.clone(), Arc::new(shard))));
    Ok(FileRead { book: Book { frame: Arc::new(frame), shards }, notices, letter })
}

/// The members of a file, and its shards if they could be read in the same pass: in a good file whose
/// texts need no closer look.
fn take_apart(text: &str) -> Result<(Members<'_>, Option<Vec<Shard>>), serde_json::Error> {
    match is_plain(text).then(|| FileParts::from_json(text)) {
        Some(Ok(FileParts { members, shards })) => Ok((Members(members), Some(shards))),
        _ => Ok((Members::parse(text)?, None)),
    }
}

/// The version of a file in our format, if it can be read.
fn version<'a>(members: &Members<'a>) -> Result<Version, (Option<&'a str>, Fault)> {
    let said = |part: &str| {
        serde_json::from_str::<String>(part).unwrap_or_else(|_| part.chars().take(40).collect())
    };
    let format = members.get("format");
    let found = format.map(said).unwrap_or_default();
    if found != FORMAT {
        return Err((format, Fault::WrongFormat { found: found.chars().take(40).collect() }));
    }
    let part =
        members.get("version").ok_or((None, Fault::Missing { field: "version".to_owned() }))?;
    let found = said(part);
    let version = Version::parse(&found).ok_or_else(|| {
        (Some(part), Fault::WrongVersion { found: found.chars().take(40).collect() })
    })?;
    if version.major > Version::CURRENT.major {
        Err((Some(part), Fault::NewerVersion { found }))
    } else {
        Ok(version)
    }
}

impl Reader<'_> {
    fn frame(&mut self, members: &Members<'_>, national: &Library) -> Frame {
        let Some(part) = members.get("frame") else { return Frame::default() };
        let spot = |field: String| Spot::file(joined("frame", &field));
        let text = self.cleaned(part, &spot);
        let frame: Option<Frame> = text.as_ref().and_then(|text| self.typed(text, &spot));
        self.findings.is_frame_unread = frame.is_none();
        let mut frame = frame.unwrap_or_default();
        if !check::has_few_kinds(&frame, &mut self.findings) {
            // Any code may be one of the kinds that are left out.
            self.findings.is_frame_unread = true;
            frame = Frame::default();
        }
        check_own(&frame, text.as_deref().unwrap_or_default(), national, &mut self.findings);
        frame
    }

    /// Keeps the members that a newer version has beside the frame.
    fn beside(&mut self, members: &Members<'_>, version: Version, frame: &mut Frame) {
        if version.is_newer() {
            frame.beside.insert("version".to_owned(), version.to_string().into());
            self.findings
                .remark(Spot::file("version"), Remark::NewerMinor { version: version.to_string() });
        }
        for (name, part) in &members.0 {
            if super::MEMBERS.contains(&name.as_str()) {
                continue;
            }
            let spot = |field: String| Spot::file(joined(name, &field));
            let Some(text) = self.cleaned(part, &spot) else { continue };
            if let Some(value) = self.typed(&text, &spot) {
                frame.beside.insert(name.clone(), value);
            }
            if self.names_unknown {
                self.findings
                    .remark(Spot::file(name), Remark::UnknownField { field: name.clone() });
            }
        }
    }

    fn sent(&mut self, members: &Members<'_>) -> Option<Sent> {
        let part = members.get("sent")?;
        let spot = |field: String| Spot::file(joined("sent", &field));
        let text = self.cleaned(part, &spot)?;
        self.typed::<Option<Sent>>(&text, &spot)?
    }
}

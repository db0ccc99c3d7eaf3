//! A data file into a book, or into everything that is wrong with it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::ahead;
use super::check;
use super::findings::Findings;
use super::json::{Members, items, offset_in, shown, string_member, walk};
use super::place::{Locator, Spot};
use super::problem::{Fault, List, Notice, Place, Problem, Remark, Wanted};
use super::quoted::unquoted;
use super::rules::check_own;
use super::sent::{self, Letter, Sent};
use super::shape;
use super::text::{Look, MAX_DEPTH, clean, look};
use super::{FORMAT, MAX_BYTES, Version, is_sealed};
use book::{Book, Day, Frame, RecordKind, Shard, UnitId, Waiting, for_each_record};
use law::Library;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRead {
    /// The book in it.
    pub book: Book,
    /// What is worth saying about it.
    pub notices: Vec<Notice>,
    /// What it says about itself; none in older files and those made by hand.
    pub letter: Option<Letter>,
}

/// A shard as far as it could be read.
pub(super) struct Parsed {
    /// Its index in the file.
    pub index: usize,
    pub shard: Shard,
    /// Whether its lists are those of the shard's waiting revisions.
    pub is_waiting: bool,
    /// Of a list with items that could not be read, waiting or not, the indices of those that
    /// could.
    kept: Kept,
}

type Kept = BTreeMap<(bool, List), Vec<usize>>;

/// The lists of a shard or of its waiting revisions, as text.
struct Lists<'a> {
    shard: usize,
    is_waiting: bool,
    members: &'a Members<'a>,
}

impl Parsed {
    /// A shard that stands in no file.
    pub fn alone(shard: Shard) -> Self {
        Self { index: 0, shard, is_waiting: false, kept: Kept::new() }
    }

    pub fn spot(&self, list: List, index: usize, field: impl Into<String>) -> Spot {
        let index = self
            .kept
            .get(&(self.is_waiting, list))
            .and_then(|kept| kept.get(index))
            .copied()
            .unwrap_or(index);
        Spot { is_waiting: self.is_waiting, ..Spot::item(self.index, list, index, field) }
    }

    /// Takes the waiting revisions out, to be checked as the lists of a shard.
    pub fn take_waiting(&mut self) -> Self {
        let shard = std::mem::take(&mut self.shard.waiting).into_shard(self.shard.root.clone());
        Self { index: self.index, shard, is_waiting: true, kept: self.kept.clone() }
    }

    fn whole(self, waiting: Self) -> Shard {
        Shard { waiting: Waiting::from_shard(waiting.shard), ..self.shard }
    }
}

/// Refuses a file by its size alone, before it is loaded.
///
/// # Errors
/// [`Fault::TooBig`] above [`MAX_BYTES`].
pub fn check_size(bytes: u64, file: &str) -> Result<(), Vec<Problem>> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    Err(vec![Problem {
        place: Place { file: file.to_owned(), ..Place::default() },
        fault: Fault::TooBig { bytes },
    }])
}

/// Reads a data file.
///
/// `file` is its name for messages, `national` the rule sets and kinds that every book may use, and
/// `normalize` composes Unicode (NFC).
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub fn read(
    bytes: &[u8],
    file: &str,
    national: &Library,
    normalize: &dyn Fn(&str) -> String,
) -> Result<FileRead, Vec<Problem>> {
    read_on(bytes, file, national, normalize, None)
}

/// The same on a day: what is dated later is told.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub fn read_on(
    bytes: &[u8],
    file: &str,
    national: &Library,
    normalize: &dyn Fn(&str) -> String,
    today: Option<Day>,
) -> Result<FileRead, Vec<Problem>> {
    check_size(bytes.len() as u64, file)?;
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
    let members = Members::parse(text).map_err(|error| {
        let is_value = error.is_data();
        let fault = match is_value {
            true => Fault::WrongFormat { found: String::new() },
            false if is_quoted => Fault::Quoted,
            false => shape::syntax_fault(&error),
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
    let shards = reader.shard_texts(&members);
    let mut parsed: Vec<_> =
        shards.iter().enumerate().filter_map(|(index, text)| reader.shard(index, text)).collect();
    let waiting: Vec<_> = parsed.iter_mut().map(Parsed::take_waiting).collect();
    check::check(&frame, &parsed, &waiting, national, reader.names_unknown, &mut reader.findings);
    for (parsed, today) in parsed.iter().filter_map(|parsed| Some((parsed, today?))) {
        ahead::remark(parsed, today, &mut reader.findings);
    }
    let notices = reader.findings.finish(&Locator::new(file, text, &shards))?;
    let shards = parsed.into_iter().zip(waiting).map(|(parsed, waiting)| parsed.whole(waiting));
    let shards = book::sort::map_of(shards.map(|shard| (shard.root.clone(), Arc::new(shard))));
    Ok(FileRead { book: Book { frame: Arc::new(frame), shards }, notices, letter })
}

/// The text of a file; its encoding is UTF-8, with or without a mark.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, (Option<usize>, Fault)> {
    // Without a mark, every second byte of UTF-16 that begins like JSON is zero.
    let is_wide = |first: usize| {
        bytes.len() >= 4 && bytes.iter().skip(first).step_by(2).take(8).all(|&byte| byte == 0)
    };
    let is_utf16 = bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xFE, 0xFF])
        || is_wide(0)
        || is_wide(1);
    if is_utf16 {
        return Err((None, Fault::NotUtf8 { is_utf16 }));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = good.iter().filter(|&&byte| byte == b'\n').count() + 1;
        (Some(line), Fault::NotUtf8 { is_utf16 })
    })?;
    if text.trim().is_empty() { Err((None, Fault::Empty)) } else { Ok(text) }
}

/// The version of a file of our format, if it is one that can be read.
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

pub(super) struct Reader<'n> {
    pub findings: Findings,
    pub normalize: &'n dyn Fn(&str) -> String,
    /// Whether to tell of unknown fields: a newer minor version is expected to have some.
    pub names_unknown: bool,
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
            // Any code may be one of those that are left out.
            self.findings.is_frame_unread = true;
            frame = Frame::default();
        }
        check_own(&frame, text.as_deref().unwrap_or_default(), national, &mut self.findings);
        frame
    }

    /// Keeps what a newer version has beside the frame.
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

    fn remark_on(&mut self, remark: Option<Remark>) {
        if let Some(remark) = remark {
            self.findings.remark(Spot::file(""), remark);
        }
    }

    fn sent(&mut self, members: &Members<'_>) -> Option<Sent> {
        let part = members.get("sent")?;
        let spot = |field: String| Spot::file(joined("sent", &field));
        let text = self.cleaned(part, &spot)?;
        self.typed::<Option<Sent>>(&text, &spot)?
    }

    fn shard_texts<'a>(&mut self, members: &Members<'a>) -> Vec<&'a str> {
        let Some(part) = members.get("shards") else {
            self.findings.problem(Spot::file(""), Fault::Missing { field: "shards".to_owned() });
            return Vec::new();
        };
        items(part).unwrap_or_else(|error| {
            self.findings.shape(part, &error, &|field| Spot::file(joined("shards", &field)));
            Vec::new()
        })
    }

    fn shard(&mut self, index: usize, part: &str) -> Option<Parsed> {
        let text = self.cleaned_shard(index, part);
        let parsed = text.and_then(|text| match Shard::from_json(&text) {
            Ok(shard) => Some(Parsed { index, shard, is_waiting: false, kept: Kept::new() }),
            Err(error) => self.shard_by_record(index, &text, &error),
        });
        self.findings.is_incomplete |= parsed.is_none();
        parsed
    }

    /// Reads a shard that has something wrong in it record by record, so that everything wrong is
    /// found.
    fn shard_by_record(
        &mut self,
        index: usize,
        text: &str,
        whole: &serde_json::Error,
    ) -> Option<Parsed> {
        let spot = |field: String| Spot::shard(index, field);
        let before = self.findings.count();
        let Ok(members) = Members::parse(text) else {
            self.findings.shape(text, whole, &spot);
            return None;
        };
        if let Some(name) = members.duplicate() {
            self.findings
                .problem(spot(name.to_owned()), Fault::TwiceInOne { field: name.to_owned() });
        }
        for field in ["root", "units"] {
            if members.get(field).is_none() {
                self.findings
                    .problem(spot(String::new()), Fault::Missing { field: field.to_owned() });
                self.findings.is_incomplete = true;
            }
        }
        let root: Option<UnitId> =
            members.get("root").and_then(|part| self.typed(part, &|_| spot("root".to_owned())));
        let mut kept = Kept::new();
        let lists =
            self.lists(&Lists { shard: index, is_waiting: false, members: &members }, &mut kept);
        let waiting = members
            .get("waiting")
            .map(|part| self.waiting(index, part, &mut kept))
            .unwrap_or_default();
        if self.findings.count() == before {
            self.findings.shape(text, whole, &spot);
        }
        root.map(|root| Parsed {
            index,
            shard: Shard { waiting, ..lists.into_shard(root) },
            is_waiting: false,
            kept,
        })
    }

    fn waiting(&mut self, shard: usize, part: &str, kept: &mut Kept) -> Waiting {
        let Ok(members) = Members::parse(part) else {
            let found = part.lines().next().unwrap_or_default().chars().take(60).collect();
            self.findings.problem(
                Spot::shard(shard, "waiting"),
                Fault::WrongType { wanted: Wanted::Object, found },
            );
            return Waiting::default();
        };
        if let Some(name) = members.duplicate() {
            self.findings.problem(
                Spot::shard(shard, joined("waiting", name)),
                Fault::TwiceInOne { field: name.to_owned() },
            );
        }
        self.lists(&Lists { shard, is_waiting: true, members: &members }, kept)
    }

    fn lists(&mut self, lists: &Lists<'_>, kept: &mut Kept) -> Waiting {
        macro_rules! each {
            ($($name:ident $list:ident),*) => {
                Waiting {
                    units: self.list(lists, List::Units, kept),
                    $($list: self.list(lists, List::Of(RecordKind::$name), kept),)*
                    extra: Default::default(),
                }
            };
        }
        for_each_record!(each)
    }

    fn list<T: DeserializeOwned>(
        &mut self,
        lists: &Lists<'_>,
        list: List,
        kept: &mut Kept,
    ) -> Vec<T> {
        let texts = self.item_texts(lists, list);
        let mut read = Vec::new();
        let mut indices = Vec::new();
        for (index, text) in texts.iter().enumerate() {
            match serde_json::from_str(text) {
                Ok(item) => {
                    read.push(item);
                    indices.push(index);
                }
                Err(error) => {
                    self.findings.unread.extend(string_member(text, "id"));
                    let spot = |field| Spot {
                        is_waiting: lists.is_waiting,
                        ..Spot::item(lists.shard, list, index, field)
                    };
                    self.findings.shape(text, &error, &spot);
                }
            }
        }
        kept.insert((lists.is_waiting, list), indices);
        read
    }

    fn item_texts<'a>(&mut self, lists: &Lists<'a>, list: List) -> Vec<&'a str> {
        let Some(part) = lists.members.get(list.name()) else { return Vec::new() };
        items(part).unwrap_or_else(|_| {
            let found = part.lines().next().unwrap_or_default().chars().take(60).collect();
            let field = joined(if lists.is_waiting { "waiting" } else { "" }, list.name());
            self.findings.is_incomplete = true;
            self.findings.problem(
                Spot::shard(lists.shard, field),
                Fault::WrongType { wanted: Wanted::List, found },
            );
            Vec::new()
        })
    }

    pub fn typed<T: DeserializeOwned>(
        &mut self,
        text: &str,
        spot: &dyn Fn(String) -> Spot,
    ) -> Option<T> {
        match serde_json::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.findings.shape(text, &error, spot);
                None
            }
        }
    }

    fn cleaned_shard<'a>(&mut self, index: usize, part: &'a str) -> Option<Cow<'a, str>> {
        match look(part) {
            Look::Plain => Some(Cow::Borrowed(part)),
            Look::TooDeep => {
                let mut spot = Spot::shard(index, "");
                walk(part, &mut |path, _| {
                    if path.len() == MAX_DEPTH {
                        spot = Spot::in_shard(index, path.get(..3).unwrap_or_default());
                    }
                    path.len() < MAX_DEPTH
                });
                self.findings.problem(spot, Fault::TooDeep);
                None
            }
            Look::Closer => {
                let findings = &mut self.findings;
                Some(clean(part, self.normalize, &mut |path, finding| {
                    findings.text(Spot::in_shard(index, path), finding)
                }))
            }
        }
    }

    pub fn cleaned<'a>(
        &mut self,
        part: &'a str,
        spot: &dyn Fn(String) -> Spot,
    ) -> Option<Cow<'a, str>> {
        match look(part) {
            Look::Plain => Some(Cow::Borrowed(part)),
            Look::TooDeep => {
                let mut path = String::new();
                walk(part, &mut |steps, _| {
                    if steps.len() == MAX_DEPTH {
                        path = shown(steps.get(..2).unwrap_or_default());
                    }
                    steps.len() < MAX_DEPTH
                });
                self.findings.problem(spot(path), Fault::TooDeep);
                None
            }
            Look::Closer => {
                let findings = &mut self.findings;
                Some(clean(part, self.normalize, &mut |path, finding| {
                    findings.text(spot(shown(path)), finding)
                }))
            }
        }
    }
}

pub(super) fn joined(name: &str, field: &str) -> String {
    if name.is_empty() || field.is_empty() || field.starts_with('[') {
        format!("{name}{field}")
    } else {
        format!("{name}.{field}")
    }
}

//! Reads a stream of a compound file, the form in which Office before 2007 kept its documents, and
//! in which a locked workbook is kept today ([MS-CFB]).

use super::Fault;
use super::little::{u16_at, u32_at, usize_at};

pub(super) const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The last sector of a chain, or a number beyond all sectors.
const END: u32 = 0xFFFF_FFFA;
const ENTRY: usize = 128;
/// Streams shorter than this are kept in small sectors.
const SMALL: usize = 4096;
const SMALL_SECTOR: usize = 64;

const CUT: Fault = Fault::Damaged { what: "compound file" };

/// A compound file.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector, the next one of its chain.
    next: Vec<u32>,
    /// For each small sector, the next one.
    next_small: Vec<u32>,
    /// The sectors that hold the small ones.
    small: Vec<u8>,
    directory: Vec<u8>,
}

/// A stream in the directory.
struct Entry {
    start: u32,
    size: usize,
}

impl<'a> Compound<'a> {
    /// Reads the tables and the directory of a file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        Self::tables(bytes).ok_or(CUT)
    }

    fn tables(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        let sector = matches!(shift, 9 | 12).then(|| 1_usize << shift)?;
        let mut file = Self {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            directory: Vec::new(),
        };
        // The sectors of the table of chains: 109 in the header, the rest in a chain of their own.
        let mut at = (0..109).map(|at| u32_at(bytes, 76 + 4 * at)).collect::<Option<Vec<u32>>>()?;
        let mut more = u32_at(bytes, 68)?;
        for _ in 0..bytes.len() / sector {
            let Some(part) = file.sector_at(more) else { break };
            at.extend(part.chunks_exact(4).take(sector / 4 - 1).filter_map(|four| u32_at(four, 0)));
            more = u32_at(part, sector - 4)?;
        }
        let sectors = bytes.len() / sector;
        for at in at.into_iter().take(sectors) {
            let part = file.sector_at(at).unwrap_or_default();
            file.next.extend(part.chunks_exact(4).filter_map(|four| u32_at(four, 0)));
        }
        file.next.truncate(sectors);
        file.directory = file.chain(u32_at(bytes, 48)?, usize::MAX)?;
        let small = file.chain(u32_at(bytes, 60)?, usize::MAX).unwrap_or_default();
        file.next_small = small.chunks_exact(4).filter_map(|four| u32_at(four, 0)).collect();
        let root = entry(file.directory.get(..ENTRY)?)?;
        file.small = file.chain(root.start, root.size).unwrap_or_default();
        Some(file)
    }

    fn sector_at(&self, at: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(at).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?;
        // The last sector of a file may be cut short.
        self.bytes.get(start..end.min(self.bytes.len()).max(start)).filter(|part| !part.is_empty())
    }

    /// The bytes of a chain of sectors, at most `size`.
    fn chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut whole = Vec::new();
        let mut at = start;
        // A chain that is longer than the file goes in a circle.
        for _ in 0..=self.next.len() {
            if at >= END || whole.len() >= size {
                whole.truncate(size);
                return Some(whole);
            }
            whole.extend_from_slice(self.sector_at(at)?);
            at = self.next.get(usize::try_from(at).ok()?).copied()?;
        }
        None
    }

    fn small_chain(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut whole = Vec::new();
        let mut at = usize::try_from(start).ok()?;
        while whole.len() < size {
            let from = at.checked_mul(SMALL_SECTOR)?;
            whole.extend_from_slice(self.small.get(from..from.checked_add(SMALL_SECTOR)?)?);
            at = usize::try_from(*self.next_small.get(at)?).ok()?;
        }
        whole.truncate(size);
        Some(whole)
    }

    fn find(&self, name: &str) -> Option<Entry> {
        let is_named = |at: &&[u8]| {
            let letters = at.chunks_exact(2).take(32).map_while(|two| u16_at(two, 0));
            let letters = letters.take_while(|&letter| letter != 0);
            char::decode_utf16(letters)
                .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
                .eq(name.chars())
        };
        self.directory.chunks_exact(ENTRY).find(is_named).and_then(entry)
    }

    /// Whether there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream, anywhere in the file; `None` if there is no such stream.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(Entry { start, size }) = self.find(name) else { return Ok(None) };
        let size = size.min(self.bytes.len());
        let stream =
            if size < SMALL { self.small_chain(start, size) } else { self.chain(start, size) };
        stream.map(Some).ok_or(CUT)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    Some(Entry { start: u32_at(bytes, 116)?, size: usize_at(bytes, 120)? })
}

//! Reads and writes zip archives as spreadsheets use them, with stored or deflated members. Reading
//! does not trust the sizes that a file states.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::little::{u16_at, u32_at, usize_at};
use super::{Fault, MAX_UNPACKED};

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// The size of the directory's end record with the longest comment.
const END_REACH: usize = 22 + 65_535;
/// The most members in an archive, more than any workbook of [`super::MAX_SHEETS`] has.
const MAX_MEMBERS: u16 = 10_000;
/// The compression level, fast enough for a phone.
const LEVEL: u8 = 6;
/// The year 1980 in DOS format. Archives carry no real time, so the same table gives the same
/// bytes.
const NO_TIME: u32 = 0x0021_0000;

const CUT: Fault = Fault::Damaged { what: "zip: cut off" };

/// An archive, and how much it may still unpack.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    members: Vec<Member<'a>>,
    room: usize,
}

struct Member<'a> {
    name: &'a [u8],
    flags: u16,
    method: u16,
    crc: u32,
    packed: usize,
    size: usize,
    offset: usize,
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let first = bytes.len().saturating_sub(END_REACH);
        let is_end = |&at: &usize| u32_at(bytes, at) == Some(END);
        let end = (first..bytes.len().saturating_sub(21)).rev().find(is_end).ok_or(CUT)?;
        let (count, at) = u16_at(bytes, end + 10).zip(usize_at(bytes, end + 16)).ok_or(CUT)?;
        if count > MAX_MEMBERS {
            return Err(Fault::NotATable);
        }
        let mut archive = Self { bytes, members: Vec::new(), room: MAX_UNPACKED };
        let mut at = at;
        for _ in 0..count {
            let (member, next) =
                archive.member_at(at).ok_or(Fault::Damaged { what: "zip: directory" })?;
            archive.members.push(member);
            at = next;
        }
        Ok(archive)
    }

    fn member_at(&self, at: usize) -> Option<(Member<'a>, usize)> {
        let head = self.bytes.get(at..)?;
        if u32_at(head, 0)? != CENTRAL {
            return None;
        }
        let lengths = [u16_at(head, 28)?, u16_at(head, 30)?, u16_at(head, 32)?].map(usize::from);
        let name_end = 46 + lengths[0];
        let member = Member {
            name: head.get(46..name_end)?,
            flags: u16_at(head, 8)?,
            method: u16_at(head, 10)?,
            crc: u32_at(head, 16)?,
            packed: usize_at(head, 20)?,
            size: usize_at(head, 24)?,
            offset: usize_at(head, 42)?,
        };
        Some((member, at.checked_add(name_end + lengths[1] + lengths[2])?))
    }

    /// Whether there is a member of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Member<'a>> {
        // Some programs write the separators of Windows into the names.
        let same = |a: u8, b: u8| a.eq_ignore_ascii_case(&b) || (a == b'\\' && b == b'/');
        self.members.iter().find(|member| {
            let written = member.name.strip_prefix(b"/").unwrap_or(member.name);
            written.len() == name.len()
                && written.iter().zip(name.as_bytes()).all(|(&a, &b)| same(a, b))
        })
    }

    /// Unpacks a member. All members together may not unpack to more than [`MAX_UNPACKED`].
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let Some(member) = self.find(name) else { return Ok(None) };
        if member.flags & 1 != 0 {
            return Err(Fault::Locked);
        }
        if member.size > self.room {
            return Err(Fault::UnpacksTooBig);
        }
        let packed = self.packed(member).ok_or(CUT)?;
        let unpacked = match member.method {
            0 if packed.len() > self.room => return Err(Fault::UnpacksTooBig),
            0 => packed.to_vec(),
            8 => match decompress_to_vec_with_limit(packed, member.size.max(1)) {
                Ok(unpacked) => unpacked,
                // It holds more than it states.
                Err(error) if error.status == TINFLStatus::HasMoreOutput => {
                    return Err(Fault::UnpacksTooBig);
                }
                Err(_) => return Err(Fault::Damaged { what: "zip: packed data" }),
            },
            _ => return Err(Fault::Packing),
        };
        if unpacked.len() != member.size || crc32(&unpacked) != member.crc {
            return Err(Fault::Damaged { what: "zip: checksum" });
        }
        self.room = self.room.saturating_sub(unpacked.len());
        Ok(Some(unpacked))
    }

    fn packed(&self, member: &Member) -> Option<&'a [u8]> {
        let head = self.bytes.get(member.offset..)?;
        if u32_at(head, 0)? != LOCAL {
            return None;
        }
        let start = 30 + usize::from(u16_at(head, 26)?) + usize::from(u16_at(head, 28)?);
        head.get(start..start.checked_add(member.packed)?)
    }
}

/// Packs named members into an archive.
pub fn write(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in members {
        let packed = compress_to_vec(bytes, LEVEL);
        let offset = length(file.len());
        let mut head = Vec::new();
        // Version 2.0, names in UTF-8, deflated.
        for word in [20_u16, 0x0800, 8] {
            head.extend(word.to_le_bytes());
        }
        for word in [NO_TIME, crc32(bytes), length(packed.len()), length(bytes.len())] {
            head.extend(word.to_le_bytes());
        }
        head.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        head.extend(0_u16.to_le_bytes());
        file.extend(LOCAL.to_le_bytes());
        file.extend(&head);
        file.extend(name.as_bytes());
        file.extend(&packed);
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (at, size) = (length(file.len()), length(directory.len()));
    let count = u16::try_from(members.len()).unwrap_or(u16::MAX);
    file.extend(&directory);
    file.extend(END.to_le_bytes());
    file.extend([0; 4]);
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(size.to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend([0; 2]);
    file
}

/// A length as the format stores it; a table of a book is far below the limit of 4 GB.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The checksum of zip archives (CRC-32).
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let table = crc_table();
    let step = |crc: u32, &byte: &u8| {
        (crc >> 8) ^ table.get(usize::from((crc as u8) ^ byte)).copied().unwrap_or_default()
    };
    !bytes.iter().fold(u32::MAX, step)
}

fn crc_table() -> [u32; 256] {
    let mut table = [0; 256];
    for (byte, slot) in (0_u32..).zip(table.iter_mut()) {
        *slot = (0..8)
            .fold(byte, |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 });
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_zip() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }

    #[test]
    fn what_was_packed_unpacks() {
        let members = [
            ("a.xml".to_owned(), "một ".repeat(1000).into_bytes()),
            ("thư mục/b.xml".to_owned(), Vec::new()),
        ];
        let file = write(&members);
        let mut archive = Archive::open(&file).unwrap();
        for (name, text) in &members {
            assert_eq!(archive.read(name), Ok(Some(text.clone())));
        }
        assert_eq!(archive.read("c.xml"), Ok(None));
    }
}

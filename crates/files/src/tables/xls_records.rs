//! The records of an .xls stream: a number, a length, and the data. A long record is continued in
//! the ones after it.

use super::little::u16_at;

/// The numbers of the records that are read.
pub(super) mod id {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000A;
    pub const DATEMODE: u16 = 0x0022;
    pub const FILEPASS: u16 = 0x002F;
    pub const FONT: u16 = 0x0031;
    pub const CONTINUE: u16 = 0x003C;
    pub const COLINFO: u16 = 0x007D;
    pub const BOUNDSHEET: u16 = 0x0085;
    pub const MULRK: u16 = 0x00BD;
    pub const RSTRING: u16 = 0x00D6;
    pub const XF: u16 = 0x00E0;
    pub const MERGEDCELLS: u16 = 0x00E5;
    pub const SST: u16 = 0x00FC;
    pub const LABELSST: u16 = 0x00FD;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const BOOLERR: u16 = 0x0205;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const RK: u16 = 0x027E;
    pub const FORMAT: u16 = 0x041E;
    pub const BOF: u16 = 0x0809;
}

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'a> {
    pub id: u16,
    pub data: &'a [u8],
    /// The rest of the stream after it.
    rest: &'a [u8],
}

impl<'a> Record<'a> {
    pub fn byte(&self, at: usize) -> Option<u8> {
        self.data.get(at).copied()
    }

    pub fn u16(&self, at: usize) -> Option<u16> {
        u16_at(self.data, at)
    }

    /// The data of the record and of those that continue it.
    pub fn parts(&self) -> Vec<&'a [u8]> {
        let more = Records { rest: self.rest }
            .take_while(|record| record.id == id::CONTINUE)
            .map(|record| record.data);
        std::iter::once(self.data).chain(more).collect()
    }
}

/// An iterator over the records of a stream; it ends where the stream is cut off.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// The records from a place in the stream.
    pub fn at(stream: &'a [u8], at: usize) -> Self {
        Self { rest: stream.get(at..).unwrap_or_default() }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (id, length) = u16_at(self.rest, 0).zip(u16_at(self.rest, 2))?;
        let data = self.rest.get(4..4 + usize::from(length))?;
        self.rest = self.rest.get(4 + usize::from(length)..).unwrap_or_default();
        Some(Record { id, data, rest: self.rest })
    }
}

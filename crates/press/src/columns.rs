//! The bytes of a field's values. Bytes of like meaning stay together, so that they compress well.

/// A column to be written.
#[derive(Default)]
pub struct Column(pub Vec<u8>);

impl Column {
    pub fn push(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// Writes a number, seven bits a byte.
    pub fn number(&mut self, mut number: usize) {
        while number > 127 {
            self.push(number as u8 | 128);
            number >>= 7;
        }
        self.push(number as u8);
    }
}

/// A column to be read.
#[derive(Clone, Copy)]
pub struct Cut<'a>(pub &'a [u8]);

impl<'a> Cut<'a> {
    pub fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    pub fn array<const COUNT: usize>(&mut self) -> Option<[u8; COUNT]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    /// The next so many bytes.
    pub fn take(&mut self, count: usize) -> Option<Self> {
        let (first, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(Self(first))
    }

    /// Reads a number below 2^28.
    pub fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21] {
            let byte = self.next()?;
            number |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }
}

/// The columns of a field, to be written or read.
#[derive(Default)]
pub struct Columns<C> {
    /// Each value's kind.
    pub kinds: C,
    /// The lowest bytes of numbers.
    pub low: C,
    /// The other bytes.
    pub high: C,
}

impl Columns<Column> {
    /// Writes a number, mostly one below 256.
    pub fn number(&mut self, number: usize) {
        self.low.push(number as u8);
        self.high.number(number >> 8);
    }
}

impl Columns<Cut<'_>> {
    pub fn number(&mut self) -> Option<usize> {
        let low = usize::from(self.low.next()?);
        Some(self.high.number()? << 8 | low)
    }
}

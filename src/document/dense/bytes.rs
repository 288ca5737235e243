//! Numbers and texts as bytes, one after the other.

use uuid::Uuid;

/// Why bytes are not what they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// They are damaged.
    Damaged,
    /// They are whole and say something that only a later version can have written.
    Newer,
}

/// Bytes that are being read, from the first to the last.
pub(super) struct Bytes<'b>(pub(super) &'b [u8]);

impl<'b> Bytes<'b> {
    /// The next so many bytes.
    pub(super) fn take(&mut self, count: usize) -> Result<&'b [u8], Fault> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Fault::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Fault> {
        let (byte, rest) = self.0.split_first().ok_or(Fault::Damaged)?;
        self.0 = rest;
        Ok(*byte)
    }

    pub(super) fn number(&mut self) -> Result<u64, Fault> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Fault::Damaged)
    }

    /// How many things follow, each of which takes so many bytes at `least`: no number makes the reader take much more
    /// memory than there are bytes.
    pub(super) fn count(&mut self, least: usize) -> Result<usize, Fault> {
        let count = usize::try_from(self.number()?).map_err(|_| Fault::Damaged)?;
        if count <= self.0.len() / least { Ok(count) } else { Err(Fault::Damaged) }
    }

    pub(super) fn text(&mut self) -> Result<&'b str, Fault> {
        let length = self.count(1)?;
        std::str::from_utf8(self.take(length)?).map_err(|_| Fault::Damaged)
    }

    pub(super) fn id(&mut self) -> Result<Uuid, Fault> {
        Uuid::from_slice(self.take(16)?).map_err(|_| Fault::Damaged)
    }
}

pub(super) fn put_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub(super) fn put_count(count: usize, out: &mut Vec<u8>) {
    put_number(count as u64, out);
}

pub(super) fn put_text(text: &str, out: &mut Vec<u8>) {
    put_count(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

pub(super) fn put_id(id: Uuid, out: &mut Vec<u8>) {
    out.extend_from_slice(id.as_bytes());
}

/// A sum over bytes that come in parts (FNV-1a), by which damage is found: what would be wrong somewhere in JSON can be
/// another number here. Each step can be taken back, so that no two texts that differ in one byte have the same.
#[derive(Clone, Copy)]
pub(super) struct Sum(u64);

impl Sum {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    }

    pub(super) fn bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }
}

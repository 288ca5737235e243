//! What a module puts into memory, piece by piece.

use super::bytes::{Reader, write_number, write_signed};

/// The pieces of a data section.
#[derive(Debug, PartialEq, Eq)]
pub struct Data {
    /// In their order.
    pub pieces: Vec<Piece>,
}

/// Bytes and where they go.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// The address in memory.
    pub address: i64,
    /// Where the bytes begin in the section; of no meaning for a section that is yet to be written.
    pub at: usize,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A pause this long in what is wanted is worth a piece of its own: a head of six bytes and little that compresses.
const PAUSE: usize = 12;

impl Data {
    /// Reads a data section whose pieces all go to fixed addresses of the only memory.
    pub fn read(content: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(content);
        let count = reader.number()?;
        let pieces = (0..count).map(|_| {
            let (kind, constant) = (reader.byte()?, reader.byte()?);
            let address = reader.signed()?;
            if (kind, constant, reader.byte()?) != (0, I32_CONST, END) {
                return None;
            }
            let length = reader.number()?;
            let at = reader.at();
            Some(Piece { address, at, bytes: reader.take(length)?.to_vec() })
        });
        Some(Self { pieces: pieces.collect::<Option<_>>()? })
    }

    /// The section's content.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        write_number(self.pieces.len(), &mut out);
        for piece in &self.pieces {
            out.extend([0, I32_CONST]);
            write_signed(piece.address, &mut out);
            out.push(END);
            write_number(piece.bytes.len(), &mut out);
            out.extend_from_slice(&piece.bytes);
        }
        out
    }
}

const I32_CONST: u8 = 0x41;
const END: u8 = 0x0b;

impl Piece {
    /// The pieces that hold at least the wanted bytes. What lies in a short pause between them is taken along as it is.
    pub fn parts(&self, wanted: impl Fn(usize) -> bool) -> Vec<Self> {
        let mut parts: Vec<Self> = Vec::new();
        let mut end = 0;
        for (offset, byte) in self.bytes.iter().enumerate().filter(|(offset, _)| wanted(*offset)) {
            match parts.last_mut().filter(|_| offset - end < PAUSE) {
                Some(part) => part.bytes.extend_from_slice(&self.bytes[end..=offset]),
                None => {
                    let address = self.address + i64::try_from(offset).unwrap_or_default();
                    parts.push(Self { address, at: 0, bytes: vec![*byte] });
                }
            }
            end = offset + 1;
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_written_as_it_was_read() {
        let piece = |address, bytes: &[u8]| Piece { address, at: 0, bytes: bytes.to_vec() };
        let data = Data { pieces: vec![piece(1_048_576, b"constants"), piece(1_179_280, &[7; 200])] };
        let again = Data::read(&data.write()).unwrap();
        assert_eq!(again.write(), data.write());
        assert_eq!(again.pieces[0].bytes, b"constants");
    }

    #[test]
    fn parts_hold_what_is_wanted_and_short_pauses() {
        let piece = Piece { address: 100, at: 0, bytes: (0..60).collect() };
        let parts = piece.parts(|offset| [3, 5, 6, 40].contains(&offset));
        let found: Vec<(i64, &[u8])> = parts.iter().map(|part| (part.address, part.bytes.as_slice())).collect();
        assert_eq!(found, [(103, [3, 4, 5, 6].as_slice()), (140, &[40])]);
    }
}

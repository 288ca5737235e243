//! Reading and writing numbers as WebAssembly's binary format has them.

/// Bytes that are read from the front. Whatever is missing or malformed reads as `None`.
#[derive(Clone)]
pub struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    /// Begins at the front.
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How many bytes were read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether everything was read.
    pub fn is_empty(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// One byte.
    pub fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// So many bytes.
    pub fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(taken)
    }

    /// An unsigned number (LEB128).
    pub fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    /// A signed number (LEB128), of an address or an addend.
    pub fn signed(&mut self) -> Option<i64> {
        let mut value = 0;
        for shift in (0..70).step_by(7) {
            let byte = self.byte()?;
            value |= i64::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                let sign = byte & 0x40 != 0 && shift < 57;
                return Some(if sign { value | -1 << (shift + 7) } else { value });
            }
        }
        None
    }

    /// A length and so much text.
    pub fn text(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

/// Writes an unsigned number (LEB128).
pub fn write_number(mut value: usize, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Writes a signed number (LEB128).
pub fn write_signed(mut value: i64, out: &mut Vec<u8>) {
    while !(-0x40..0x40).contains(&value) {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push((value & 0x7f) as u8);
}

/// Writes a length and text.
pub fn write_text(text: &str, out: &mut Vec<u8>) {
    write_number(text.len(), out);
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        for value in [0_i64, 1, -1, 63, 64, -64, -65, 127, 128, 1_048_576, -1_048_577, i64::from(i32::MIN)] {
            let mut out = Vec::new();
            write_signed(value, &mut out);
            assert_eq!(Reader::new(&out).signed(), Some(value), "{value}");
            if let Ok(value) = usize::try_from(value) {
                out.clear();
                write_number(value, &mut out);
                assert_eq!(Reader::new(&out).number(), Some(value), "{value}");
            }
        }
    }

    #[test]
    fn what_is_cut_off_reads_as_nothing() {
        assert_eq!(Reader::new(&[0x80]).number(), None);
        assert_eq!(Reader::new(&[3, b'a']).text(), None);
    }
}

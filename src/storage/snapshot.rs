//! The stored form of a whole campaign.

/// A whole campaign as it is stored: one line of `NUMBER ENCODING PAYLOAD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The number of the last change that is in it.
    pub number: u64,
    /// How the payload is written.
    pub encoding: Encoding,
    /// The file form of the campaign, or the dense form of a large one, so encoded. ASCII, because one engine takes two
    /// bytes a character otherwise.
    pub payload: String,
}

/// How a payload is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// The file form itself.
    Json,
    /// Deflated (RFC 1951) and in base64.
    Deflate,
}

impl Snapshot {
    /// Reads the stored line; `None` when it is none.
    pub fn parse(line: &str) -> Option<Self> {
        let (number, rest) = line.split_once(' ')?;
        let (encoding, payload) = rest.split_once(' ')?;
        let encoding = match encoding {
            "json" => Encoding::Json,
            "deflate" => Encoding::Deflate,
            _ => return None,
        };
        Some(Self { number: number.parse().ok()?, encoding, payload: payload.to_owned() })
    }

    /// The line to store.
    pub fn line(&self) -> String {
        let encoding = match self.encoding {
            Encoding::Json => "json",
            Encoding::Deflate => "deflate",
        };
        format!("{} {encoding} {}", self.number, self.payload)
    }
}

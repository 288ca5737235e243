//! Documents into snapshots and back, without keeping the page from answering.

use crate::browser::compression::{self, Parts};
use crate::browser::{clock, page};
use crate::document::{Document, Pieces};
use crate::storage::{Encoding, Fault, Snapshot};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// Text longer than this, in bytes, is deflated before it is stored: 5 MiB is all that localStorage gives.
const COMPRESS_FROM: usize = 256 * 1024;
/// How long one turn of writing takes, in milliseconds: well within a frame.
const TURN: i64 = 8;
/// So many influencers are written before the clock is looked at.
const INFLUENCERS: usize = 10;

/// Writes a snapshot of a document, in turns between which the page answers. `visit` shows the document to what it
/// is given, or says `false` where the document is not the same any more; then there is no snapshot.
///
/// `number` is that of the last change in it.
pub async fn pack(number: u64, mut visit: impl FnMut(&mut dyn FnMut(&Document)) -> bool) -> Option<Snapshot> {
    let mut written = write(Pieces::new, &mut visit).await?;
    // Short JSON stays as it is, where a person can read it.
    if !written.is_text || written.size >= COMPRESS_FROM {
        if let Ok(payload) = written.parts.deflate().await {
            if page::is_shown() {
                page::next_turn().await;
            }
            return Some(Snapshot { number, encoding: Encoding::Deflate, payload });
        }
        // Without compression it may still fit, as text.
        if !written.is_text {
            written = write(Pieces::json, &mut visit).await?;
        }
    }
    Some(Snapshot { number, encoding: Encoding::Json, payload: written.parts.text() })
}

/// A document in pieces.
struct Written {
    parts: Parts,
    /// How many bytes they have.
    size: usize,
    /// Whether they are ASCII.
    is_text: bool,
}

async fn write(
    begin: fn(&Document, &str) -> Pieces,
    visit: &mut impl FnMut(&mut dyn FnMut(&Document)) -> bool,
) -> Option<Written> {
    let mut pieces = None;
    let mut written = Written { parts: Parts::default(), size: 0, is_text: true };
    let mut is_complete = false;
    while !is_complete {
        let begun = clock::now_millis();
        let mut turn = Vec::new();
        let is_same = visit(&mut |document| {
            let pieces = pieces.get_or_insert_with(|| begin(document, &clock::now_text()));
            written.is_text = pieces.are_text();
            while !is_complete && clock::now_millis() - begun < TURN {
                match pieces.next(document, INFLUENCERS) {
                    Some(piece) => turn.extend(piece),
                    None => is_complete = true,
                }
            }
        });
        if !is_same {
            return None;
        }
        written.size += turn.len();
        written.parts.push(&turn);
        // Nobody waits for a page that is not shown, and its timers come a second late.
        if !is_complete && page::is_shown() {
            page::next_turn().await;
        }
    }
    Some(written)
}

/// What stands in the line of a snapshot, for [`crate::document::read_stored`].
///
/// # Errors
/// [`Fault::Damaged`].
pub async fn unpack(line: &str) -> Result<Vec<u8>, Fault> {
    let damaged = || Fault::Damaged("Its stored text is damaged.".to_owned());
    let snapshot = Snapshot::parse(line).ok_or_else(damaged)?;
    match snapshot.encoding {
        Encoding::Json => Ok(snapshot.payload.into_bytes()),
        Encoding::Deflate => {
            let packed = BASE64_STANDARD.decode(&snapshot.payload).map_err(|_| damaged())?;
            let inflated = compression::inflate(&packed).await;
            inflated.map_err(|_| Fault::Damaged("Its stored text cannot be unpacked.".to_owned()))
        }
    }
}

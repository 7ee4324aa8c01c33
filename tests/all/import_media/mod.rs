//! Subtitles, transcripts, sheets and pictures as they come in.

mod cues;
mod labels;
mod pictures;
mod sheets;
mod transcripts;
mod values;

use crosscase::import::{ImportError, Imported, read_bytes};
use crosscase::study::{MarkKind, word_count};

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Imported {
    read_bytes(name, bytes.as_ref()).unwrap()
}

/// The turns of a text: who, and the words.
fn turns(imported: &Imported) -> Vec<(&str, &str)> {
    imported
        .marks
        .iter()
        .filter_map(|mark| match &mark.what {
            MarkKind::Turn(name) => Some((name.as_str(), mark.span.slice(&imported.text).unwrap())),
            _ => None,
        })
        .collect()
}

/// The times of a text: milliseconds, and the words.
fn times(imported: &Imported) -> Vec<(u32, &str)> {
    imported
        .marks
        .iter()
        .filter_map(|mark| match mark.what {
            MarkKind::Time(time) => Some((time, mark.span.slice(&imported.text).unwrap())),
            _ => None,
        })
        .collect()
}

/// Bytes flipped, cut out, doubled and cut off, the same ones in every run.
fn mutations(seed: &[u8], count: u64) -> impl Iterator<Item = Vec<u8>> {
    (0..count).map(move |round| {
        let mut state = round.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut next = move |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % below.max(1) as u64) as usize
        };
        let mut bytes = seed.to_vec();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            match next(5) {
                0 => bytes.truncate(at + 1),
                1 => {
                    let end = (at + next(40)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
                2 => {
                    bytes.drain(at..(at + next(40)).min(bytes.len() - 1).max(at));
                }
                _ => bytes[at] = next(256) as u8,
            }
        }
        bytes
    })
}

/// What must hold for any bytes; a panic inside would come out as `Fault`.
fn holds(name: &str, bytes: &[u8]) -> bool {
    match read_bytes(name, bytes) {
        Ok(imported) => {
            assert!(!imported.text.trim().is_empty() || imported.picture.is_some());
            assert_eq!(imported.words, word_count(&imported.text));
            for mark in &imported.marks {
                assert!(!mark.span.slice(&imported.text).unwrap().is_empty(), "{mark:?}");
            }
            true
        }
        Err(error) => {
            assert_ne!(error, ImportError::Fault);
            assert!(error.to_string().ends_with('.'), "{error}");
            false
        }
    }
}

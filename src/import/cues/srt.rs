//! SubRip (`.srt`), and SubViewer as YouTube writes it (`.sbv`).

use super::timed::{Kind, parse};
use super::timing;
use crate::import::decode::decode;
use crate::import::label::milliseconds;
use crate::import::{ImportError, Imported, Importer, Sniff, split_name};

pub(in crate::import) struct SubRip;

impl Importer for SubRip {
    fn name(&self) -> &'static str {
        "SubRip subtitles"
    }

    fn sniff(&self, name: &str, _head: &[u8]) -> Sniff {
        if matches!(split_name(name).1.as_str(), "srt" | "sbv") { Sniff::Yes } else { Sniff::No }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let decoded = decode(name, bytes)?;
        let mut cues = parse(&decoded.text, &Kind { timing, web: false });
        if cues.cues.is_empty() {
            cues = parse(&decoded.text, &Kind { timing: pair, web: false });
        }
        if cues.cues.is_empty() {
            return Err(ImportError::NoCues);
        }
        cues.changed = decoded.remarks;
        let format = if split_name(name).1 == "sbv" { "SubViewer subtitles" } else { self.name() };
        cues.finish(name, format, decoded.encoding)
    }
}

/// `0:00:01.000,0:00:04.000`
fn pair(line: &str) -> Option<(u32, u32)> {
    let (from, to) = line.split_once(',')?;
    (from.contains(':') && to.contains(':')).then_some(())?;
    Some((milliseconds(from.trim())?, milliseconds(to.trim())?))
}

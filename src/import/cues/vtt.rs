//! WebVTT, which the web and most transcription services write.

use super::timed::{Kind, parse};
use super::timing;
use crate::import::decode::decode;
use crate::import::{ImportError, Imported, Importer, Sniff, split_name};

pub(in crate::import) struct WebVtt;

impl Importer for WebVtt {
    fn name(&self) -> &'static str {
        "WebVTT subtitles"
    }

    fn sniff(&self, name: &str, head: &[u8]) -> Sniff {
        let bare = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        if bare.starts_with(b"WEBVTT") || split_name(name).1 == "vtt" { Sniff::Yes } else { Sniff::No }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let decoded = decode(name, bytes)?;
        let mut cues = parse(&decoded.text, &Kind { timing, web: true });
        if cues.cues.is_empty() {
            return Err(ImportError::NoCues);
        }
        cues.changed = decoded.remarks;
        cues.finish(name, self.name(), decoded.encoding)
    }
}

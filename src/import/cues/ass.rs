//! SubStation subtitles (`.ass`, `.ssa`): the lines of dialogue in the order of their times.

use super::{Cue, Cues, plain};
use crate::import::decode::decode;
use crate::import::label::milliseconds;
use crate::import::receipt::counted;
use crate::import::{ImportError, Imported, Importer, Sniff, split_name};

pub(in crate::import) struct SubStation;

impl Importer for SubStation {
    fn name(&self) -> &'static str {
        "SubStation subtitles"
    }

    fn sniff(&self, name: &str, _head: &[u8]) -> Sniff {
        if matches!(split_name(name).1.as_str(), "ass" | "ssa") { Sniff::Yes } else { Sniff::No }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let decoded = decode(name, bytes)?;
        let mut cues = parse(&decoded.text);
        if cues.cues.is_empty() {
            return Err(ImportError::NoCues);
        }
        cues.changed = decoded.remarks;
        cues.finish(name, self.name(), decoded.encoding)
    }
}

fn parse(text: &str) -> Cues {
    let mut cues = Cues::default();
    let usual = "Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text";
    let mut columns: Vec<String> = fields(usual);
    let (mut events, mut comments) = (false, 0_usize);
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            events = line.eq_ignore_ascii_case("[events]");
        } else if let Some(format) = line.strip_prefix("Format:").filter(|_| events) {
            columns = fields(format);
        } else if line.starts_with("Comment:") {
            comments += 1;
        } else if let Some(dialogue) = line.strip_prefix("Dialogue:") {
            cues.cues.extend(cue(dialogue, &columns));
        }
    }
    cues.cues.sort_by_key(|cue| cue.start);
    if comments > 0 {
        cues.left_out.push(format!("{}.", counted(comments, "line of comment", "lines of comment")));
    }
    cues
}

fn fields(format: &str) -> Vec<String> {
    format.split(',').map(|field| field.trim().to_lowercase()).collect()
}

fn cue(dialogue: &str, columns: &[String]) -> Option<Cue> {
    let cells: Vec<&str> = dialogue.splitn(columns.len(), ',').collect();
    let cell = |name: &str| {
        let at = columns.iter().position(|column| column == name)?;
        cells.get(at).map(|cell| cell.trim())
    };
    let lines: Vec<String> = cell("text")?
        .replace("\\N", "\n")
        .replace("\\n", "\n")
        .replace("\\h", " ")
        .lines()
        .map(|line| plain(line).0)
        .filter(|line| !line.is_empty())
        .collect();
    let speaker = cell("name").or_else(|| cell("actor")).filter(|name| !name.is_empty()).map(str::to_owned);
    let (start, end) = (milliseconds(cell("start")?)?, milliseconds(cell("end")?)?);
    (!lines.is_empty()).then_some(Cue { start, end, speaker, lines })
}

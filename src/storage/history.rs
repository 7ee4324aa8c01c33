//! The log as it is kept: pieces of text that are added to without reading them, and read on demand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::blob::{Blob, Packs};
use super::error::{Problem, ProblemKind, StorageError};
use super::notation::{self, Layout};
use super::v1::{StepFile, Texts, read_steps};
use crate::edit::Step;
use crate::study::{AnyId, SessionId, Study};

const HEAD: &str = "(\nsteps: [\n";
const TAIL: &str = "],\n)\n";
/// A piece of the log is full after so many steps or bytes: the next save leaves it alone.
const MOST_STEPS: usize = 500;
const MOST_BYTES: usize = 1 << 20;

/// The log of a study. Steps are appended as they are done; [`HistoryStore::parse`] reads them all.
#[derive(Clone, Debug, Default)]
pub struct HistoryStore {
    chunks: Vec<Chunk>,
    /// Texts that steps name by fingerprint, as far as they are not the text of a source all along.
    texts: BTreeMap<String, Blob>,
}

/// `history/NNNN-SESSION.ron`: steps of one session, in order.
#[derive(Clone, Debug)]
struct Chunk {
    number: u32,
    session: SessionId,
    /// Unknown until somebody must add to it.
    steps: Option<usize>,
    body: Blob,
}

impl Chunk {
    fn name(&self) -> String {
        format!("history/{:04}-{}.ron", self.number, self.session)
    }
}

impl HistoryStore {
    pub fn from_steps<'a>(steps: impl IntoIterator<Item = &'a Step>) -> Result<Self, StorageError> {
        let mut store = Self::default();
        for step in steps {
            store.append(step)?;
        }
        Ok(store)
    }

    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// Adds a step at the end. The caller sees to it that no step comes twice.
    pub fn append(&mut self, step: &Step) -> Result<(), StorageError> {
        let file = StepFile::of(step, &mut ByPrint(&mut self.texts));
        let mut text = String::new();
        notation::write(&mut text, &file, Layout::Fields)?;
        let session = step.stamp().session;
        let mut number = 1;
        if let Some(chunk) = self.chunks.last_mut() {
            if chunk.session == session && chunk.has_room()? {
                return chunk.add(&text);
            }
            number = chunk.number.saturating_add(1);
        }
        let body = Blob::Here(Arc::new(format!("{HEAD}{text}{TAIL}").into_bytes()));
        self.chunks.push(Chunk { number, session, steps: Some(1), body });
        Ok(())
    }

    /// Reads the whole log, oldest step first, and says what of it can't be read. `study` is asked for
    /// the texts that steps name.
    pub fn parse(&self, study: &Study) -> Result<(Vec<Step>, Vec<Problem>), StorageError> {
        let packs = Packs::default();
        let mut texts = BTreeMap::new();
        for text in study.texts.iter() {
            texts.insert(print(&text.text), text.text.clone());
        }
        for (name, blob) in &self.texts {
            if !texts.contains_key(name)
                && let Ok(bytes) = blob.read_from(&packs)
                && let Ok(text) = String::from_utf8(bytes)
            {
                texts.insert(name.clone(), text.into());
            }
        }
        let texts = Known(texts);
        let parts: Vec<_> = self.chunks.par_iter().map(|chunk| chunk.parse(&texts, &packs)).collect();
        let (mut steps, mut problems) = (Vec::new(), Vec::new());
        for part in parts {
            let (more, faults) = part?;
            steps.extend(more);
            problems.extend(faults);
        }
        Ok((steps, problems))
    }

    /// The log without the steps in which `holds` finds something, be it in a label, a record or a text
    /// before or after it, and how many those are. Texts that no step names any more go with them.
    pub fn without(
        &self,
        study: &Study,
        holds: &(dyn Fn(&str) -> bool + Sync),
    ) -> Result<(Self, usize), StorageError> {
        let packs = Packs::default();
        let mut gone: BTreeSet<String> = BTreeSet::new();
        for (name, blob) in &self.texts {
            // What can't be read can't be cleared: it goes.
            if blob.read_from(&packs).map_or(true, |bytes| holds(&String::from_utf8_lossy(&bytes))) {
                gone.insert(name.clone());
            }
        }
        for text in study.texts.iter().filter(|text| holds(&text.text)) {
            gone.insert(print(&text.text));
        }
        let (mut store, mut steps, mut used) = (Self::default(), 0, BTreeSet::new());
        for chunk in &self.chunks {
            let bytes = chunk.body.read_from(&packs)?;
            let text = String::from_utf8_lossy(&bytes);
            let items = notation::cut(&text).items;
            let kept: Vec<&str> = items
                .iter()
                .map(|item| item.text)
                .filter(|item| !holds(item) && !texts_named(item).any(|name| gone.contains(name)))
                .collect();
            steps += items.len() - kept.len();
            used.extend(kept.iter().flat_map(|item| texts_named(item)).map(str::to_owned));
            if kept.len() == items.len() && !holds(&text) {
                store.chunks.push(chunk.clone());
            } else if !kept.is_empty() {
                let mut body = HEAD.to_owned();
                for item in &kept {
                    body.push_str(item);
                    body.push_str(",\n");
                }
                body.push_str(TAIL);
                let body = Blob::Here(Arc::new(body.into_bytes()));
                store.chunks.push(Chunk { steps: Some(kept.len()), body, ..chunk.clone() });
            }
        }
        let texts = self.texts.iter().filter(|(name, _)| used.contains(*name));
        store.texts = texts.map(|(name, blob)| (name.clone(), blob.clone())).collect();
        Ok((store, steps))
    }

    /// Takes over a part of a study that was found on opening.
    pub(super) fn adopt_chunk(&mut self, number: u32, session: u64, body: Blob) {
        self.chunks.push(Chunk { number, session: SessionId(session), steps: None, body });
        self.chunks.sort_by_key(|chunk| (chunk.number, chunk.session));
    }

    pub(super) fn adopt_text(&mut self, name: &str, text: Blob) {
        self.texts.insert(name.to_owned(), text);
    }

    /// The parts that were not read yet are in the study at this path now.
    pub(super) fn moved(&mut self, to: &Path) {
        for chunk in &mut self.chunks {
            let name = chunk.name();
            chunk.body.moved(to, &name);
        }
        for (name, text) in &mut self.texts {
            text.moved(to, &format!("history/texts/{name}.txt"));
        }
    }

    /// The parts to be saved, by name. Texts that sources have now are not among them.
    pub(super) fn parts(&self, study: &Study) -> BTreeMap<String, Blob> {
        let mut current: BTreeMap<usize, Vec<&Arc<str>>> = BTreeMap::new();
        for text in study.texts.iter() {
            current.entry(text.text.len()).or_default().push(&text.text);
        }
        let mut parts: BTreeMap<String, Blob> =
            self.chunks.iter().map(|chunk| (chunk.name(), chunk.body.clone())).collect();
        for (name, blob) in &self.texts {
            let is_current = matches!(blob, Blob::Text(text)
                if current.get(&text.len()).is_some_and(|texts| texts.contains(&text)));
            if !is_current {
                parts.insert(format!("history/texts/{name}.txt"), blob.clone());
            }
        }
        parts
    }
}

impl Chunk {
    fn has_room(&mut self) -> Result<bool, StorageError> {
        if self.body.size() >= MOST_BYTES as u64 {
            return Ok(false);
        }
        let steps = if let Some(steps) = self.steps {
            steps
        } else {
            let bytes = self.body.read()?;
            let text = String::from_utf8_lossy(&bytes);
            let cut = notation::cut(&text);
            // What was not written by us in this form is left as it is.
            let ours = cut.faults.is_empty() && text.starts_with(HEAD) && text.ends_with(TAIL);
            let steps = if ours { cut.items.len() } else { MOST_STEPS };
            self.steps = Some(steps);
            self.body = Blob::Here(Arc::new(bytes));
            steps
        };
        Ok(steps < MOST_STEPS)
    }

    fn add(&mut self, step: &str) -> Result<(), StorageError> {
        if !matches!(self.body, Blob::Here(_)) {
            self.body = Blob::Here(Arc::new(self.body.read()?));
        }
        if let Blob::Here(bytes) = &mut self.body {
            let bytes = Arc::make_mut(bytes);
            bytes.truncate(bytes.len().saturating_sub(TAIL.len()));
            bytes.extend_from_slice(step.as_bytes());
            bytes.extend_from_slice(TAIL.as_bytes());
        }
        self.steps = self.steps.map(|steps| steps + 1);
        Ok(())
    }

    fn parse(&self, texts: &Known, packs: &Packs) -> Result<(Vec<Step>, Vec<Problem>), StorageError> {
        let bytes = self.body.read_from(packs)?;
        let (text, mut problems) = (String::from_utf8_lossy(&bytes), Vec::new());
        let mut faults = Vec::new();
        let files = read_steps(&text, &mut faults);
        for fault in faults {
            let what = format!("A step of the history was passed over: {}.", fault.what);
            problems.push(Problem::new(ProblemKind::Lost, self.name(), what).at(fault.line));
        }
        let mut steps = Vec::with_capacity(files.len());
        for file in files {
            let (step, lost) = file.into_step(texts);
            for id in lost {
                let what = format!(
                    "The words that the step \u{201c}{}\u{201d} changed are no longer kept; it can be seen but not taken back.",
                    step.label
                );
                problems.push(Problem::new(ProblemKind::Note, self.name(), what).about(AnyId::Text(id)));
            }
            steps.push(step);
        }
        Ok((steps, problems))
    }
}

/// The fingerprint that a text is named by: SHA-256, in hex.
fn print(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 15)]);
    Sha256::digest(text.as_bytes()).iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// The fingerprints of the texts that a written step names.
fn texts_named(step: &str) -> impl Iterator<Item = &str> {
    step.match_indices("sha256").filter_map(|(at, _)| {
        let rest = &step[at..];
        let start = rest.find('"')? + 1;
        rest.get(start..start + 64)
    })
}

struct ByPrint<'a>(&'a mut BTreeMap<String, Blob>);

impl Texts for ByPrint<'_> {
    fn name(&mut self, text: &Arc<str>) -> Option<String> {
        let name = print(text);
        self.0.insert(name.clone(), Blob::Text(text.clone()));
        Some(name)
    }
    fn text(&self, _: &str) -> Option<Arc<str>> {
        None
    }
}

struct Known(BTreeMap<String, Arc<str>>);

impl Texts for Known {
    fn name(&mut self, _: &Arc<str>) -> Option<String> {
        None
    }
    fn text(&self, name: &str) -> Option<Arc<str>> {
        self.0.get(name).cloned()
    }
}

//! Correcting a text: the paragraph in hand as it is typed, and what that does to its passages.

use std::collections::BTreeMap;
use std::ops::Range;

use eframe::egui;

use super::dialogs::{Answer, buttons, text};
use crate::edit::{Carry, Command, Settled, TextEdit, edits_between, uncarried};
use crate::session::Session;
use crate::study::{EvidenceId, SourceId, Span, Study};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::theme::{Tokens, font};

/// A paragraph, or several, as they are being corrected.
pub struct Correct {
    source: SourceId,
    range: Range<usize>,
    before: String,
    after: String,
    passages: Vec<Passage>,
    fresh: bool,
}

/// A passage that reaches into the paragraph, and what becomes of it.
struct Passage {
    id: EvidenceId,
    before: String,
    becomes: Becomes,
}

enum Becomes {
    Same,
    Other(String),
    /// It loses its words: what stands nearest, and whether it goes there or away.
    Lost {
        near: Option<(Span, String)>,
        keep: bool,
    },
}

impl Correct {
    /// The paragraphs that hold a place of a text.
    pub fn new(study: &Study, source: SourceId, span: Span) -> Option<Self> {
        let whole = &study.texts.get(source)?.text;
        let range = paragraphs(whole, span.range())?;
        let before = whole[range.clone()].to_owned();
        let mut correct =
            Self { source, range, after: before.clone(), before, passages: Vec::new(), fresh: true };
        correct.look(study);
        Some(correct)
    }

    fn edits(&self) -> Vec<TextEdit> {
        edits_between(&self.before, &self.after, self.range.start)
    }

    /// What the words as they are typed now do to the passages.
    fn look(&mut self, study: &Study) {
        let edits = self.edits();
        let Ok(carry) = Carry::new(study.text(self.source), &edits) else { return };
        let lost: BTreeMap<EvidenceId, Option<Span>> =
            uncarried(study, self.source, &edits).unwrap_or_default().into_iter().collect();
        let kept: BTreeMap<EvidenceId, bool> = self
            .passages
            .iter()
            .filter_map(|passage| match passage.becomes {
                Becomes::Lost { keep, .. } => Some((passage.id, keep)),
                _ => None,
            })
            .collect();
        let here = Span::new(self.range.start, self.range.end);
        let mut found: Vec<_> = study
            .evidence
            .iter()
            .filter(|one| one.source == self.source && one.region.is_none() && one.span.overlaps(here))
            .collect();
        found.sort_by_key(|one| (one.span, one.id));
        self.passages = found
            .into_iter()
            .map(|one| {
                let becomes = if let Some(near) = lost.get(&one.id) {
                    let near = near.and_then(|span| Some((span, carry.text().get(span.range())?.to_owned())));
                    let keep = kept.get(&one.id).copied().unwrap_or(near.is_some());
                    Becomes::Lost { near, keep }
                } else {
                    let words = carry.passage(one.span).and_then(|span| carry.text().get(span.range()));
                    match words {
                        Some(words) if words != one.quote => Becomes::Other(words.to_owned()),
                        _ => Becomes::Same,
                    }
                };
                Passage { id: one.id, before: one.quote.clone(), becomes }
            })
            .collect();
    }

    fn command(&self) -> Command {
        let settled = self.passages.iter().filter_map(|passage| match &passage.becomes {
            Becomes::Lost { near: Some((span, _)), keep: true } => Some((passage.id, Settled::At(*span))),
            Becomes::Lost { .. } => Some((passage.id, Settled::Delete)),
            _ => None,
        });
        Command::EditText { source: self.source, edits: self.edits(), settled: settled.collect() }
    }

    pub(super) fn show(&mut self, ui: &mut egui::Ui, session: Option<&Session>) -> Answer {
        let Some(study) = session.map(Session::study) else { return Answer::Close };
        // Another hand may have been at it: an undo by menu, an import.
        if study.text(self.source).get(self.range.clone()) != Some(&self.before) {
            return Answer::Close;
        }
        let title = study.sources.get(self.source).map_or("", |source| source.title.as_str());
        text(ui, &t!("correct-title", title = title), t!("correct-help"));
        let done = ui.input_mut(|i| i.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
        let label = ui.label(egui::RichText::new(t!("correct-words")).font(font::caption()));
        let edit = egui::ScrollArea::vertical().id_salt("words").max_height(220.0).show(ui, |ui| {
            ui.add(
                egui::TextEdit::multiline(&mut self.after)
                    .font(font::reading(16.0))
                    .desired_rows(4)
                    .desired_width(f32::INFINITY),
            )
        });
        let edit = edit.inner.labelled_by(label.id);
        if std::mem::take(&mut self.fresh) {
            edit.request_focus();
        }
        if edit.changed() {
            self.look(study);
        }
        ui.add_space(12.0);
        self.list(ui);
        ui.add_space(12.0);
        match buttons(ui, &[(t!("correct-done"), true), (t!("cancel"), false)]) {
            Some(1) => Answer::Close,
            pressed if pressed == Some(0) || done => {
                if self.before == self.after {
                    Answer::Close
                } else {
                    Answer::Do(vec![Action::Edit(self.command())])
                }
            }
            _ => Answer::Wait,
        }
    }

    fn list(&mut self, ui: &mut egui::Ui) {
        let tokens = Tokens::of(ui);
        let count = t!("correct-passages", count = self.passages.len());
        ui.label(egui::RichText::new(count).font(font::semibold(font::CAPTION)));
        egui::ScrollArea::vertical().id_salt("passages").max_height(180.0).show(ui, |ui| {
            for passage in &mut self.passages {
                ui.add_space(6.0);
                let words = egui::RichText::new(format!("“{}”", short(&passage.before)));
                ui.add(egui::Label::new(words).wrap());
                let said = match &passage.becomes {
                    Becomes::Same => t!("correct-same").to_owned(),
                    Becomes::Other(words) => t!("correct-other", words = short(words)),
                    Becomes::Lost { .. } => t!("correct-lost").to_owned(),
                };
                let colour =
                    if matches!(passage.becomes, Becomes::Lost { .. }) { tokens.bad } else { tokens.ink3 };
                ui.label(egui::RichText::new(said).font(font::caption()).color(colour));
                if let Becomes::Lost { near, keep } = &mut passage.becomes {
                    if let Some((_, words)) = near {
                        ui.radio_value(keep, true, t!("correct-keep", words = short(words)));
                    }
                    ui.radio_value(keep, false, t!("correct-delete"));
                }
            }
        });
    }
}

/// The lines that hold a range, without the last line feed. `None` in an empty text.
fn paragraphs(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let (from, to) = (range.start.min(text.len()), range.end.min(text.len()));
    let start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    // A selection that ends at the beginning of a line does not hold that line.
    let last = if to > from && text.as_bytes()[to - 1] == b'\n' { to - 1 } else { to };
    let end = text.get(last..)?.find('\n').map_or(text.len(), |at| last + at);
    (start <= end && !text.is_empty()).then_some(start..end)
}

fn short(words: &str) -> String {
    const MOST: usize = 90;
    let line = words.replace('\n', " ");
    let mut letters = line.chars();
    let head: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() { format!("{head}…") } else { head }
}

//! Correcting a text: the paragraph in hand as it is typed, and what that does to its passages.

use std::collections::BTreeMap;
use std::ops::Range;

use eframe::egui;

use super::choice::{Choice, choices, goes};
use super::dialogs::{Answer, text};
use crate::analysis::Chain;
use crate::edit::{Carry, Command, Settled, TextEdit, edits_between, uncarried};
use crate::session::Session;
use crate::study::{AnyId, EvidenceId, SourceId, Span, Study};
use crate::t;
use crate::ui::actions::Action;
use crate::ui::names::claim_label;
use crate::ui::text::{holds_rtl, still};
use crate::ui::theme::{Tokens, font};

/// A paragraph, or several, as they are being corrected.
pub struct Correct {
    source: SourceId,
    range: Range<usize>,
    before: String,
    after: String,
    passages: Vec<Passage>,
    /// Where the caret begins, in letters of the paragraph, until it was put there.
    caret: Option<usize>,
    leave: Leave,
}

/// Whether what was typed is given up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leave {
    Not,
    /// The question was just put, so that the keyboard goes to it.
    Fresh,
    Asked,
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
    /// It loses its words: what stands nearest, and whether it goes there or away, once that is chosen.
    Lost {
        near: Option<(Span, String)>,
        keep: Option<bool>,
        /// What rests on it and would rest on less.
        claims: Vec<String>,
    },
}

impl Correct {
    /// The paragraphs that hold a place of a text.
    pub fn new(study: &Study, source: SourceId, span: Span) -> Option<Self> {
        let whole = &study.texts.get(source)?.text;
        let range = paragraphs(whole, span.range())?;
        let before = whole[range.clone()].to_owned();
        let from = whole.get(range.start..span.range().start).map_or(0, |head| head.chars().count());
        let mut correct = Self {
            source,
            range,
            after: before.clone(),
            before,
            passages: Vec::new(),
            caret: Some(from),
            leave: Leave::Not,
        };
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
        let chain = (!lost.is_empty()).then(|| Chain::build(study));
        let kept: BTreeMap<EvidenceId, bool> = self
            .passages
            .iter()
            .filter_map(|passage| match passage.becomes {
                Becomes::Lost { keep: Some(keep), .. } => Some((passage.id, keep)),
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
                    let keep = kept.get(&one.id).copied().filter(|keep| near.is_some() || !keep);
                    let claims = chain.as_ref().map(|chain| claims(study, chain, one.id));
                    Becomes::Lost { near, keep, claims: claims.unwrap_or_default() }
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
            Becomes::Lost { near: Some((span, _)), keep: Some(true), .. } => {
                Some((passage.id, Settled::At(*span)))
            }
            Becomes::Lost { .. } => Some((passage.id, Settled::Delete)),
            _ => None,
        });
        Command::EditText { source: self.source, edits: self.edits(), settled: settled.collect() }
    }

    fn is_settled(&self) -> bool {
        !self.passages.iter().any(|passage| matches!(passage.becomes, Becomes::Lost { keep: None, .. }))
    }

    /// Whether the dialog stays open though Esc was pressed or somewhere beside it: what was typed is not
    /// thrown away by a key. The same again takes the question back.
    pub(super) fn stays(&mut self) -> bool {
        self.leave = match self.leave {
            _ if self.before == self.after => return false,
            Leave::Not => Leave::Fresh,
            Leave::Fresh | Leave::Asked => Leave::Not,
        };
        if self.leave == Leave::Not {
            self.caret = Some(self.after.chars().count());
        }
        true
    }

    pub(super) fn show(&mut self, ui: &mut egui::Ui, session: Option<&Session>) -> Answer {
        let Some(study) = session.map(Session::study) else { return Answer::Close };
        // Another hand may have been at it: an undo by menu, an import.
        let moved = study.text(self.source).get(self.range.clone()) != Some(&self.before);
        if moved && self.before == self.after {
            return Answer::Close;
        }
        let title = study.sources.get(self.source).map_or("", |source| source.title.as_str());
        text(ui, &t!("correct-title", title = title), t!("correct-help"));
        let go = goes(ui);
        if holds_rtl(&self.after) {
            as_read(ui, &self.after);
        }
        let label = ui.label(egui::RichText::new(t!("correct-words")).font(font::caption()));
        if self.words(ui, label.id) && !moved {
            self.look(study);
        }
        if self.before != self.after && session.is_some_and(|session| session.file.path().is_some()) {
            let said = egui::RichText::new(t!("correct-history")).font(font::caption());
            ui.add(egui::Label::new(said.color(Tokens::of(ui).ink2)).wrap());
        }
        ui.add_space(12.0);
        if !moved {
            self.list(ui);
            ui.add_space(12.0);
        }
        if self.leave != Leave::Not {
            return self.leaves(ui);
        }
        if moved {
            warn(ui, t!("correct-moved"));
            return match choices(ui, &[(t!("correct-leave"), Choice::Other)], false, false) {
                Some(_) => Answer::Close,
                None => Answer::Wait,
            };
        }
        let main = if self.is_settled() { Choice::Main } else { Choice::Waits };
        if main == Choice::Waits {
            warn(ui, t!("correct-settle"));
        }
        match choices(ui, &[(t!("correct-done"), main), (t!("cancel"), Choice::Other)], go, false) {
            Some(0) if self.before == self.after => Answer::Close,
            Some(0) => Answer::Do(vec![Action::Edit(self.command())]),
            Some(_) => Answer::Close,
            None => Answer::Wait,
        }
    }

    /// The field. Says whether something was typed.
    fn words(&mut self, ui: &mut egui::Ui, label: egui::Id) -> bool {
        let edit = egui::ScrollArea::vertical().id_salt("words").max_height(220.0).show(ui, |ui| {
            egui::TextEdit::multiline(&mut self.after)
                .font(font::reading(16.0))
                .desired_rows(4)
                .desired_width(f32::INFINITY)
                .show(ui)
        });
        let mut edit = edit.inner;
        let response = edit.response.response.labelled_by(label);
        if let Some(caret) = self.caret.take() {
            let there = egui::text::CCursor::new(caret);
            edit.state.cursor.set_char_range(Some(egui::text::CCursorRange::one(there)));
            edit.state.store(ui.ctx(), response.id);
            response.request_focus();
        }
        response.changed()
    }

    /// The question whether what was typed is given up, in the place of the buttons.
    fn leaves(&mut self, ui: &mut egui::Ui) -> Answer {
        let first = self.leave == Leave::Fresh;
        self.leave = Leave::Asked;
        warn(ui, t!("correct-leave-ask"));
        let names = [(t!("correct-leave-not"), Choice::Main), (t!("correct-leave"), Choice::Danger)];
        match choices(ui, &names, false, first) {
            Some(0) => {
                self.leave = Leave::Not;
                self.caret = Some(self.after.chars().count());
                Answer::Wait
            }
            Some(_) => Answer::Close,
            None => Answer::Wait,
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
                if let Becomes::Lost { near, keep, claims } = &mut passage.becomes {
                    for claim in claims {
                        let said = t!("correct-claim", claim = claim.as_str());
                        ui.add(egui::Label::new(egui::RichText::new(said).font(font::caption())).wrap());
                    }
                    if let Some((_, words)) = near {
                        ui.radio_value(keep, Some(true), t!("correct-keep", words = short(words)));
                    }
                    ui.radio_value(keep, Some(false), t!("correct-delete"));
                }
            }
        });
    }
}

/// What rests on a piece of evidence directly: `F03 Staff were heard`, or its kind.
fn claims(study: &Study, chain: &Chain, evidence: EvidenceId) -> Vec<String> {
    let id = AnyId::Evidence(evidence);
    let above = chain.above(id).iter().chain(chain.rivals(id));
    above
        .map(|id| match *id {
            AnyId::Finding(id) => study.findings.get(id).map_or_else(String::new, |finding| {
                let label = claim_label(crate::study::Kind::Finding, finding.number);
                format!("{label} {}", short(&finding.statement))
            }),
            other => crate::ui::views::parts::kind_name(other.kind()).to_owned(),
        })
        .collect()
}

/// The paragraph as Read shows it, where the field has its words in another order.
fn as_read(ui: &mut egui::Ui, words: &str) {
    let tokens = Tokens::of(ui);
    ui.label(egui::RichText::new(t!("correct-as-read")).font(font::caption()));
    egui::ScrollArea::vertical().id_salt("as-read").max_height(140.0).show(ui, |ui| {
        still(ui, words, &font::reading(16.0), 24.0, tokens.ink);
    });
    ui.add_space(8.0);
    warn(ui, t!("correct-rtl"));
}

fn warn(ui: &mut egui::Ui, words: &str) {
    let tokens = Tokens::of(ui);
    ui.add(egui::Label::new(egui::RichText::new(words).color(tokens.stale_text)).wrap());
    ui.add_space(4.0);
}

/// The lines that hold a range, without the last line feed. `None` in an empty text.
fn paragraphs(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let (from, to) = (range.start.min(text.len()), range.end.min(text.len()));
    let start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    // A selection that ends at the beginning of a line does not hold that line.
    let last = if to > from && text.as_bytes()[to - 1] == b'\n' { to - 1 } else { to };
    let end = text.get(last..)?.find('\n').map_or(text.len(), |at| last + at);
    // A blank line stands before what it belongs to.
    if text.get(start..end)?.trim().is_empty()
        && let Some(words) = text.get(end..)?.find(|c: char| !c.is_whitespace())
    {
        return paragraphs(text, end + words..end + words);
    }
    (start <= end && !text.is_empty()).then_some(start..end)
}

fn short(words: &str) -> String {
    const MOST: usize = 90;
    let line = words.replace('\n', " ");
    let mut letters = line.chars();
    let head: String = letters.by_ref().take(MOST).collect();
    if letters.next().is_some() { format!("{head}…") } else { head }
}

//! Going to a page, a moment, a paragraph or a line by its number.

use eframe::egui;

use super::pane::Pane;
use crate::study::{SourceId, Span};
use crate::t;
use crate::ui::text::{TextDoc, read_clock};
use crate::ui::theme::{Tokens, font};
use crate::ui::widgets::{Button, Icon, icon_button};

/// The bar in which a place is typed.
#[derive(Default)]
pub struct GoTo {
    words: String,
    focus: bool,
    /// The text that is walked. With another one the bar is closed.
    source: Option<SourceId>,
    /// What came of it, where there is no such place.
    said: String,
}

/// A place as somebody wrote it.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Wanted {
    /// `12`: a page, or a paragraph where a text has no pages.
    Number(String),
    Page(String),
    Moment(u32),
    Paragraph(u32),
    Line(u32),
}

impl GoTo {
    pub fn focus(&mut self, source: SourceId) {
        self.focus = true;
        self.source = Some(source);
    }

    pub fn is_for(&self, source: SourceId) -> bool {
        self.source == Some(source)
    }

    /// Draws the bar. Says whether it is to be closed. `busy`: Escape belongs to something else.
    pub fn bar(&mut self, ui: &mut egui::Ui, pane: &mut Pane, busy: bool) -> bool {
        let tokens = Tokens::of(ui);
        let mut close = false;
        let frame = egui::Frame::new().fill(tokens.ground).inner_margin(egui::Margin::symmetric(16, 6));
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                let title = egui::RichText::new(t!("goto-title")).font(font::semibold(font::CAPTION));
                ui.label(title);
                let field = egui::TextEdit::singleline(&mut self.words)
                    .hint_text(t!("goto-hint"))
                    .margin(egui::Margin::symmetric(8, 5))
                    .desired_width(220.0);
                let field = ui.add(field).accessible_name(t!("goto-hint"));
                if std::mem::take(&mut self.focus) {
                    field.request_focus();
                }
                let (enter, escape) =
                    ui.input(|i| (i.key_pressed(egui::Key::Enter), i.key_pressed(egui::Key::Escape)));
                let mine = field.has_focus() || field.lost_focus();
                close |= escape && (mine || !busy && !ui.text_edit_focused());
                let go = ui.add(Button::new(t!("goto-go"))).clicked() || mine && enter;
                if field.changed() {
                    self.said.clear();
                }
                if go {
                    match place(pane.doc(), &self.words) {
                        Ok(at) => {
                            pane.reveal(Span::new(at, at));
                            close = true;
                        }
                        Err(said) => {
                            self.said = said;
                            self.focus = true;
                        }
                    }
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    close |= icon_button(ui, Icon::Close, t!("goto-close")).clicked();
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        let said = egui::RichText::new(&self.said).font(font::caption()).color(tokens.ink2);
                        ui.add(egui::Label::new(said).truncate());
                    });
                });
            });
        });
        close
    }
}

/// The byte that was meant, or why there is none.
fn place(doc: &TextDoc, words: &str) -> Result<usize, String> {
    let wanted = read(words).ok_or_else(|| t!("goto-unclear").to_owned())?;
    let paragraph = |number: u32| {
        let last = doc.paragraphs().last().map_or(0, |last| last.number);
        if (1..=last).contains(&number) {
            let index = doc.paragraph_numbered(number);
            Ok(doc.paragraphs()[index].range.start as usize)
        } else {
            Err(t!("goto-no-paragraph", number = number, last = last))
        }
    };
    match wanted {
        Wanted::Number(label) if doc.pages().is_empty() => {
            let number = label.parse().map_err(|_| t!("goto-no-pages").to_owned())?;
            paragraph(number)
        }
        Wanted::Number(label) | Wanted::Page(label) => {
            if doc.pages().is_empty() {
                return Err(t!("goto-no-pages").to_owned());
            }
            let found = doc.pages().iter().find(|(_, other)| other.to_lowercase() == label);
            let first = doc.pages().first().map_or("", |(_, label)| label.as_str());
            let last = doc.pages().last().map_or("", |(_, label)| label.as_str());
            found
                .map(|(at, _)| *at as usize)
                .ok_or_else(|| t!("goto-no-page", page = label, first = first, last = last))
        }
        Wanted::Moment(moment) => {
            let Some((_, last)) = doc.times().last() else { return Err(t!("goto-no-times").to_owned()) };
            // What was being said then began at the moment before.
            let found = doc.times().iter().rev().find(|(_, from)| *from <= moment).or(doc.times().first());
            let beyond = moment > last.saturating_add(600_000);
            found
                .filter(|_| !beyond)
                .map(|(at, _)| *at as usize)
                .ok_or_else(|| t!("goto-no-moment", last = crate::study::clock(last - last % 1_000)))
        }
        Wanted::Paragraph(number) => paragraph(number),
        Wanted::Line(line) => {
            let last = doc.paragraphs().last().map_or(0, |last| last.line);
            if (1..=last).contains(&line) {
                let index = doc.line_numbered(line);
                Ok(doc.paragraphs()[index].range.start as usize)
            } else {
                Err(t!("goto-no-line", number = line, last = last))
            }
        }
    }
}

fn read(words: &str) -> Option<Wanted> {
    let words = words.trim().to_lowercase();
    if words.is_empty() {
        return None;
    }
    if words.contains(':') {
        return read_clock(&words).map(Wanted::Moment);
    }
    // `p. 12`, `¶40`: letters or a sign, then the number.
    let begins = |list: &str| {
        let mut found = None;
        for name in list.split(',').map(str::trim) {
            if let Some(rest) = words.strip_prefix(name)
                && rest.starts_with(|c: char| c == '.' || c.is_whitespace() || c.is_numeric())
            {
                let rest = rest.trim_start_matches('.').trim();
                found = found.or(Some(rest.to_owned()).filter(|rest| !rest.is_empty()));
            }
        }
        found
    };
    if let Some(rest) = words
        .strip_prefix('¶')
        .map(str::trim)
        .map(str::to_owned)
        .or_else(|| begins(t!("goto-paragraph-words")))
    {
        return rest.parse().ok().map(Wanted::Paragraph);
    }
    if let Some(rest) = begins(t!("goto-line-words")) {
        return rest.parse().ok().map(Wanted::Line);
    }
    if let Some(rest) = begins(t!("goto-page-words")) {
        return Some(Wanted::Page(rest));
    }
    Some(Wanted::Number(words))
}

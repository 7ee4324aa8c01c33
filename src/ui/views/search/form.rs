//! What is looked for: the field, how it is meant, and where.

use std::collections::BTreeSet;

use eframe::egui::{self, DragValue};

use super::words::{place_word, where_word};
use crate::analysis::search::{Mode, Place, Query, Within};
use crate::study::MarkKind;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::views::parts::one_of;
use crate::ui::widgets::{DropDown, SearchField, Segment, choice, take_all, tick};

/// The ways to search, without the number of words.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    #[default]
    Literal,
    Word,
    Near,
    Regex,
}

/// No list of speakers is longer than anyone looks through.
const MOST_WITHIN: usize = 300;

/// Words further apart than this say nothing about each other.
const MOST_NEAR: u32 = 200;

/// What stands in the head of the view.
pub struct Form {
    pub words: String,
    pub way: Way,
    pub near: u32,
    pub exact: bool,
    pub accents: bool,
    pub places: Vec<Place>,
    pub within: Option<Within>,
    pub focus: bool,
    /// Whether Enter asked for a query that is too short to be run while one types.
    forced: bool,
    speakers: Option<(u64, Vec<Within>)>,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            words: String::new(),
            way: Way::default(),
            near: 5,
            exact: false,
            accents: false,
            places: Place::ALL.to_vec(),
            within: None,
            focus: false,
            forced: false,
            speakers: None,
        }
    }
}

impl Form {
    /// The query, if there is one. A single letter is found everywhere: it waits for Enter.
    pub fn query(&self) -> Option<Query> {
        let one_letter = self.words.len() == 1;
        if self.words.trim().is_empty() || one_letter && !self.forced {
            return None;
        }
        let mode = match self.way {
            Way::Literal => Mode::Literal,
            Way::Word => Mode::Word,
            Way::Near => Mode::Near(self.near),
            Way::Regex => Mode::Regex,
        };
        Some(Query {
            words: self.words.clone(),
            mode,
            case_sensitive: self.exact,
            ignore_accents: self.accents,
            within: self.within.clone(),
        })
    }

    /// Whether any text has turns of speakers.
    pub fn knows_speakers(&self) -> bool {
        let known = self.speakers.as_ref().map_or(&[][..], |(_, known)| known);
        known.iter().any(|within| matches!(within, Within::Speaker(_)))
    }

    pub fn places(&self) -> BTreeSet<Place> {
        self.places.iter().copied().collect()
    }

    /// A wider distance for words that are to stand near each other, as long as there is one to offer.
    pub fn wider(&self) -> Option<u32> {
        let several = self.words.split_whitespace().nth(1).is_some();
        let wider = (self.near * 2).clamp(10, MOST_NEAR);
        (self.way == Way::Near && several && wider > self.near).then_some(wider)
    }

    /// All occurrences of one word, as the count of words counts them.
    pub fn look_for_word(&mut self, word: &str) {
        word.clone_into(&mut self.words);
        (self.way, self.near, self.exact, self.accents) = (Way::Near, 0, false, false);
        self.places = vec![Place::Texts];
        self.within = None;
        self.forced = true;
    }

    /// Draws it. Says whether the keyboard is to go on to what was found.
    pub fn show(&mut self, ui: &mut egui::Ui, cx: &Cx, error: Option<&str>) -> bool {
        let mut on = false;
        ui.horizontal_wrapped(|ui| {
            let width = (ui.available_width() - 330.0).clamp(200.0, 420.0);
            let field = SearchField::new(&mut self.words, t!("search-hint")).width(width).show(ui);
            if std::mem::take(&mut self.focus) {
                take_all(ui, &field, &self.words);
            }
            if field.changed() {
                self.forced = false;
            }
            let (enter, down) =
                ui.input(|i| (i.key_pressed(egui::Key::Enter), i.key_pressed(egui::Key::ArrowDown)));
            if field.lost_focus() && enter {
                self.forced = true;
                on = true;
            }
            on |= field.has_focus() && down;
            let ways = [
                (Way::Literal, Segment::text(t!("search-way-literal"))),
                (Way::Word, Segment::text(t!("search-way-word"))),
                (Way::Near, Segment::text(t!("search-way-near"))),
                (Way::Regex, Segment::text(t!("search-way-regex"))),
            ];
            choice(ui, t!("search-way"), &mut self.way, &ways);
            if self.way == Way::Near {
                let number =
                    DragValue::new(&mut self.near).range(0..=MOST_NEAR).suffix(t!("search-near-words"));
                ui.add(number).accessible_name(t!("search-near-name"));
            }
        });
        ui.horizontal_wrapped(|ui| {
            tick(ui, &mut self.exact, t!("search-exact"));
            tick(ui, &mut self.accents, t!("search-accents"));
            self.where_to_look(ui);
            self.within(ui, cx);
        });
        if let Some(error) = error {
            let t = crate::ui::theme::Tokens::of(ui);
            ui.colored_label(t.bad, error);
        }
        on
    }

    /// Everywhere, or those kinds of writing that are ticked; the last one stays.
    fn where_to_look(&mut self, ui: &mut egui::Ui) {
        let all = self.places.len() == Place::ALL.len();
        let words: Vec<&str> =
            Place::ALL.into_iter().filter(|one| self.places.contains(one)).map(place_word).collect();
        let shown = if all { t!("search-everywhere").to_owned() } else { words.join(", ") };
        DropDown::new(t!("search-where"), &shown).max_width(260.0).show(ui, |ui| {
            for place in Place::ALL {
                let mut on = self.places.contains(&place);
                if tick(ui, &mut on, place_word(place)).changed() {
                    if on {
                        self.places.push(place);
                    } else if self.places.len() > 1 {
                        self.places.retain(|other| *other != place);
                    }
                }
            }
            if !all && ui.button(t!("search-everywhere-do")).clicked() {
                self.places = Place::ALL.to_vec();
            }
        });
    }

    /// Who speaks, and what was asked: only where the texts know of any.
    fn within(&mut self, ui: &mut egui::Ui, cx: &Cx) {
        let revision = cx.study().revision();
        if self.speakers.as_ref().is_none_or(|(of, _)| *of != revision) {
            self.speakers = Some((revision, stretches_of(cx)));
        }
        let Some((_, known)) = &self.speakers else { return };
        if known.is_empty() && self.within.is_none() {
            return;
        }
        let mut all = vec![(None, t!("search-within-all").to_owned())];
        all.extend(known.iter().enumerate().map(|(at, within)| (Some(at), where_word(within))));
        let now = self.within.as_ref().and_then(|within| known.iter().position(|one| one == within));
        if let Some(new) = one_of(ui, t!("search-within"), now, &all, 220.0) {
            self.within = new.and_then(|at| known.get(at).cloned());
        }
    }
}

fn stretches_of(cx: &Cx) -> Vec<Within> {
    let (mut speakers, mut fields) = (BTreeSet::new(), BTreeSet::new());
    for text in cx.study().texts.iter() {
        for mark in text.marks.iter() {
            match &mark.what {
                MarkKind::Turn(name) if speakers.len() < MOST_WITHIN && !speakers.contains(name) => {
                    speakers.insert(name.clone());
                }
                MarkKind::Field(name) if fields.len() < MOST_WITHIN && !fields.contains(name) => {
                    fields.insert(name.clone());
                }
                _ => {}
            }
        }
    }
    speakers.into_iter().map(Within::Speaker).chain(fields.into_iter().map(Within::Field)).collect()
}

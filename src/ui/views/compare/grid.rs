//! Where every card stands: bands side by side, each as high as its fullest column.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Id, Ui};

use super::card;
use crate::analysis::Compare;
use crate::study::{AnyId, EvidenceId, LevelId};
use crate::ui::cx::Cx;

/// Cards of a band that are shown before one asks for all.
pub const FIRST: usize = 200;
const GAP: f32 = 4.0;
const PAD: f32 = 8.0;
/// Bands are at least so high: room for glyph, name and counts.
const LEAST: f32 = 80.0;
pub const ECHO: f32 = 28.0;
pub const MORE: f32 = 32.0;

pub struct Placed {
    pub id: EvidenceId,
    pub top: f32,
    pub height: f32,
}

/// One column of one band; heights are counted from the top of the band.
#[derive(Default)]
pub struct Slot {
    pub cards: Vec<Placed>,
    /// Where the cards end, and the line of echoes and the button for more stand.
    pub end: f32,
    /// Cards that are not shown.
    pub hidden: usize,
}

pub struct Row {
    pub level: Option<LevelId>,
    /// From the top of the first band.
    pub top: f32,
    pub height: f32,
    pub slots: Vec<Slot>,
}

#[derive(PartialEq, Clone, Default)]
struct Key {
    turn: u64,
    width: u32,
    whole: Option<AnyId>,
    open: usize,
    scale: u32,
}

/// The places, made anew when something they depend on changes.
#[derive(Default)]
pub struct Grid {
    key: Option<Key>,
    pub rows: Vec<Row>,
    pub height: f32,
    /// Bands (by column and place) that show all of their cards.
    open: BTreeSet<(usize, usize)>,
    /// Heights as measured, by evidence and length of its quote.
    heights: BTreeMap<(EvidenceId, usize), f32>,
    /// The cards that were on the screen, with their widgets.
    pub seen: Vec<(Id, EvidenceId)>,
}

impl Grid {
    pub fn refresh(&mut self, ui: &Ui, cx: &Cx, compare: &Compare, turn: u64, width: f32) {
        let key = Key {
            turn,
            width: width.to_bits(),
            whole: cx.session.selection.what,
            open: self.open.len(),
            scale: ui.pixels_per_point().to_bits(),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let same_width = self.key.as_ref().is_some_and(|k| k.width == key.width && k.scale == key.scale);
        if !same_width || self.heights.len() > 50_000 {
            self.heights.clear();
        }
        self.key = Some(key);
        self.rows.clear();
        let mut top = 0.0;
        for (band, level) in compare.levels.iter().enumerate() {
            let mut row = Row { level: *level, top, height: LEAST, slots: Vec::new() };
            for (at, column) in compare.columns.iter().enumerate() {
                let slot = self.slot(ui, cx, compare, (at, band), width);
                let echoes = column.bands.get(band).is_some_and(|band| !band.echoes.is_empty());
                let mut end = slot.end + PAD - GAP;
                end += if echoes { ECHO } else { 0.0 } + if slot.hidden > 0 { MORE } else { 0.0 };
                row.height = row.height.max(end);
                row.slots.push(slot);
            }
            top += row.height;
            self.rows.push(row);
        }
        self.height = top;
    }

    fn slot(&mut self, ui: &Ui, cx: &Cx, compare: &Compare, place: (usize, usize), width: f32) -> Slot {
        let cards = compare.columns.get(place.0).and_then(|column| column.bands.get(place.1));
        let cards = cards.map_or(&[][..], |band| band.cards.as_slice());
        let shown = if self.open.contains(&place) { cards.len() } else { cards.len().min(FIRST) };
        let mut slot = Slot { cards: Vec::with_capacity(shown), end: PAD, hidden: cards.len() - shown };
        for id in &cards[..shown] {
            let height = self.measure(ui, cx, *id, width);
            slot.cards.push(Placed { id: *id, top: slot.end, height });
            slot.end += height + GAP;
        }
        slot
    }

    fn measure(&mut self, ui: &Ui, cx: &Cx, id: EvidenceId, width: f32) -> f32 {
        let text = cx.study().evidence.get(id).map(crate::ui::names::words_of).unwrap_or_default();
        if cx.session.selection.what == Some(AnyId::Evidence(id)) {
            return card::height(&card::quote(ui, &text, width, true));
        }
        *self
            .heights
            .entry((id, text.len()))
            .or_insert_with(|| card::height(&card::quote(ui, &text, width, false)))
    }

    pub fn show_all(&mut self, column: usize, band: usize) {
        self.open.insert((column, band));
    }

    /// Another theme or other columns: every band begins short again.
    pub fn close_all(&mut self) {
        self.open.clear();
    }

    /// Top and height of a card, from the top of the first band.
    pub fn place_of(&mut self, compare: &Compare, id: EvidenceId) -> Option<(f32, f32)> {
        let hidden = compare.columns.iter().enumerate().find_map(|(at, column)| {
            let band =
                column.bands.iter().position(|band| band.cards.iter().skip(FIRST).any(|c| *c == id))?;
            Some((at, band))
        });
        // A card further down is shown before it can be gone to.
        if let Some(place) = hidden
            && self.open.insert(place)
        {
            return None;
        }
        self.rows.iter().find_map(|row| {
            let placed = row.slots.iter().flat_map(|slot| &slot.cards).find(|placed| placed.id == id)?;
            Some((row.top + placed.top, placed.height))
        })
    }
}

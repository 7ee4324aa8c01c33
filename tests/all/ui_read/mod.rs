//! The reader on texts with structure, by label and role: what stands in the gutter, going to places,
//! finding, bookmarks, texts that move together, pictures.

mod marks;
mod panes;
mod pictures;
mod ways;

use crosscase::edit::{Command, NewSource};
use crosscase::session::{Session, fresh};
use crosscase::study::{Source, SourceId, SourceMark};
use crosscase::ui::actions::View;
use eframe::egui::{Key, Modifiers, Vec2};

use super::ui_counts::sample;
use super::ui_keys::{CTRL, Hand};

/// The sample with more texts in its first case.
pub fn with_texts(texts: &[(&str, &str, Vec<SourceMark>)]) -> (Session, Vec<SourceId>) {
    let mut session = sample();
    let like = session.study().sources_in_order()[0].clone();
    let new: Vec<NewSource> = texts
        .iter()
        .map(|(title, text, marks)| {
            let slug = title.to_lowercase().replace(' ', "-");
            let source = Source { id: fresh(), title: (*title).into(), slug, ..like.clone() };
            NewSource { marks: marks.clone(), ..NewSource::plain(source, *text) }
        })
        .collect();
    let ids = new.iter().map(|new| new.source.id).collect();
    session.edit(&Command::ImportSources(new)).unwrap();
    (session, ids)
}

/// The reader with texts side by side; the last has the keyboard.
pub fn reader(session: Session, open: &[SourceId], size: Vec2) -> Hand {
    let mut hand = Hand::new(size, Some(session));
    show(&mut hand, open);
    hand
}

pub fn show(hand: &mut Hand, open: &[SourceId]) {
    let app = hand.harness.state_mut();
    app.shell.view = View::Read;
    let session = app.session.as_ref().unwrap();
    for (at, source) in open.iter().enumerate() {
        app.views.read.open_source(session, *source, None, at > 0);
    }
    hand.settle();
}

pub fn go_to(hand: &mut Hand, place: &str) {
    hand.press(CTRL, Key::G);
    hand.write(place);
    hand.key(Key::Enter);
}

pub fn press(hand: &mut Hand, modifiers: Modifiers, key: Key, times: usize) {
    (0..times).for_each(|_| hand.press(modifiers, key));
}

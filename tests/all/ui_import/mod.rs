//! Bringing texts in, and the tables of sources and attributes, in the whole window and by keys.

mod attributes;
mod bulk;
mod sources;
mod survey;

use std::fs;
use std::path::Path;

use crosscase::edit::{Command, History};
use crosscase::session::{NewStudy, Session, new_study};
use crosscase::study::{AnyId, Study};
use eframe::egui::{Key, Role, Vec2};

pub use super::ui_keys::Hand;

/// A study of these cases; of none where none is named.
pub fn session(cases: &[&str]) -> Session {
    let two = if cases.len() < 2 { vec!["A", "B"] } else { cases.to_vec() };
    let study = new_study(&NewStudy {
        title: "Two schools".into(),
        question: "Why did it last in one?".into(),
        cases: two.iter().map(|name| (*name).to_owned()).collect(),
        coder: "Ada B".into(),
    });
    let mut session = Session::new(study, History::default());
    if cases.len() < 2 {
        let all: Vec<AnyId> = session.study().cases.ids().map(AnyId::Case).collect();
        session.edit(&Command::Delete(all)).unwrap();
    }
    session
}

pub fn window(session: Session) -> Hand {
    Hand::new(Vec2::new(1280.0, 800.0), Some(session))
}

/// Files in folders under `root`: the path, and what stands in it.
pub fn lay_out(root: &Path, files: &[(&str, &[u8])]) {
    for (path, bytes) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}

/// Imports a folder by the path dialog.
pub fn import_folder(hand: &mut Hand, folder: &Path) {
    hand.command("Import a folder…");
    hand.at(Role::TextInput, "Path");
    hand.overwrite(&folder.display().to_string());
    hand.tab_to(Role::Button, "Import this folder");
    hand.key(Key::Enter);
}

/// What a case has: titles and texts, by title.
pub fn texts_of(study: &Study, case: &str) -> Vec<(String, String)> {
    let case = study.cases.iter().find(|one| one.name == case).unwrap();
    let mut all: Vec<(String, String)> = study
        .sources_of(case.id)
        .into_iter()
        .map(|source| (source.title.clone(), study.text(source.id).trim_end().to_owned()))
        .collect();
    all.sort();
    all
}

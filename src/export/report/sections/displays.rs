//! The matrices that the study keeps under a name, as they are now.

use super::cases::name;
use super::tables::of_sheet;
use crate::analysis::{Lens, settled};
use crate::export::matrix::{Wish, counted};
use crate::export::report::doc::{Block, heading, prose, said, sentence};
use crate::export::report::making::Making;

pub fn make(making: &mut Making<'_>) -> Vec<Block> {
    let study = making.study;
    let mut out = Vec::new();
    for (at, display) in study.displays.iter().enumerate() {
        out.push(heading(2, name(&display.name), format!("display-{}", at + 1)));
        out.extend(prose(&display.note));
        let (spec, gone) = settled(study, &display.spec);
        out.extend(gone.into_iter().map(said));
        match counted(study, making.index, &spec, &Lens::default(), &Wish::default()) {
            Ok(sheet) => out.push(of_sheet(sheet)),
            Err(why) => out.push(said(sentence(&format!("It can't be shown: {why}")))),
        }
    }
    out
}

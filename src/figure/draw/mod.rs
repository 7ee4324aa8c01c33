//! Figures as pictures: each takes its numbers, what is to be said of them and how it is to look.

pub mod about;
pub mod along;
mod axis;
pub mod blocks;
pub mod continuum;
pub mod counts;
pub mod flow;
mod grid;
pub mod heat;
pub mod map;
pub mod multiples;
pub(super) mod names;
pub mod page;
pub mod paired;
pub mod portraits;
pub mod river;
pub mod saturation;
pub mod timeline;
pub mod together;
pub mod tree;

pub use about::About;
pub use page::Look;
use page::Page;

use super::scene::Weight;
use crate::t;

/// In the place of a drawing that would be empty: why it is.
fn nothing(page: &mut Page, about: &About) {
    let words = match (about.all, about.shown) {
        (0, _) => t!("drawn-none"),
        (_, 0) => t!("drawn-none-in-lens"),
        // Records there are, but none of the kind that this figure is made of, as two themes together.
        _ => t!("drawn-none-of-it"),
    };
    let (body, ink) = (page.body(), page.style.ink2());
    page.block(words, body, Weight::Regular, ink, 1.4, 4);
    page.y += page.pt(6.0);
}

//! A view of one long text: read, select with exact byte offsets, see what has been marked.
//!
//! It knows nothing of studies: a [`TextDoc`] is built from the words, [`Marks`] from plain records,
//! colours and faces come in a [`TextStyle`], and what the reader did comes back in a [`TextViewOutput`].
//!
//! Only paragraphs on the screen are laid out. The place of the view is kept as a paragraph and a
//! distance into it, so nothing above the window can push what is being read.

mod access;
mod cache;
mod caret;
mod compose;
mod doc;
mod geometry;
mod glyph;
mod input;
mod lanes;
pub mod layout;
mod marks;
mod minimap;
mod paint;
mod sheet;
mod state;
mod still;
mod stripes;
mod structure;
mod style;
mod turns;
mod view;
mod words;

pub use doc::{Paragraph, TextDoc};
pub use glyph::level_glyph;
pub use lanes::Lane;
pub use marks::{Mark, Marks};
pub use state::{Go, Selection, TextViewState};
pub use still::{holds_rtl, still};
pub use structure::{Look, Sign, SignKind, Turn, read_clock};
pub use style::{Numbers, TextColours, TextStyle};
pub use turns::{Head, HeadPart, PartKind};
pub use view::{Overflow, TextView, TextViewOutput};

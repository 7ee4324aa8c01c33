//! What is drawn: figures as numbers and labels with the records behind every mark, and the colours that
//! the window and the files share.

pub mod continuum;
pub mod heat;
pub mod palette;
pub mod profile;

pub use continuum::{Continuum, PlacementMark};
pub use heat::Heat;
pub use profile::{Diverging, Panel, Row};

//! What is drawn: figures as numbers and labels with the records behind every mark, the pictures made of
//! them, and the colours that the window and the files share.

pub mod chosen;
pub mod continuum;
pub mod draw;
pub mod heat;
mod joined;
pub mod letters;
pub mod palette;
pub mod profile;
pub mod scene;
pub mod structure;
pub mod style;

pub use chosen::{Chosen, Figure, Kind, NoFigure, Numbers, records};
pub use continuum::{Continuum, PlacementMark};
pub use heat::Heat;
pub use profile::{Diverging, Panel, Row};
pub use scene::Scene;
pub use style::Style;

//! What is drawn: scenes of figures, and the colours that the window and the files share.

pub mod palette;

//! The whole window by keyboard alone: no pointer, no click, no focus given from outside.

pub mod hand;
mod journey;
mod lists;
mod material;
mod menus;
mod names;
mod notes;
mod search;

pub use hand::{CTRL, Hand, said};

/// What the journey promises: it can't point at anything, nor hand the keyboard to a part.
#[test]
fn there_is_no_pointer_in_the_journey() {
    for source in [include_str!("hand.rs"), include_str!("journey.rs"), include_str!("names.rs")] {
        for word in ["click", "Pointer", ".focus()", "request_focus", "accesskit_action", "Outbox"] {
            assert!(!source.contains(word), "{word}");
        }
    }
}

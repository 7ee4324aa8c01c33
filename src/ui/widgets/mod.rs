//! The small parts that every view is made of. Each has a name for the screen reader, works by keyboard
//! and shows the focus.

mod at_right;
mod button;
mod card;
mod case;
mod chip;
mod confirm;
mod draft_edit;
mod drop_down;
mod empty;
mod field;
mod icon;
mod level;
mod note;
pub mod paint;
mod polarity;
mod section;
mod segmented;
mod state;
pub mod table;
mod theme_label;
mod tick;

pub use at_right::at_right;
pub use button::Button;
pub use card::Card;
pub use case::{case_label, case_mark, paint_case};
pub use chip::{ChipKind, chip, key_cap, key_caps_width, paint_key_caps};
pub use confirm::{Answer, Confirm, dialog};
pub use draft_edit::{DraftEdit, DraftResponse, drafts_open};
pub use drop_down::{DropDown, enter_menu, leave_menu};
pub use empty::empty_state;
pub use field::{SearchField, field, field_label, take_all};
pub use icon::{Icon, icon, icon_button, icon_toggle};
pub use level::{LEVEL_HEIGHT, LevelSize, level_glyph, paint_level};
pub use note::{Note, NoteAnswer, NoteKind, banner, toast};
pub use polarity::{
    PolarityBar, PolarityBarResponse, paint_sign, polarity_counts, polarity_sign, polarity_word,
};
pub use section::{
    body, body2, caption, hairline, passage, section_header, section_header_with, strong, title,
};
pub use segmented::{Mark, Segment, choice, toggles};
pub use state::{
    Ground, State, absence_text, absence_word, dotted, draft_text, ground_mark, paint_disputed, paint_ground,
    paint_stale, state_mark,
};
pub use theme_label::{paint_theme, theme_label, theme_link, theme_square};
pub use tick::tick;

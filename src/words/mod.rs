//! Words on the screen, in one language or another: the message catalogue.
//!
//! `t!("view-read")` gives the words of a message; `t!("count-evidence", count = n)` fills them in. The
//! messages stand in `assets/words/<language>/*.ftl`, one file a view, and are part of the program.

mod catalogue;
mod files;
mod number;

pub use catalogue::{ids, problems, tr, tr_args};
pub use files::{ENGLISH, File};
pub use fluent_bundle::FluentValue as Value;
pub use number::{decimal, number};

/// The words of a message: `t!("id")` is a `&'static str`, `t!("id", count = n, name = &s)` a `String`.
#[macro_export]
macro_rules! t {
    ($id:literal) => {
        $crate::words::tr($id)
    };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::words::tr_args($id, &[$((stringify!($name), $crate::words::Value::from($value))),+])
    };
}

//! The command line: `crosscase` opens the window, everything else works without one.

use std::path::PathBuf;
use std::process::ExitCode;

/// Starts what the arguments ask for.
pub fn main() -> ExitCode {
    let open = std::env::args_os().nth(1).map(PathBuf::from);
    window(open)
}

#[cfg(feature = "desktop")]
fn window(open: Option<PathBuf>) -> ExitCode {
    match crate::ui::run(open) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

#[cfg(not(feature = "desktop"))]
fn window(_open: Option<PathBuf>) -> ExitCode {
    ExitCode::from(2)
}

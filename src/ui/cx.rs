//! What a view is given: the session to read, the outbox to ask, and the commands of this frame.

use super::actions::{Action, Outbox};
use super::commands::UiCommand;
use super::names::Names;
use crate::edit::Command;
use crate::session::{Prefs, Session};
use crate::study::Study;

pub struct Cx<'a> {
    pub session: &'a Session,
    pub out: &'a mut Outbox,
    /// Commands whose keys were pressed, or that were picked in the palette, and that are the view's to do.
    pub fired: &'a [UiCommand],
    pub prefs: &'a Prefs,
    /// Hues, places and masks of this revision.
    pub names: &'a Names,
}

impl Cx<'_> {
    pub fn study(&self) -> &Study {
        self.session.study()
    }

    /// Whether a command was asked for this frame.
    pub fn asked(&self, command: UiCommand) -> bool {
        self.fired.contains(&command)
    }

    pub fn edit(&mut self, command: Command) {
        self.out.edit(command);
    }

    pub fn ask(&mut self, action: Action) {
        self.out.push(action);
    }
}

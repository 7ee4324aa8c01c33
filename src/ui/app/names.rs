//! Names that are not to be known: correcting, replacing, purging, sharing a clean copy.

use super::super::actions::{Action, Notice, Sharing};
use super::super::commands::UiCommand;
use super::super::shell::correct::Correct;
use super::super::shell::dialogs::Dialog;
use super::super::shell::purge::{AskPurge, OfferPurge};
use super::super::shell::replace::Replace;
use super::super::shell::share::Share;
use super::App;
use super::files::Done;
use crate::edit::{FindBy, Finder, Renaming};
use crate::export::clean::{Choice, CleanReceipt, clean_with_pictures};
use crate::session::{self, Purge, PurgeError, PurgeSaved, Purged};
use crate::storage::{self, Form, Overwrite, Proof};
use crate::t;

/// A clean copy that was written.
pub struct Shared {
    receipt: CleanReceipt,
    originals: usize,
    /// `None`: no names were replaced, so there was nothing to prove.
    proof: Option<Proof>,
}

impl App {
    /// Actions about names; gives back what is not.
    pub(super) fn about_names(&mut self, action: Action) -> Option<Action> {
        match action {
            Action::Correct { source, span } => {
                if let Some(session) = &self.session
                    && let Some(correct) = Correct::new(session.study(), source, span)
                {
                    self.shell.dialog = Some(Dialog::Correct(correct));
                }
            }
            Action::OfferPurge(names, by) => self.offer_purge(names, by),
            Action::Purge { names, by, plan, revision } => self.purge(names, by, plan, revision),
            Action::Share(sharing) => self.share(sharing),
            other => return Some(other),
        }
        None
    }

    pub(super) fn open_names_dialog(&mut self, command: UiCommand) {
        let Some(session) = &self.session else { return };
        let beside = session.file.path();
        let used = self.shell.pseudonyms.as_ref().filter(|(study, _)| study.as_deref() == beside);
        let used = used.map(|(_, table)| table.clone());
        self.shell.dialog = Some(match command {
            UiCommand::Share => Dialog::Share(Share::new(beside, used)),
            UiCommand::Purge if beside.is_none() => {
                return self.shell.notices.add(Notice::warning(PurgeError::NoFile.to_string()));
            }
            UiCommand::Purge => Dialog::AskPurge(AskPurge::default()),
            _ => Dialog::Replace(Replace::new(beside, used)),
        });
    }

    /// A study without a file has nothing outside itself that could hold old words.
    fn offer_purge(&mut self, names: Vec<Renaming>, by: FindBy) {
        let Some(session) = self.session.as_mut().filter(|session| session.file.path().is_some()) else {
            return;
        };
        match session.look_for_purge() {
            Ok(look) => {
                let (offer, work) = OfferPurge::new(names, by, look);
                self.shell.dialog = Some(Dialog::OfferPurge(offer));
                self.outbox.push(Action::Work(work));
            }
            Err(why) => self.shell.notices.add(Notice::warning(why.to_string())),
        }
    }

    /// Clears history and originals and saves, off the window's thread; a dialog keeps the study as it is
    /// meanwhile.
    fn purge(&mut self, names: Vec<Renaming>, by: FindBy, plan: Purge, revision: u64) {
        let Some(session) = &mut self.session else { return };
        if session.study().revision() != revision {
            return self.offer_purge(names, by);
        }
        let job = match session.begin_purge(plan) {
            Ok(job) => job,
            Err(why) => return self.purged(Err(why)),
        };
        let serial = session.serial();
        let wake = self.wake();
        t!("job-purge").clone_into(&mut self.shell.saving);
        self.shell.dialog = Some(Dialog::Purging);
        self.jobs.start_essential(t!("job-purge"), wake, move |_| {
            let finder = Finder::new(&names, by);
            let saved = job.run(&finder).map(Box::new);
            Done::PurgeSaved { session: serial, finder: Box::new(finder), saved }
        });
    }

    /// The study is saved without the words; what lies beside it is cleared next.
    pub(super) fn purge_saved(
        &mut self,
        serial: u64,
        finder: Box<Finder>,
        saved: Result<Box<PurgeSaved>, PurgeError>,
    ) {
        let Some(session) = self.session.as_mut().filter(|session| session.serial() == serial) else {
            return self.purged(saved.and(Err(PurgeError::Changed)));
        };
        match session.end_purge(saved.map(|saved| *saved)) {
            Ok(rest) => {
                let wake = self.wake();
                self.jobs.start_essential(t!("job-purge"), wake, move |_| {
                    Done::Purged(rest.run(&finder).map(Box::new))
                });
            }
            Err(why) => self.purged(Err(why)),
        }
    }

    /// It is done, or was not.
    pub(super) fn purged(&mut self, purged: Result<Purged, PurgeError>) {
        self.purge_over();
        let notice = match purged {
            Ok(purged) => {
                let details = told(&purged.proof);
                if purged.proof.is_clean() && !purged.proof.is_whole() {
                    let count = purged.proof.unread.len();
                    Notice::info(t!("purge-unread", count = count)).with_details(details)
                } else if purged.proof.is_clean() {
                    Notice::info(t!(
                        "purge-done",
                        steps = purged.removed.steps,
                        originals = purged.removed.originals.len(),
                        parts = purged.proof.parts,
                    ))
                    .with_details(details)
                } else {
                    Notice::warning(t!("purge-left")).with_details(details)
                }
            }
            Err(why) => Notice::error(t!("purge-failed", why = why.to_string())),
        };
        self.shell.notices.add(notice);
    }

    /// The window is free again.
    pub(super) fn purge_over(&mut self) {
        if matches!(self.shell.dialog, Some(Dialog::Purging)) {
            self.shell.dialog = None;
        }
    }

    fn share(&mut self, sharing: Sharing) {
        let Some(session) = &self.session else { return };
        let study = session.study().clone();
        let files = session.kept_originals();
        let wake = self.wake();
        self.jobs.start(t!("share-job").to_owned(), wake, move |_| {
            let Sharing { path, names, sources, without_pictures } = sharing;
            let finder = Finder::new(&names, FindBy::default());
            let write = || -> Result<Shared, String> {
                let choice = Choice { cases: None, sources, without_pictures };
                let (contents, receipt) =
                    clean_with_pictures(&study, &files, &choice, &finder).map_err(|why| why.to_string())?;
                let originals = files.names().count().saturating_sub(receipt.pictures);
                storage::save(&path, Form::of(&path), &contents, Overwrite::Never)
                    .map_err(|why| why.to_string())?;
                let proof = if finder.is_empty() {
                    None
                } else {
                    Some(session::prove(&path, &finder).map_err(|why| why.to_string())?)
                };
                Ok(Shared { receipt, originals, proof })
            };
            Done::Shared(write().map(Box::new))
        });
    }

    pub(super) fn shared(&mut self, result: Result<Box<Shared>, String>) {
        let shared = match result {
            Ok(shared) => shared,
            Err(why) => return self.shell.notices.add(Notice::error(t!("share-failed", why = why))),
        };
        let Shared { receipt, originals, proof } = *shared;
        let mut details = vec![t!("share-left-history").to_owned()];
        let memos = receipt.without_private_memos + receipt.without_other_memos;
        for (count, said) in [
            (receipt.pictures, t!("share-took-pictures", count = receipt.pictures)),
            (
                receipt.without_pictures,
                t!(
                    "share-left-pictures",
                    count = receipt.without_pictures,
                    regions = receipt.without_picture_evidence,
                ),
            ),
            (originals, t!("share-left-originals", count = originals)),
            (receipt.without_sources, t!("share-left-sources", count = receipt.without_sources)),
            (receipt.without_evidence, t!("share-left-evidence", count = receipt.without_evidence)),
            (memos, t!("share-left-memos", count = memos)),
            (receipt.replaced.places, t!("share-replaced", count = receipt.replaced.places)),
        ] {
            if count > 0 {
                details.push(said);
            }
        }
        let mut said = t!("share-done", sources = receipt.sources, evidence = receipt.evidence);
        let clean = proof.as_ref().is_none_or(Proof::is_clean);
        let unread = proof.as_ref().map_or(0, |proof| proof.unread.len());
        if let Some(proof) = &proof {
            details.extend(told(proof));
            let more = match unread {
                0 => t!("share-proof", parts = proof.parts),
                _ => t!("share-unread", count = unread),
            };
            said = format!("{said} {more}");
        }
        let notice = if clean && unread > 0 {
            Notice::warning(said)
        } else if clean {
            Notice::info(said)
        } else {
            Notice::warning(t!("share-not-clean"))
        };
        self.shell.notices.add(notice.with_details(details));
    }
}

/// What a proof found, a line each.
fn told(proof: &Proof) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(proof.found.iter().map(|part| t!("proof-found", part = part.as_str())));
    lines.extend(proof.unread.iter().map(|part| t!("proof-unread", part = part.as_str())));
    lines.extend(
        proof
            .left
            .iter()
            .map(|(part, left)| t!("proof-inside", part = format!("{part} ({}): {}", left.line, left.word))),
    );
    lines
}

//! What a dialog waits for while it is made off the window's thread: how far it is, what came of it, and
//! that nobody wants it any more.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::actions::Work;

/// Told how much of how much is done; the answer is whether to go on.
pub type Going<'a> = &'a dyn Fn(usize, usize) -> bool;

struct Shared<T> {
    stop: AtomicBool,
    done: AtomicUsize,
    total: AtomicUsize,
    made: Mutex<Option<T>>,
    ended: AtomicBool,
}

/// Something that is being made. Dropped, it is not wanted any more, and the work on it stops.
pub struct Later<T>(Arc<Shared<T>>);

/// How it stands.
pub enum Now<T> {
    Going,
    Made(T),
    /// The work ended without it.
    Failed,
}

/// Says that the work has ended, however it did: also where it never began.
struct End<T>(Arc<Shared<T>>);

impl<T> Drop for End<T> {
    fn drop(&mut self) {
        self.0.ended.store(true, Ordering::Release);
    }
}

impl<T: Send + 'static> Later<T> {
    /// The work that makes it, to be handed on as an action. `make` gives `None` where it was stopped.
    pub fn new(
        name: &'static str,
        make: impl Fn(Going<'_>) -> Option<T> + Send + Sync + 'static,
    ) -> (Self, Work) {
        let shared = Arc::new(Shared {
            stop: AtomicBool::new(false),
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            made: Mutex::new(None),
            ended: AtomicBool::new(false),
        });
        let end = End(Arc::clone(&shared));
        let run = move |control: &crate::jobs::Control| {
            let shared = &end.0;
            let going = |done: usize, total: usize| {
                shared.done.store(done, Ordering::Relaxed);
                shared.total.store(total, Ordering::Relaxed);
                control.progress(done as u64, total as u64);
                !shared.stop.load(Ordering::Relaxed) && !control.cancelled()
            };
            let made = make(&going);
            *shared.made.lock().unwrap_or_else(PoisonError::into_inner) = made;
        };
        (Self(shared), Work { name, run: Arc::new(run) })
    }

    /// How much of how much is done; of 0 while that is not known.
    pub fn progress(&self) -> (usize, usize) {
        (self.0.done.load(Ordering::Relaxed), self.0.total.load(Ordering::Relaxed))
    }

    /// What came of it, once.
    pub fn take(&self) -> Now<T> {
        // Asked first: what is made is there before the end is told.
        let ended = self.0.ended.load(Ordering::Acquire);
        match self.0.made.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(made) => Now::Made(made),
            None if ended => Now::Failed,
            None => Now::Going,
        }
    }
}

impl<T> Drop for Later<T> {
    fn drop(&mut self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }
}

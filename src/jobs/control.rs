//! What a job sees of the outside: its progress, and whether it should stop.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The eye sees no more; a job that reports each of a million records must not flood the window.
const BETWEEN_WAKES: Duration = Duration::from_millis(50);

#[derive(Default)]
pub(super) struct Shared {
    cancel: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
    message: Mutex<String>,
}

impl Shared {
    pub(super) fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    pub(super) fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    pub(super) fn seen(&self) -> (u64, u64, String) {
        let message = self.message.lock().unwrap_or_else(PoisonError::into_inner).clone();
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed), message)
    }
}

/// Handed to every job.
pub struct Control {
    shared: Arc<Shared>,
    wake: Box<dyn Fn() + Send + Sync>,
    last_wake: Mutex<Option<Instant>>,
}

impl Control {
    pub(super) fn new(shared: Arc<Shared>, wake: Box<dyn Fn() + Send + Sync>) -> Self {
        Self { shared, wake, last_wake: Mutex::new(None) }
    }

    /// `done` of `total`; a total of 0 where the amount is not known.
    pub fn progress(&self, done: u64, total: u64) {
        self.shared.done.store(done, Ordering::Relaxed);
        self.shared.total.store(total, Ordering::Relaxed);
        self.wake_now_and_then();
    }

    /// What is being done just now, for the status line.
    pub fn say(&self, text: impl Into<String>) {
        *self.shared.message.lock().unwrap_or_else(PoisonError::into_inner) = text.into();
        self.wake_now_and_then();
    }

    /// Whether the job should stop. Long work looks at this often.
    pub fn cancelled(&self) -> bool {
        self.shared.cancelled()
    }

    /// The same as a flag, for work that knows nothing of jobs.
    pub fn cancel_flag(&self) -> &AtomicBool {
        &self.shared.cancel
    }

    pub(super) fn wake(&self) {
        (self.wake)();
    }

    fn wake_now_and_then(&self) {
        {
            let mut last = self.last_wake.lock().unwrap_or_else(PoisonError::into_inner);
            if last.is_some_and(|last| last.elapsed() < BETWEEN_WAKES) {
                return;
            }
            *last = Some(Instant::now());
        }
        self.wake();
    }
}

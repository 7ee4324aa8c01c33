//! Named background work with progress and cancel. The one room that starts threads; knows no window:
//! whoever starts a job says how to be woken when there is something new to see.

mod control;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Builder, JoinHandle};

pub use control::Control;
use control::Shared;

/// One piece of work of one [`Jobs`]; never used twice.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct JobId(u64);

/// Why a job has no result.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum JobError {
    #[error("The work stopped at a fault in the program ({message}). Nothing was taken from it.")]
    Panicked { message: String },
    #[error("The system could not start the work: {reason}.")]
    NotStarted { reason: String },
}

/// A job that has ended, with what came out.
#[derive(Debug)]
pub struct Finished<T> {
    pub id: JobId,
    pub name: String,
    /// Whether it was asked to stop; the result may then be a part.
    pub cancelled: bool,
    pub result: Result<T, JobError>,
}

/// A running job as the status line shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobView {
    pub id: JobId,
    pub name: String,
    pub done: u64,
    /// 0 while the amount is not known.
    pub total: u64,
    pub message: String,
    pub cancelling: bool,
    /// Whether it must come to its end, as saving must.
    pub essential: bool,
}

struct Running {
    id: JobId,
    name: String,
    essential: bool,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// The running jobs of one owner. All results are of one type `T`, an enum as a rule.
///
/// Dropping it asks ordinary jobs to stop and waits for the essential ones.
pub struct Jobs<T> {
    running: Vec<Running>,
    last: u64,
    sender: Sender<(JobId, Result<T, JobError>)>,
    receiver: Receiver<(JobId, Result<T, JobError>)>,
}

impl<T: Send + 'static> Default for Jobs<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Send + 'static> Jobs<T> {
    pub fn new() -> Self {
        let (sender, receiver) = channel();
        Self { running: Vec::new(), last: 0, sender, receiver }
    }

    /// Starts work that may be cancelled. `wake` is called, from the job's thread, when there is
    /// progress to show (a few times a second at most) and when the result can be polled.
    pub fn start(
        &mut self,
        name: impl Into<String>,
        wake: impl Fn() + Send + Sync + 'static,
        work: impl FnOnce(&Control) -> T + Send + 'static,
    ) -> JobId {
        self.begin(name.into(), false, Box::new(wake), Box::new(work))
    }

    /// Starts work that can't be cancelled and is waited for at the end of the program.
    pub fn start_essential(
        &mut self,
        name: impl Into<String>,
        wake: impl Fn() + Send + Sync + 'static,
        work: impl FnOnce(&Control) -> T + Send + 'static,
    ) -> JobId {
        self.begin(name.into(), true, Box::new(wake), Box::new(work))
    }

    fn begin(
        &mut self,
        name: String,
        essential: bool,
        wake: Box<dyn Fn() + Send + Sync>,
        work: Box<dyn FnOnce(&Control) -> T + Send>,
    ) -> JobId {
        self.last += 1;
        let id = JobId(self.last);
        let shared = Arc::new(Shared::default());
        let control = Control::new(Arc::clone(&shared), wake);
        let sender = self.sender.clone();
        #[expect(clippy::disallowed_methods, reason = "this is the room that starts threads")]
        let spawned = Builder::new().name(name.clone().replace('\0', "")).spawn(move || {
            // The owner hears of the end in any case; a panic must not leave a job running for ever.
            let result = catch_unwind(AssertUnwindSafe(|| work(&control)))
                .map_err(|panic| JobError::Panicked { message: words_of(panic.as_ref()) });
            // No receiver: the owner has gone, and nobody is left to wake.
            if sender.send((id, result)).is_ok() {
                control.wake();
            }
        });
        let thread = match spawned {
            Ok(thread) => Some(thread),
            Err(error) => {
                let failed = Err(JobError::NotStarted { reason: error.to_string() });
                // Can't fail while we hold the receiver; if it could, the job would show as running.
                self.sender.send((id, failed)).ok();
                None
            }
        };
        self.running.push(Running { id, name, essential, shared, thread });
        id
    }

    /// The jobs that run, in the order they were started. A job stays listed until it is polled.
    pub fn list(&self) -> Vec<JobView> {
        let view = |job: &Running| {
            let (done, total, message) = job.shared.seen();
            JobView {
                id: job.id,
                name: job.name.clone(),
                done,
                total,
                message,
                cancelling: job.shared.cancelled(),
                essential: job.essential,
            }
        };
        self.running.iter().map(view).collect()
    }

    pub fn is_idle(&self) -> bool {
        self.running.is_empty()
    }

    /// Asks a job to stop; it ends when it next looks. Essential jobs go on: then, and for an unknown
    /// job, the answer is `false`.
    pub fn cancel(&self, id: JobId) -> bool {
        match self.running.iter().find(|job| job.id == id && !job.essential) {
            Some(job) => {
                job.shared.cancel();
                true
            }
            None => false,
        }
    }

    /// The jobs that have ended since the last call, in the order in which they ended. Never waits.
    pub fn poll(&mut self) -> Vec<Finished<T>> {
        let ended: Vec<_> = self.receiver.try_iter().collect();
        ended.into_iter().filter_map(|(id, result)| self.close(id, result)).collect()
    }

    /// Waits until every job has ended, and gives what [`Jobs::poll`] would.
    pub fn wait(&mut self) -> Vec<Finished<T>> {
        let mut finished = Vec::new();
        while !self.running.is_empty() {
            let Ok((id, result)) = self.receiver.recv() else { break };
            finished.extend(self.close(id, result));
        }
        finished
    }

    fn close(&mut self, id: JobId, result: Result<T, JobError>) -> Option<Finished<T>> {
        let at = self.running.iter().position(|job| job.id == id)?;
        let job = self.running.remove(at);
        Some(Finished { id, name: job.name, cancelled: job.shared.cancelled(), result })
    }
}

impl<T> Drop for Jobs<T> {
    fn drop(&mut self) {
        for job in self.running.iter().filter(|job| !job.essential) {
            job.shared.cancel();
        }
        for job in &mut self.running {
            if let Some(thread) = job.thread.take().filter(|_| job.essential) {
                // Panics of the work are caught inside; one of `wake` has nobody left to hear it.
                thread.join().ok();
            }
        }
    }
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no words".to_owned())
}

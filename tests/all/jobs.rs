//! Background work: results, order, progress, cancel, faults, and what happens at the end.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use crosscase::jobs::{JobError, Jobs};

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed() < Duration::from_secs(20), "waited too long for: {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_result_is_polled_once_and_the_owner_is_woken_after_it_can_be() {
    let (woken, wakes) = channel();
    let mut jobs = Jobs::new();
    let id = jobs.start("count", move || woken.send(()).unwrap(), |_| 6 * 7);
    wakes.recv_timeout(Duration::from_secs(20)).unwrap();
    let finished = jobs.poll();
    assert_eq!(finished.len(), 1);
    assert_eq!((finished[0].id, finished[0].name.as_str()), (id, "count"));
    assert_eq!(finished[0].result, Ok(42));
    assert!(!finished[0].cancelled);
    assert!(jobs.poll().is_empty());
    assert!(jobs.is_idle());
}

#[test]
fn results_come_in_the_order_in_which_jobs_end() {
    let (go_slow, slow_gate) = channel::<()>();
    let (go_quick, quick_gate) = channel::<()>();
    let mut jobs = Jobs::new();
    jobs.start("slow", || {}, move |_| slow_gate.recv().map(|()| "slow"));
    jobs.start("quick", || {}, move |_| quick_gate.recv().map(|()| "quick"));
    go_quick.send(()).unwrap();
    let mut seen = Vec::new();
    until("the quick job", || {
        seen.extend(jobs.poll().into_iter().map(|job| job.name));
        !seen.is_empty()
    });
    go_slow.send(()).unwrap();
    seen.extend(jobs.wait().into_iter().map(|job| job.name));
    assert_eq!(seen, ["quick", "slow"]);
}

#[test]
fn progress_and_message_are_listed_while_it_runs() {
    let (go, gate) = channel::<()>();
    let mut jobs = Jobs::new();
    jobs.start(
        "import",
        || {},
        move |control| {
            control.progress(3, 20);
            control.say("Interview 3");
            gate.recv().unwrap();
        },
    );
    until("the message", || jobs.list()[0].message == "Interview 3");
    let view = &jobs.list()[0];
    assert_eq!((view.name.as_str(), view.done, view.total), ("import", 3, 20));
    assert!(!view.cancelling && !view.essential);
    go.send(()).unwrap();
    assert_eq!(jobs.wait().len(), 1);
    assert!(jobs.list().is_empty());
}

#[test]
fn cancel_reaches_the_job_and_is_said_with_the_result() {
    let mut jobs = Jobs::new();
    let id = jobs.start(
        "search",
        || {},
        |control| {
            while !control.cancelled() {
                std::thread::yield_now();
            }
            assert!(control.cancel_flag().load(Ordering::Relaxed));
            "a part"
        },
    );
    assert!(jobs.cancel(id));
    assert!(jobs.list()[0].cancelling);
    let finished = jobs.wait();
    assert!(finished[0].cancelled);
    assert_eq!(finished[0].result, Ok("a part"));
    assert!(!jobs.cancel(id), "a job that has ended can't be cancelled");
}

#[test]
fn an_essential_job_is_not_cancelled() {
    let (go, gate) = channel::<()>();
    let mut jobs = Jobs::new();
    let id = jobs.start_essential(
        "save",
        || {},
        move |control| {
            gate.recv().unwrap();
            control.cancelled()
        },
    );
    assert!(!jobs.cancel(id));
    assert!(jobs.list()[0].essential);
    go.send(()).unwrap();
    assert_eq!(jobs.wait()[0].result, Ok(false));
}

#[test]
fn a_panic_is_an_error_of_that_job_only() {
    let mut jobs = Jobs::new();
    jobs.start("bad", || {}, |_| -> u8 { panic!("row {} has no case", 7) });
    let finished = jobs.wait();
    assert_eq!(finished[0].result, Err(JobError::Panicked { message: "row 7 has no case".to_owned() }));
    jobs.start("good", || {}, |_| 1);
    assert_eq!(jobs.wait()[0].result, Ok(1));
}

#[test]
fn dropping_waits_for_essential_work_and_stops_the_rest() {
    let saved = Arc::new(AtomicBool::new(false));
    let stopped = Arc::new(AtomicBool::new(false));
    let mut jobs = Jobs::new();
    let flag = Arc::clone(&stopped);
    jobs.start(
        "index",
        || {},
        move |control| {
            while !control.cancelled() {
                std::thread::yield_now();
            }
            flag.store(true, Ordering::SeqCst);
        },
    );
    let flag = Arc::clone(&saved);
    jobs.start_essential(
        "save",
        || {},
        move |_| {
            std::thread::sleep(Duration::from_millis(100));
            flag.store(true, Ordering::SeqCst);
        },
    );
    drop(jobs);
    assert!(saved.load(Ordering::SeqCst), "saving was cut off");
    until("the index job to stop", || stopped.load(Ordering::SeqCst));
}

#[test]
fn a_flood_of_progress_wakes_now_and_then() {
    let wakes = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&wakes);
    let mut jobs = Jobs::new();
    let start = Instant::now();
    jobs.start(
        "flood",
        move || {
            counter.fetch_add(1, Ordering::SeqCst);
        },
        |control| {
            for done in 0..200_000 {
                control.progress(done, 200_000);
            }
        },
    );
    jobs.wait();
    let most = start.elapsed().as_millis() as usize / 50 + 3;
    // One for the first report, one for the end, one each 50 ms between.
    let woken = wakes.load(Ordering::SeqCst);
    assert!((1..=most).contains(&woken), "{woken} wakes in {:?}", start.elapsed());
}

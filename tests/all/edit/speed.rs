//! An edit stays quick in a study of 200 000 passages.

use std::time::{Duration, Instant};

use crosscase::edit::{Command, Retag};
use crosscase::study::*;

use super::sample::{self, id, run};

/// The middle one of the times that a thing takes.
fn usual(times: usize, mut thing: impl FnMut(usize)) -> Duration {
    let mut all: Vec<Duration> = (0..times)
        .map(|at| {
            let start = Instant::now();
            thing(at);
            start.elapsed()
        })
        .collect();
    all.sort();
    all[times / 2]
}

#[test]
fn tagging_among_200_000_passages_takes_under_a_millisecond() {
    let mut study = sample::study();
    let model = study.evidence.get(id(0xE01)).unwrap().clone();
    for number in 0..200_000 {
        study.restore(Evidence { id: id(0x1_0000_0000 + number), ..model.clone() }.into(), Stamp::default());
    }
    let retag = usual(301, |at| {
        let change = if at % 2 == 0 { Retag::RemoveTheme(id(0x703)) } else { Retag::AddTheme(id(0x703)) };
        run(&mut study, &Command::Retag { evidence: vec![id(0x1_0000_8000)], change }).unwrap();
    });
    let put = usual(301, |at| {
        let new = Evidence { id: id(0x2_0000_0000 + at as u128), ..model.clone() };
        run(&mut study, &Command::put(new)).unwrap();
    });
    let delete = usual(301, |at| {
        let gone = AnyId::Evidence(id(0x2_0000_0000 + at as u128));
        run(&mut study, &Command::Delete(vec![gone])).unwrap();
    });
    // These times are of a build without optimisation, several times those that a person waits.
    for (what, time) in [("retag", retag), ("put", put), ("delete", delete)] {
        assert!(time < Duration::from_millis(1), "{what}: {time:?}");
    }
}

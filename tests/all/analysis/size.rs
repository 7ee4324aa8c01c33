//! 200,000 pieces of evidence. Sums are checked in every run; the times are a promise of the release
//! build: `cargo test --release --test all analysis::size -- --nocapture --ignored`.

use std::time::{Duration, Instant};

use crosscase::analysis::*;
use crosscase::study::*;
use uuid::Uuid;

use super::notation::{STAMP, spec, study};

/// Cases × 20 sources, 500 themes in three layers, a fixed pseudo-random deal.
fn big(evidence: usize, cases: usize) -> Study {
    let mut line = String::new();
    for theme in 0..500 {
        let path = match theme % 10 {
            0 => format!("T{theme}"),
            1..=3 => format!("T{}/T{theme}", theme - theme % 10),
            _ => format!("T{}/T{}/T{theme}", theme - theme % 10, theme - theme % 10 + 1 + theme % 3),
        };
        line += &format!("C{}.u{}:{path}:_:_@s{theme} ", theme % cases, theme % cases);
    }
    for source in 500..cases * 20 {
        line += &format!("C{}:T0:_:_@s{source} ", source % cases);
    }
    let mut built = study(&line);
    let themes: Vec<ThemeId> = built.study.themes.ids().collect();
    let levels: Vec<LevelId> = built.study.levels.ids().collect();
    let sources: Vec<SourceId> = built.study.sources.ids().collect();
    let model = built.study.evidence.get(built.evidence[0]).expect("evidence").clone();
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below as u64) as usize
    };
    for number in built.evidence.len()..evidence {
        let mut some = vec![themes[next(themes.len())]];
        some.extend((next(2) == 0).then(|| themes[next(themes.len())]));
        some.sort();
        some.dedup();
        let start = next(1_000_000) as u32;
        let one = Evidence {
            id: EvidenceId::from_uuid(Uuid::from_u128((1 << 100) | number as u128)),
            source: sources[next(sources.len())],
            unit: None,
            span: Span { start, end: start + 80 },
            quote: format!(
                "Evidence {number}: most of the hour goes to referrals, risk groups and waiting times."
            ),
            themes: some,
            levels: levels[..next(3)].to_vec(),
            polarity: [None, Some(Polarity::Enabling), Some(Polarity::Mixed)][next(3)],
            ..model.clone()
        };
        built.put(one);
    }
    built.study.saw(STAMP);
    built.study
}

#[test]
fn many_records_add_up() {
    let study = big(40_000, 10);
    let index = Index::build(&study);
    let lens = Lens::default();
    let total = |spec: &MatrixSpec| matrix(&study, &index, spec, &lens).expect("matrix");
    // Enough to be shared among threads; the parts must add up.
    let flat = total(&spec("case", "polarity"));
    let by_hand = study.evidence.iter().filter(|one| one.polarity == Some(Polarity::Mixed)).count();
    assert_eq!(flat.column_totals[2].count as usize, by_hand);
    let sources = total(&MatrixSpec { cell: CellKind::Sources, ..spec("top", "case") });
    assert_eq!(sources.grand_total.count as usize, study.sources.len());
    let per_case: u64 = sources.column_totals.iter().map(|cell| cell.count).sum();
    assert_eq!(per_case as usize, study.sources.len());
    let words = total(&MatrixSpec { cell: CellKind::Words, ..spec("top", "case") });
    let by_hand: usize = study.evidence.iter().map(|one| word_count(&one.quote)).sum();
    assert_eq!(words.grand_total.count as usize, by_hand);
}

fn best(times: usize, mut run: impl FnMut()) -> Duration {
    let timed = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..times).map(timed).min().expect("a time")
}

#[test]
#[ignore = "times mean something in a release build on a quiet machine only"]
fn times() {
    let study = big(200_000, 50);
    let build = best(10, || drop(Index::build(&study)));
    println!("index {build:?}");
    let index = Index::build(&study);
    let lens = Lens::default();
    let filtered =
        Lens { without_level: true, levels: study.levels.ids().take(2).collect(), ..Lens::default() };
    index.sizes(&study);
    let mut slowest = Duration::ZERO;
    for (name, spec) in [
        ("theme × case", spec("theme", "case")),
        ("theme × case, flat", MatrixSpec { roll_up: false, ..spec("theme", "case") }),
        ("theme × case/level", spec("theme", "case/level")),
        ("level × case/polarity", spec("level", "case/polarity")),
        ("theme × source", MatrixSpec { roll_up: false, ..spec("theme", "source") }),
        ("sources", MatrixSpec { cell: CellKind::Sources, ..spec("theme", "case") }),
        ("units", MatrixSpec { cell: CellKind::Units, ..spec("theme", "case") }),
        ("words", MatrixSpec { cell: CellKind::Words, ..spec("theme", "case") }),
        ("per 1000", MatrixSpec { measure: Measure::PerThousandWords, ..spec("theme", "case") }),
    ] {
        for (which, lens) in [("", &lens), (", lens", &filtered)] {
            let time = best(20, || drop(matrix(&study, &index, &spec, lens)));
            println!("{name}{which} {time:?}");
            if name != "theme × source" && name != "theme × case/level" {
                slowest = slowest.max(time);
            }
        }
    }
    let claims_time = best(3, || drop(claims(&study)));
    let mark = best(3, || drop(fingerprint(&study)));
    let codebook = best(3, || drop(counts_per_theme(&index)));
    println!(
        "claims {claims_time:?}, fingerprint {mark:?}, codebook {codebook:?}, slowest matrix {slowest:?}"
    );
    assert!(build < Duration::from_millis(60), "{build:?}");
    assert!(slowest < Duration::from_millis(5), "{slowest:?}");
}

//! Curves of new themes, the rule, and the orders drawn at random.

use crosscase::analysis::Lens;
use crosscase::analysis::saturation::{Rule, SEED, SourceOrder, curve_of, envelope, rule, saturation};
use crosscase::study::*;
use proptest::prelude::*;

use super::{near, numbers, oracle};
use crate::analysis::notation::{Built, study};

#[test]
fn the_rule_is_that_of_the_published_procedure() {
    let oracle = oracle("saturation/guest2020_style.json");
    let new: Vec<u32> = numbers(&oracle["new_themes_per_interview"]).iter().map(|new| *new as u32).collect();
    for example in oracle["runs"].as_array().unwrap() {
        let number = |key: &str| example[key].as_f64().unwrap();
        let by = Rule {
            base: number("base") as usize,
            run: number("run") as usize,
            threshold: number("threshold"),
        };
        let found = rule(&new, by).unwrap();
        near(f64::from(found.base_themes), number("base_themes"), "base");
        assert_eq!(found.saturated_at.map(|at| at as u64), example["saturated_at_interview"].as_u64());
        let reported = found.saturated_at.map(|at| format!("{}+{}", at - by.run, by.run));
        assert_eq!(reported.as_deref(), example["reported"].as_str());
        let runs = example["runs"].as_array().unwrap();
        assert_eq!(found.runs.len(), runs.len());
        for (ours, theirs) in found.runs.iter().zip(runs) {
            near(ours.end as f64, theirs["run_interviews"][1].as_f64().unwrap(), "end of the run");
            near(f64::from(ours.new), theirs["new_in_run"].as_f64().unwrap(), "new in the run");
            near(ours.ratio, theirs["ratio"].as_f64().unwrap(), "ratio");
        }
    }
    // A series in which each source brings as many themes of its own, and so the same sums.
    let mut next = 0;
    let lists: Vec<Vec<u32>> = new
        .iter()
        .map(|count| {
            next += count;
            (next - count..next).collect()
        })
        .collect();
    let lists: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
    let curve = curve_of(&lists, next as usize, Rule::default());
    let cumulative: Vec<f64> = curve.cumulative.iter().map(|sum| f64::from(*sum)).collect();
    assert_eq!(cumulative, numbers(&oracle["cumulative"]));
}

#[test]
fn too_few_sources_or_no_themes_give_no_verdict() {
    let by = Rule { base: 4, run: 2, threshold: 0.05 };
    for new in [&[][..], &[3], &[3, 2, 1, 0, 0], &[0, 0, 0, 0, 1, 1, 0]] {
        assert_eq!(rule(new, by), None, "{new:?}");
    }
    assert!(rule(&[3, 2, 1, 0, 0, 0], by).is_some());
    for by in [Rule { base: 0, ..by }, Rule { run: 0, ..by }, Rule { base: usize::MAX - 1, ..by }] {
        assert_eq!(rule(&[3, 2, 1, 0, 0, 0], by), None);
    }
}

/// A study of four sources: themes by source, with their dates.
fn dated() -> Built {
    let mut built = study("A:T1:_:_@a1 A:T1,T2:_:_@a2 A:T2,T3:_:_@a3 B:T3,T4/x:_:_@b1 B:T1:_:_@b1");
    for (name, date) in [("a1", "2009"), ("a2", "2007-09-14"), ("a3", ""), ("b1", "2007–2008")] {
        let mut source = built.study.sources.get(built.source_id(name)).unwrap().clone();
        source.date = date.into();
        built.put(source);
    }
    // Nothing is coded in these two: one was read, the other was not.
    let (a, coder) = (built.case_id("A"), built.coder_id("EA"));
    let read = built.source("a4", a, 10);
    let mut source = built.study.sources.get(read).unwrap().clone();
    source.read_by = [coder].into();
    source.date = "c. 2008".into();
    built.put(source);
    built.source("a5", a, 10);
    built
}

#[test]
fn sources_are_taken_by_date_or_as_listed() {
    let built = dated();
    let titles = |sources: &[SourceId]| -> Vec<String> {
        sources.iter().map(|id| built.study.sources.get(*id).unwrap().title.clone()).collect()
    };
    let run = |order| saturation(&built.study, &built.index(), &Lens::default(), order, Rule::default());
    let by_date = run(SourceOrder::Date);
    assert_eq!(titles(&by_date.overall.sources), ["b1", "a2", "a1", "a3", "a4"]);
    assert_eq!(by_date.overall.new, [3, 1, 0, 0, 0]);
    assert_eq!(by_date.overall.cumulative, [3, 4, 4, 4, 4]);
    assert_eq!(by_date.overall.new_themes[1], [built.theme_id("T2")]);
    assert_eq!((by_date.unread, by_date.undated), (1, 2));
    let listed = run(SourceOrder::Listed);
    assert_eq!(titles(&listed.overall.sources), ["a1", "a2", "a3", "a4", "b1"]);
    assert_eq!(listed.overall.new, [1, 1, 1, 0, 1]);
    assert_eq!(listed.undated, 0);
    assert_eq!(listed.cases.len(), 2);
    assert_eq!(listed.cases[0].cumulative, [1, 2, 3, 3]);
    assert_eq!((listed.cases[1].case, &listed.cases[1].new[..]), (Some(built.case_id("B")), &[3][..]));
}

#[test]
fn the_lens_leaves_out_sources_and_themes() {
    let built = dated();
    let lens = Lens {
        cases: [built.case_id("A")].into(),
        themes: [built.theme_id("T2"), built.theme_id("T3")].into(),
        ..Lens::default()
    };
    let found = saturation(&built.study, &built.index(), &lens, SourceOrder::Listed, Rule::default());
    // a1 has nothing within the lens and nobody has marked it as read.
    assert_eq!((found.overall.new, found.unread), (vec![1, 1, 0], 2));
    assert_eq!(found.cases.len(), 1);
}

#[test]
fn nothing_gives_empty_curves() {
    let built = study("");
    let found =
        saturation(&built.study, &built.index(), &Lens::default(), SourceOrder::Date, Rule::default());
    assert_eq!((found.overall.new.len(), found.cases.len(), found.overall.verdict), (0, 0, None));
}

/// How many themes n sources of `all` have on average: by the probability of missing each.
fn expected(lists: &[&[u32]], themes: usize, n: usize) -> f64 {
    let all = lists.len();
    (0..themes as u32)
        .map(|theme| {
            let without = lists.iter().filter(|list| !list.contains(&theme)).count();
            let missed: f64 =
                (0..n).map(|at| (without as f64 - at as f64).max(0.0) / (all - at) as f64).product();
            1.0 - missed
        })
        .sum()
}

#[test]
fn envelopes_are_the_same_every_time_and_fit_the_exact_mean() {
    let lists: [&[u32]; 7] = [&[0, 1, 2, 3, 4], &[0, 1], &[1, 5], &[], &[0, 6, 7], &[2, 3], &[8]];
    let one = envelope(&lists, 9, 1_000, SEED);
    assert_eq!(one, envelope(&lists, 9, 1_000, SEED));
    assert_ne!(one, envelope(&lists, 9, 1_000, SEED + 1), "the seed matters");
    for place in 0..7 {
        assert!(one.low[place] <= one.median[place] && one.median[place] <= one.high[place]);
        let exact = expected(&lists, 9, place + 1);
        // 5 % and 95 % lie on either side of the mean; the last place is the same in all orders.
        assert!(one.low[place] <= exact + 1e-9 && exact <= one.high[place] + 1e-9, "place {place}: {exact}");
    }
    assert_eq!((one.low[6], one.median[6], one.high[6]), (9.0, 9.0, 9.0));
}

/// All orders of 0..n.
fn permutations(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![Vec::new()];
    }
    permutations(n - 1)
        .into_iter()
        .flat_map(|order| {
            (0..n).map(move |at| {
                let mut longer = order.clone();
                longer.insert(at, n - 1);
                longer
            })
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Quantiles of the drawn orders stand among those of all orders, a little less and more extreme.
    #[test]
    fn envelopes_are_near_those_of_all_orders(
        lists in prop::collection::vec(prop::collection::btree_set(0_u32..8, 0..6), 1..6),
    ) {
        let lists: Vec<Vec<u32>> = lists.into_iter().map(|list| list.into_iter().collect()).collect();
        let short: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
        let drawn = envelope(&short, 8, 4_000, SEED);
        for place in 0..lists.len() {
            let mut all: Vec<usize> = permutations(lists.len())
                .iter()
                .map(|order| {
                    let mut seen: Vec<u32> = order[..=place].iter().flat_map(|at| lists[*at].clone()).collect();
                    seen.sort_unstable();
                    seen.dedup();
                    seen.len()
                })
                .collect();
            all.sort_unstable();
            let at = |share: f64| all[((share * (all.len() - 1) as f64).round() as usize).min(all.len() - 1)] as f64;
            for (ours, share) in
                [(drawn.low[place], 0.05), (drawn.median[place], 0.5), (drawn.high[place], 0.95)]
            {
                let (low, high) = (at((share - 0.04_f64).max(0.0)), at((share + 0.04_f64).min(1.0)));
                prop_assert!(low <= ours && ours <= high, "{share} at {place}: {ours}, not {low}–{high}");
            }
        }
    }
}

use crosscase::analysis::*;
use crosscase::study::*;

use super::notation::study;

const LINE: &str =
    "=A:T1:macro:- =A:T1:meso,micro:- =B:T1/x:micro:+ =A,B:T2:meso:± =B:T2:_:+ =B:T2,T1:micro:_";

#[test]
fn levels_by_case() {
    let built = study(LINE);
    let found = level_profile(&built.study, &built.index(), &Lens::default(), Counted::Findings);
    assert_eq!(found.levels.len(), 4, "macro, meso, micro, and one finding without a level");
    let mixes = |case| (0..4).map(|level| found.mix(case, level)).collect::<Vec<_>>();
    assert_eq!(mixes(0), [[0, 1, 0, 0], [0, 1, 1, 0], [0, 1, 0, 0], [0; 4]]);
    assert_eq!(mixes(1), [[0; 4], [0, 0, 1, 0], [1, 0, 0, 1], [1, 0, 0, 0]]);
    let both = [AnyId::Finding(built.findings[3])];
    assert_eq!(found.mark(0, 1, Some(Polarity::Mixed)), both);
    assert_eq!(found.mark(1, 1, Some(Polarity::Mixed)), both);
    let basis = &found.basis;
    assert_eq!((basis.shown, basis.all, &basis.per_case[..]), (6, 6, &[3, 4][..]));
    assert_eq!((basis.in_several_cases, basis.in_several_levels, basis.without_level), (1, 1, 1));
}

#[test]
fn levels_through_a_lens() {
    let built = study(LINE);
    let lens = Lens { themes: [built.theme_id("T1")].into(), ..Lens::default() };
    let found = level_profile(&built.study, &built.index(), &lens, Counted::Findings);
    assert_eq!((found.levels.len(), found.basis.shown, found.basis.all), (3, 4, 6));
    assert_eq!(found.mix(1, 2), [1, 0, 0, 1]);
}

#[test]
fn heat_of_themes() {
    let built = study(LINE);
    let heat = heat(&built.study, &built.index(), &Lens::default(), Counted::Findings, 0);
    let counts: Vec<usize> = heat.cells.iter().map(Vec::len).collect();
    assert_eq!((heat.themes.len(), counts, heat.range()), (2, vec![2, 2, 1, 3], Some((1, 3))));
    let deep = deep(&built);
    assert_eq!(deep, [2, 2, 0, 1, 1, 3]);
}

fn deep(built: &super::notation::Built) -> Vec<usize> {
    let heat = heat(&built.study, &built.index(), &Lens::default(), Counted::Findings, 5);
    heat.cells.iter().map(Vec::len).collect()
}

#[test]
fn placements_by_score() {
    let mut built = study("A:T1:_:_ B.u:T1:_:_");
    let scale = ScaleId::from_uuid(built.fresh());
    let (a, b, unit) = (built.case_id("A"), built.case_id("B"), built.unit_id("u"));
    for (order, (case, unit, label, score)) in
        [(b, None, "b", 1.0), (a, None, "a", 1.0), (b, Some(unit), "u", 4.0), (a, None, "low", 0.0)]
            .into_iter()
            .enumerate()
    {
        let id = PlacementId::from_uuid(built.fresh());
        let evidence = vec![built.evidence[0]];
        built.put(Placement {
            id,
            scale,
            case,
            unit,
            label: label.into(),
            order: order as u32,
            score,
            low: 0.0,
            high: 4.0,
            reason: String::new(),
            evidence,
            coder: None,
            note: String::new(),
        });
    }
    let labels = |lens: &Lens| -> Vec<String> {
        placements(&built.study, &built.index(), scale, lens).into_iter().map(|mark| mark.label).collect()
    };
    assert_eq!(labels(&Lens::default()), ["u", "a", "b", "low"]);
    assert_eq!(labels(&Lens { excluded_units: [unit].into(), ..Lens::default() }), ["a", "b", "low"]);
    assert_eq!(labels(&Lens { cases: [b].into(), ..Lens::default() }), ["u", "b"]);
}

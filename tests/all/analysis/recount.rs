//! Any small study: the matrix equals a recount straight from the records, by definition.

use std::collections::BTreeSet;

use crosscase::analysis::*;
use crosscase::study::*;
use proptest::prelude::*;

use super::notation::{Built, size, spec, study};
use crosscase::study::matrix::mark;

/// What a header's key asks of a piece of evidence, within the lens.
fn holds(built: &Built, lens: &Lens, roll_up: bool, evidence: &Evidence, key: Key) -> bool {
    let study = &built.study;
    let source = study.sources.get(evidence.source).expect("source");
    match key {
        Key::Theme(theme) => evidence.themes.iter().any(|own| {
            (if roll_up { below(study, *own, theme) } else { *own == theme }) && in_lens(study, lens, *own)
        }),
        Key::Case(case) => source.case == case,
        Key::Unit(unit) => evidence.unit.or(source.unit) == Some(unit),
        Key::Level(level) => evidence.levels.contains(&level),
        Key::Polarity(polarity) => evidence.polarity == Some(polarity),
        Key::Source(id) => evidence.source == id,
        Key::Coder(coder) => evidence.coder == coder,
        Key::Actor(actor) => evidence.actors.contains(&actor),
        Key::Period(Period::Year(year)) => source.date.starts_with(&year.to_string()),
        Key::Value(_, value) => size_of(study, source.case).is_some_and(|label| mark(&label) == value),
        Key::Speaker(name) => speakers(study, evidence).any(|speaker| mark(&speaker) == name),
        Key::Missing(Field::Actor) => evidence.actors.is_empty(),
        Key::Missing(Field::Period) => source.date.is_empty(),
        Key::Missing(Field::Attribute(_)) => size_of(study, source.case).is_none(),
        Key::Missing(Field::Speaker) => speakers(study, evidence).next().is_none(),
        Key::Missing(Field::Level) => evidence.levels.is_empty(),
        Key::Missing(Field::Polarity) => evidence.polarity.is_none(),
        Key::Missing(Field::Theme) => evidence.themes.is_empty(),
        Key::Missing(Field::Unit) => evidence.unit.or(source.unit).is_none(),
        other => panic!("not asked: {other:?}"),
    }
}

/// The value of the attribute as its header says it.
fn size_of(study: &Study, case: CaseId) -> Option<String> {
    match study.cases.get(case)?.values.get(&size())? {
        Value::Text(text) => Some(text.clone()),
        other => panic!("not given: {other:?}"),
    }
}

fn speakers(study: &Study, evidence: &Evidence) -> impl Iterator<Item = String> {
    let overlap =
        |mark: &&SourceMark| mark.span.start < evidence.span.end && evidence.span.start < mark.span.end;
    study.marks(evidence.source).iter().filter(overlap).map(|mark| mark.what.label())
}

/// Gives what the notation leaves out: actors, dates, values, texts with turns; some have none.
fn dress(built: &mut Built) {
    let cases: Vec<Case> = built.study.cases.iter().cloned().collect();
    let mut actors = Vec::new();
    for (at, mut case) in cases.into_iter().enumerate() {
        let id = ActorId::from_uuid(built.fresh());
        let [kind, role, basis, short] = std::array::from_fn(|_| String::new());
        let name = format!("actor {at}");
        built.put(Actor {
            id,
            case: case.id,
            name,
            short,
            tier: 1,
            kind,
            role,
            basis,
            unit: None,
            place: None,
        });
        actors.push(id);
        if at != 1 {
            case.values.insert(size(), Value::Text(if at == 0 { "small" } else { "large" }.into()));
        }
        built.put(case);
    }
    for (at, id) in built.evidence.clone().into_iter().enumerate() {
        let mut evidence = built.study.evidence.get(id).expect("evidence").clone();
        let chosen = actors.iter().enumerate().filter(|(number, _)| (at >> number) & 1 == 1);
        evidence.span = Span::new(2 * at, 2 * at + 10);
        evidence.actors = chosen.map(|(_, id)| *id).collect();
        built.put(evidence);
    }
    let sources: Vec<Source> = built.study.sources.iter().cloned().collect();
    for (at, mut source) in sources.into_iter().enumerate() {
        source.date = ["2007", "2008-05", "", "2008"][at % 4].into();
        let turn = |from, to, name: &str| SourceMark::new(from, to, MarkKind::Turn(name.into()));
        let marks =
            [vec![turn(0, 6, "I"), turn(6, 12, "Anna"), turn(14, 20, "I")], Vec::new()][at % 2].clone();
        built.put(SourceText { id: source.id, text: "é".repeat(40).into(), marks: marks.into() });
        built.put(source);
    }
}

fn below(study: &Study, theme: ThemeId, above: ThemeId) -> bool {
    study.theme_path(theme).iter().any(|step| step.id == above)
}

fn in_lens(study: &Study, lens: &Lens, theme: ThemeId) -> bool {
    lens.themes.is_empty() || lens.themes.iter().any(|above| below(study, theme, *above))
}

fn passes(study: &Study, lens: &Lens, evidence: &Evidence) -> bool {
    let source = study.sources.get(evidence.source).expect("source");
    let unit = evidence.unit.or(source.unit);
    let levels = (lens.levels.is_empty() && !lens.without_level)
        || evidence.levels.iter().any(|level| lens.levels.contains(level))
        || (lens.without_level && evidence.levels.is_empty());
    let polarity = (lens.polarities.is_empty() && !lens.without_polarity)
        || evidence.polarity.map_or(lens.without_polarity, |own| lens.polarities.contains(&own));
    (lens.themes.is_empty() || evidence.themes.iter().any(|theme| in_lens(study, lens, *theme)))
        && levels
        && polarity
        && (lens.cases.is_empty() || lens.cases.contains(&source.case))
        && !unit.is_some_and(|unit| lens.excluded_units.contains(&unit))
        && (lens.coders.is_empty() || lens.coders.contains(&evidence.coder))
}

/// Evidence in at least one header of `rows` and one of `columns`.
fn recount(
    built: &Built,
    spec: &MatrixSpec,
    lens: &Lens,
    rows: &[Header],
    columns: &[Header],
) -> (u64, [u32; 4]) {
    let stands = |evidence: &Evidence, headers: &[Header]| {
        headers
            .iter()
            .any(|header| header.keys.iter().all(|key| holds(built, lens, spec.roll_up, evidence, *key)))
    };
    let behind: Vec<&Evidence> = built
        .study
        .evidence
        .iter()
        .filter(|one| passes(&built.study, lens, one) && stands(one, rows) && stands(one, columns))
        .collect();
    let mut mix = [0; 4];
    for one in &behind {
        mix[one.polarity.map_or(3, |polarity| polarity as usize)] += 1;
    }
    let count = match spec.cell {
        CellKind::Sources => behind.iter().map(|one| one.source).collect::<BTreeSet<_>>().len(),
        CellKind::Units => behind.iter().filter_map(|one| one.unit).collect::<BTreeSet<_>>().len(),
        CellKind::Words => behind.len() * 2,
        CellKind::Cases => {
            let case = |one: &&Evidence| built.study.sources.get(one.source).expect("source").case;
            behind.iter().map(case).collect::<BTreeSet<_>>().len()
        }
        // Two bytes a character in the text of [`dress`].
        CellKind::Share => {
            let letters = |one: &&Evidence| {
                let (source, span) = (one.source, one.span);
                (span.start..span.end).filter(|at| at % 2 == 0).map(move |at| (source, at))
            };
            behind.iter().flat_map(letters).collect::<BTreeSet<_>>().len()
        }
        _ => behind.len(),
    };
    (count as u64, mix)
}

fn lines() -> impl Strategy<Value = String> {
    let place = prop::sample::select(vec!["A", "A.u", "A.v", "B", "B.w", "C"]);
    let themes = prop::sample::subsequence(vec!["T1", "T1/x", "T1/x/z", "T1/y", "T2", "T3/q"], 0..4);
    let levels = prop::sample::subsequence(vec!["macro", "meso", "micro"], 0..3);
    let sign = prop::sample::select(vec!["+", "-", "±", "_"]);
    let coder = prop::sample::select(vec!["EA", "GM"]);
    let source = 0..3_usize;
    let list = |names: Vec<&str>| if names.is_empty() { "_".to_owned() } else { names.join(",") };
    let one = (place, themes, levels, sign, source, coder).prop_map(
        move |(place, themes, levels, sign, source, coder)| {
            let case = &place[..1];
            format!("{place}:{}:{}:{sign}@{case}{source}~{coder}", list(themes), list(levels))
        },
    );
    prop::collection::vec(one, 0..14).prop_map(|all| all.join(" "))
}

fn finding_lines() -> impl Strategy<Value = String> {
    let place = prop::sample::select(vec!["A", "B", "A.u", "A,B", "A,B.u", "A,B,C", "B,C.w"]);
    let themes = prop::sample::subsequence(vec!["T1", "T1/x", "T1/x/z", "T1/y", "T2", "T3/q"], 0..4);
    let levels = prop::sample::subsequence(vec!["macro", "meso", "micro"], 0..3);
    let sign = prop::sample::select(vec!["+", "-", "±", "_"]);
    let list = |names: Vec<&str>| if names.is_empty() { "_".to_owned() } else { names.join(",") };
    let one = (place, themes, levels, sign).prop_map(move |(place, themes, levels, sign)| {
        format!("={place}:{}:{}:{sign}", list(themes), list(levels))
    });
    prop::collection::vec(one, 0..10).prop_map(|all| all.join(" "))
}

/// Axes of what findings have of their own.
fn of_findings(axis: &str) -> bool {
    !["source", "coder", "actor", "speaker", "period", "size"].iter().any(|word| axis.contains(word))
}

fn finding_holds(study: &Study, roll_up: bool, finding: &Finding, key: Key) -> bool {
    match key {
        Key::Theme(theme) => {
            finding.themes.iter().any(|own| if roll_up { below(study, *own, theme) } else { *own == theme })
        }
        Key::Case(case) => finding.cases.contains(&case),
        Key::Unit(unit) => finding.unit == Some(unit),
        Key::Level(level) => finding.levels.contains(&level),
        Key::Polarity(polarity) => finding.polarity == Some(polarity),
        Key::Missing(Field::Theme) => finding.themes.is_empty(),
        Key::Missing(Field::Case) => finding.cases.is_empty(),
        Key::Missing(Field::Unit) => finding.unit.is_none(),
        Key::Missing(Field::Level) => finding.levels.is_empty(),
        Key::Missing(Field::Polarity) => finding.polarity.is_none(),
        other => panic!("not asked: {other:?}"),
    }
}

type Choices = (Vec<&'static str>, Vec<&'static str>, Vec<usize>, bool, bool, Vec<&'static str>);

fn lenses() -> impl Strategy<Value = Choices> {
    (
        prop::sample::subsequence(vec!["T1", "x", "y", "T2"], 0..2),
        prop::sample::subsequence(vec!["macro", "meso", "micro"], 0..3),
        prop::sample::subsequence(vec![0, 1, 2], 0..2),
        any::<bool>(),
        any::<bool>(),
        prop::sample::subsequence(vec!["A", "B"], 0..2),
    )
}

fn lens(built: &Built, (themes, levels, polarities, no_level, exclude, cases): Choices) -> Lens {
    let theme = |name: &str| built.study.themes.iter().find(|theme| theme.name == name).map(|theme| theme.id);
    let case = |name: &str| built.study.cases.iter().find(|case| case.name == name).map(|case| case.id);
    let unit = built.study.units.iter().find(|unit| unit.name == "u").map(|unit| unit.id);
    Lens {
        themes: themes.into_iter().filter_map(theme).collect(),
        levels: levels.into_iter().map(|name| built.level_id(name)).collect(),
        without_level: no_level,
        polarities: polarities.into_iter().map(|at| Polarity::ALL[at]).collect(),
        cases: cases.into_iter().filter_map(case).collect(),
        excluded_units: unit.filter(|_| exclude).into_iter().collect(),
        ..Lens::default()
    }
}

fn axes() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "theme",
        "top",
        "case",
        "case+units",
        "unit",
        "level",
        "polarity",
        "source",
        "coder",
        "theme/level",
        "case/polarity",
        "case/unit",
        "case+units/level",
        "level/theme",
        "source/case",
        "actor",
        "speaker",
        "period",
        "size",
        "size/case",
        "theme/period",
        "case/actor",
        "source/size",
        "source/period",
        "speaker/level",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn cells_and_totals_equal_a_recount(
        line in lines(),
        rows in axes(),
        columns in axes(),
        cell in prop::sample::select(vec![
            CellKind::Evidence, CellKind::Sources, CellKind::Units, CellKind::Words, CellKind::Cases,
            CellKind::Share, CellKind::LevelMix,
        ]),
        (roll_up, subtotals, show_missing, show_empty) in any::<(bool, bool, bool, bool)>(),
        order in prop::sample::select(vec![Order::Study, Order::Total, Order::Label]),
        choices in lenses(),
    ) {
        let mut built = study(&line);
        dress(&mut built);
        let lens = lens(&built, choices);
        let spec = MatrixSpec {
            cell, roll_up, subtotals, show_missing, show_empty,
            row_order: order.clone(), column_order: order, ..spec(rows, columns)
        };
        let matrix = built.matrix(&spec, &lens);
        let (all_rows, all_columns) = (&matrix.rows, &matrix.columns);
        for (r, row) in all_rows.iter().enumerate() {
            let row = std::slice::from_ref(row);
            for (c, column) in all_columns.iter().enumerate() {
                let found = matrix.cell(r, c).expect("cell");
                let expected = recount(&built, &spec, &lens, row, std::slice::from_ref(column));
                prop_assert_eq!((found.count, found.mix), expected, "{:?} {:?}", row, column);
                if cell == CellKind::LevelMix {
                    let behind = built.behind(&spec, &lens, Some(&row[0].keys), Some(&column.keys));
                    let levels = |at: usize| {
                        &built.study.evidence.get(built.evidence[at]).expect("evidence").levels
                    };
                    for (number, level) in ["macro", "meso", "micro"].into_iter().enumerate() {
                        let id = built.level_id(level);
                        let inside = lens.levels.contains(&id) || (lens.levels.is_empty() && !lens.without_level);
                        let count = behind.iter().filter(|at| inside && levels(**at).contains(&id)).count();
                        prop_assert_eq!(found.levels[number] as usize, count);
                    }
                    let none = behind.iter().filter(|at| levels(**at).is_empty()).count();
                    prop_assert_eq!(found.levels[3] as usize, none);
                }
                if cell == CellKind::Evidence {
                    let behind = built.behind(&spec, &lens, Some(&row[0].keys), Some(&column.keys));
                    prop_assert_eq!(behind.len() as u64, found.count);
                }
            }
            let total = &matrix.row_totals[r];
            prop_assert_eq!((total.count, total.mix), recount(&built, &spec, &lens, row, all_columns));
        }
        // One walk over the records finds what each cell would be asked for.
        let walked = matrix.behind(&built.study, &built.index(), &spec, &lens);
        for (r, row) in all_rows.iter().enumerate() {
            for (c, column) in all_columns.iter().enumerate() {
                let here = |one: &&Behind| one.rows.contains(&(r as u32)) && one.columns.contains(&(c as u32));
                let found: Vec<AnyId> = walked.iter().filter(here).map(|one| one.id).collect();
                let keys = (Some(&row.keys[..]), Some(&column.keys[..]));
                let asked = items_behind(&built.study, &built.index(), &spec, &lens, keys.0, keys.1);
                prop_assert_eq!(found, asked, "{:?} {:?}", row, column);
            }
        }
        for (c, column) in all_columns.iter().enumerate() {
            let total = &matrix.column_totals[c];
            let expected = recount(&built, &spec, &lens, all_rows, std::slice::from_ref(column));
            prop_assert_eq!((total.count, total.mix), expected);
        }
        let grand = &matrix.grand_total;
        prop_assert_eq!((grand.count, grand.mix), recount(&built, &spec, &lens, all_rows, all_columns));
        let seen = built.study.evidence.iter().filter(|one| passes(&built.study, &lens, one)).count();
        prop_assert_eq!(matrix.in_lens, seen as u64);
        prop_assert_eq!(matrix.all, built.study.evidence.len() as u64);
    }

    /// Findings can be of several cases, of which a unit belongs to one only.
    #[test]
    fn findings_equal_a_recount(
        line in finding_lines(),
        rows in axes().prop_filter("", |axis| of_findings(axis)),
        columns in axes().prop_filter("", |axis| of_findings(axis)),
        (roll_up, subtotals, show_missing) in any::<(bool, bool, bool)>(),
    ) {
        let built = study(&line);
        let lens = Lens::default();
        let cell = CellKind::Findings;
        let spec = MatrixSpec { cell, roll_up, subtotals, show_missing, ..spec(rows, columns) };
        let matrix = built.matrix(&spec, &lens);
        let count = |rows: &[Header], columns: &[Header]| -> u64 {
            let stands = |finding: &Finding, headers: &[Header]| headers.iter().any(|header| {
                header.keys.iter().all(|key| finding_holds(&built.study, roll_up, finding, *key))
            });
            let fits = |one: &&Finding| stands(one, rows) && stands(one, columns);
            built.study.findings.iter().filter(fits).count() as u64
        };
        for (r, row) in matrix.rows.iter().enumerate() {
            let row = std::slice::from_ref(row);
            for (c, column) in matrix.columns.iter().enumerate() {
                let found = matrix.cell(r, c).expect("cell").count;
                let column = std::slice::from_ref(column);
                prop_assert_eq!(found, count(row, column), "{:?} {:?}", row, column);
                let behind = built.behind(&spec, &lens, Some(&row[0].keys), Some(&column[0].keys));
                prop_assert_eq!(behind.len() as u64, found);
            }
            prop_assert_eq!(matrix.row_totals[r].count, count(row, &matrix.columns));
        }
        for (c, column) in matrix.columns.iter().enumerate() {
            let total = matrix.column_totals[c].count;
            prop_assert_eq!(total, count(&matrix.rows, std::slice::from_ref(column)));
        }
        prop_assert_eq!(matrix.grand_total.count, count(&matrix.rows, &matrix.columns));
        prop_assert_eq!(built.behind(&spec, &lens, None, None).len() as u64, matrix.grand_total.count);
    }

    #[test]
    fn codebook_counts_equal_a_recount(line in lines()) {
        let built = study(&line);
        let index = built.index();
        let counts = counts_per_theme(&index);
        for (at, theme) in index.themes.ids().iter().enumerate() {
            let under: Vec<&Evidence> = built.study.evidence.iter()
                .filter(|one| one.themes.iter().any(|own| below(&built.study, *own, *theme)))
                .collect();
            prop_assert_eq!(counts.total[at] as usize, under.len());
            let own = built.study.evidence.iter().filter(|one| one.themes.contains(theme)).count();
            prop_assert_eq!(counts.own[at] as usize, own);
            for (number, case) in index.cases.ids().iter().enumerate() {
                let count = under.iter().filter(|one| {
                    built.study.sources.get(one.source).expect("source").case == *case
                }).count();
                prop_assert_eq!(counts.by_case(at)[number] as usize, count);
            }
            for (number, level) in index.levels.ids().iter().enumerate() {
                let count = under.iter().filter(|one| one.levels.contains(level)).count();
                prop_assert_eq!(counts.by_level(at)[number] as usize, count);
            }
            prop_assert_eq!(index.evidence_under(*theme).len(), under.len());
        }
    }
}

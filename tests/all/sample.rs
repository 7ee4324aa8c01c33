//! The sample studies, held against the reference they were made from.
//!
//! Expected numbers and tags are typed in from `study-model.md`, the coding of Aveling & Martin (2013),
//! Social Science & Medicine (open access, CC BY); § names its section. None is taken from the program.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crosscase::analysis::{
    CellKind, Column, Dimension, Index, Lens, MatrixSpec, cell_state, claims, compare, items_behind, matrix,
    totals,
};
use crosscase::storage::{self, Form, Opened, check_study};
use crosscase::study::*;

use ComparisonKind as Is;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects").join(name)
}

fn sample(name: &str) -> Opened {
    storage::open(&folder(name)).unwrap()
}

fn partnerships() -> Study {
    sample("health-partnerships").contents.study
}

fn case(study: &Study, key: &str) -> CaseId {
    let name = if key == "KH" { "Cambodia" } else { "UK" };
    study.cases.iter().find(|case| case.name.starts_with(name)).unwrap().id
}

/// §5: T1 to T5 and the overview T0, which stands last in the codebook.
fn theme(study: &Study, key: &str) -> ThemeId {
    let names = [
        ("T1", "Starting conditions"),
        ("T2", "Programme set-up"),
        ("T3", "Funding asymmetry and interdependence"),
        ("T4", "Accountability mechanisms and performance management"),
        ("T5", "Relationships and distance from 'the field'"),
        ("T0", "Outcomes"),
    ];
    let name = names.iter().find(|(short, _)| *short == key).unwrap().1;
    study.themes.iter().find(|theme| theme.name.starts_with(name)).unwrap().id
}

const FIVE: [&str; 5] = ["T1", "T2", "T3", "T4", "T5"];

fn five_themes(study: &Study) -> Lens {
    Lens { themes: FIVE.iter().map(|key| theme(study, key)).collect(), ..Lens::default() }
}

fn findings_by(rows: Dimension, columns: &[Dimension]) -> MatrixSpec {
    MatrixSpec { rows: vec![rows], columns: columns.to_vec(), cell: CellKind::Findings, ..Default::default() }
}

/// Rows of counts by the label of the row.
fn counted(study: &Study, spec: &MatrixSpec, lens: &Lens) -> Vec<(String, Vec<u64>)> {
    let matrix = matrix(study, &Index::build(study), spec, lens).unwrap();
    let rows = matrix.rows.iter().enumerate();
    rows.map(|(at, head)| (head.labels.join("/"), matrix.row(at).map(|cell| cell.count).collect())).collect()
}

fn column_labels(study: &Study, spec: &MatrixSpec) -> Vec<String> {
    let matrix = matrix(study, &Index::build(study), spec, &Lens::default()).unwrap();
    matrix.columns.iter().map(|head| head.labels.join("/")).collect()
}

#[test]
fn both_samples_are_sound() {
    for name in ["health-partnerships", "two-schools"] {
        let opened = sample(name);
        assert!(opened.problems.is_empty(), "{name}: {:?}", opened.problems);
        assert!(!opened.damaged && opened.form == Form::Folder);
        let study = &opened.contents.study;
        assert!(check_study(study).is_empty(), "{name}: {:?}", check_study(study));
        assert!(opened.contents.history.parse(study).unwrap().1.is_empty());
        for evidence in study.evidence.iter() {
            assert_eq!(evidence.span.slice(study.text(evidence.source)), Ok(evidence.quote.as_str()));
        }
    }
}

/// §16 step 1 and the list.
#[test]
fn everything_is_there() {
    let study = partnerships();
    let all = totals(&study);
    assert_eq!((all.cases, all.themes, all.levels), (2, 6, 3));
    assert_eq!((all.findings, all.comparisons, all.outliers), (53, 12, 4));
    assert_eq!((all.scales, all.placements, all.propositions, all.recommendations), (1, 10, 8, 5));
    assert!(all.sources >= 12 && all.words >= 6000, "{all:?}");
    assert!(all.links > 0 && all.memos > 0 && all.units > 0);
    let (kh, uk) = (case(&study, "KH"), case(&study, "UK"));
    let of = |case| {
        let actors = study.actors.iter().filter(|actor| actor.case == case).count();
        (actors, study.flows.iter().filter(|flow| flow.case == case).count())
    };
    assert_eq!((of(kh), of(uk)), ((7, 19), (11, 15)));
    let five = five_themes(&study).themes;
    let in_five = study.findings.iter().filter(|f| f.themes.iter().any(|theme| five.contains(theme)));
    assert_eq!(in_five.count(), 43);
    let numbers = |all: Vec<u32>| all.into_iter().collect::<BTreeSet<u32>>();
    assert_eq!(numbers(study.findings.iter().map(|f| f.number).collect()), (1..=53).collect());
    assert_eq!(numbers(study.comparisons.iter().map(|c| c.number).collect()), (1..=12).collect());
    assert_eq!(numbers(study.outliers.iter().map(|o| o.number).collect()), (1..=4).collect());
    assert_eq!(numbers(study.propositions.iter().map(|p| p.number).collect()), (1..=8).collect());
    assert_eq!(study.front().open_questions.len(), 3);
}

/// §6: theme, label, cases, levels, polarity of every finding.
const FINDINGS: [&str; 53] = [
    "T1 F01 KH macro -",
    "T1 F02 KH macro -",
    "T1 F03 KH macro,micro -",
    "T1 F04 UK macro -",
    "T1 F05 UK macro +",
    "T1 F06 UK macro,meso -",
    "T1 F07 UK micro,meso -",
    "T2 F08 KH meso -",
    "T2 F09 KH meso -",
    "T2 F10 KH meso,micro -",
    "T2 F11 KH meso +",
    "T2 F12 UK meso +",
    "T2 F13 UK meso -",
    "T2 F14 UK meso -",
    "T2 F15 UK meso ~",
    "T2 F16 UK micro,meso -",
    "T3 F17 KH meso -",
    "T3 F18 KH meso,micro -",
    "T3 F19 UK meso ~",
    "T3 F20 UK micro ~",
    "T3 F21 BOTH meso -",
    "T3 F22 BOTH meso ~",
    "T3 F23 BOTH meso ~",
    "T4 F24 KH meso -",
    "T4 F25 KH meso -",
    "T4 F26 KH meso,macro -",
    "T4 F27 UK meso +",
    "T4 F28 UK meso ~",
    "T4 F29 UK meso,macro -",
    "T4 F30 UK meso,macro -",
    "T4 F31 UK micro -",
    "T4 F32 UK meso -",
    "T4 F33 BOTH macro -",
    "T5 F34 KH micro +",
    "T5 F35 KH micro,meso -",
    "T5 F36 KH micro +",
    "T5 F37 KH micro +",
    "T5 F38 KH micro,meso ~",
    "T5 F39 KH meso,micro -",
    "T5 F40 UK micro +",
    "T5 F41 UK micro,meso +",
    "T5 F42 UK micro -",
    "T5 F43 BOTH micro,meso ~",
    "T0 F44 KH none +",
    "T0 F45 KH none +",
    "T0 F46 KH micro -",
    "T0 F47 KH meso -",
    "T0 F48 UK none +",
    "T0 F49 UK meso ~",
    "T0 F50 UK meso +",
    "T0 F51 UK meso -",
    "T0 F52 UK micro +",
    "T0 F53 BOTH none ~",
];

#[test]
fn every_finding_has_the_tags_of_the_reference() {
    let study = partnerships();
    let level = |id: &LevelId| study.levels.get(*id).unwrap().name.as_str();
    let by_number: BTreeMap<u32, &Finding> = study.findings.iter().map(|f| (f.number, f)).collect();
    for line in FINDINGS {
        let parts: Vec<&str> = line.split(' ').collect();
        let finding = by_number[&parts[1][1..].parse().unwrap()];
        let cases: BTreeSet<CaseId> = match parts[2] {
            "BOTH" => [case(&study, "KH"), case(&study, "UK")].into(),
            one => [case(&study, one)].into(),
        };
        assert_eq!(finding.themes, [theme(&study, parts[0])], "{line}");
        assert_eq!(finding.cases.iter().copied().collect::<BTreeSet<_>>(), cases, "{line}");
        let levels: BTreeSet<&str> = finding.levels.iter().map(level).collect();
        let expected: BTreeSet<&str> = parts[3].split(',').filter(|name| *name != "none").collect();
        assert_eq!(levels, expected, "{line}");
        let polarity = match parts[4] {
            "+" => Polarity::Enabling,
            "-" => Polarity::Constraining,
            _ => Polarity::Mixed,
        };
        assert_eq!(finding.polarity, Some(polarity), "{line}");
    }
}

/// §16 steps 2 and 9: each statement opens passages, of its own cases and of all of them.
#[test]
fn every_finding_rests_on_passages_of_its_cases() {
    let study = partnerships();
    for finding in study.findings.iter() {
        let from: BTreeSet<CaseId> = finding
            .evidence_for
            .iter()
            .map(|id| study.sources.get(study.evidence.get(*id).unwrap().source).unwrap().case)
            .collect();
        assert_eq!(from, finding.cases.iter().copied().collect(), "F{:02}", finding.number);
        assert!(finding.author.is_some() && !finding.basis.is_empty(), "F{:02}", finding.number);
    }
    let claims = claims(&study);
    assert!(claims.not_grounded.is_empty(), "{:?}", claims.not_grounded);
}

/// §7, first table.
#[test]
fn themes_by_cases_are_those_of_the_reference() {
    let study = partnerships();
    let expected: [[u64; 8]; 6] = [
        [3, 0, 3, 0, 4, 1, 3, 0],
        [4, 1, 3, 0, 5, 1, 3, 1],
        [5, 0, 3, 2, 5, 0, 1, 4],
        [4, 0, 4, 0, 7, 1, 5, 1],
        [7, 3, 2, 2, 4, 2, 1, 1],
        [5, 2, 2, 1, 6, 3, 1, 2],
    ];
    let by_case = findings_by(Dimension::Theme { depth: None }, &[Dimension::Case]);
    let split = findings_by(Dimension::Theme { depth: None }, &[Dimension::Case, Dimension::Polarity]);
    assert_eq!(column_labels(&study, &split).len(), 6);
    assert!(column_labels(&study, &split)[0].starts_with("Cambodia/"));
    let whole = counted(&study, &by_case, &Lens::default());
    let parts = counted(&study, &split, &Lens::default());
    assert_eq!((whole.len(), parts.len()), (6, 6));
    for (at, [kh, kh_good, kh_bad, kh_mixed, uk, uk_good, uk_bad, uk_mixed]) in
        expected.into_iter().enumerate()
    {
        assert_eq!(whole[at].1, [kh, uk], "{}", whole[at].0);
        assert_eq!(parts[at].1, [kh_good, kh_bad, kh_mixed, uk_good, uk_bad, uk_mixed], "{}", parts[at].0);
    }
    assert!(whole[0].0.contains("Starting conditions") && whole[5].0.contains("Outcomes"));
    // Records of both cases stand in both columns and once in the total: 43 and 53, not more.
    let index = Index::build(&study);
    let all = matrix(&study, &index, &by_case, &Lens::default()).unwrap();
    assert_eq!(all.grand_total.count, 53);
    assert!(!all.notes.is_empty(), "that a record counts in two columns is said");
    assert_eq!(matrix(&study, &index, &by_case, &five_themes(&study)).unwrap().grand_total.count, 43);
    for row in 0..6 {
        for column in 0..2 {
            let (head, side) = (&all.rows[row].keys, &all.columns[column].keys);
            let behind = items_behind(&study, &index, &by_case, &Lens::default(), Some(head), Some(side));
            assert_eq!(behind.len() as u64, all.cell(row, column).unwrap().count);
        }
    }
}

/// §7, second table, and the shares after it.
#[test]
fn levels_by_cases_are_those_of_the_reference() {
    let study = partnerships();
    let lens = five_themes(&study);
    let split = findings_by(Dimension::Level, &[Dimension::Case, Dimension::Polarity]);
    let mut rows: BTreeMap<String, Vec<u64>> = counted(&study, &split, &lens).into_iter().collect();
    assert_eq!(rows.remove("micro").unwrap(), [3, 5, 2, 2, 4, 2]);
    assert_eq!(rows.remove("meso").unwrap(), [1, 11, 4, 3, 9, 6]);
    assert_eq!(rows.remove("macro").unwrap(), [0, 5, 0, 1, 5, 0]);
    assert!(rows.is_empty());

    // The enabling share is highest at micro level: counted by case, a finding for both counts twice.
    let of_cases = |level: &str, at: &[usize]| -> u64 {
        let rows = counted(&study, &split, &lens);
        let (_, cells) = rows.iter().find(|(name, _)| name == level).unwrap();
        at.iter().map(|at| cells[*at]).sum()
    };
    let all = [0, 1, 2, 3, 4, 5];
    assert_eq!((of_cases("micro", &[0, 3]), of_cases("micro", &all)), (5, 18));
    assert_eq!((of_cases("meso", &[0, 3]), of_cases("meso", &all)), (4, 34));
    assert_eq!((of_cases("macro", &[0, 3]), of_cases("macro", &all)), (1, 11));
    // Meso carries 20 of the constraining ones; §7 gives 39 for all levels.
    assert_eq!(of_cases("meso", &[1, 4]), 20);
    assert_eq!(["micro", "meso", "macro"].map(|level| of_cases(level, &[1, 4])).iter().sum::<u64>(), 39);
}

/// §8 and §16 step 5.
#[test]
fn comparisons_are_those_of_the_reference() {
    let study = partnerships();
    let expected = [
        (1, "T1", Is::CommonDifferentCauses),
        (2, "T1", Is::Difference),
        (3, "T2", Is::CommonDifferentCauses),
        (4, "T2", Is::DivergentSameOutcome),
        (5, "T2", Is::WithinCaseContrast),
        (6, "T3", Is::SameMechanism),
        (7, "T3", Is::Difference),
        (8, "T4", Is::DivergentSameOutcome),
        (9, "T4", Is::SameMechanism),
        (10, "T5", Is::SameMechanism),
        (11, "T5", Is::Difference),
        (12, "T0", Is::DivergentSameOutcome),
    ];
    for (number, of, kind) in expected {
        let one = study.comparisons.iter().find(|one| one.number == number).unwrap();
        assert_eq!((one.kind, &one.themes), (kind, &vec![theme(&study, of)]), "C{number:02}");
        let shown: Vec<CaseId> = one.shows.iter().map(|shows| shows.case).collect();
        assert_eq!(shown, [case(&study, "KH"), case(&study, "UK")], "C{number:02}");
        assert!(one.shows.iter().all(|shows| !shows.text.is_empty()) && !one.joint.is_empty());
    }
    let of_kind = |kind| -> BTreeSet<u32> {
        study.comparisons.iter().filter(|one| one.kind == kind).map(|one| one.number).collect()
    };
    assert_eq!(of_kind(Is::DivergentSameOutcome), [4, 8, 12].into());
    assert_eq!(of_kind(Is::CommonDifferentCauses), [1, 3].into());
}

/// §16 step 6.
#[test]
fn without_the_outlying_site_three_findings_leave_the_uk() {
    let study = partnerships();
    let (kh, uk) = (case(&study, "KH"), case(&study, "UK"));
    let site = study.outliers.iter().find(|one| one.number == 1).unwrap().unit.unwrap();
    assert_eq!(study.units.get(site).unwrap().case, uk);
    let index = Index::build(&study);
    let spec = findings_by(Dimension::Theme { depth: None }, &[Dimension::Case]);
    let hidden = MatrixSpec { without_units: [site].into(), ..spec.clone() };
    let all = matrix(&study, &index, &spec, &Lens::default()).unwrap();
    let behind = |spec: &MatrixSpec, lens: &Lens, case: usize| -> BTreeSet<u32> {
        let column = Some(all.columns[case].keys.as_slice());
        let ids = items_behind(&study, &index, spec, lens, None, column);
        let number = |id: &AnyId| match id {
            AnyId::Finding(id) => study.findings.get(*id).unwrap().number,
            other => panic!("{other:?}"),
        };
        ids.iter().map(number).collect()
    };
    assert_eq!([kh, uk].map(|case| study.cases.get(case).unwrap().order), [0, 1]);
    let lens = Lens { excluded_units: [site].into(), ..Lens::default() };
    for (spec, lens) in [(&hidden, &Lens::default()), (&spec, &lens)] {
        let gone: Vec<u32> = behind(&all_findings(), &Lens::default(), 1)
            .difference(&behind(spec, lens, 1))
            .copied()
            .collect();
        assert_eq!(gone, [40, 41, 52]);
        assert_eq!(behind(spec, lens, 0), behind(&all_findings(), &Lens::default(), 0));
    }
    // Shown below its case, the site has a row of its own.
    let units = findings_by(Dimension::CaseAndUnits, &[]);
    let rows = counted(&study, &units, &Lens::default());
    let name = &study.units.get(site).unwrap().name;
    assert_eq!(rows.iter().find(|(label, _)| label == name).unwrap().1, [3]);
}

fn all_findings() -> MatrixSpec {
    findings_by(Dimension::Theme { depth: None }, &[Dimension::Case])
}

/// §10 and §16 step 7.
#[test]
fn placements_stand_in_the_order_of_the_reference() {
    let study = partnerships();
    let scale = study.scales.iter().next().unwrap();
    assert_eq!((scale.low.name.as_str(), scale.high.name.as_str()), ("Instrumental", "Transformative"));
    assert_eq!(scale.top, 4);
    let expected = [
        ("KH", "Programme as a whole", 1.0),
        ("KH", "Global Fund", 0.0),
        ("KH", "INGO – local NGOs", 0.0),
        ("KH", "INGO – Ministry of Defence", 2.0),
        ("KH", "Field staff", 3.0),
        ("UK", "Programme as a whole", 1.0),
        ("UK", "Programme level", 2.0),
        ("UK", "Six", 1.0),
        ("UK", "Outlying pilot site", 4.0),
        ("UK", "Macmillan", 1.0),
    ];
    for (of, label, score) in expected {
        let one = study.placements.iter().find(|p| p.case == case(&study, of) && p.label.starts_with(label));
        let one = one.unwrap_or_else(|| panic!("{of} {label}"));
        assert!((one.score - score).abs() < f64::EPSILON, "{of} {label}: {}", one.score);
        assert!(0.0 <= one.low && one.low <= one.score && one.score <= one.high && one.high <= 4.0);
        assert!(!one.evidence.is_empty() && !one.reason.is_empty(), "{of} {label}");
    }
}

/// §4 and §16 step 8: actors by their short names, as they are linked in the reference.
const FLOWS: [&str; 34] = [
    "KH-GF KH-INGO funding",
    "KH-INGO KH-LNGO1 funding",
    "KH-INGO KH-LNGO2 funding",
    "KH-LNGO1 KH-PE funding",
    "KH-LNGO2 KH-PE funding",
    "KH-LNGO1 KH-FAM service",
    "KH-LNGO2 KH-FAM service",
    "KH-INGO KH-GF accountability",
    "KH-LNGO1 KH-INGO accountability",
    "KH-LNGO2 KH-INGO accountability",
    "KH-INGO KH-LNGO1 management",
    "KH-INGO KH-LNGO2 management",
    "KH-LNGO1 KH-PE management",
    "KH-LNGO2 KH-PE management",
    "KH-PE KH-FAM service",
    "KH-MOD KH-INGO permission",
    "KH-MOD KH-LNGO1 permission",
    "KH-MOD KH-LNGO2 permission",
    "KH-LNGO1 KH-PE relationship",
    "UK-DOH UK-PRO funding",
    "UK-MAC UK-PRO funding",
    "UK-PRO UK-MAC accountability",
    "UK-PRO UK-DOH accountability",
    "UK-PRO UK-NHSM accountability",
    "UK-NHSM UK-PRO funding",
    "UK-DOH UK-PRO management",
    "UK-MAC UK-PRO management",
    "UK-PATP UK-COM voice",
    "UK-PATS UK-PRO voice",
    "UK-PATC UK-PRO voice",
    "UK-PATS UK-FOR voice",
    "UK-MAC UK-FOR management",
    "UK-PRO UK-REF service",
    "UK-OUTL UK-PATS relationship",
];

#[test]
fn flows_are_those_of_the_reference() {
    let study = partnerships();
    let name = |id: ActorId| {
        let actor = study.actors.get(id).unwrap();
        let of = if actor.case == case(&study, "KH") { "KH" } else { "UK" };
        format!("{of}-{}", actor.short)
    };
    let mut found: Vec<String> = study
        .flows
        .iter()
        .map(|flow| format!("{} {} {}", name(flow.from), name(flow.to), flow.kind.key()))
        .collect();
    let mut expected = FLOWS.map(str::to_owned).to_vec();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    let permission = study.flows.iter().filter(|flow| flow.kind == FlowKind::Permission);
    assert_eq!(permission.map(|flow| name(flow.from)).collect::<Vec<_>>(), ["KH-MOD"; 3]);
}

/// §11 and §16 step 9. All eight speak of both cases; P8 needs evidence of both.
#[test]
fn a_proposition_with_evidence_of_one_case_is_flagged() {
    let mut study = partnerships();
    assert!(claims(&study).single_case.is_empty(), "no proposition of the sample is one-sided");
    let uk = case(&study, "UK");
    let p8 = study.propositions.iter().find(|one| one.number == 8).unwrap().clone();
    let of_uk =
        |id: &EvidenceId| study.sources.get(study.evidence.get(*id).unwrap().source).unwrap().case == uk;
    let findings = p8.findings_for.iter().copied();
    let kh_only: Vec<FindingId> =
        findings.filter(|id| !study.findings.get(*id).unwrap().evidence_for.iter().any(of_uk)).collect();
    assert!(!kh_only.is_empty() && kh_only.len() < p8.findings_for.len());
    let one_sided =
        Proposition { findings_for: kh_only, comparisons_for: vec![], evidence_for: vec![], ..p8.clone() };
    study.restore(one_sided.into(), Stamp::default());
    assert_eq!(claims(&study).single_case, [p8.id]);
}

/// §16 step 11.
#[test]
fn findings_without_a_level_are_listed() {
    let study = partnerships();
    let numbers = claims(&study).without_level.into_iter().map(|id| study.findings.get(id).unwrap().number);
    assert_eq!(numbers.collect::<Vec<_>>(), [44, 45, 48, 53]);
}

/// §1 and §16 step 4.
#[test]
fn fieldwork_is_that_of_the_reference() {
    let study = partnerships();
    let count = |of: &str, kind: &str| {
        let fieldwork = &study.cases.get(case(&study, of)).unwrap().fieldwork;
        fieldwork.entries.iter().find(|entry| entry.kind == kind).map(|entry| entry.count)
    };
    assert_eq!((count("KH", "Interviews"), count("UK", "Interviews")), (Some(90), Some(56)));
    assert_eq!((count("KH", "Observed sessions"), count("KH", "Observed meetings")), (Some(28), Some(10)));
    assert_eq!(count("UK", "Observed events"), Some(39));
    let period = |of: &str| {
        let fieldwork = &study.cases.get(case(&study, of)).unwrap().fieldwork;
        (fieldwork.from.clone(), fieldwork.to.clone())
    };
    assert_eq!(period("KH"), ("2007".into(), "2008".into()));
    assert_eq!(period("UK"), ("2005".into(), "2008".into()));
}

#[test]
fn every_cell_is_written_and_every_empty_band_says_why() {
    let study = partnerships();
    let index = Index::build(&study);
    let cases = study.cases_in_order();
    let columns: Vec<Column> = cases.iter().map(|case| Column::Case(case.id)).collect();
    for theme in study.themes.iter() {
        for case in &cases {
            let status = cell_state(&study, &index, CellPlace::Case(case.id), theme.id);
            assert!(!status.synthesis().trim().is_empty(), "{} × {}", theme.name, case.name);
            assert!(status.stale.is_empty(), "{} × {}: {:?}", theme.name, case.name, status.stale);
            let cell = status.record.as_deref().unwrap();
            assert!(cell.author.is_some() && !cell.basis.is_empty(), "{} × {}", theme.name, case.name);
        }
        for column in compare(&study, &index, &Lens::default(), theme.id, &columns).columns {
            // The last band is that of evidence without a level; nothing need be said about it.
            for (band, level) in column.bands.iter().zip(study.levels_in_order()) {
                let empty = band.cards.is_empty() && band.echoes.is_empty();
                assert!(
                    !empty || band.absence.is_some(),
                    "{} × {}: nothing at {} level, and nothing said about it",
                    theme.name,
                    column.label,
                    level.name
                );
            }
        }
    }
}

#[test]
fn the_front_page_cites_the_paper_and_says_what_is_ours() {
    let study = partnerships();
    let front = &study.front().front;
    for words in [
        "Aveling",
        "Martin",
        "2013",
        "Realising the transformative potential of healthcare partnerships",
        "Social Science & Medicine",
        "Creative Commons Attribution",
        "assigned",
        "Ours",
    ] {
        assert!(front.contains(words), "{words}");
    }
}

#[test]
fn the_class_exercise_is_ready_and_not_coded() {
    let study = sample("two-schools").contents.study;
    let all = totals(&study);
    assert_eq!((all.cases, all.sources, all.evidence, all.findings), (2, 6, 0, 0));
    assert!(all.themes > 0 && all.levels == 3 && all.coders > 0);
    for case in study.cases_in_order() {
        assert_eq!(study.sources_of(case.id).len(), 3, "{}", case.name);
    }
    assert!(study.themes.iter().all(|theme| !theme.definition.is_empty()));
    assert!(study.front().front.contains("invented"));
}

#[test]
fn the_samples_in_the_program_are_those_of_the_folders() {
    for name in ["health-partnerships", "two-schools"] {
        let inside = crosscase::session::sample(name).unwrap();
        assert!(inside.problems.is_empty(), "{name}: {:?}", inside.problems);
        let outside = sample(name).contents;
        assert!(inside.contents.study.same_content(&outside.study), "assets/samples/{name}.crosscase is old");
        let steps = |contents: &storage::Contents| contents.history.parse(&contents.study).unwrap().0;
        assert_eq!(steps(&inside.contents), steps(&outside));
    }
}

fn crosscase(arguments: &[&str], home: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_crosscase"))
        .args(arguments)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .output()
        .unwrap()
}

/// The "How it is tried", 2: on the command line.
#[test]
fn the_command_line_gives_the_same_numbers() {
    let home = tempfile::tempdir().unwrap();
    let study = folder("health-partnerships");
    let study = study.to_str().unwrap();
    let arguments =
        ["matrix", study, "--rows", "theme", "--cols", "case", "--cell", "findings", "--format", "json"];
    let output = crosscase(&arguments, home.path());
    assert!(output.status.success(), "{output:?}");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["cells"], serde_json::json!([[3, 4], [4, 5], [5, 5], [4, 7], [7, 4], [5, 6]]));
    assert_eq!(json["rows"][0]["label"], "Starting conditions");
    assert_eq!(json["columns"][0]["label"], "Cambodia");
    assert_eq!((&json["cell"], &json["unit"]), (&"findings".into(), &"findings".into()));

    let output = crosscase(&["check", study], home.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));

    let output = crosscase(&["info", study, "--json"], home.path());
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for (what, count) in [("cases", 2), ("findings", 53), ("comparisons", 12), ("outliers", 4), ("flows", 34)]
    {
        assert_eq!(json[what], count, "{what}");
    }
}

#[test]
fn to_a_file_and_back_gives_the_same_folder() {
    let home = tempfile::tempdir().unwrap();
    for name in ["health-partnerships", "two-schools"] {
        let (zip, back) = (home.path().join(format!("{name}.crosscase")), home.path().join(name));
        storage::export(&folder(name), &zip, Form::Zip).unwrap();
        storage::export(&zip, &back, Form::Folder).unwrap();
        let (before, after) = (tree(&folder(name)), tree(&back));
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        for (part, bytes) in before {
            assert!(after[&part] == bytes, "{name}/{part} differs");
        }
    }
}

fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(path).unwrap());
            }
        }
    }
    files
}

/// §7, by the polarity of more than half of the findings: T1 − and −, T2 − (3 of 4) and − (3 of 5),
/// T3 − (3 of 5) and ± (4 of 5), T4 − and − (5 of 7), T5 3/2/2 and 2/1/1, T0 2/2/1 and 3/1/2: no more than
/// half, so ± in both.
#[test]
fn the_pair_sheet_of_the_two_cases() {
    use crosscase::analysis::displays::{By, Leaning, Verdict, pair_sheet};
    let mut study = partnerships();
    // Where cells are rated, ratings are compared; here it is the findings.
    let cells: Vec<CellId> = study.cells.ids().collect();
    cells.into_iter().for_each(|id| study.leave_out(AnyId::Cell(id)));
    let spec = findings_by(Dimension::Theme { depth: Some(0) }, &[]);
    let sheet = pair_sheet(&study, &Index::build(&study), &spec, &Lens::default(), By::Rating).unwrap();
    let kh = sheet.cases.iter().position(|(id, _)| *id == case(&study, "KH")).unwrap();
    for (key, cambodia, uk) in [
        ("T1", Polarity::Constraining, Polarity::Constraining),
        ("T2", Polarity::Constraining, Polarity::Constraining),
        ("T3", Polarity::Constraining, Polarity::Mixed),
        ("T4", Polarity::Constraining, Polarity::Constraining),
        ("T5", Polarity::Mixed, Polarity::Mixed),
        ("T0", Polarity::Mixed, Polarity::Mixed),
    ] {
        let row = sheet.rows.iter().find(|row| row.theme == theme(&study, key)).unwrap();
        let leanings = [row.leaning(kh), row.leaning(1 - kh)];
        assert_eq!(leanings, [cambodia, uk].map(Leaning::Polarity), "{key}");
        let verdict = if cambodia == uk { Verdict::Same } else { Verdict::Different };
        assert_eq!(row.verdict((0, 1)), verdict, "{key}");
    }
    // The one theme in which they differ stands first.
    assert_eq!(sheet.rows[0].theme, theme(&study, "T3"));
}

/// §6: F01 to F43 are of two cases; a theme is counted in each case once, however many findings it has.
#[test]
fn themes_are_in_both_cases_whatever_their_number_of_passages() {
    let study = partnerships();
    let spec = MatrixSpec { cell: CellKind::Cases, ..findings_by(Dimension::Theme { depth: Some(0) }, &[]) };
    let counted = matrix(&study, &Index::build(&study), &spec, &Lens::default()).unwrap();
    assert!(counted.row_totals.iter().all(|total| total.count <= 2));
    assert_eq!(counted.grand_total.count, 2);
}

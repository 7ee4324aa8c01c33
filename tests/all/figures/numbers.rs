//! The numbers in the files are those counted by hand in §7 and §10 of `study-model.md` (Aveling & Martin
//! 2013, CC BY). They are typed in from there, and read out of the SVG.

use std::collections::BTreeMap;

use crosscase::analysis::{Counted, Index, Lens, profile};
use crosscase::export::svg::svg;
use crosscase::figure::continuum::continua;
use crosscase::figure::draw::counts::Counts;
use crosscase::figure::draw::flow::Flow;
use crosscase::figure::draw::timeline::years;
use crosscase::figure::draw::{About, Look, blocks, continuum, flow, heat, multiples};
use crosscase::figure::scene::{Scene, Value};
use crosscase::figure::{Diverging, Heat, Style};
use crosscase::storage;
use crosscase::study::Study;

/// §7: theme, Cambodia all, enabling, constraining, mixed, UK the same.
const THEMES: [(&str, [u64; 4], [u64; 4]); 6] = [
    ("Starting conditions", [3, 0, 3, 0], [4, 1, 3, 0]),
    ("Programme set-up", [4, 1, 3, 0], [5, 1, 3, 1]),
    ("Funding asymmetry", [5, 0, 3, 2], [5, 0, 1, 4]),
    ("Accountability", [4, 0, 4, 0], [7, 1, 5, 1]),
    ("Relationships", [7, 3, 2, 2], [4, 2, 1, 1]),
    ("Outcomes", [5, 2, 2, 1], [6, 3, 1, 2]),
];

/// §7, second table, five themes: level, Cambodia enabling, constraining, mixed, UK the same.
const LEVELS: [(&str, [usize; 3], [usize; 3]); 3] =
    [("micro", [3, 5, 2], [2, 4, 2]), ("meso", [1, 11, 4], [3, 9, 6]), ("macro", [0, 5, 0], [1, 5, 0])];

fn sample() -> Study {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    storage::open(&folder).unwrap().contents.study
}

fn five_themes(study: &Study) -> Lens {
    let overview = study.themes.iter().find(|theme| theme.name.starts_with("Outcomes")).unwrap().id;
    let tops = study.children_of(None).into_iter().map(|theme| theme.id).filter(|id| *id != overview);
    Lens { themes: tops.collect(), ..Lens::default() }
}

/// What the marks of a file say: the words before the last colon, and the number after it.
fn said(scene: &Scene) -> BTreeMap<String, u64> {
    let file = svg(scene);
    let mut out = BTreeMap::new();
    for part in file.split("<title>").skip(1) {
        let words = part.split("</title>").next().unwrap();
        if let Some((what, count)) = words.rsplit_once(": ")
            && let Ok(count) = count.parse()
        {
            out.insert(what.to_lowercase(), count);
        }
    }
    out
}

fn one(all: &BTreeMap<String, u64>, parts: &[&str]) -> Option<u64> {
    let fits = |what: &str| parts.iter().all(|part| what.contains(&part.to_lowercase()));
    let found: Vec<u64> = all.iter().filter(|(what, _)| fits(what)).map(|(_, count)| *count).collect();
    assert!(found.len() < 2, "{parts:?} is said {} times", found.len());
    found.first().copied()
}

#[test]
fn the_heat_map_has_the_counts_of_section_7() {
    let study = sample();
    let (index, lens) = (Index::build(&study), Lens::default());
    let about = About::new(&study, &index, &lens, Counted::Findings, "");
    let data = Heat::new(&study, &index, &lens, Counted::Findings).unwrap();
    let scene = heat::heat(&study, &data, &about, Look::of(Style::Light));
    let all = said(&scene);
    for (theme, kh, uk) in THEMES {
        assert_eq!(one(&all, &[theme, "Cambodia"]), Some(kh[0]), "{theme}");
        assert_eq!(one(&all, &[theme, "UK"]), Some(uk[0]), "{theme}");
    }
    // The numbers are drawn too, one a cell.
    let drawn: Vec<u64> = scene.texts().filter_map(|text| text.words.parse().ok()).collect();
    for (_, kh, uk) in THEMES {
        assert!(drawn.contains(&kh[0]) && drawn.contains(&uk[0]));
    }
    assert!(scene.caption[0].contains("53 of 53 findings."), "{:?}", scene.caption);
}

#[test]
fn blocks_have_the_counts_of_section_7() {
    let study = sample();
    let index = Index::build(&study);
    let lens = five_themes(&study);
    let about = About::new(&study, &index, &lens, Counted::Findings, "");
    let data = Diverging::by_level(&study, &profile(&index, &lens, Counted::Findings), "no level");
    let all = said(&blocks::levels(&study, &data, &about, Look::of(Style::Light)));
    for (level, kh, uk) in LEVELS {
        for (case, counts) in [("Cambodia", kh), ("UK", uk)] {
            for (sign, count) in ["enabling", "constraining", "mixed"].into_iter().zip(counts) {
                // A nought has no block.
                let wanted = (count > 0).then_some(count as u64);
                assert_eq!(one(&all, &[case, &format!("{level}, "), sign]), wanted, "{case} {level} {sign}");
            }
        }
    }
}

#[test]
fn small_multiples_have_the_signs_of_section_7_in_their_table() {
    let study = sample();
    let (index, lens) = (Index::build(&study), Lens::default());
    let about = About::new(&study, &index, &lens, Counted::Findings, "");
    let data = Heat::new(&study, &index, &lens, Counted::Findings).unwrap();
    let scene =
        multiples::multiples(&Counts::new(&study, &index, &lens, &data), &about, Look::of(Style::Light));
    for (theme, kh, uk) in THEMES {
        for (case, counts) in [("Cambodia", kh), ("UK", uk)] {
            let row = scene
                .table
                .rows
                .iter()
                .find(|row| row[0].words().starts_with(case) && row[1].words().starts_with(theme));
            let row = row.unwrap_or_else(|| panic!("no row {case}, {theme}"));
            assert_eq!(row[2..6], counts.map(Value::Count), "{case}, {theme}");
        }
    }
}

#[test]
fn the_continuum_has_the_placements_of_section_10() {
    let study = sample();
    let (index, lens) = (Index::build(&study), Lens::default());
    let about = About::new(&study, &index, &lens, Counted::Findings, "");
    let scale = continua(&study, &lens).remove(0);
    let scene = continuum::continuum(&study, &scale, &about, Look::of(Style::Light));
    let mut scores: Vec<String> = scene.table.rows.iter().map(|row| row[3].words()).collect();
    scores.sort();
    // Section 10: scores 1, 0, 0, 2, 3 in Cambodia, 1, 2, 1, 4, 1 in the UK.
    assert_eq!(scores, ["0.0", "0.0", "1.0", "1.0", "1.0", "1.0", "2.0", "2.0", "3.0", "4.0"]);
    // Acceptance test 7: the outlying site stands highest, then the field staff.
    let first: Vec<String> =
        scene.table.rows.iter().take(2).map(|row| row[0].words().to_lowercase()).collect();
    assert!(first[0].contains("outlying") && first[1].contains("staff"), "{first:?}");
    let file = svg(&scene);
    assert!(file.contains("instrumental") && file.contains("transformative"));
}

#[test]
fn ways_add_up() {
    let study = sample();
    let index = Index::build(&study);
    let lens = five_themes(&study);
    let data = Flow::new(&study, &index, &lens, Counted::Findings);
    let about = About::new(&study, &index, &lens, Counted::Findings, "");
    let scene = flow::flow(&data, &about, Look::of(Style::Light));
    // Section 7: all signs of a level and a case together.
    for (level, kh, uk) in LEVELS {
        for (case, counts) in [("Cambodia", kh), ("UK", uk)] {
            let rows =
                scene.table.rows.iter().filter(|row| {
                    row[1].words().eq_ignore_ascii_case(level) && row[2].words().starts_with(case)
                });
            let sum: usize = rows.map(|row| row[3].words().parse::<usize>().unwrap()).sum();
            assert_eq!(sum, counts.iter().sum::<usize>(), "{case} {level}");
        }
    }
}

#[test]
fn dates_cover_the_time_that_they_name() {
    assert_eq!(years("2007"), Some((2007.0, 2008.0)));
    assert_eq!(years("2007/2008"), Some((2007.0, 2009.0)));
    let (from, to) = years("2007-07").unwrap();
    assert!((from - 2007.5).abs() < 1e-9 && (to - 2007.5 - 1.0 / 12.0).abs() < 1e-9);
    let day = years("2007-12-31").unwrap();
    assert!(day.0 > 2007.99 && day.1 <= 2008.0 + 1e-9);
    for wrong in ["", "soon", "2007-13", "2007-00-01", "12.5.2007", "2008/2007", "20071"] {
        assert_eq!(years(wrong), None, "{wrong}");
    }
}

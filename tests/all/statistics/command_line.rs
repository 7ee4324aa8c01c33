//! `crosscase cooccurrence`, `similarity`, `correspondence` and `saturation` on the samples.

use std::path::Path;

use serde_json::Value;

use crate::cli::{Ran, run};

const SCHOOLS: &str = "sample-projects/two-schools";
const PARTNERSHIPS: &str = "sample-projects/health-partnerships";

fn at_root(arguments: &[&str]) -> Ran {
    run(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

fn json(arguments: &[&str]) -> Value {
    let ran = at_root(arguments);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    serde_json::from_str(&ran.out).unwrap()
}

fn said(arguments: &[&str], what: &[&str]) {
    let ran = at_root(arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for what in what {
        assert!(ran.out.contains(what), "{what} is not in:\n{}", ran.out);
    }
}

#[test]
fn cooccurrence_says_its_unit_and_adds_up_over_cases() {
    said(&["cooccurrence", SCHOOLS], &["Unit: pieces of evidence", "no passage matched twice"]);
    said(&["cooccurrence", SCHOOLS], &["0 of 0 within the lens", "No two themes stand together"]);
    let found = json(&["cooccurrence", PARTNERSHIPS, "--near", "paragraph", "--by-case", "--json"]);
    let pairs = |group: &Value| -> u64 {
        group["pairs"].as_array().unwrap().iter().map(|pair| pair["pairs"].as_u64().unwrap()).sum()
    };
    let cases: u64 = found["cases"].as_array().unwrap().iter().map(pairs).sum();
    assert!(cases > 0, "the sample has paragraphs with two themes");
    assert_eq!(pairs(&found["overall"]), cases, "no pair is of two cases");
}

#[test]
fn the_passages_behind_a_pair_are_as_many_as_its_row_says() {
    let table = at_root(&["cooccurrence", PARTNERSHIPS, "--csv"]);
    assert!(table.err.contains("no passage matched twice"));
    let mut lines = csv::Reader::from_reader(table.out.as_bytes());
    let rows: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
    let row = rows.iter().max_by_key(|row| row[5].parse::<u32>().unwrap()).unwrap();
    let behind = json(&["cooccurrence", PARTNERSHIPS, "--behind", &row[1], &row[2], "--json"]);
    assert_eq!(behind.as_array().unwrap().len(), row[5].parse::<usize>().unwrap());
    let matched = behind.as_array().unwrap().iter().filter(|one| one["matched"] == true).count();
    assert_eq!(matched, row[6].parse::<usize>().unwrap());
}

#[test]
fn similarity_comes_with_its_reasons() {
    said(&["similarity", PARTNERSHIPS], &["jaccard", "alike (", "fewer than three"]);
    said(&["similarity", SCHOOLS], &["Nothing is known of both"]);
    said(&["similarity", PARTNERSHIPS, "--of", "attributes"], &["simple-matching", "attributes"]);
    said(&["similarity", PARTNERSHIPS, "--sheets", "polarity"], &["pairs differ", " and "]);
    let found = json(&["similarity", PARTNERSHIPS, "--json"]);
    let pair = &found["pairs"][0];
    let count = |what: &str| pair[what].as_array().unwrap().len() as f64;
    let share = count("alike") / (count("alike") + count("different"));
    assert!((pair["value"].as_f64().unwrap() - share).abs() < 1e-12);
    let refused = at_root(&["similarity", SCHOOLS, "--measure", "euclidean"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("distance of frequencies"));
    let unknown = at_root(&["similarity", SCHOOLS, "--measure", "jacard"]);
    assert!(unknown.code == 2 && unknown.err.contains("Did you mean: jaccard"));
}

#[test]
fn outcomes_give_pairs_with_warnings() {
    let themes = json(&["similarity", SCHOOLS, "--json"]);
    let theme = themes["features"][0].as_str().unwrap();
    said(
        &["similarity", SCHOOLS, "--outcome", theme],
        &["Most similar cases with different outcomes", "Most different cases with the same outcome"],
    );
    let found = json(&["similarity", SCHOOLS, "--outcome", theme, "--polarity-of-outcome", "--json"]);
    assert!(!found["conditions"].as_array().unwrap().iter().any(|name| name == theme));
    assert_eq!(at_root(&["similarity", SCHOOLS, "--outcome", "nothing of the kind"]).code, 1);
}

#[test]
fn saturation_counts_every_theme_once() {
    said(&["saturation", SCHOOLS], &["not of meaning", "random orders", "for the rule"]);
    let found = json(&[
        "saturation",
        PARTNERSHIPS,
        "--order",
        "listed",
        "--base",
        "1",
        "--run-length",
        "1",
        "--json",
    ]);
    let curve = &found["curves"][0];
    let names: Vec<&str> = curve["new_themes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|one| one.as_array().unwrap())
        .filter_map(Value::as_str)
        .collect();
    let sum = curve["cumulative"].as_array().unwrap().last().unwrap().as_u64().unwrap();
    assert_eq!(names.len() as u64, sum);
    let twice = at_root(&["saturation", PARTNERSHIPS, "--json"]).out;
    assert_eq!(twice, at_root(&["saturation", PARTNERSHIPS, "--json"]).out, "the same every time");
    for wrong in [["--base", "0"], ["--threshold", "1.5"], ["--order", "size"]] {
        assert_eq!(at_root(&[&["saturation", SCHOOLS], &wrong[..]].concat()).code, 2);
    }
}

#[test]
fn every_table_goes_out_in_every_format_with_its_cautions() {
    let at = tempfile::tempdir().unwrap();
    let partnerships = Path::new(env!("CARGO_MANIFEST_DIR")).join(PARTNERSHIPS);
    let study = partnerships.to_str().unwrap();
    for (name, command, caution) in [
        ("together", &["cooccurrence", study][..], "no passage matched twice"),
        ("alike", &["similarity", study], "fewer than three"),
        ("sheets", &["similarity", study, "--sheets", "polarity"], ""),
        ("new", &["saturation", study], "not of meaning"),
        (
            "points",
            &["correspondence", study, "--rows", "theme", "--cols", "source"],
            "describe and do not test",
        ),
    ] {
        for ending in ["csv", "tsv", "md", "html", "tex", "xlsx", "docx", "json"] {
            let file = format!("{name}.{ending}");
            let ran = run(at.path(), &[command, &["-o", &file]].concat());
            assert_eq!(ran.code, 0, "{file}: {}", ran.err);
            let bytes = std::fs::read(at.path().join(&file)).unwrap();
            assert!(!bytes.is_empty());
            let text = String::from_utf8_lossy(&bytes);
            match ending {
                "md" | "html" | "tex" | "json" => assert!(text.contains(caution), "{file}: {text}"),
                // No place for it in the file: it is said.
                "csv" | "tsv" => assert!(ran.err.contains(caution), "{file}: {}", ran.err),
                _ => assert!(bytes.starts_with(b"PK")),
            }
            let again = run(at.path(), &[command, &["-o", &file]].concat());
            assert!(again.code == 1 && again.err.contains("was not written over"), "{}", again.err);
        }
    }
    let both = run(at.path(), &["similarity", study, "--json", "--format", "csv"]);
    assert_eq!(both.code, 2, "{}", both.err);
}

#[test]
fn a_correspondence_analysis_is_that_of_the_matrix() {
    let asked = ["correspondence", PARTNERSHIPS, "--rows", "theme", "--cols", "source", "--json"];
    let found = json(&asked);
    // Notes of a matrix go to stderr too.
    let counts =
        at_root(&["matrix", PARTNERSHIPS, "--rows", "theme", "--cols", "source", "--no-roll-up"]).out;
    let counts: Value = serde_json::from_str(&counts).unwrap();
    let total: u64 = counts["cells"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row.as_array().unwrap())
        .map(|cell| cell.as_u64().unwrap())
        .sum();
    assert!(total > 0);
    assert_eq!(found["total"].as_f64(), Some(total as f64));
    let masses: f64 = found["rows"].as_array().unwrap().iter().map(|row| row["mass"].as_f64().unwrap()).sum();
    assert!((masses - 1.0).abs() < 1e-9);
    let inertias: f64 = found["inertias"].as_array().unwrap().iter().map(|one| one.as_f64().unwrap()).sum();
    assert!((inertias - found["total_inertia"].as_f64().unwrap()).abs() < 1e-9);
    let chi_square = found["chi_square"].as_f64().unwrap();
    assert!((chi_square / total as f64 - inertias).abs() < 1e-9);
    said(&asked[..6], &["Total inertia", "axis 1: coordinate", "Cramér’s V", "describe and do not test"]);
    // The top layer holds what is below it: nothing of the table is lost.
    let top = json(&["correspondence", PARTNERSHIPS, "--rows", "theme:1", "--cols", "source", "--json"]);
    let of_top = at_root(&["matrix", PARTNERSHIPS, "--rows", "theme:1", "--cols", "source"]).out;
    let of_top: Value = serde_json::from_str(&of_top).unwrap();
    let cells = of_top["cells"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap());
    assert_eq!(top["total"].as_f64(), Some(cells.map(|cell| cell.as_f64().unwrap()).sum()));
    let refused = at_root(&["correspondence", PARTNERSHIPS, "--rows", "level", "--cols", ""]);
    assert!(refused.code == 1 && refused.err.contains("at least three rows"), "{}", refused.err);
}

//! Actors and flows: what is read off them, by sections 3, 4 and 16 of `study-model.md`, the coding of Aveling
//! & Martin (2013), Social Science & Medicine (open access, CC BY); and the map, by its geometry.

mod geometry;
#[cfg(feature = "desktop")]
mod window;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crosscase::analysis::actors::{Structure, structure};
use crosscase::storage;
use crosscase::study::*;
use serde_json::Value;

use crate::cli::run;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships")
}

pub fn sample() -> Study {
    storage::open(&folder()).unwrap().contents.study
}

fn read(study: &Study, name: &str) -> Structure {
    let case = study.cases.iter().find(|case| case.name.starts_with(name)).unwrap();
    structure(study, case.id)
}

fn names(study: &Study, ids: &[ActorId]) -> Vec<String> {
    ids.iter().map(|id| study.actors.get(*id).unwrap().name.clone()).collect()
}

fn of(one: &Structure, kind: FlowKind) -> (usize, usize, usize) {
    let found = one.kinds.iter().find(|known| known.kind == kind);
    found.map_or((0, 0, 0), |known| (known.flows, known.length(), known.longest.len()))
}

#[test]
fn the_structure_of_the_cambodian_case() {
    let study = sample();
    let one = read(&study, "Cambodia");
    assert_eq!((one.actors, one.flows), (7, 19));
    // Section 16, point 8: three links deep, two parallel paths; permission shows three arrows.
    assert_eq!(of(&one, FlowKind::Funding), (5, 3, 2));
    assert_eq!(of(&one, FlowKind::Permission), (3, 1, 3));
    // Section 4: accountability runs back up LNGO, INGO, GF, length 2 as stated.
    assert_eq!(of(&one, FlowKind::Accountability), (3, 2, 2));
    let money = &one.kinds.iter().find(|kind| kind.kind == FlowKind::Funding).unwrap().longest[0];
    let back = &one.kinds.iter().find(|kind| kind.kind == FlowKind::Accountability).unwrap().longest[0];
    let mut there: Vec<ActorId> = money.0[..3].to_vec();
    there.reverse();
    assert_eq!(there, back.0, "the way of accountability is that of money, backwards");
    // The only partner with power outside that chain is the ministry.
    let outside: Vec<ActorId> = one.outside.iter().map(|power| power.actor).collect();
    assert_eq!(names(&study, &outside), ["Ministry of Defence / Cambodian military"]);
    assert_eq!(one.outside[0].by, [(FlowKind::Permission, 3)]);
    assert_eq!(one.answered, (3, 5));
    assert_eq!(one.to_field.as_ref().unwrap().length(), 3);
    assert!(one.voice.is_empty());
    assert_eq!(one.unstated, 0);
    // One flow that goes both ways is a link and no loop.
    assert_eq!(of(&one, FlowKind::Relationship).1, 1);
    assert!(one.kinds.iter().all(|kind| kind.loops.is_empty()));
}

#[test]
fn the_structure_of_the_british_case() {
    let study = sample();
    let one = read(&study, "UK");
    assert_eq!((one.actors, one.flows), (11, 15));
    // What may be given after the pilot is no link yet.
    assert_eq!(of(&one, FlowKind::Funding), (3, 1, 2));
    assert_eq!(of(&one, FlowKind::Accountability), (3, 1, 3));
    // Section 4: voice enters at two heights; three flows are inferred or stated as future.
    assert_eq!(one.voice, [2, 3]);
    assert_eq!(one.unstated, 3);
    // Who will decide on what comes after gives no money yet.
    let outside: Vec<ActorId> = one.outside.iter().map(|power| power.actor).collect();
    assert_eq!(names(&study, &outside), ["NHS managers deciding on continuation"]);
    assert!(one.outside[0].expected);
    assert_eq!(one.to_field.as_ref().unwrap().length(), 2);
}

/// Kinds of flow in both cases together, section 4.
#[test]
fn flows_by_kind() {
    let study = sample();
    let mut counts: BTreeMap<FlowKind, [usize; 2]> = BTreeMap::new();
    for (at, name) in ["Cambodia", "UK"].into_iter().enumerate() {
        for kind in read(&study, name).kinds {
            counts.entry(kind.kind).or_default()[at] = kind.flows;
        }
    }
    use FlowKind::*;
    let expected = [
        (Funding, [5, 3]),
        (Accountability, [3, 3]),
        (Management, [4, 3]),
        (Permission, [3, 0]),
        (Service, [3, 1]),
        (Voice, [0, 4]),
        (Relationship, [1, 1]),
    ];
    assert_eq!(counts, BTreeMap::from(expected));
}

#[test]
fn the_command_line_tells_it_and_draws_it() {
    let at = tempfile::tempdir().unwrap();
    let path = folder();
    let path = path.to_str().unwrap();
    let told: Value = serde_json::from_str(&run(at.path(), &["map", path, "--json"]).out).unwrap();
    assert_eq!(told["cases"][0]["case"], "Cambodia");
    assert_eq!(told["cases"][0]["kinds"][0]["longest"], 3);
    let words = run(at.path(), &["map", path, "Cambodia"]).out;
    assert!(words.contains("Power outside the money: Ministry of Defence"), "{words}");
    assert!(!words.contains("UK"), "{words}");
    for file in ["a.svg", "b.svg", "a.pdf", "a.png", "a.csv", "a.docx"] {
        let ran = run(at.path(), &["map", path, "-o", file]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{file}");
    }
    let bytes = |name: &str| std::fs::read(at.path().join(name)).unwrap();
    assert!(bytes("a.svg") == bytes("b.svg"), "the same study gives the same bytes");
    let svg = String::from_utf8(bytes("a.svg")).unwrap();
    for words in ["Tier 1", "Tier 5", "7 actors, 19 flows", "11 actors, 15 flows", "Global Fund (GF)"] {
        assert!(svg.contains(words), "{words}");
    }
    // One line for each flow, and its head.
    assert_eq!(
        String::from_utf8(bytes("a.csv"))
            .unwrap()
            .lines()
            .filter(|line| line.starts_with("Cambodia"))
            .count(),
        19
    );
    for wrong in
        [&["map", path, "Nowhere"][..], &["map", path, "--kind", "gossip"], &["map", path, "-o", "a.xyz"]]
    {
        let ran = run(at.path(), wrong);
        assert_ne!(ran.code, 0);
        assert!(ran.err.contains("There is no"), "{}", ran.err);
    }
}

/// What older files lack is left out of new ones too, and what is there comes back.
#[test]
fn places_and_standings_are_kept_and_written_only_where_there_are_any() {
    let at = tempfile::tempdir().unwrap();
    let (plain, placed) = (at.path().join("plain"), at.path().join("placed"));
    let mut study = sample();
    let write = |study: &Study, to: &Path| {
        let contents = storage::Contents { study: study.clone(), ..storage::Contents::default() };
        storage::save(to, storage::Form::Folder, &contents, storage::Overwrite::Never).unwrap();
        std::fs::read_to_string(to.join("study.ron")).unwrap()
    };
    let text = write(&study, &plain);
    assert_eq!(text.matches("standing: ").count(), 3);
    assert_eq!(text.matches("place: Some(").count(), 0);
    let actor = study.actors.iter().next().unwrap().clone();
    let stamp = Stamp { session: SessionId(9), counter: 1 };
    study.restore(Actor { place: Some(250), ..actor.clone() }.into(), stamp);
    assert_eq!(write(&study, &placed).matches("place: Some(250)").count(), 1);
    let back = storage::open(&placed).unwrap();
    assert!(back.problems.is_empty());
    assert!(back.contents.study.same_content(&study));
}

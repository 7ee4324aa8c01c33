//! No arrow runs through a name, nothing stands over anything else, whatever the structure.

use crosscase::analysis::{Index, Lens};
use crosscase::figure::Style;
use crosscase::figure::draw::Look;
use crosscase::figure::scene::Area;
use crosscase::figure::structure::{Chart, Wanted, chart};
use crosscase::session::fresh;
use crosscase::study::*;

use super::super::analysis::notation::Built;
use super::sample;

fn drawn(study: &Study) -> Chart {
    let look = Look::of(Style::Light);
    chart(study, &Index::build(study), &Lens::default(), &Wanted::default(), look, "")
}

/// Whether a line passes through the inside of an area.
fn crosses(from: (f32, f32), to: (f32, f32), area: Area) -> bool {
    let inside = Area::new(area.x + 0.5, area.y + 0.5, area.w - 1.0, area.h - 1.0);
    crosscase::figure::scene::within((from, to), inside)
        .is_some_and(|(one, other)| (one.0 - other.0).hypot(one.1 - other.1) > 0.5)
}

fn sound(study: &Study, chart: &Chart) {
    assert_eq!(chart.boxes.len(), study.actors.len());
    assert_eq!(chart.ways.len(), study.flows.len());
    let boxes: Vec<(&ActorId, &Area)> = chart.boxes.iter().collect();
    for (at, (id, area)) in boxes.iter().enumerate() {
        assert!(area.x >= 0.0 && area.right() <= chart.scene.width && area.bottom() <= chart.scene.height);
        for (other, over) in &boxes[at + 1..] {
            assert!(!area.overlaps(**over), "{id} over {other}");
        }
    }
    for (id, way) in &chart.ways {
        let flow = study.flows.get(*id).unwrap();
        for (actor, area) in &boxes {
            for pair in way.windows(2) {
                assert!(!crosses(pair[0], pair[1], **area), "{id} runs through {actor}");
            }
        }
        // It begins at the edge of the giver and ends at that of the receiver.
        let near = |end: &(f32, f32), id: ActorId| {
            let area = chart.boxes[&id];
            let wide = Area::new(area.x - 1.0, area.y - 1.0, area.w + 2.0, area.h + 2.0);
            end.0 >= wide.x && end.0 <= wide.right() && end.1 >= wide.y && end.1 <= wide.bottom()
        };
        assert!(near(way.first().unwrap(), flow.from) && near(way.last().unwrap(), flow.to), "{id}");
    }
}

#[test]
fn the_sample() {
    let study = sample();
    sound(&study, &drawn(&study));
}

/// Actors and flows by a fixed rule of thumb, with loops, flows within tiers and to oneself, and some actors
/// put in a place by hand.
fn many(actors: usize, flows: usize, tiers: usize, cases: usize) -> Study {
    let mut built = Built::default();
    let mut number = 0x2545_F491_u64;
    let mut next = |below: usize| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) as usize % below
    };
    for case in 0..cases {
        let case = built.case(&format!("Case {case}"));
        let mut ids = Vec::new();
        for at in 0..actors {
            let id: ActorId = fresh();
            ids.push(id);
            built.put(Actor {
                id,
                case,
                name: format!("Somebody with a rather long name who is number {at}"),
                short: String::new(),
                tier: 1 + next(tiers) as u8,
                kind: ["funder", "agency", "clinic", ""][next(4)].into(),
                role: String::new(),
                basis: String::new(),
                unit: None,
                place: (next(7) == 0).then(|| next(1001) as u16),
            });
        }
        for _ in 0..flows {
            built.put(Flow {
                id: fresh(),
                case,
                from: ids[next(actors)],
                to: ids[next(actors)],
                kind: FlowKind::ALL[next(7)],
                what: String::new(),
                two_way: next(5) == 0,
                standing: Standing::ALL[next(3)],
                basis: String::new(),
                evidence: Vec::new(),
            });
        }
    }
    built.study
}

#[test]
fn structures_of_all_sizes() {
    for (actors, flows, tiers, cases) in [
        (1, 0, 1, 1),
        (1, 2, 1, 1),
        (2, 6, 1, 1),
        (6, 12, 1, 2),
        (12, 30, 3, 12),
        (60, 200, 6, 1),
        (30, 100, 5, 2),
    ] {
        let study = many(actors, flows, tiers, cases);
        sound(&study, &drawn(&study));
    }
}

#[test]
fn a_study_without_actors_says_so() {
    let mut built = Built::default();
    built.case("Only");
    let chart = drawn(&built.study);
    let words: Vec<&str> = chart.scene.texts().map(|text| text.words.as_str()).collect();
    assert!(words.iter().any(|words| words.contains("No actors are on record")), "{words:?}");
}

#[test]
fn who_is_put_to_the_right_stands_to_the_right() {
    let mut built = Built::default();
    let case = built.case("A");
    let mut put = |name: &str, place: Option<u16>| {
        let id: ActorId = fresh();
        let words = String::new;
        let (short, kind, role, basis) = (words(), words(), words(), words());
        built.put(Actor {
            id,
            case,
            name: name.into(),
            short,
            tier: 1,
            kind,
            role,
            basis,
            unit: None,
            place,
        });
        id
    };
    let [first, second, third] = [put("a", Some(1000)), put("b", Some(0)), put("c", None)];
    let chart = drawn(&built.study);
    let x = |id: ActorId| chart.boxes[&id].x;
    assert!(x(second) < x(first));
    assert!(x(second) < x(third) && x(third) < x(first), "what nobody placed is between");
    assert!((x(third) - x(first)).abs() > 1.0 && (x(third) - x(second)).abs() > 1.0);
}

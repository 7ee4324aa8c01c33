//! Whatever the size of a study, words stay on the page and off each other.

use crosscase::figure::draw::Look;
use crosscase::figure::letters::area;
use crosscase::figure::scene::{Area, Scene};
use crosscase::figure::{Style, letters};

use super::made::{all, study};

/// Each text with its measured box, a hair smaller, for boxes that only touch.
fn boxes(scene: &Scene) -> Vec<(&str, Area)> {
    scene
        .texts()
        .map(|text| {
            let a = area(text);
            (text.words.as_str(), Area::new(a.x + 0.4, a.y + 0.4, a.w - 0.8, a.h - 0.8))
        })
        .collect()
}

pub fn check(name: &str, scene: &Scene) {
    let page = Area::new(0.0, 0.0, scene.width, scene.height);
    let mut boxes = boxes(scene);
    for (words, area) in &boxes {
        assert!(area.within(page), "{name}: “{words}” at {area:?} is off the page {page:?}");
    }
    boxes.sort_by(|a, b| a.1.y.total_cmp(&b.1.y));
    for (at, (words, area)) in boxes.iter().enumerate() {
        for (other, below) in boxes[at + 1..].iter().take_while(|(_, below)| below.y < area.bottom()) {
            assert!(!area.overlaps(*below), "{name}: “{words}” {area:?} and “{other}” {below:?} overlap");
        }
    }
    for mark in &scene.marks {
        let a = mark.area;
        assert!(a.x >= -0.5 && a.right() <= page.w + 0.5 && a.bottom() <= page.h + 0.5, "{name}: {mark:?}");
        assert!(!mark.name.trim().is_empty(), "{name}: a mark without a name");
    }
}

fn every_style(cases: usize, letters: usize, records: bool) {
    in_styles(&Style::ALL, cases, letters, records);
}

fn in_styles(styles: &[Style], cases: usize, letters: usize, records: bool) {
    let study = study(cases, letters, records);
    for style in styles.iter().copied() {
        for (name, scene) in all(&study, Look::of(style)) {
            check(&format!("{name}, {cases} cases, {letters} letters, {}", style.key()), &scene);
            assert!(!scene.caption.is_empty() && !scene.title.is_empty() && !scene.table.head.is_empty());
            let wide = scene.table.head.len();
            assert!(scene.table.rows.iter().all(|row| row.len() == wide), "{name}: rows of unequal length");
        }
    }
}

#[test]
fn words_keep_apart_with_one_and_two_and_twelve_cases() {
    for cases in [1, 2, 12] {
        every_style(cases, 0, true);
    }
}

#[test]
fn words_keep_apart_where_names_have_three_hundred_letters() {
    every_style(2, 300, true);
    // Print is the narrowest.
    in_styles(&[Style::Print], 12, 300, true);
}

#[test]
fn words_keep_apart_with_two_hundred_cases() {
    let study = study(200, 0, true);
    for (name, scene) in all(&study, Look::of(Style::Light)) {
        check(&format!("{name}, 200 cases"), &scene);
    }
}

#[test]
fn nothing_recorded_is_said_and_not_drawn() {
    for cases in [0, 2, 12] {
        every_style(cases, 0, false);
    }
    for (name, scene) in all(&study(2, 0, false), Look::of(Style::Light)) {
        if matches!(name, "heat" | "levels" | "cases" | "multiples" | "slope" | "dots" | "flow") {
            assert!(scene.texts().any(|text| text.words.contains("Nothing of this kind")), "{name}");
        }
    }
}

#[test]
fn few_cases_are_said_to_say_little() {
    let scenes = all(&study(2, 0, true), Look::of(Style::Light));
    let said = |wanted: &str| {
        let (_, scene) = scenes.iter().find(|(name, _)| *name == wanted).unwrap();
        scene.caption.join(" ").contains("says little")
    };
    assert!(said("tree") && said("map"));
    assert!(!said("heat") && !said("dots"));
}

#[test]
fn a_cut_name_keeps_its_whole() {
    let scenes = all(&study(2, 300, true), Look::of(Style::Light));
    for (name, scene) in &scenes {
        let cut: Vec<_> = scene.texts().filter(|t| t.words.ends_with('…') && t.whole.is_none()).collect();
        let caption = scene.caption.join(" ");
        let in_caption = |words: &str| caption.contains(words.trim_end_matches('…'));
        assert!(cut.iter().all(|t| in_caption(&t.words)), "{name}: {cut:?}");
    }
}

#[test]
fn words_are_measured_broken_and_cut() {
    use crosscase::figure::scene::Weight::{Regular, Semibold};
    let width = |words: &str| letters::width(words, 10.0, Regular);
    assert!(width("Cambodia") > width("Cambod") && width("") == 0.0);
    assert!(letters::width("Cambodia", 20.0, Regular) > 1.99 * width("Cambodia"));
    assert!(letters::width("Cambodia", 10.0, Semibold) > width("Cambodia"));
    // Khmer is shaped: a subscript takes no room of its own.
    assert!(width("ខ្មែរ") < width("ខ") + width("ម") + width("រ") + width("ែ") + 1.0);
    for room in [12.0, 20.0, 50.0, 90.0] {
        let cut = letters::cut("A name that is long enough to be cut", 10.0, Regular, room);
        assert!(width(&cut) <= room, "{cut}");
        for line in
            letters::wrap("A name, that is long; enough to be brokenintopieces", 10.0, Regular, room, 99)
        {
            assert!(width(&line) <= room, "{line} in {room}");
        }
    }
    // Where not even a letter fits, nothing is drawn.
    assert_eq!(letters::cut("Wide", 10.0, Regular, 3.0), "");
    assert_eq!(letters::cut("short", 10.0, Regular, 100.0), "short");
    assert_eq!(letters::wrap("one two three", 10.0, Regular, 1000.0, 3), ["one two three"]);
    assert_eq!(letters::missing("naïve ខ្មែរ ±→ 漢"), ["漢"]);
}

#[test]
fn letters_that_no_face_has_do_not_turn_those_beside_them() {
    use crosscase::figure::scene::Weight::Regular;
    let words = "مساءلة Case 1";
    let runs = letters::shape(words, Regular);
    let latin = runs.iter().find(|run| words[run.start..run.end].contains("Case")).unwrap();
    assert!(latin.glyphs.is_sorted_by_key(|glyph| glyph.cluster), "{latin:?}");
    assert_eq!(latin.glyphs.len(), words[latin.start..latin.end].chars().count());
}

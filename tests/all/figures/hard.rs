//! Every kind of figure, with the numbers that the engines make, of studies that make it hard: words stay
//! on the page and off each other, what is cut is said in full somewhere, and files are written.

use std::path::PathBuf;

use crosscase::analysis::{Counted, Index, Lens};
use crosscase::export::figure::{Kind as Out, write};
use crosscase::figure::draw::Look;
use crosscase::figure::{Chosen, Figure, Kind, Scene, Style};
use crosscase::study::Study;

use super::made::{named, study};
use super::places::check;

/// Names in scripts that the bundled faces have, and that they have not.
fn scripts(stem: &str, at: usize) -> String {
    let words = [
        "ភាពជាដៃគូសុខភាព និងការទទួលខុសត្រូវ",
        "المساءلة والتمويل في الشراكات الصحية",
        "卫生伙伴关系中的问责与资金",
        "👩‍⚕️ care team 🏥🤝",
        "Ελληνικά и кириллица",
        "naïve façade Ørsted Łódź",
    ];
    format!("{} {stem} {at}", words[at % words.len()])
}

fn hard() -> Vec<(&'static str, Study)> {
    let plain = |stem: &str, at: usize| format!("{stem} {at}");
    vec![
        ("one case", study(1, 0, true)),
        ("two cases", study(2, 0, true)),
        ("no evidence", study(2, 0, false)),
        ("no case", study(0, 0, false)),
        ("long names", study(3, 300, true)),
        ("twelve levels of themes", named(3, true, &plain, true)),
        ("many scripts", named(6, true, &scripts, false)),
    ]
}

/// All that can be drawn of a study, each with its name.
fn drawn(study: &Study, look: Look) -> Vec<(String, Scene)> {
    let (index, lens) = (Index::build(study), Lens::default());
    let mut out = Vec::new();
    for kind in Kind::ALL {
        for counted in [Counted::Findings, Counted::Evidence] {
            for top in [true, false] {
                let once = (kind.of_texts() && counted == Counted::Findings) || (!kind.has_depth() && !top);
                if once {
                    continue;
                }
                let chosen = Chosen { top, ..Chosen::new(kind, counted) };
                if let Ok(figure) = Figure::new(study, &index, &lens, &chosen, "1 December 2026") {
                    let name = format!("{}-{counted:?}-{top}", kind.key());
                    out.push((name, figure.draw(study, look)));
                }
            }
        }
    }
    out
}

#[test]
fn words_keep_apart_in_every_kind_of_every_hard_study() {
    for (what, study) in hard() {
        for style in [Style::Light, Style::Print] {
            for (name, scene) in drawn(&study, Look::of(style)) {
                check(&format!("{name} of {what}, {}", style.key()), &scene);
            }
        }
        // As narrow as the window makes it.
        for (name, scene) in drawn(&study, Look { style: Style::Dark, width: 560.0 }) {
            check(&format!("{name} of {what}, narrow"), &scene);
        }
    }
}

#[test]
fn words_keep_apart_with_two_hundred_cases_in_every_kind() {
    let study = study(200, 0, true);
    for (name, scene) in drawn(&study, Look::of(Style::Light)) {
        check(&format!("{name}, 200 cases"), &scene);
    }
}

#[test]
fn what_is_cut_can_be_read_somewhere() {
    for (what, study) in hard() {
        for (name, scene) in drawn(&study, Look::of(Style::Print)) {
            let caption = scene.caption.join(" ");
            for text in scene.texts().filter(|text| text.words.ends_with('…')) {
                let said = text.whole.is_some() || caption.contains(text.words.trim_end_matches('…'));
                assert!(said, "{name} of {what}: “{}” can be read nowhere", text.words);
            }
        }
    }
}

#[test]
fn files_of_hard_studies_are_sound() {
    for (what, study) in hard() {
        for (name, scene) in drawn(&study, Look { style: Style::Print, width: 560.0 }) {
            let svg = write(&scene, Out::Svg).unwrap();
            let text = String::from_utf8(svg).unwrap();
            let mut reader = quick_xml::Reader::from_str(&text);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(why) => panic!("{name} of {what}: {why}"),
                }
            }
            let pdf = write(&scene, Out::Pdf).unwrap();
            assert!(pdf.starts_with(b"%PDF") && pdf.trim_ascii_end().ends_with(b"%%EOF"), "{name} of {what}");
        }
    }
}

/// Files for a person to look at, into the folder that `CROSSCASE_LOOK` names.
#[test]
fn look() {
    let Ok(to) = std::env::var("CROSSCASE_LOOK") else { return };
    for (what, study) in hard() {
        let folder = PathBuf::from(&to).join(what.replace(' ', "-"));
        std::fs::create_dir_all(&folder).unwrap();
        for style in [Style::Light, Style::Dark, Style::Print] {
            for (name, scene) in drawn(&study, Look::of(style)) {
                for kind in [Out::Svg, Out::Pdf, Out::Png(96)] {
                    let file = folder.join(format!("{name}-{}.{}", style.key(), kind.ending()));
                    std::fs::write(file, write(&scene, kind).unwrap()).unwrap();
                }
            }
        }
    }
}

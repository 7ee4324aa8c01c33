//! The files: sound XML, a PDF whose words can be read again, a PNG that is one, and the same bytes twice.

use crosscase::export::pdf::pdf;
use crosscase::export::png::{PngError, png};
use crosscase::export::svg::svg;
use crosscase::figure::Style;
use crosscase::figure::draw::Look;
use crosscase::figure::scene::{Anchor, Item, Scene, Shape, Text, Weight};
use crosscase::import::read_bytes;
use quick_xml::events::Event;

use super::super::cli::run;
use super::made::{all, study};

fn scenes() -> Vec<(&'static str, Scene)> {
    let study = study(3, 40, true);
    Style::ALL.into_iter().flat_map(|style| all(&study, Look::of(style))).collect()
}

#[test]
fn the_same_figure_is_the_same_bytes() {
    for ((name, one), (_, other)) in scenes().iter().zip(&scenes()).step_by(5) {
        assert_eq!(svg(one), svg(other), "{name}");
        assert_eq!(pdf(one).unwrap(), pdf(other).unwrap(), "{name}");
        assert_eq!(png(one, 36).unwrap(), png(other, 36).unwrap(), "{name}");
    }
}

#[test]
fn an_svg_is_sound_and_says_what_it_is() {
    for (name, scene) in scenes() {
        let file = svg(&scene);
        let mut reader = quick_xml::Reader::from_str(&file);
        let (mut open, mut texts) = (Vec::new(), 0);
        loop {
            match reader.read_event().unwrap_or_else(|why| panic!("{name}: {why}")) {
                Event::Start(tag) => {
                    texts += usize::from(tag.name().as_ref() == "text");
                    open.push(tag.name().as_ref().to_owned());
                }
                Event::End(tag) => assert_eq!(open.pop().as_deref(), Some(tag.name().as_ref()), "{name}"),
                Event::Eof => break,
                _ => {}
            }
        }
        assert!(open.is_empty(), "{name}");
        assert_eq!(texts, scene.texts().count(), "{name}");
        assert!(file.contains("<title id=\"title\">") && file.contains("<desc id=\"desc\">"), "{name}");
        for used in file.split("url(#").skip(1).filter_map(|part| part.split(')').next()) {
            assert!(file.contains(&format!("id=\"{used}\"")), "{name}: {used} is not defined");
        }
    }
}

fn of_words(words: &str) -> Scene {
    let text = Text {
        at: (20.0, 40.0),
        words: words.to_owned(),
        size: 12.0,
        weight: Weight::Regular,
        anchor: Anchor::Start,
        turn: 0.0,
        colour: [0, 0, 0],
        whole: None,
    };
    let item = Item { shape: Shape::Text(text), fill: None, stroke: None, clip: None };
    Scene { width: 700.0, height: 80.0, ground: [255; 3], items: vec![item], ..Scene::default() }
}

#[test]
fn what_xml_cannot_hold_does_not_break_it() {
    let file = svg(&of_words("a < b & \"c\" ]]> \u{1} \u{fffe} d"));
    assert!(file.contains("a &lt; b &amp; &quot;c&quot; ]]&gt;   d"), "{file}");
}

/// Letters only: where a reader puts its blanks is its own affair.
fn letters(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_words_of_a_pdf_are_read_again() {
    for words in ["Cambodia, 28 of 53 findings", "Naïve façade – Łódź, Ελλάδα", "fi fl ffi: AVATAR ±3 −4 → 5"]
    {
        let read = read_bytes("figure.pdf", &pdf(&of_words(words)).unwrap()).unwrap();
        assert_eq!(letters(&read.text), letters(words));
    }
    for (name, scene) in
        scenes().into_iter().filter(|(name, _)| matches!(*name, "continuum" | "cases" | "dots"))
    {
        let read = letters(&read_bytes("figure.pdf", &pdf(&scene).unwrap()).unwrap().text);
        for text in scene.texts().filter(|text| text.turn == 0.0) {
            assert!(read.contains(&letters(&text.words)), "{name}: “{}” is not in the PDF", text.words);
        }
    }
}

#[test]
fn a_png_is_one_and_has_the_size_that_was_asked_for() {
    for (name, scene) in scenes().iter().step_by(7) {
        for density in [36, 72] {
            let picture = image::load_from_memory(&png(scene, density).unwrap()).unwrap();
            let dots = |points: f32| (points * density as f32 / 72.0).ceil() as u32;
            assert_eq!(
                (picture.width(), picture.height()),
                (dots(scene.width), dots(scene.height)),
                "{name}"
            );
            // Something is drawn: not all dots are of the ground.
            let ground = scene.ground;
            let drawn = picture.to_rgb8().pixels().filter(|dot| dot.0 != ground).count();
            assert!(drawn > 200, "{name}");
        }
    }
    let large = Scene { width: 4000.0, height: 30_000.0, ..of_words("a") };
    assert!(matches!(png(&large, 300), Err(PngError::TooLarge { .. })));
    assert!(pdf(&large).is_ok());
}

#[test]
fn the_command_line_writes_each_kind_of_file() {
    let at = tempfile::tempdir().unwrap();
    let sample = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/health-partnerships");
    let sample = sample.to_str().unwrap();
    for (file, start) in
        [("a.svg", b"<svg ".as_slice()), ("a.pdf", b"%PDF-1.7"), ("a.png", b"\x89PNG"), ("a.csv", b"Theme,")]
    {
        let done = run(at.path(), &["figure", sample, "heat", "--date", "today", "-o", file]);
        assert_eq!((done.code, done.err.as_str(), done.out.as_str()), (0, "", ""), "{file}");
        let bytes = std::fs::read(at.path().join(file)).unwrap();
        assert!(bytes.starts_with(start), "{file}");
    }
    let wrong = run(at.path(), &["figure", sample, "heat", "-o", "a.gif"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("There is no kind of file “gif”"), "{}", wrong.err);
    let wrong = run(at.path(), &["figure", sample, "continuum", "--scale", "None", "-o", "a.svg"]);
    assert!(wrong.err.contains("There is no scale “None”"), "{}", wrong.err);
}

/// Every figure of a made study as PNG, for eyes: `CROSSCASE_FIGURES=folder cargo test figures_to_look_at -- --ignored`.
#[test]
#[ignore = "writes pictures to look at"]
fn figures_to_look_at() {
    let Some(folder) = std::env::var_os("CROSSCASE_FIGURES") else { return };
    let folder = std::path::PathBuf::from(folder);
    for (cases, letters) in [(2, 0), (12, 0), (12, 60)] {
        let study = study(cases, letters, true);
        for (name, scene) in all(&study, Look::of(Style::Light)) {
            let file = folder.join(format!("{name}-{cases}-{letters}.png"));
            std::fs::write(file, png(&scene, 96).unwrap()).unwrap();
        }
    }
}

//! Colours that can be read, and glyphs that exist.

use crosscase::figure::palette::{CaseShape, Palette, Rgb, contrast};
use crosscase::ui::theme;
use crosscase::ui::widgets::Icon;
use eframe::egui::{self, Context, FontId, MissingGlyphPolicy};
use egui_kittest::Harness;

const SCHEMES: [(bool, bool); 4] = [(false, false), (true, false), (false, true), (true, true)];

fn texts(p: &Palette) -> Vec<(&'static str, Rgb)> {
    vec![
        ("ink", p.ink),
        ("ink2", p.ink2),
        ("ink3", p.ink3),
        ("accent", p.accent),
        ("en", p.en.text),
        ("co", p.co.text),
        ("mi", p.mi.text),
        ("stale", p.stale_text),
        ("bad", p.bad),
    ]
}

#[test]
fn contrast_is_that_of_wcag() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 0.01);
    // A known pair: #767676 on white is the lightest grey that passes AA.
    assert!((contrast([0x76, 0x76, 0x76], [255, 255, 255]) - 4.54).abs() < 0.01);
}

#[test]
fn text_can_be_read_on_every_ground() {
    for (dark, high) in SCHEMES {
        let p = Palette::of(dark, high);
        let least = if high { 7.0 } else { 4.5 };
        let grounds = [
            ("ground", p.ground),
            ("view", p.view),
            ("paper", p.paper),
            ("sunk", p.sunk),
            ("accent_tint", p.accent_tint),
        ];
        for (name, text) in texts(p) {
            for (under, ground) in grounds {
                let c = contrast(text, ground);
                assert!(c >= least, "dark {dark}, high {high}: {name} on {under} is {c:.2}");
            }
        }
        let pairs = [
            ("ink2 on chip", p.ink2, p.chip),
            ("on_accent", p.on_accent, p.accent),
            ("en on tint", p.en.text, p.en.tint),
            ("co on tint", p.co.text, p.co.tint),
            ("mi on tint", p.mi.text, p.mi.tint),
            ("ink on stale_tint", p.ink, p.stale_tint),
            ("ink on find", p.ink, p.find),
            ("ink on accent_mark", p.ink, p.accent_mark),
        ];
        for (name, text, ground) in pairs {
            let c = contrast(text, ground);
            assert!(c >= 4.5, "dark {dark}, high {high}: {name} is {c:.2}");
        }
        for heat in p.heat {
            let c = contrast(p.text_on(heat), heat);
            assert!(c >= 4.5, "dark {dark}, high {high}: text on heat {heat:?} is {c:.2}");
        }
    }
}

#[test]
fn fills_stand_out_on_paper() {
    for (dark, high) in SCHEMES {
        let p = Palette::of(dark, high);
        let fills = [p.en.fill, p.co.fill, p.mi.fill, p.accent, p.stale, p.bad];
        for fill in fills.iter().chain(&p.themes).chain(&p.cases) {
            let c = contrast(*fill, p.paper);
            assert!(c >= 3.0, "dark {dark}, high {high}: {fill:02X?} on paper is {c:.2}");
        }
        for (i, hue) in p.themes.iter().enumerate() {
            assert!(!p.themes[i + 1..].contains(hue), "two themes of one hue");
        }
    }
}

#[test]
fn every_case_has_a_shape_of_its_own() {
    for (i, a) in CaseShape::ALL.iter().enumerate() {
        assert!(!CaseShape::ALL[i + 1..].contains(a));
        assert!(a.corners().iter().all(|(x, y)| x.hypot(*y) < 1.3));
    }
}

#[test]
fn the_theme_that_is_on_decides() {
    let ctx = Context::default();
    theme::install(&ctx);
    ctx.set_theme(egui::Theme::Dark);
    assert_eq!(*theme::Tokens::of(&ctx), *theme::Tokens::get(true, false));
    theme::set_high_contrast(&ctx, true);
    assert_eq!(*theme::Tokens::of(&ctx), *theme::Tokens::get(true, true));
    assert_eq!(ctx.style_of(egui::Theme::Light).visuals.panel_fill, theme::Tokens::get(false, true).ground);
}

/// What the interface writes, by the script it is in. Missing glyphs panic.
const SAMPLES: &[&str] = &[
    "+ − ± → ← ↑ ↓ ↔ ✓ ✗ ⚠ ● ◆ ■ □ ◧ ◨ ▲ ▼ ★ ☆ ○ ◇ ≥ ≤ ≠ ≈ ∈ ∪ ∩ × ÷ … · – — ¶ § † ° ‘ ’ “ ” « » ⌘ ⇧ ⌥ ⏎ 31\u{202f}204",
    "យើងញ៉ាំបាយជាមួយគាត់ ហើយស្នាក់នៅក្នុងបន្ទាយ។",
    "Những người bạn đồng hành ở cộng đồng",
    "Zażółć gęślą jaźń",
    "Η συνεργασία εξαρτάται από την εμπιστοσύνη",
    "Совместная работа зависит от доверия; їжак, ґанок",
    "Æøå ÄÖÜß ñ ç ğ ş ı İ Ő ű č ř ž ț ș",
];

#[test]
fn every_glyph_of_the_interface_exists() {
    let faces = || -> Vec<FontId> {
        use theme::font;
        vec![
            font::body(),
            font::caption(),
            font::medium(13.0),
            font::semibold(13.0),
            font::italic(11.0),
            font::reading(16.0),
            font::reading_italic(16.0),
        ]
    };
    let mut harness = Harness::builder()
        .with_context_setup(|ctx| {
            theme::install(ctx);
            ctx.set_missing_glyph_policy(MissingGlyphPolicy::Panic);
        })
        .build_ui(move |ui| {
            for face in faces() {
                for sample in SAMPLES {
                    ui.label(egui::RichText::new(*sample).font(face.clone()));
                }
            }
            for icon in Icon::ALL {
                ui.label(egui::RichText::new(icon.glyph()).font(theme::font::icons(16.0)));
            }
            for (_, id) in crosscase::words::ids() {
                ui.label(crosscase::words::tr(id));
            }
        });
    harness.run();
}

#[test]
fn digits_are_of_one_width() {
    let ctx = Context::default();
    theme::install(&ctx);
    let face = theme::font::body();
    ctx.begin_pass(egui::RawInput::default());
    let width = |text: &str| {
        ctx.fonts_mut(|f| f.layout_no_wrap(text.into(), face.clone(), egui::Color32::PLACEHOLDER)).size().x
    };
    let ones = width("1111111111");
    for digit in "023456789".chars() {
        let others = width(&digit.to_string().repeat(10));
        assert!((ones - others).abs() < 0.01, "{digit}: {others} against {ones}");
    }
    ctx.end_pass().drop_without_applying_deltas();
}

//! Every grapheme border has a place, and every place an offset on a grapheme border.

use crosscase::study::{is_border, next_border};
use crosscase::ui::text::layout::{ParagraphLayout, Request, set};
use eframe::egui::{Context, FontId, MissingGlyphPolicy, RawInput, Vec2, vec2};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

const LATIN: &str =
    "The minister's office was slow; “flexible on paper”, they said – and nobody asked (again).";
const GREEK: &str =
    "Η λογοδοσία προς τον χρηματοδότη δεν είναι λογοδοσία προς τον ασθενή. Отчёты важнее людей.";
const KHMER: &str = "យើងញ៉ាំបាយជាមួយគាត់ ហើយស្នាក់នៅក្នុងបន្ទាយ។ គណនេយ្យភាពចំពោះម្ចាស់ជំនួយ\u{200b}សំខាន់ណាស់ ស្ត្រី ខ្ញុំ។";
const THAI: &str = "เจ้าหน้าที่ภาคสนามไม่ได้ตอบคำถามเรื่องรายงานประจำไตรมาส และผู้ป่วยก็ไม่รู้";
const ARABIC: &str = "قال المدير (مرة أخرى): التقرير رقم 42 لا يصل إلى المرضى، فمن يسأل؟ السَّلَامُ لا إله";
const HEBREW: &str = "הדו״ח הרבעוני [מספר 17] לא מגיע אל המטופלים, ומי שואל? שָׁלוֹם עולם.";
const HINDI: &str = "क्षेत्र अधिकारी ने त्रैमासिक रिपोर्ट के बारे में कुछ नहीं कहा। ज़िम्मेदारी किसकी है?";
const CHINESE: &str =
    "季度报告没有送到病人手中，谁来问责？“灵活”只是纸面上的。日本語のテキストも混ざっている。";
const EMOJI: &str = "Family 👨‍👩‍👧‍👦 and flags 🇰🇭🇬🇧🇫🇷, skin 👍🏽👋🏿, heart ❤️, keycap 1️⃣, rainbow 🏳️‍🌈!";
const MARKS: &str =
    "e\u{301}te\u{301} na\u{308}ive o\u{328}\u{304} x\u{336}y\u{336} q\u{302}\u{323} Việt Nam tiê\u{301}ng";
const MIXED: &str = "She said שלום (peace) and مرحبا to the 3 visitors; យើង agreed 👩🏾‍⚕️ ตกลง, then 好的. End";
const LONG_WORD: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft_überall_https://a";
const ODD: &str =
    "\u{202e}abc\u{202c} tab\there\u{ad}soft \u{feff}bom zero\u{200b}width\u{200d}join  double  spaces   ";

const ALL: [(&str, &str); 13] = [
    ("Latin", LATIN),
    ("Greek", GREEK),
    ("Khmer", KHMER),
    ("Thai", THAI),
    ("Arabic", ARABIC),
    ("Hebrew", HEBREW),
    ("Hindi", HINDI),
    ("Chinese", CHINESE),
    ("emoji", EMOJI),
    ("marks", MARKS),
    ("mixed", MIXED),
    ("long", LONG_WORD),
    ("odd", ODD),
];

fn with_layouts(work: impl Fn(&mut dyn FnMut(&str, f32) -> ParagraphLayout)) {
    let ctx = Context::default();
    super::install_fonts(&ctx);
    ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    let mut done = false;
    let mut out = ctx.run_ui(RawInput::default(), |ui| {
        if std::mem::replace(&mut done, true) {
            return;
        }
        let font = FontId::proportional(16.0);
        work(&mut |text, width| ui.fonts_mut(|fonts| set(fonts, &Request::new(text, &font, 24.0, width))));
    });
    out.textures_delta.clear();
    assert!(done);
}

fn borders(text: &str) -> Vec<u32> {
    text.grapheme_indices(true).map(|(at, _)| at as u32).chain([text.len() as u32]).collect()
}

fn nothing(text: &str, from: u32, to: u32) -> bool {
    let (from, to) = (from.min(to) as usize, from.max(to) as usize);
    text[from..to].chars().all(|c| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
    })
}

fn centre(layout: &ParagraphLayout, at: u32) -> Vec2 {
    layout.caret_rect(at, false).center().to_vec2()
}

/// Whether the caret of an offset may stand at a place: before its grapheme, or behind the one before, which
/// are two places where the direction changes.
fn stands_at(layout: &ParagraphLayout, at: u32, pos: Vec2) -> bool {
    layout.lines.iter().filter(|line| line.top <= pos.y && pos.y <= line.bottom).any(|line| {
        let end = |index: usize| line.cells.get(index + 1).map_or(line.range.end, |next| next.start);
        let before =
            line.cells.iter().filter(|c| c.start == at).map(|c| if c.rtl { c.right } else { c.left });
        let behind = line.cells.iter().enumerate().filter(|(index, _)| end(*index) == at);
        let behind = behind.map(|(_, c)| if c.rtl { c.left } else { c.right });
        before.chain(behind).any(|x| (x - pos.x).abs() < 0.6)
    })
}

/// Lines cover the text without gap or overlap, and begin and end on grapheme borders.
fn check_lines(name: &str, text: &str, layout: &ParagraphLayout) {
    let mut at = 0;
    for line in &layout.lines {
        assert_eq!(line.range.start, at, "{name}: a gap between lines");
        assert!(is_border(text, line.range.end as usize), "{name}: a line ends inside a grapheme");
        let cells: Vec<u32> = line.cells.iter().map(|cell| cell.start).collect();
        let wanted: Vec<u32> = borders(text).into_iter().filter(|b| line.range.contains(b)).collect();
        assert_eq!(cells, wanted, "{name}: one cell a grapheme");
        at = line.range.end;
    }
    assert_eq!(at as usize, text.len(), "{name}: the lines end before the text");
}

fn check_round_trip(name: &str, text: &str, layout: &ParagraphLayout) {
    let bidi = unicode_bidi_in(text);
    for at in borders(text) {
        let pos = centre(layout, at);
        let (back, _) = layout.hit(pos);
        assert!(is_border(text, back as usize), "{name}: {back} is inside a grapheme");
        if back == at {
            continue;
        }
        assert!(stands_at(layout, back, pos), "{name}: {at} went to {pos:?} and came back as {back}");
        assert!(bidi || nothing(text, at, back), "{name}: {at} and {back} share a place");
    }
}

fn unicode_bidi_in(text: &str) -> bool {
    let strong = |c: char| ('\u{590}'..='\u{8ff}').contains(&c) || c == '\u{202e}';
    text.chars().any(strong) && text.chars().any(|c| !strong(c))
}

#[test]
fn every_border_comes_back_from_its_place() {
    with_layouts(|set| {
        for width in [420.0, 160.0, 60.0, 8.0, 4000.0] {
            for (name, text) in ALL {
                let layout = set(text, width);
                check_lines(name, text, &layout);
                check_round_trip(name, text, &layout);
            }
        }
    });
}

#[test]
fn every_cell_but_invisible_characters_has_width() {
    with_layouts(|set| {
        for (name, text) in ALL {
            let layout = set(text, 300.0);
            for line in &layout.lines {
                for cell in &line.cells {
                    let end = next_border(text, cell.start as usize) as u32;
                    let wide = cell.right - cell.left > 0.5 || nothing(text, cell.start, end);
                    let grapheme = &text[cell.start as usize..end as usize];
                    assert!(wide, "{name}: {grapheme:?} can't be pointed at: {cell:?}");
                }
            }
        }
    });
}

#[test]
fn cells_of_a_line_do_not_overlap() {
    with_layouts(|set| {
        for (name, text) in ALL {
            for line in &set(text, 300.0).lines {
                let mut cells = line.cells.clone();
                cells.retain(|cell| cell.right > cell.left);
                cells.sort_by(|a, b| a.left.total_cmp(&b.left));
                for pair in cells.windows(2) {
                    assert!(pair[1].left >= pair[0].right - 0.6, "{name}: {pair:?}");
                }
            }
        }
    });
}

#[test]
fn a_selection_is_covered_by_rectangles_of_its_own_graphemes_only() {
    with_layouts(|set| {
        for (name, text) in ALL {
            let layout = set(text, 200.0);
            let places = borders(text);
            for pair in places.windows(4) {
                let range = pair[0]..pair[3];
                let mut rects = Vec::new();
                layout.rects(range.clone(), &mut rects);
                let area: f32 = rects.iter().map(eframe::egui::Rect::width).sum();
                let cells = layout.lines.iter().flat_map(|line| &line.cells);
                let wanted: f32 = cells.filter(|c| range.contains(&c.start)).map(|c| c.right - c.left).sum();
                assert!((area - wanted).abs() < 2.5, "{name}: {area} for {wanted}");
            }
        }
    });
}

#[test]
fn khmer_and_thai_break_into_lines_that_fit() {
    with_layouts(|set| {
        for text in [KHMER, THAI, CHINESE] {
            let layout = set(text, 160.0);
            assert!(layout.lines.len() > 2);
            for line in &layout.lines {
                let ink =
                    line.cells.iter().filter(|c| !text[c.start as usize..].starts_with([' ', '\u{200b}']));
                let right = ink.map(|cell| cell.right).fold(0.0, f32::max);
                assert!(right <= 160.5, "{right}");
            }
        }
    });
}

#[test]
fn right_to_left_paragraphs_begin_at_the_right_and_run_to_the_left() {
    with_layouts(|set| {
        for text in [ARABIC, HEBREW] {
            let layout = set(text, 400.0);
            assert!(layout.rtl);
            let first = &layout.lines[0];
            assert!((first.x_of(0) - 400.0).abs() < 0.6);
            let second = next_border(text, 0) as u32;
            assert!(first.x_of(second) < first.x_of(0));
        }
        // Numbers still read from the left.
        let layout = set(ARABIC, 4000.0);
        let at = ARABIC.find("42").unwrap() as u32;
        let cell = |start| *layout.lines[0].cells.iter().find(|c| c.start == start).unwrap();
        assert!(cell(at).left < cell(at + 1).left);
        // A bracket that opens in reading stands right of its words.
        let open = ARABIC.find('(').unwrap() as u32;
        let close = ARABIC.find(')').unwrap() as u32;
        assert!(cell(open).left > cell(close).left);
    });
}

#[test]
fn latin_goes_the_fast_way_and_khmer_does_not() {
    with_layouts(|set| {
        assert!(set(LATIN, 300.0).plain.is_some());
        assert!(set(GREEK, 300.0).plain.is_some());
        for text in [KHMER, THAI, ARABIC, HEBREW, HINDI, EMOJI, MIXED] {
            assert!(set(text, 300.0).plain.is_none());
        }
    });
}

#[test]
fn any_two_points_select_whole_graphemes_between_them() {
    with_layouts(|set| {
        let layouts: Vec<_> = ALL.iter().map(|(_, text)| (*text, set(text, 180.0))).collect();
        let point = || (-200.0..400.0_f32, -30.0..300.0_f32);
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        runner
            .run(&(0..layouts.len(), point(), point()), |(which, a, b)| {
                let (text, layout) = &layouts[which];
                let (from, _) = layout.hit(vec2(a.0, a.1));
                let (to, _) = layout.hit(vec2(b.0, b.1));
                let (from, to) = (from.min(to) as usize, from.max(to) as usize);
                prop_assert!(is_border(text, from) && is_border(text, to));
                let expected: String = text
                    .grapheme_indices(true)
                    .filter(|(at, _)| (from..to).contains(at))
                    .map(|(_, grapheme)| grapheme)
                    .collect();
                prop_assert_eq!(&text[from..to], expected);
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn hostile_strings_keep_their_bytes() {
    with_layouts(|set| {
        let set = std::cell::RefCell::new(set);
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let part = proptest::sample::select(vec![
            "a", "fi", " ", "\u{301}", "ក", "\u{17d2}", "ម", "\u{17bb}", "ש", "\u{5c1}", "ل", "ا", "7", "(",
            ")", "👨", "\u{200d}", "👩", "🇰", "🇭", "ไ", "ท", "ย", "क", "\u{94d}", "ष", "好", "。",
            "\u{202e}", "\u{2066}", "\u{2069}", "\t", "-", "\u{200b}", "\u{feff}", "\u{ad}", "\u{1d}",
            "\u{2028}",
        ]);
        let text = proptest::collection::vec(part, 1..30).prop_map(|parts| parts.concat());
        runner
            .run(&(text, 10.0..200.0_f32), |(text, width)| {
                let layout = (set.borrow_mut())(&text, width);
                check_lines(&format!("{text:?}"), &text, &layout);
                for at in borders(&text) {
                    let (back, _) = layout.hit(centre(&layout, at));
                    prop_assert!(is_border(&text, back as usize));
                    let same = back == at || stands_at(&layout, back, centre(&layout, at));
                    prop_assert!(same, "{:?}: {} came back as {}", text, at, back);
                }
                Ok(())
            })
            .unwrap();
    });
}

#[test]
fn a_passage_over_a_change_of_direction_is_covered_by_several_rectangles() {
    with_layouts(|set| {
        let text = "She said שלום עולם to us.";
        let layout = set(text, 600.0);
        let start = text.find("said").unwrap() as u32;
        let end = text.find("לום").unwrap() as u32;
        let mut rects = Vec::new();
        layout.rects(start..end, &mut rects);
        // “said ” stands left of the Hebrew words, and their first letter at their right end.
        assert_eq!(rects.len(), 2, "{rects:?}");
        assert!(rects[0].right() < rects[1].left());
        // The same the other way round: a paragraph from right to left with words of Latin in it.
        let text = "הוא אמר hello world לכולם.";
        let layout = set(text, 600.0);
        assert!(layout.rtl);
        let start = text.find("אמר").unwrap() as u32;
        let end = text.find("llo").unwrap() as u32;
        let mut rects = Vec::new();
        layout.rects(start..end, &mut rects);
        assert_eq!(rects.len(), 2, "{rects:?}");
        let hello = text.find("hello").unwrap() as u32;
        let x = |at: u32| layout.lines[0].x_of(at);
        assert!(x(hello) < x(hello + 1) && x(start) > x(start + 2), "Latin runs on, Hebrew runs back");
        // The stop at the end stands at the left.
        let stop = layout.lines[0].cells.last().unwrap();
        assert!(layout.lines[0].cells.iter().all(|cell| cell.left >= stop.left));
    });
}

#[test]
fn the_first_letter_with_a_direction_decides_for_the_paragraph() {
    with_layouts(|set| {
        for (text, rtl) in [
            ("12. שלום", true),
            ("“(مرحبا)” hello", true),
            ("42 hello שלום", false),
            ("\u{200f}hello", true),
            ("...", false),
            ("\u{2067}hello\u{2069} world", false),
        ] {
            assert_eq!(set(text, 300.0).rtl, rtl, "{text}");
        }
    });
}

#[test]
fn letters_of_arabic_stay_joined_whatever_is_marked() {
    with_layouts(|set| {
        // What is marked is no part of a layout: one box a word, shaped whole.
        let text = "المدير";
        let layout = set(text, 300.0);
        assert_eq!(layout.inks.len(), 1);
        assert_eq!(layout.inks[0].galley.text(), text);
    });
}

#[test]
fn cells_of_a_row_stand_at_stops_and_follow_the_paragraph() {
    let ctx = Context::default();
    super::install_fonts(&ctx);
    ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    let mut done = false;
    let mut out = ctx.run_ui(RawInput::default(), |ui| {
        if std::mem::replace(&mut done, true) {
            return;
        }
        let font = FontId::proportional(16.0);
        let row = |text: &str| {
            let request = Request { tab_stop: 96.0, ..Request::new(text, &font, 24.0, 600.0) };
            ui.fonts_mut(|fonts| set(fonts, &request))
        };
        let (first, second) = ("Ward\tBeds\tNote", "A1\t12\t(none)");
        let (a, b) = (row(first), row(second));
        check_lines("row", first, &a);
        let at = |layout: &ParagraphLayout, text: &str, cell: &str| {
            layout.lines[0].x_of(text.find(cell).unwrap() as u32)
        };
        for (left, right) in [("Beds", "12"), ("Note", "(none)")] {
            let (x, y) = (at(&a, first, left), at(&b, second, right));
            assert!((x - y).abs() < 0.6 && x % 96.0 < 0.6, "{x} {y}");
        }
        assert_eq!(a.rules.len(), 2);
        let hebrew = "שם\tabc\tdef";
        let c = row(hebrew);
        assert!(at(&c, hebrew, "abc") > at(&c, hebrew, "def"), "the second cell stands left of the first");
    });
    out.textures_delta.clear();
    assert!(done);
}

#[test]
fn a_cell_that_is_too_long_leaves_the_columns_as_they_are() {
    let ctx = Context::default();
    super::install_fonts(&ctx);
    let mut done = false;
    let mut out = ctx.run_ui(RawInput::default(), |ui| {
        if std::mem::replace(&mut done, true) {
            return;
        }
        let font = FontId::proportional(16.0);
        let row = |text: &str| {
            let stops = vec![120.0, 300.0];
            let request = Request { tab_stop: 96.0, stops, ..Request::new(text, &font, 24.0, 600.0) };
            ui.fonts_mut(|fonts| set(fonts, &request))
        };
        let short = "Ward\tBeds\tNote";
        let long = "A ward with a name that goes on\tTwelve\tnothing but words, and more words than one line \
            of the last column has room for, so that they go on below";
        let (a, b) = (row(short), row(long));
        check_lines("long row", long, &b);
        let at = |layout: &ParagraphLayout, text: &str, cell: &str| {
            let at = text.find(cell).unwrap() as u32;
            layout.lines[layout.line_of(at, false)].x_of(at)
        };
        assert!((at(&a, short, "Beds") - 120.0).abs() < 0.6 && (at(&a, short, "Note") - 300.0).abs() < 0.6);
        assert!(
            (at(&b, long, "Twelve") - 120.0).abs() < 0.6 && (at(&b, long, "nothing") - 300.0).abs() < 0.6
        );
        // What goes on below stands under the start of its cell.
        let last = b.lines.last().unwrap();
        assert!(b.lines.len() >= 3 && (last.cells[0].left - 300.0).abs() < 0.6, "{:?}", last.cells[0]);
        assert!(b.lines.iter().flat_map(|line| &line.cells).all(|cell| cell.left >= 0.0));
    });
    out.textures_delta.clear();
    assert!(done);
}

//! The view in a window: keys, pointer, stripes, and what it costs.

use crosscase::study::{MarkKind, SourceMark, Span};
use crosscase::ui::text::{Marks, Selection, TextDoc, TextView, TextViewOutput, TextViewState};
use eframe::egui::{Context, Event, Id, Key, Modifiers, Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::marks::mark;

const SIZE: Vec2 = Vec2::new(900.0, 600.0);
const TEXT: &str = "The plan was approved before we were hired. Nobody asked the patients.\n\
    \n\
    They did not want snacks. We bring soap, or rice, a small gift, and the invoice says snacks, because \
    the report has a line for snacks and no other. It works well, and we have not told the office at all.\n\
    យើងញ៉ាំបាយជាមួយគាត់ ហើយស្នាក់នៅក្នុងបន្ទាយ។\n\
    קראנו את הדו״ח פעם אחת.\n\
    The last line.";

struct World {
    doc: TextDoc,
    marks: Marks,
    hits: Vec<Span>,
    state: TextViewState,
    seen: Option<TextViewOutput>,
    clicked: Vec<u128>,
}

impl World {
    fn selected(&self) -> &str {
        self.state.selection().map_or("", |span| span.slice(self.doc.text()).unwrap())
    }

    fn output(&self) -> &TextViewOutput {
        self.seen.as_ref().unwrap()
    }
}

fn world(text: &str, spans: &[(u32, u32)]) -> World {
    let doc = TextDoc::new(text.into());
    let all = spans.iter().enumerate().map(|(key, (start, end))| mark(key as u128, *start, *end)).collect();
    let marks = Marks::new(all, &doc);
    World { doc, marks, hits: Vec::new(), state: TextViewState::default(), seen: None, clicked: Vec::new() }
}

fn harness(world: World) -> Harness<'static, World> {
    let style = super::style();
    let mut fonts = false;
    let mut harness = Harness::builder().with_size(SIZE).allow_missing_glyphs().build_ui_state(
        move |ui, world: &mut World| {
            if !std::mem::replace(&mut fonts, true) {
                super::install_fonts(ui);
            }
            let view = TextView::new(Id::unique("text"), &world.doc, &world.marks, &style)
                .hits(&world.hits, Some(0))
                .labels("Field account 3", "Map of the text");
            let output = view.show(ui, &mut world.state);
            world.clicked.extend(output.clicked_mark);
            world.seen = Some(output);
        },
        world,
    );
    harness.run();
    harness.get_by_label("Field account 3").focus();
    harness.run();
    harness
}

fn press(harness: &mut Harness<'_, World>, modifiers: Modifiers, key: Key, times: usize) {
    for _ in 0..times {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
    }
}

#[test]
fn keys_select_exact_slices() {
    let mut h = harness(world(TEXT, &[]));
    press(&mut h, Modifiers::SHIFT, Key::ArrowRight, 3);
    assert_eq!(h.state().selected(), "The");
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight, 2);
    assert_eq!(h.state().selected(), "The plan was");
    press(&mut h, Modifiers::ALT, Key::ArrowRight, 1);
    assert_eq!(h.state().selected(), "The plan was approved");
    press(&mut h, Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight, 1);
    assert_eq!(h.state().selected(), "The plan was approved before we were hired.");
    press(&mut h, Modifiers::ALT, Key::ArrowLeft, 2);
    assert_eq!(h.state().selected(), "The plan was approved before we were");
    press(&mut h, Modifiers::NONE, Key::ArrowRight, 1);
    assert_eq!(h.state().state.caret(), Selection::at(36));
    press(&mut h, Modifiers::SHIFT, Key::End, 1);
    assert_eq!(h.state().selected(), " hired. Nobody asked the patients.");
    press(&mut h, Modifiers::COMMAND, Key::End, 1);
    press(&mut h, Modifiers::SHIFT, Key::Home, 1);
    assert_eq!(h.state().selected(), "The last line.");
    press(&mut h, Modifiers::COMMAND, Key::A, 1);
    assert_eq!(h.state().selected(), TEXT);
}

#[test]
fn alt_arrow_without_a_selection_takes_the_word() {
    let mut h = harness(world(TEXT, &[]));
    press(&mut h, Modifiers::NONE, Key::ArrowRight, 6);
    press(&mut h, Modifiers::ALT, Key::ArrowRight, 1);
    assert_eq!(h.state().selected(), "plan");
}

#[test]
fn words_of_khmer_and_letters_of_hebrew() {
    let khmer = TEXT.find('យ').unwrap();
    let mut h = harness(world(TEXT, &[]));
    h.state_mut().state.select(Span::new(khmer, khmer));
    press(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight, 1);
    assert_eq!(h.state().selected(), "យើង");
    let hebrew = TEXT.find('ק').unwrap();
    h.state_mut().state.select(Span::new(hebrew, hebrew));
    // Left goes on in a paragraph that runs to the left.
    press(&mut h, Modifiers::SHIFT, Key::ArrowLeft, 5);
    assert_eq!(h.state().selected(), "קראנו");
}

#[test]
fn up_and_down_keep_their_distance_and_come_back() {
    let mut h = harness(world(TEXT, &[]));
    press(&mut h, Modifiers::NONE, Key::ArrowRight, 20);
    press(&mut h, Modifiers::NONE, Key::ArrowDown, 4);
    let low = h.state().state.caret().head;
    assert!(low > 140);
    press(&mut h, Modifiers::NONE, Key::ArrowUp, 4);
    assert_eq!(h.state().state.caret(), Selection::at(20));
}

#[test]
fn letters_are_left_to_the_caller_and_copy_gives_the_words() {
    let mut h = harness(world(TEXT, &[]));
    press(&mut h, Modifiers::SHIFT, Key::ArrowRight, 8);
    h.event(Event::Copy);
    h.step();
    let commands = &h.output().platform_output.commands;
    let copied = commands
        .iter()
        .any(|command| matches!(command, eframe::egui::OutputCommand::CopyText(text) if text == "The plan"));
    assert!(copied, "{commands:?}");
}

fn caret_at(h: &mut Harness<'_, World>, offset: usize) -> Pos2 {
    h.state_mut().state.select(Span::new(offset, offset));
    h.run();
    h.state().output().selection_rect.unwrap().center()
}

#[test]
fn a_drag_selects_what_lies_between() {
    let mut h = harness(world(TEXT, &[]));
    for words in ["was approved before", "invoice says snacks, because the report", "បាយជាមួយ", "הדו״ח"]
    {
        let start = TEXT.find(words).unwrap();
        let from = caret_at(&mut h, start);
        let to = caret_at(&mut h, start + words.len());
        h.hover_at(from);
        h.run();
        h.drag_at(from);
        h.run();
        h.hover_at(from.lerp(to, 0.5));
        h.run();
        h.hover_at(to);
        h.run();
        h.drop_at(to);
        h.run();
        assert_eq!(h.state().selected(), words);
    }
}

fn click(h: &mut Harness<'_, World>, pos: Pos2, times: usize) {
    h.hover_at(pos);
    h.step();
    for _ in 0..times {
        h.drag_at(pos);
        h.drop_at(pos);
        h.step();
    }
    h.run();
}

#[test]
fn two_clicks_take_the_word_and_three_the_paragraph() {
    let mut h = Harness::builder().with_size(SIZE).with_step_dt(0.02).allow_missing_glyphs().build_ui_state(
        {
            let style = super::style();
            move |ui, world: &mut World| {
                let view = TextView::new(Id::unique("text"), &world.doc, &world.marks, &style);
                world.seen = Some(view.labels("Text", "Map").show(ui, &mut world.state));
            }
        },
        world("One two three.\nFour five.", &[]),
    );
    h.run();
    let pos = caret_at(&mut h, 5);
    click(&mut h, pos, 2);
    assert_eq!(h.state().selected(), "two");
    h.run_steps(60);
    click(&mut h, pos, 3);
    assert_eq!(h.state().selected(), "One two three.");
    let end = caret_at(&mut h, 19);
    h.state_mut().state.select(Span::new(4, 4));
    h.run_steps(60);
    h.event(Event::PointerMoved(end));
    h.step();
    for pressed in [true, false] {
        h.event_modifiers(
            Event::PointerButton {
                pos: end,
                button: eframe::egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::SHIFT,
            },
            Modifiers::SHIFT,
        );
        h.step();
    }
    assert_eq!(h.state().selected(), "two three.\nFour");
}

#[test]
fn a_stripe_for_every_record_in_sight_and_a_click_picks_it() {
    let spans = [(0, 30), (10, 50), (12, 20), (44, 70), (80, 120), (90, 300)];
    let mut h = harness(world(TEXT, &spans));
    assert_eq!(h.state().output().stripes, spans.len());
    assert_eq!(h.get_all_by_label_contains("record").count(), spans.len());
    let rects: Vec<Rect> = h.get_all_by_label_contains("record").map(|node| node.rect()).collect();
    for (i, a) in rects.iter().enumerate() {
        for b in &rects[i + 1..] {
            assert!(!a.shrink(0.5).intersects(b.shrink(0.5)), "{a:?} covers {b:?}");
        }
    }
    h.get_by_label("record 2").click();
    h.run();
    assert_eq!(h.state().clicked, [2]);
    assert_eq!(h.state().output().hovered_mark, Some(2));
}

#[test]
fn more_records_than_fit_are_counted_and_none_is_lost() {
    let spans: Vec<(u32, u32)> = (0..90).map(|i| (i / 3, 60)).collect();
    let mut h = harness(world(TEXT, &spans));
    let output = h.state().output();
    assert_eq!(output.stripes + output.gathered, 90);
    assert!(output.gathered > 0 && output.stripes > 10);
    let sign = format!("+{}", output.gathered);
    let gathered = output.gathered;
    h.get_by_label(&sign).hover();
    h.run();
    assert_eq!(h.state().output().overflow.as_ref().unwrap().keys.len(), gathered);
}

fn long(paragraphs: usize) -> String {
    let mut text = String::new();
    for number in 0..paragraphs {
        let line = "Paragraph has words, and a few more of them. ".repeat(1 + number % 5);
        text.push_str(&line);
        text.push('\n');
    }
    text
}

#[test]
fn only_what_is_seen_is_laid_out() {
    let text = long(100_000);
    let spans: Vec<(u32, u32)> = (0..20_000).map(|i| (i * 600, i * 600 + 900)).collect();
    let mut h = harness(world(&text, &spans));
    assert!(h.state().state.laid_out() < 60, "{}", h.state().state.laid_out());
    press(&mut h, Modifiers::NONE, Key::PageDown, 3);
    press(&mut h, Modifiers::COMMAND, Key::End, 1);
    let seen = h.state().output().visible_range;
    assert_eq!(seen.end as usize, text.len());
    let middle = text[..text.len() / 2].rfind("few").unwrap();
    h.state_mut().state.scroll_to(Span::new(middle, middle + 3));
    h.run();
    let seen = h.state().output().visible_range;
    assert!(seen.contains(middle), "{seen:?}");
    assert!(h.state().state.laid_out() < 400, "{}", h.state().state.laid_out());
}

#[test]
fn a_wheel_moves_the_text_by_its_distance() {
    let mut h = harness(world(&long(3_000), &[]));
    let at = 2_000;
    h.state_mut().state.scroll_to(Span::new(at, at + 1));
    let before = caret_at(&mut h, at);
    h.hover_at(pos2(400.0, 300.0));
    h.run();
    for _ in 0..5 {
        h.event(Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: vec2(0.0, 30.0),
            phase: eframe::egui::TouchPhase::Move,
            source: eframe::egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        h.run_steps(20);
    }
    let after = h.state().output().selection_rect.unwrap().center();
    assert!((after.y - before.y - 150.0).abs() < 1.5, "{before:?} {after:?}");
}

#[test]
fn a_narrower_window_keeps_the_line_at_the_top() {
    let text = long(3_000);
    let mut h = harness(world(&text, &[]));
    let at = text[..90_000].rfind("words").unwrap();
    h.state_mut().state.scroll_to(Span::new(at, at + 5));
    h.run();
    let before = h.state().output().visible_range.start;
    h.set_size(vec2(520.0, 600.0));
    h.run();
    assert_eq!(h.state().output().visible_range.start, before);
}

#[test]
fn the_map_jumps_and_drags() {
    let text = long(3_000);
    let mut h = harness(world(&text, &[]));
    let map = h.get_by_label("Map of the text").rect();
    let middle = map.center();
    h.drag_at(middle);
    h.run();
    let seen = h.state().output().visible_range;
    let share = (seen.start + seen.end) as f32 / 2.0 / text.len() as f32;
    assert!((share - 0.5).abs() < 0.02, "{share}");
    h.hover_at(middle + vec2(0.0, map.height()));
    h.run();
    assert_eq!(h.state().output().visible_range.end as usize, text.len());
    h.drop_at(middle);
    h.run();
}

#[test]
fn a_screen_reader_gets_name_and_paragraph() {
    let mut h = harness(world(TEXT, &[]));
    press(&mut h, Modifiers::COMMAND, Key::End, 1);
    let node = h.get_by_label("Field account 3");
    assert_eq!(node.value().as_deref(), Some("The last line."));
    assert!(node.accesskit_node().is_focused());
}

#[test]
fn a_change_of_fonts_sets_all_anew() {
    let ctx = Context::default();
    let mut world = world(TEXT, &[]);
    let style = super::style();
    let frame = |world: &mut World| {
        let mut out = ctx.run_ui(Default::default(), |ui| {
            TextView::new(Id::unique("text"), &world.doc, &world.marks, &style).show(ui, &mut world.state);
        });
        out.textures_delta.clear();
        world.state.laid_out()
    };
    ctx.set_missing_glyph_policy(eframe::egui::MissingGlyphPolicy::Tofu);
    let first = frame(&mut world);
    assert_eq!(frame(&mut world), first, "the second frame sets nothing");
    super::install_fonts(&ctx);
    frame(&mut world);
    assert!(frame(&mut world) > first);
}

#[test]
fn home_end_and_two_clicks_where_lines_run_to_the_left() {
    let mut h = harness(world(TEXT, &[]));
    let line = TEXT.find('ק').unwrap();
    let end = TEXT.find("\nThe last").unwrap();
    let inside = TEXT.find("פעם").unwrap() + "פ".len();
    let middle = caret_at(&mut h, inside);
    press(&mut h, Modifiers::NONE, Key::Home, 1);
    assert_eq!(h.state().state.caret(), Selection::at(line));
    let right = h.state().output().selection_rect.unwrap().center();
    press(&mut h, Modifiers::SHIFT, Key::End, 1);
    assert_eq!(h.state().state.caret(), Selection { anchor: line, head: end });
    press(&mut h, Modifiers::NONE, Key::End, 1);
    let left = h.state().output().selection_rect.unwrap().center();
    assert!(right.x > middle.x && middle.x > left.x, "{right:?} {middle:?} {left:?}");
    // Right goes back in a paragraph that runs to the left.
    press(&mut h, Modifiers::NONE, Key::ArrowRight, 1);
    assert_eq!(h.state().state.caret(), Selection::at(end - 1));
    press(&mut h, Modifiers::COMMAND, Key::ArrowRight, 1);
    assert_eq!(h.state().state.caret(), Selection::at(TEXT.find("אחת").unwrap()));
}

/// What a frame costs, told and not judged: `CROSSCASE_PERF=1`, on a machine that does nothing else.
#[test]
fn perf() {
    if std::env::var("CROSSCASE_PERF").is_err() {
        return;
    }
    let text = long(8_000);
    let spans: Vec<(u32, u32)> = (0..20_000).map(|i| (i * 50, i * 50 + 90)).collect();
    let mut marks = Vec::new();
    let mut at = 0;
    for (number, line) in text.lines().enumerate() {
        let what = if number % 2 == 0 { MarkKind::Turn("A".into()) } else { MarkKind::Turn("B".into()) };
        marks.push(SourceMark::new(at, at + line.len(), what));
        if number % 4 == 0 {
            marks.push(SourceMark::new(at, at + line.len(), MarkKind::Time(number as u32 * 900)));
        }
        at += line.len() + 1;
    }
    let t0 = std::time::Instant::now();
    let doc = TextDoc::with_marks(text.as_str().into(), &marks, &str::to_owned);
    println!("{} characters, {} marks: made in {:?}", text.len(), marks.len(), t0.elapsed());
    let mut world = world(&text, &spans);
    world.marks = Marks::new(world.marks.all().to_vec(), &doc);
    world.doc = doc;
    let mut h = harness(world);
    for (name, share) in [("still", 0.0), ("scrolled", 30.0)] {
        let t0 = std::time::Instant::now();
        for _ in 0..100 {
            h.hover_at(pos2(400.0, 300.0));
            h.event(Event::MouseWheel {
                unit: eframe::egui::MouseWheelUnit::Point,
                delta: vec2(0.0, -share),
                phase: eframe::egui::TouchPhase::Move,
                source: eframe::egui::MouseWheelSource::Unknown,
                modifiers: Modifiers::NONE,
            });
            h.step();
        }
        println!("{name}: {:?} a frame", t0.elapsed() / 100);
    }
}

#[test]
fn the_caret_of_an_empty_line_stands_where_its_neighbours_begin() {
    let text = "קראנו את הדו״ח.\n\nפעם אחת.\n";
    let mut h = harness(world(text, &[]));
    let words = caret_at(&mut h, 0).x;
    for empty in [text.find("\n\n").unwrap() + 1, text.len()] {
        let x = caret_at(&mut h, empty).x;
        assert!((x - words).abs() < 3.0, "{empty}: {x} {words}");
    }
    let latin = "We read it.\n\nOnce.\n";
    let mut h = harness(world(latin, &[]));
    let words = caret_at(&mut h, 0).x;
    let x = caret_at(&mut h, latin.len()).x;
    assert!((x - words).abs() < 3.0, "{x} {words}");
}

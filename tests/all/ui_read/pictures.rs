//! Pictures: rectangles of them are evidence.

use std::io::Cursor;

use crosscase::edit::{Command, NewSource};
use crosscase::session::{Session, fresh};
use crosscase::study::{Evidence, Region, Source, SourceId, SourceKind};
use eframe::egui::{Event, Key, Modifiers, Pos2, Role, Vec2, pos2};

use super::super::ui_counts::sample;
use super::super::ui_keys::Hand;
use super::{press, reader};

const SIZE: Vec2 = Vec2::new(1400.0, 900.0);
const NAME: &str = "Picture Whiteboard";

/// The sample with a picture of 400 × 300, kept as a file beside its text.
fn with_picture(bytes: Option<Vec<u8>>) -> (Session, SourceId) {
    let mut session = sample();
    let like = session.study().sources_in_order()[0].clone();
    let mut source = Source {
        id: fresh(),
        title: "Whiteboard".into(),
        slug: "whiteboard".into(),
        kind: SourceKind::Image,
        ..like
    };
    if let Some(bytes) = bytes {
        let mut text = crosscase::import::read_bytes("whiteboard.txt", b"x").unwrap();
        text.origin.file_name = "whiteboard.png".into();
        text.bytes = Some(bytes.into());
        session.keep_originals(std::iter::once(&mut text));
        source.origin = text.origin;
    }
    let id = source.id;
    session.edit(&Command::ImportSources(vec![NewSource::plain(source, "")])).unwrap();
    (session, id)
}

fn png() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(400, 300, |x, y| image::Rgb([x as u8, y as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn hand() -> (Hand, SourceId) {
    let (session, id) = with_picture(Some(png()));
    let mut hand = reader(session, &[id], SIZE);
    hand.wait("the picture", |hand| hand.all(Role::Image).iter().any(|name| name.starts_with(NAME)));
    hand.press(Modifiers::NONE, Key::Escape);
    hand.settle();
    (hand, id)
}

fn regions(hand: &Hand, source: SourceId) -> Vec<&Evidence> {
    hand.study().evidence.iter().filter(|one| one.source == source).collect()
}

#[test]
fn a_rectangle_drawn_by_keys_is_tagged_described_and_undone() {
    let (mut hand, source) = hand();
    hand.tab_to(Role::Image, NAME);
    hand.key(Key::Space);
    press(&mut hand, Modifiers::NONE, Key::ArrowLeft, 3);
    press(&mut hand, Modifiers::SHIFT, Key::ArrowDown, 2);
    hand.letter('t');
    hand.tab_to(Role::TextInput, "What this part shows");
    hand.write("Arrows from donor to ward");
    hand.tab_to(Role::TextInput, "A few letters of a theme");
    hand.write("Accountability");
    hand.key(Key::Enter);
    let made = regions(&hand, source);
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].quote, "Arrows from donor to ward");
    assert!(made[0].span.is_empty() && made[0].themes.len() == 1);
    let region = made[0].region.unwrap();
    assert!(region.is_sound());
    // Begun in the middle, moved three hundredths to the left, and made two lower.
    let middle = u32::midpoint(u32::from(region.left), u32::from(region.right));
    assert_eq!(middle, 5_000 - 300);
    hand.press(super::CTRL, Key::Z);
    assert!(regions(&hand, source).is_empty());
    hand.press(super::CTRL, Key::Y);
    assert_eq!(regions(&hand, source)[0].region, Some(region));
}

#[test]
fn a_part_of_a_picture_is_not_offered_its_own_words() {
    let (mut hand, source) = hand();
    hand.tab_to(Role::Image, NAME);
    hand.key(Key::Space);
    press(&mut hand, Modifiers::SHIFT, Key::ArrowDown, 2);
    let offered = |hand: &Hand, word: &str| hand.all(Role::Button).iter().any(|name| name.starts_with(word));
    assert!(offered(&hand, "Tag"), "{:?}", hand.all(Role::Button));
    assert!(!offered(&hand, "Own words"));
    hand.letter('v');
    assert!(hand.all(Role::Label).iter().any(|said| said.starts_with("A picture has no words")));
    assert!(regions(&hand, source).is_empty());
}

#[test]
fn a_picture_says_that_it_has_no_words_and_no_pages() {
    let (mut hand, _) = hand();
    hand.tab_to(Role::Image, NAME);
    hand.key(Key::F2);
    hand.see(Role::Label, "A picture has no words to correct.");
    hand.press(super::CTRL, Key::G);
    hand.see(Role::Label, "A picture has no pages or lines to go to.");
    hand.at(Role::Image, NAME);
}

fn button(hand: &mut Hand, pos: Pos2, pressed: bool) {
    let events = &mut hand.harness.input_mut().events;
    events.push(Event::PointerMoved(pos));
    let button = eframe::egui::PointerButton::Primary;
    events.push(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
    hand.settle();
}

/// Down and up within one frame: a longer press is no click.
fn click(hand: &mut Hand, pos: Pos2) {
    hand.harness.hover_at(pos);
    hand.settle();
    hand.harness.drag_at(pos);
    hand.harness.drop_at(pos);
    hand.harness.step();
    hand.settle();
}

#[test]
fn a_drag_makes_a_rectangle_where_it_was_drawn_and_a_click_picks_it() {
    let (mut hand, source) = hand();
    let room = hand.harness.root();
    let pane = egui_kittest::kittest::Queryable::get_all_by_role(&room, Role::Image)
        .find(|node| super::super::ui_keys::said(node).starts_with(NAME))
        .unwrap()
        .rect();
    // The picture is fitted to the width: four to three.
    let height = pane.width() * 0.75;
    let top = pane.top() + ((pane.height() - height) / 2.0).max(0.0);
    let (from, to) = (pane.left_top() + Vec2::new(100.0, 0.0), Vec2::new(220.0, 130.0));
    let from = pos2(from.x, top + 100.0);
    button(&mut hand, from, true);
    hand.harness.hover_at(from + to / 2.0);
    hand.settle();
    hand.harness.hover_at(from + to);
    hand.settle();
    button(&mut hand, from + to, false);
    hand.letter('2');
    let made = regions(&hand, source)[0].clone();
    let region = made.region.unwrap();
    let part = |length: f32, whole: f32| (length / whole * 10_000.0).round() as i32;
    let wanted = Region {
        left: part(100.0, pane.width()) as u16,
        top: part(100.0, height) as u16,
        right: part(320.0, pane.width()) as u16,
        bottom: part(230.0, height) as u16,
    };
    for (got, want) in [
        (region.left, wanted.left),
        (region.top, wanted.top),
        (region.right, wanted.right),
        (region.bottom, wanted.bottom),
    ] {
        assert!(i32::from(got).abs_diff(i32::from(want)) <= 2, "{region:?} {wanted:?}");
    }
    assert_eq!(made.quote, "Part of Whiteboard");
    assert_eq!(made.levels.len(), 1);
    // Let go of it, and pick it again by its name.
    hand.key(Key::Escape);
    click(&mut hand, from - Vec2::new(60.0, 60.0));
    assert_eq!(hand.session().selection.what, None);
    click(&mut hand, from + to / 2.0);
    assert_eq!(hand.session().selection.what, Some(crosscase::study::AnyId::Evidence(made.id)));
    assert!(hand.all(Role::Button).iter().any(|name| name.starts_with("1 Part of Whiteboard")));
}

/// The picture's frame, and a rectangle from 100, 100 to 220, 230 in it, tagged and in hand.
fn drawn(hand: &mut Hand, source: SourceId) -> (Pos2, Evidence) {
    let room = hand.harness.root();
    let pane = egui_kittest::kittest::Queryable::get_all_by_role(&room, Role::Image)
        .find(|node| super::super::ui_keys::said(node).starts_with(NAME))
        .unwrap()
        .rect();
    let top = pane.top() + ((pane.height() - pane.width() * 0.75) / 2.0).max(0.0);
    let from = pos2(pane.left() + 100.0, top + 100.0);
    pull(hand, from, from + Vec2::new(220.0, 130.0));
    hand.letter('2');
    (from, regions(hand, source)[0].clone())
}

fn pull(hand: &mut Hand, from: Pos2, to: Pos2) {
    button(hand, from, true);
    hand.harness.hover_at(from.lerp(to, 0.5));
    hand.settle();
    hand.harness.hover_at(to);
    hand.settle();
    button(hand, to, false);
}

fn sides(region: Region) -> [i32; 4] {
    [region.left, region.top, region.right, region.bottom].map(i32::from)
}

#[test]
fn a_rectangle_is_pulled_elsewhere_and_by_a_corner_each_in_one_step() {
    let (mut hand, source) = hand();
    let (from, made) = drawn(&mut hand, source);
    let first = made.region.unwrap();
    let steps = hand.session().history().steps().len();
    let middle = from + Vec2::new(110.0, 65.0);
    pull(&mut hand, middle, middle + Vec2::new(60.0, 40.0));
    let moved = regions(&hand, source)[0].region.unwrap();
    let (old, new) = (sides(first), sides(moved));
    assert!(new[0] > old[0] && new[1] > old[1], "{first:?} {moved:?}");
    let size = |sides: [i32; 4]| (sides[2] - sides[0], sides[3] - sides[1]);
    assert_eq!(size(new), size(old), "moved, not sized");
    assert_eq!(hand.session().history().steps().len(), steps + 1);
    // By its lower right corner.
    let corner = from + Vec2::new(280.0, 170.0);
    pull(&mut hand, corner, corner + Vec2::new(30.0, -20.0));
    let sized = sides(regions(&hand, source)[0].region.unwrap());
    assert!(sized[..2] == new[..2] && sized[2] > new[2] && sized[3] < new[3], "{new:?} {sized:?}");
    assert_eq!(regions(&hand, source).len(), 1, "no other was drawn");
    hand.press(super::CTRL, Key::Z);
    assert_eq!(regions(&hand, source)[0].region, Some(moved));
    hand.press(super::CTRL, Key::Z);
    assert_eq!(regions(&hand, source)[0].region, Some(first));
}

#[test]
fn a_rectangle_is_moved_and_sized_by_keys() {
    let (mut hand, source) = hand();
    let (_, made) = drawn(&mut hand, source);
    hand.tab_to(Role::Image, NAME);
    let [a, b, c, d] = sides(made.region.unwrap());
    hand.press(Modifiers::ALT, Key::ArrowRight);
    hand.press(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(sides(regions(&hand, source)[0].region.unwrap()), [a + 100, b, c + 100, d + 100]);
    assert_eq!(
        hand.session().history().steps().last().unwrap().label,
        "Moved the part of the picture “Part of Whiteboard”"
    );
    hand.press(super::CTRL, Key::Z);
    assert_eq!(sides(regions(&hand, source)[0].region.unwrap()), [a + 100, b, c + 100, d]);
}

#[test]
fn a_picture_that_is_not_kept_or_is_broken_is_said() {
    for (bytes, said) in [
        (None, "The picture is not in the study. Bring it in again and keep the original."),
        (Some(b"\x89PNG\r\n\x1a\nno picture".to_vec()), "This picture can’t be read."),
    ] {
        let (session, id) = with_picture(bytes);
        let mut hand = reader(session, &[id], SIZE);
        hand.wait(said, |hand| hand.sees(Role::Label, said));
    }
}

//! The small parts, by label and role, in all four themes; and what they do.
//!
//! `CROSSCASE_GALLERY=folder cargo test --test all ui_widgets::gallery_image` paints them to look at.

use crosscase::figure::palette::contrast;
use crosscase::study::Polarity;
use crosscase::ui::theme::{self, Tokens, font};
use crosscase::ui::widgets as w;
use eframe::egui::{self, Id, Key, Modifiers, Role, Theme, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

struct Gallery {
    levels: u32,
    signs: u32,
    mode: u8,
    search: String,
    memo: String,
    name: String,
    committed: Vec<String>,
    pressed: Vec<&'static str>,
    confirm: bool,
    answer: Option<w::Answer>,
    /// What the study says after a commit; off: a study that answers late.
    obey: bool,
}

impl Gallery {
    fn new() -> Self {
        Self {
            levels: 0b111,
            signs: 0b011,
            mode: 0,
            search: "report".into(),
            memo: "The rigid thing here is the future, not the contract.".into(),
            name: "Two schools, one reform".into(),
            committed: Vec::new(),
            pressed: Vec::new(),
            confirm: false,
            answer: None,
            obey: true,
        }
    }

    fn ui(&mut self, ui: &mut Ui) {
        let t = Tokens::of(ui);
        ui.painter().rect_filled(ui.max_rect(), 0, t.view);
        egui::Panel::right("side")
            .exact_size(320.0)
            .frame(egui::Frame::new().fill(t.ground).inner_margin(16))
            .show(ui, |ui| self.side(ui));
        egui::CentralPanel::default()
            .frame(egui::Frame::new().fill(t.view).inner_margin(16))
            .show(ui, |ui| self.middle(ui));
        if self.confirm {
            let question = w::Confirm {
                title: "Merge “Targets” into “Accountability”?",
                text: "Its 12 evidence move. The theme goes, and can be brought back from History.",
                verb: "Merge theme",
                danger: false,
                other: "",
                stay: "",
            };
            self.answer = question.show(ui, Id::unique("ask"));
            self.confirm = self.answer.is_none();
        }
    }

    fn middle(&mut self, ui: &mut Ui) {
        let t = Tokens::of(ui);
        ui.horizontal(|ui| {
            w::title(ui, "Accountability mechanisms");
            if w::icon_button(ui, w::Icon::Undo, "Undo").clicked() {
                self.pressed.push("undo");
            }
            w::icon_toggle(ui, w::Icon::Side, "Inspector", Some(true));
            if ui.add(w::Button::new("Comparison").icon(w::Icon::Plus)).clicked() {
                self.pressed.push("comparison");
            }
            ui.add(w::Button::new("Report…").main());
            ui.add(w::Button::new("Columns…").icon(w::Icon::Compare).quiet());
            ui.add(w::Button::new("Open…").keys("Ctrl+O"));
            ui.add(w::Button::new("Review").small());
            ui.add_enabled(false, w::Button::new("Disabled").name("Cannot be pressed"));
        });
        ui.horizontal(|ui| {
            let (_, chosen) =
                w::DropDown::new("Theme", "Accountability mechanisms and performance management")
                    .square(t.theme(3))
                    .max_width(220.0)
                    .show(ui, |ui| {
                        let hit = ui.button("Starting conditions").clicked();
                        if hit {
                            ui.close();
                        }
                        hit
                    });
            if chosen == Some(true) {
                self.pressed.push("theme");
            }
            w::DropDown::new("", "all coders").name("Coder").show(ui, |_| ());
            let levels = [("macro", 0), ("meso", 1), ("micro", 2)]
                .map(|(name, index)| w::Segment::marked(w::Mark::Level { levels: 3, index }, name));
            w::toggles(ui, "Levels shown", &mut self.levels, &levels);
            let signs = Polarity::ALL.map(|p| w::Segment::bare(w::Mark::Sign(p), w::polarity_word(p)));
            w::toggles(ui, "Polarities shown", &mut self.signs, &signs);
            let modes = [
                (0, w::Segment::text("count")),
                (1, w::Segment::text("row %")),
                (2, w::Segment::marked(w::Mark::Icon(w::Icon::Matrix), "as a table")),
            ];
            w::choice(ui, "Cell shows", &mut self.mode, &modes);
        });
        ui.horizontal(|ui| {
            w::SearchField::new(&mut self.search, "Find in these texts").count("3 of 14").show(ui);
            for levels in [2, 3, 4, 5, 6] {
                w::level_glyph(ui, levels, 0b10, w::LevelSize::Row, &format!("second of {levels}"));
            }
            w::level_glyph(ui, 3, 0b011, w::LevelSize::Band, "macro, meso");
            w::level_glyph(ui, 3, 0b100, w::LevelSize::Stripe, "micro");
            for p in Polarity::ALL {
                w::polarity_sign(ui, p, w::polarity_word(p));
            }
            w::polarity_counts(ui, [1, 5, 0]);
        });
        ui.add_space(8.0);
        w::Card::new("Most of the hour goes to referrals, Meeting 11")
            .polarity(t, Some(Polarity::Constraining))
            .selected(true)
            .show(ui, 1, |ui| self.card(ui, Polarity::Constraining, true));
        let card = w::Card::new("Plans may be changed, Account UK")
            .polarity(t, Some(Polarity::Enabling))
            .draggable()
            .show(ui, 2, |ui| self.card(ui, Polarity::Enabling, false));
        if card.response.clicked() {
            self.pressed.push("card");
        }
        w::Card::new("Reports cover patients, Report form").polarity(t, Some(Polarity::Mixed)).show(
            ui,
            3,
            |ui| self.card(ui, Polarity::Mixed, false),
        );
        w::absence_text(ui, w::absence_word(crosscase::study::AbsenceKind::NothingFound));
        ui.horizontal(|ui| {
            w::PolarityBar::new(1, 5, 1).show(ui);
            w::PolarityBar::new(3, 4, 2).unit(12.0).height(16.0).sides(8.0, 6.0).show(ui);
            w::PolarityBar::new(60, 90, 30).unit(12.0).height(16.0).sides(8.0, 6.0).show(ui);
        });
        ui.horizontal(|ui| {
            for i in 0..10 {
                w::case_mark(ui, i, &format!("mark {i}"));
            }
            w::case_label(ui, 0, "Cambodia", true);
            w::case_label(ui, 1, "UK (NHS)", false);
        });
        ui.horizontal(|ui| {
            for i in 0..12 {
                w::theme_square(ui, t.theme(i), &format!("hue {i}"));
            }
            w::theme_label(ui, t.theme(0), "Starting conditions");
            w::theme_link(ui, t.theme(1), "Programme set-up");
        });
        ui.horizontal(|ui| {
            w::state_mark(ui, w::State::Stale, "2 evidence changed since written");
            w::state_mark(ui, w::State::Disputed, "");
            w::state_mark(ui, w::State::Agreed, "");
            w::draft_text(ui, "Flexible on paper");
            w::ground_mark(ui, w::Ground::Grounded, "");
            w::ground_mark(ui, w::Ground::Partly, "");
            w::ground_mark(ui, w::Ground::Not, "1 not grounded");
            w::key_cap(ui, "Ctrl+Shift+P");
        });
        ui.add_space(8.0);
        let note = w::Note {
            kind: w::NoteKind::Warning,
            text: "The study could not be saved",
            detail: "The disk is full. Your changes are kept on this machine.",
            actions: &["Try again", "Save elsewhere…"],
        };
        if w::banner(ui, &note) == Some(w::NoteAnswer::Action(0)) {
            self.pressed.push("again");
        }
        ui.horizontal(|ui| {
            let mut on = true;
            ui.checkbox(&mut on, "egui’s own checkbox");
            ui.add(egui::RadioButton::new(true, "radio"));
            ui.add(egui::RadioButton::new(false, "other"));
            ui.add(egui::Slider::new(&mut 40.0, 0.0..=100.0).text("slider"));
            if ui.button("egui’s own button").clicked() {
                self.confirm = true;
            }
            ui.add(egui::Button::selectable(true, "chosen"));
        });
    }

    fn card(&mut self, ui: &mut Ui, polarity: Polarity, two: bool) {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.horizontal_top(|ui| {
            w::polarity_sign(ui, polarity, w::polarity_word(polarity));
            ui.vertical(|ui| {
                w::passage(ui, "Most of the hour goes to referrals, risk groups and waiting times. This, the manager says, is what the trust will look at.", font::PASSAGE, 20.0);
                ui.horizontal(|ui| {
                    w::caption(ui, "Meeting 11 ¶3");
                    w::caption(ui, "EA");
                    let chip = if two { "F30" } else { "F27" };
                    if w::chip(ui, w::ChipKind::Finding, chip, "Staff report clinical activity").clicked() {
                        self.pressed.push("chip");
                    }
                    w::chip(ui, w::ChipKind::Claim, "C08", "");
                });
            });
        });
    }

    fn side(&mut self, ui: &mut Ui) {
        w::section_header(ui, "Rests on it", "2 claims");
        w::body(ui, "People work towards the criteria by which they expect to be funded later.");
        ui.add_space(8.0);
        w::hairline(ui);
        w::section_header_with(ui, "Memo", |ui| {
            w::icon_button(ui, w::Icon::Dots, "More");
        });
        let edit = w::DraftEdit::new(Id::unique("memo"), "Memo of F30", &self.memo)
            .hide_label()
            .multiline(3)
            .show(ui);
        if let Some(new) = edit.new {
            if self.obey {
                self.memo.clone_from(&new);
            }
            self.committed.push(new);
        }
        let edit = w::DraftEdit::new(Id::unique("name"), "Name of the study", &self.name).show(ui);
        if let Some(new) = edit.new {
            if self.obey {
                self.name.clone_from(&new);
            }
            self.committed.push(new);
        }
        w::DraftEdit::new(Id::unique("hinted"), "Second case", "")
            .hint("for example, a second school")
            .show(ui);
        w::DraftEdit::new(Id::unique("plain"), "Definition", "What the funder counts.").plain().show(ui);
        ui.add_space(8.0);
        w::hairline(ui);
        w::empty_state(
            ui,
            w::Icon::Compare,
            "Nothing to compare yet",
            "Here the cases stand side by side for one theme: macro beside macro, micro beside micro.",
            |ui| {
                ui.add(w::Button::new("Read a source").main());
                ui.add(w::Button::new("Add a theme"));
            },
        );
    }
}

fn harness(theme: Theme, contrast: bool) -> Harness<'static, Gallery> {
    Harness::builder()
        .with_size(egui::vec2(1280.0, 720.0))
        .with_theme(theme)
        .with_context_setup(move |ctx| {
            theme::install(ctx);
            theme::set_high_contrast(ctx, contrast);
        })
        .build_ui_state(|ui, gallery: &mut Gallery| gallery.ui(ui), Gallery::new())
}

#[test]
fn every_part_has_a_name_and_a_role_in_every_theme() {
    for theme in [Theme::Light, Theme::Dark] {
        for contrast in [false, true] {
            let mut harness = harness(theme, contrast);
            harness.run();
            for (role, label) in [
                (Role::Button, "Undo"),
                (Role::Button, "Comparison"),
                (Role::Button, "Cannot be pressed"),
                (Role::Button, "Coder: all coders"),
                (Role::CheckBox, "meso"),
                (Role::CheckBox, "constraining"),
                (Role::RadioButton, "row %"),
                (Role::TextInput, "Find in these texts"),
                (Role::Image, "second of 3"),
                (Role::Image, "Case mark 7"),
                (Role::Label, "Cambodia"),
                (Role::Link, "Programme set-up"),
                (Role::Label, "2 evidence changed since written"),
                (Role::Label, "disputed"),
                (Role::Label, "partly grounded"),
                (Role::Label, "nothing found"),
                (Role::Label, "Ctrl+Shift+P"),
                (Role::Button, "5 constraining, 1 mixed, 1 enabling"),
                (Role::ListItem, "Plans may be changed, Account UK"),
                (Role::Button, "F30 Staff report clinical activity"),
                (Role::MultilineTextInput, "Memo of F30"),
                (Role::TextInput, "Name of the study"),
                (Role::Button, "Dismiss this note"),
            ] {
                assert!(
                    harness.query_all_by_role_and_label(role, label).next().is_some(),
                    "{role:?} {label} in {theme:?}, contrast {contrast}"
                );
            }
        }
    }
}

#[test]
fn segments_turn_and_choose() {
    let mut harness = harness(Theme::Light, false);
    harness.get_by_role_and_label(Role::CheckBox, "meso").click();
    harness.run();
    assert_eq!(harness.state().levels, 0b101);
    harness.get_by_role_and_label(Role::RadioButton, "as a table").click();
    harness.run();
    assert_eq!(harness.state().mode, 2);
    harness.get_by_role_and_label(Role::CheckBox, "micro").focus();
    harness.run();
    harness.key_press(Key::Space);
    harness.run();
    assert_eq!(harness.state().levels, 0b001, "by keyboard too");
}

#[test]
fn the_content_of_a_card_is_clicked_before_the_card() {
    let mut harness = harness(Theme::Light, false);
    harness.run();
    harness.get_by_role_and_label(Role::Button, "F30 Staff report clinical activity").click();
    harness.run();
    assert_eq!(harness.state().pressed, ["chip"]);
    harness.get_by_role_and_label(Role::ListItem, "Plans may be changed, Account UK").click();
    harness.run();
    assert_eq!(harness.state().pressed, ["chip", "card"]);
}

#[test]
fn a_drop_down_opens_and_closes() {
    let mut harness = harness(Theme::Light, false);
    harness.run();
    assert!(
        harness
            .query_by_label("Starting conditions")
            .is_some_and(|n| n.accesskit_node().role() == Role::Label)
    );
    harness.get_by_label_contains("Theme: Accountability").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Starting conditions").click();
    harness.run();
    assert_eq!(harness.state().pressed, ["theme"]);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Button, "Starting conditions").is_none());
}

fn focus_memo(harness: &mut Harness<'static, Gallery>) {
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, "Memo of F30").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    harness.run();
}

#[test]
fn a_draft_is_handed_over_when_typing_rests() {
    let mut harness = harness(Theme::Light, false);
    focus_memo(&mut harness);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Memo of F30").type_text(" More.");
    harness.step();
    assert!(harness.state().committed.is_empty(), "not while typing");
    assert!(w::drafts_open(&harness.ctx));
    harness.run_steps(6); // a quarter of a second each
    assert_eq!(harness.state().committed.len(), 1);
    assert!(harness.state().memo.ends_with("contract. More."));
    assert!(!w::drafts_open(&harness.ctx));
}

#[test]
fn a_draft_is_handed_over_when_the_keyboard_leaves_and_on_ctrl_enter() {
    let mut harness = harness(Theme::Light, false);
    focus_memo(&mut harness);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Memo of F30").type_text(" One.");
    harness.step();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.step();
    harness.step();
    assert_eq!(harness.state().committed.len(), 1);
    assert!(!harness.state().memo.contains('\n'), "Ctrl+Enter is not a line");
    harness.get_by_role_and_label(Role::MultilineTextInput, "Memo of F30").type_text(" Two.");
    harness.step();
    harness.key_press(Key::Tab);
    harness.step();
    harness.step();
    assert_eq!(harness.state().committed.len(), 2);
    assert!(harness.state().memo.ends_with("One. Two."));
}

#[test]
fn escape_goes_back_to_what_stood_there() {
    let mut harness = harness(Theme::Light, false);
    let before = harness.state().memo.clone();
    focus_memo(&mut harness);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Memo of F30").type_text(" Wrong.");
    harness.step();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().memo, before);
    assert!(harness.state().committed.is_empty());
}

#[test]
fn a_study_that_answers_late_loses_no_word() {
    let mut harness = harness(Theme::Light, false);
    harness.state_mut().obey = false;
    focus_memo(&mut harness);
    harness.get_by_role_and_label(Role::MultilineTextInput, "Memo of F30").type_text(" Kept.");
    harness.run_steps(8);
    assert_eq!(harness.state().committed.len(), 1, "handed over once");
    let shown = harness.get_by_role_and_label(Role::MultilineTextInput, "Memo of F30").value();
    assert!(shown.is_some_and(|text| text.ends_with("Kept.")));
}

#[test]
fn a_dialog_takes_enter_and_escape() {
    let mut harness = harness(Theme::Light, false);
    harness.state_mut().confirm = true;
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().answer, Some(w::Answer::Verb));
    harness.state_mut().confirm = true;
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().answer, Some(w::Answer::Stay));
}

#[test]
fn escape_empties_a_search() {
    let mut harness = harness(Theme::Light, false);
    harness.get_by_role_and_label(Role::TextInput, "Find in these texts").focus();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().search, "");
}

#[test]
fn gallery_image() {
    let Ok(folder) = std::env::var("CROSSCASE_GALLERY") else { return };
    for (name, theme, contrast, dialog) in [
        ("light", Theme::Light, false, false),
        ("dark", Theme::Dark, false, false),
        ("light-contrast", Theme::Light, true, false),
        ("dark-contrast", Theme::Dark, true, true),
    ] {
        let mut harness = Harness::builder()
            .with_size(egui::vec2(1280.0, 720.0))
            .with_theme(theme)
            .with_pixels_per_point(1.5)
            .with_context_setup(move |ctx| {
                theme::install(ctx);
                theme::set_high_contrast(ctx, contrast);
            })
            .wgpu()
            .build_ui_state(|ui, gallery: &mut Gallery| gallery.ui(ui), Gallery::new());
        harness.state_mut().confirm = dialog;
        if !dialog {
            harness.get_by_role_and_label(Role::TextInput, "Name of the study").focus();
        }
        harness.run();
        let image = harness.render().unwrap();
        image.save(std::path::Path::new(&folder).join(format!("gallery-{name}.png"))).unwrap();
    }
}

#[test]
fn a_remark_between_buttons_goes_to_the_next_row_whole() {
    let mut harness = Harness::builder()
        .with_size(egui::vec2(400.0, 200.0))
        .with_context_setup(theme::install)
        .build_ui(|ui| {
            ui.horizontal_wrapped(|ui| {
                ui.add_sized([250.0, 24.0], egui::Button::new("wide"));
                w::caption(ui, "picked: a change in one goes to all of them.");
            });
        });
    harness.run();
    let remark = harness.get_by_label("picked: a change in one goes to all of them.").rect();
    let button = harness.get_by_label("wide").rect();
    assert!(remark.height() < 24.0 && remark.top() >= button.bottom() - 1.0, "{remark:?} {button:?}");
}

#[test]
fn a_main_button_that_waits_can_be_read() {
    for theme in [Theme::Light, Theme::Dark] {
        let mut harness = Harness::builder()
            .with_theme(theme)
            .with_context_setup(theme::install)
            .build_ui(|ui| drop(ui.add_enabled(false, w::Button::new("Waits").main())));
        harness.run();
        let (mut ground, mut letters) = (None, None);
        for shape in &harness.output().shapes {
            match &shape.shape {
                egui::Shape::Rect(rect) => ground = Some(rect.fill),
                egui::Shape::Text(text) if text.galley.text() == "Waits" => {
                    letters =
                        Some(text.override_text_color.unwrap_or(text.galley.job.sections[0].format.color));
                    break;
                }
                _ => {}
            }
        }
        let rgb = |colour: egui::Color32| {
            assert!(colour.is_opaque(), "{colour:?} is faded");
            [colour.r(), colour.g(), colour.b()]
        };
        let seen = contrast(rgb(letters.unwrap()), rgb(ground.unwrap()));
        assert!(seen >= 4.5, "{theme:?}: {seen}");
    }
}

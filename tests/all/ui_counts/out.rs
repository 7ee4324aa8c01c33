//! A matrix out of the window: the same bytes that the command line writes for the same question.

use std::path::Path;
use std::process::Command;

use crosscase::session::now;
use crosscase::ui::names::date;
use eframe::egui::{Key, Role};
use egui_kittest::kittest::NodeT as _;

use super::super::ui_keys::Hand;
use super::{sample, window};

const STUDY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-projects/health-partnerships");

fn from_the_command_line(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_crosscase"))
        .args(["matrix", STUDY, "--cell", "findings", "--cols", "case/polarity", "--subtotals"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn open(hand: &mut Hand) {
    hand.tab_to(Role::Button, "Export…");
    hand.key(Key::Enter);
}

fn save(hand: &mut Hand, item: &str, path: &Path) -> Vec<u8> {
    open(hand);
    hand.tab_to(Role::Button, item);
    hand.key(Key::Enter);
    hand.wait("the dialog", |hand| {
        hand.focused().is_some_and(|node| node.accesskit_node().role() == Role::TextInput)
    });
    hand.overwrite(path.to_str().unwrap());
    hand.key(Key::Enter);
    hand.wait("the file", |_| path.exists());
    std::fs::read(path).unwrap()
}

#[test]
fn every_format_is_what_the_command_line_writes() {
    let at = tempfile::tempdir().unwrap();
    let mut hand = window(sample());
    hand.ctrl(Key::Num4);
    let day = date(now());
    for (item, name, ending) in [
        ("Excel workbook", "xlsx", "xlsx"),
        ("Word document", "docx", "docx"),
        ("HTML page", "html", "html"),
        ("LaTeX", "latex", "tex"),
        ("Markdown", "md", "md"),
        ("JSON", "json", "json"),
        ("CSV", "csv", "csv"),
        ("TSV", "tsv", "tsv"),
    ] {
        let file = save(&mut hand, item, &at.path().join(format!("table.{ending}")));
        let wanted = from_the_command_line(&["--format", name, "--date", &day]);
        assert!(file == wanted, "{name}: {} and {} bytes", file.len(), wanted.len());
    }
    open(&mut hand);
    hand.tab_to(Role::CheckBox, "with the quotes behind the cells");
    hand.key(Key::Space);
    hand.key(Key::Escape);
    let file = save(&mut hand, "HTML page", &at.path().join("quotes.html"));
    let wanted = from_the_command_line(&["--format", "html", "--date", &day, "--quotes"]);
    assert!(file == wanted, "with quotes: {} and {} bytes", file.len(), wanted.len());
    assert!(String::from_utf8(file).unwrap().contains("Behind the cells"));
}

/// Whether there is a clipboard depends on the machine; that something is said of it does not.
#[test]
fn a_copy_says_how_it_went() {
    let mut hand = window(sample());
    hand.ctrl(Key::Num4);
    for item in ["Copy as a table for documents", "Copy as a picture"] {
        open(&mut hand);
        hand.tab_to(Role::Button, item);
        hand.key(Key::Enter);
        hand.wait(item, |hand| {
            let said =
                |label: &String| label.starts_with("Copied: ") || label.starts_with("Nothing was copied: ");
            hand.nodes().any(|node| said(&super::super::ui_keys::said(&node)))
        });
    }
}

#[test]
fn figures_of_the_page_go_out_too() {
    let at = tempfile::tempdir().unwrap();
    let mut hand = window(sample());
    hand.ctrl(Key::Num5);
    hand.tab_to(Role::Button, "Export");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "Theme × case");
    hand.key(Key::Enter);
    hand.tab_to(Role::Button, "SVG");
    hand.key(Key::Enter);
    hand.wait("the dialog", |hand| {
        hand.focused().is_some_and(|node| node.accesskit_node().role() == Role::TextInput)
    });
    let path = at.path().join("heat.svg");
    hand.overwrite(path.to_str().unwrap());
    hand.key(Key::Enter);
    hand.wait("the file", |_| path.exists());
    let file = std::fs::read_to_string(&path).unwrap();
    assert!(file.contains("Theme × case") && file.contains("Cambodia"));
}

/// Every section that is ticked, in the order of the list, and no other.
#[test]
fn a_report_is_what_the_command_line_writes() {
    let at = tempfile::tempdir().unwrap();
    let mut hand = window(sample());
    hand.command("Write a report…");
    hand.wait("the dialog", |hand| hand.is_at(Role::Button, "Choose where it goes…"));
    hand.tab_to(Role::RadioButton, "A class hand-out");
    hand.key(Key::Space);
    hand.tab_to(Role::CheckBox, "Comparisons");
    hand.key(Key::Space);
    hand.tab_to(Role::Button, "Move Across the cases up");
    hand.key(Key::Space);
    hand.tab_to(Role::RadioButton, "Markdown");
    hand.key(Key::Space);
    hand.tab_to(Role::Button, "Choose where it goes…");
    hand.key(Key::Enter);
    hand.wait("the path", |hand| {
        hand.focused().is_some_and(|node| node.accesskit_node().role() == Role::TextInput)
    });
    let (own, told) = (at.path().join("own.md"), at.path().join("told.md"));
    hand.overwrite(own.to_str().unwrap());
    hand.key(Key::Enter);
    hand.wait("the file", |_| own.exists());
    let sections = "question,matrix,cases,themes,structure,continuum,propositions,recommendations,trail";
    let output = Command::new(env!("CARGO_BIN_EXE_crosscase"))
        .args([
            "report",
            STUDY,
            "--template",
            "hand-out",
            "--sections",
            sections,
            "-o",
            told.to_str().unwrap(),
        ])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(std::fs::read(own).unwrap() == std::fs::read(told).unwrap());
}

//! The rules of the house, read off the source itself.

use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// Rooms from left to right. A room looks only at rooms of an earlier row.
const ROWS: &[&[&str]] = &[
    &["words", "study"],
    &["edit"],
    &["analysis", "merge", "storage", "import"],
    &["figure", "export"],
    &["jobs", "session"],
    &["cli", "ui"],
];
/// Looks within a row, each for a reason: a figure is exported; a session runs its saving as a job; the
/// command line without a command opens the window.
const SIDEWAYS: &[(&str, &str)] = &[("export", "figure"), ("session", "jobs"), ("cli", "ui")];

const MAX_LINES: usize = 500;

struct Source {
    /// Below `src/`, with forward slashes.
    path: String,
    lines: usize,
    /// Without comments and test code; line numbers are kept.
    code: Vec<String>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut folders = vec![src.clone()];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(files.len() > 10, "the source was not found");
    files
        .iter()
        .map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let path = file.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
            Source { path, lines: text.lines().count(), code: code_of(&text) }
        })
        .collect()
}

/// The lines with comments and `#[cfg(test)]` items blanked. Counts on rustfmt: an item ends at its indent.
fn code_of(text: &str) -> Vec<String> {
    let mut test_item: Option<String> = None;
    let mut code = Vec::new();
    for line in text.lines() {
        let indent = &line[..line.len() - line.trim_start().len()];
        let content = line.trim();
        if let Some(item) = &test_item {
            let closes =
                indent == item && (content == "}" || content == "};" || content.ends_with([';', '}']));
            if closes {
                test_item = None;
            }
            code.push(String::new());
        } else if content.starts_with("#[cfg(test)]") {
            test_item = Some(indent.to_owned());
            code.push(String::new());
        } else {
            let comment = line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':'));
            code.push(comment.map_or(line, |(at, _)| &line[..at]).to_owned());
        }
    }
    code
}

fn room_of(path: &str) -> &str {
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

fn row_of(room: &str) -> Option<usize> {
    ROWS.iter().position(|row| row.contains(&room))
}

/// Rooms that the code of one file names: by `crate::room`, `crate::{a, b::c}`, or `super::` out of its own.
fn rooms_named(path: &str, code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        let rest = &code[at + found.len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0_usize;
            let mut name = String::new();
            let mut first = true;
            for c in group.chars() {
                match c {
                    '}' if depth == 0 => break,
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        rooms.push(std::mem::take(&mut name));
                        first = true;
                        continue;
                    }
                    _ => {}
                }
                first &= c == '_' || c.is_alphanumeric() || c.is_whitespace();
                if first && depth == 0 && !c.is_whitespace() {
                    name.push(c);
                }
            }
            rooms.push(name);
        } else {
            rooms.push(rest.chars().take_while(|c| *c == '_' || c.is_alphanumeric()).collect());
        }
    }
    let depth = path.trim_end_matches("/mod.rs").split('/').count();
    let climbs = Regex::new(r"((?:super::)+)(\w+)").unwrap();
    for climb in climbs.captures_iter(code) {
        if climb[1].len() / "super::".len() >= depth {
            rooms.push(climb[2].to_owned());
        }
    }
    rooms.retain(|room| row_of(room).is_some());
    rooms
}

fn may_look(from: &str, at: &str) -> bool {
    from == at || row_of(at) < row_of(from) || SIDEWAYS.contains(&(from, at))
}

/// Every line of code that matches, outside the files that may have it.
fn found(pattern: &str, allowed: impl Fn(&str) -> bool) -> Vec<String> {
    let pattern = Regex::new(pattern).unwrap();
    let mut places = Vec::new();
    for source in sources().iter().filter(|source| !allowed(&source.path)) {
        for (number, line) in source.code.iter().enumerate().filter(|(_, line)| pattern.is_match(line)) {
            places.push(format!("src/{}:{}: {}", source.path, number + 1, line.trim()));
        }
    }
    places
}

fn nothing(places: Vec<String>, rule: &str) {
    assert!(places.is_empty(), "{rule}:\n{}", places.join("\n"));
}

const UNWRAP: &str = r"\.unwrap\(\)|\.expect\(|\.unwrap_err\(\)|\.expect_err\(|\bpanic!\(|\bunreachable!\(";
const COLOUR: &str = r"Color32::from_(?:rgb|rgba|gray|hex)|hex_color!|#[0-9A-Fa-f]{6}(?:[^0-9A-Za-z_]|$)";
const WINDOW: &str = r"\b(?:egui\w*|eframe|epaint|emath|ecolor|rfd|winit)\b";
const NETWORK: &str = r"std::net\b|\bTcp(?:Stream|Listener)\b|\bUdpSocket\b|\bToSocketAddrs\b";
const CLIENTS: &str = r"^(?:reqwest|ureq|hyper|curl|isahc|attohttpc|minreq|surf|tungstenite|tokio|quinn|rustls|native-tls|openssl|socket2|ehttp|self_update|sentry)\b";

#[test]
fn no_room_looks_to_its_right() {
    let mut places = Vec::new();
    for source in sources().iter().filter(|source| !matches!(source.path.as_str(), "lib.rs" | "main.rs")) {
        let room = room_of(&source.path);
        assert!(row_of(room).is_some(), "src/{room} has no place in ROWS");
        for other in rooms_named(&source.path, &source.code.join("\n")) {
            if !may_look(room, &other) {
                places.push(format!("src/{}: names `{other}`", source.path));
            }
        }
    }
    nothing(places, "a room looks only at rooms to its left");
}

#[test]
fn no_file_is_over_five_hundred_lines() {
    let long = sources().into_iter().filter(|source| source.lines > MAX_LINES);
    nothing(
        long.map(|source| format!("src/{}: {}", source.path, source.lines)).collect(),
        "split these files",
    );
}

#[test]
fn nothing_panics_on_purpose() {
    nothing(found(UNWRAP, |_| false), "no unwrap, expect or panic outside tests");
}

#[test]
fn colours_live_in_the_theme() {
    let allowed =
        |path: &str| path.starts_with("ui/theme/") || matches!(path, "ui/theme.rs" | "figure/palette.rs");
    nothing(found(COLOUR, allowed), "a colour literal outside the theme");
}

#[test]
fn only_the_window_names_the_toolkit() {
    let allowed = |path: &str| path.starts_with("ui/") || matches!(path, "ui.rs" | "main.rs");
    nothing(found(WINDOW, allowed), "egui is named only under src/ui and in main.rs");
}

#[test]
fn nothing_opens_a_connection() {
    nothing(found(NETWORK, |_| false), "no network code");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("[dependencies]"));
    let clients = Regex::new(CLIENTS).unwrap();
    let named = manifest.lines().filter(|line| clients.is_match(line.trim()));
    nothing(named.map(str::to_owned).collect(), "no network client among the dependencies");
}

#[test]
fn the_rules_can_be_broken() {
    let named = |path, code| rooms_named(path, code).join(" ");
    assert_eq!(named("study/a.rs", "use crate::edit::X;"), "edit");
    assert_eq!(named("study/a.rs", "use crate::{\n    ui::{self, jobs},\n    edit,\n};"), "ui edit");
    assert_eq!(named("study/a.rs", "super::super::session::open()"), "session");
    assert_eq!(named("study/mod.rs", "super::session::open()"), "session");
    assert_eq!(named("study/deep/mod.rs", "super::session::open()"), "");
    assert_eq!(named("study/a.rs", "super::session()"), "");
    assert!(!may_look("study", "edit") && !may_look("import", "storage") && !may_look("jobs", "session"));
    assert!(may_look("edit", "study") && may_look("ui", "words") && may_look("session", "jobs"));

    let code = code_of(
        "a(); // b\n#[cfg(test)]\nmod tests {\n    c.unwrap();\n}\nd();\n    #[cfg(test)]\n    use x;\n    e();",
    );
    assert_eq!(code, ["a(); ", "", "", "", "", "d();", "", "", "    e();"]);

    for (pattern, bad, good) in [
        (UNWRAP, "x.unwrap();", "x.unwrap_or_default();"),
        (UNWRAP, "x.expect(\"y\")", "#[expect(clippy::x)]"),
        (COLOUR, "Color32::from_rgb(1, 2, 3)", "theme.accent"),
        (COLOUR, "fill=\"#0A1b2C\"", "\"#heading\""),
        (WINDOW, "use egui_plot::Plot;", "regular()"),
        (WINDOW, "fn f(ui: &mut egui::Ui)", "ui"),
        (NETWORK, "use std::net::SocketAddr;", "network"),
        (CLIENTS, "ureq = \"3\"", "csv = \"1\""),
    ] {
        let pattern = Regex::new(pattern).unwrap();
        assert!(pattern.is_match(bad), "{bad}");
        assert!(!pattern.is_match(good), "{good}");
    }
}

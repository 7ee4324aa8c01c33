//! What opening, counting, editing and saving cost on a study of 5 million words: `cargo bench --bench core`.
//!
//! The study is written once, as a zip in a temporary folder, by a process of its own, and opened from
//! there: so every record stands in memory as it does after opening a file.

#![allow(
    clippy::pedantic,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that can't go on should stop"
)]

mod synthetic;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::atomic::AtomicBool;
use std::sync::{LazyLock, OnceLock};

use crosscase::analysis::cluster::average_linkage;
use crosscase::analysis::cooccurrence::{CooccurrenceSpec, Near, cooccurrence};
use crosscase::analysis::correspondence::correspondence;
use crosscase::analysis::displays::{By, pair_sheet};
use crosscase::analysis::saturation::{Rule, SourceOrder, saturation};
use crosscase::analysis::search::{Mode, Place, Query, Search};
use crosscase::analysis::similarity::{SimilaritySpec, similarity};
use crosscase::analysis::*;
use crosscase::edit::{Command, History, Retag, TextEdit};
use crosscase::session::Session;
use crosscase::storage::{self, Contents, Form, Journal, Opened, Overwrite};
use crosscase::study::*;
use divan::{Bencher, black_box};
use synthetic::Random;

static FOLDER: OnceLock<PathBuf> = OnceLock::new();
static OPENED: LazyLock<Opened> = LazyLock::new(open);
static INDEX: LazyLock<Index> = LazyLock::new(|| Index::build(study()));

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match &args[..] {
        [_, task, path] if task == "make" => return make(Path::new(path)),
        [_, task, path] if task == "peak" => return peak(Path::new(path)),
        _ => {}
    }
    let folder = tempfile::tempdir().unwrap();
    FOLDER.set(folder.path().to_owned()).unwrap();
    child("make");
    println!("study file: {:.1} MB", std::fs::metadata(file()).unwrap().len() as f64 / 1e6);
    child("peak");
    divan::main();
}

/// Does a task in a process of its own, so that its memory is counted apart.
fn child(task: &str) {
    let status = Process::new(std::env::current_exe().unwrap()).arg(task).arg(file()).status().unwrap();
    assert!(status.success(), "{task}");
}

fn file() -> PathBuf {
    FOLDER.get().unwrap().join("synthetic.crosscase")
}

fn make(path: &Path) {
    let contents = Contents { study: synthetic::study(synthetic::LARGE), ..Contents::default() };
    storage::save(path, Form::Zip, &contents, Overwrite::Never).unwrap();
}

fn open() -> Opened {
    let opened = storage::open(&file()).unwrap();
    assert!(opened.problems.is_empty(), "{:?}", opened.problems.first());
    opened
}

fn study() -> &'static Study {
    &OPENED.contents.study
}

fn memory(field: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field)).unwrap_or(": not known here");
    let kilobytes: Option<f64> = line.trim_matches([':', ' ', '\t', 'k', 'B']).parse().ok();
    kilobytes.map_or_else(|| "not known here".to_owned(), |size| format!("{:.0} MB", size * 1024.0 / 1e6))
}

/// The memory of a session: the file opened, then the index and a first matrix.
fn peak(path: &Path) {
    let opened = storage::open(path).unwrap();
    println!("memory after opening: {}, at its peak {}", memory("VmRSS"), memory("VmHWM"));
    let (session, found) = Session::open(opened);
    let index = session.index();
    black_box(matrix(session.study(), &index, &MatrixSpec::default(), &Lens::default()).unwrap());
    println!("with session, index and matrix: {}, at its peak {}", memory("VmRSS"), memory("VmHWM"));
    drop((session, found));
}

#[divan::bench(sample_count = 11, sample_size = 1)]
fn open_zip() -> Opened {
    open()
}

/// The study has its texts in memory and nothing else is asked of the file.
#[divan::bench(sample_count = 11, sample_size = 1)]
fn open_as_session(bencher: Bencher) {
    bencher.bench_local(|| Session::open(open()));
}

#[divan::bench(sample_count = 40, sample_size = 1)]
fn index_build() -> Index {
    Index::build(study())
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn snapshot_of_the_study() -> Study {
    study().clone()
}

fn filtered() -> Lens {
    Lens {
        without_level: true,
        levels: study().levels.ids().take(2).collect(),
        coders: study().coders.ids().take(2).collect(),
        ..Lens::default()
    }
}

fn spec(name: &str) -> (MatrixSpec, Lens) {
    let theme = Dimension::Theme { depth: None };
    let plain = MatrixSpec::default();
    let of = |cell| MatrixSpec { cell, ..MatrixSpec::default() };
    let (name, lens) = match name.strip_suffix(", lens") {
        Some(name) => (name, filtered()),
        None => (name, Lens::default()),
    };
    let spec = match name {
        "theme x case" => plain,
        "theme x case, each theme alone" => MatrixSpec { roll_up: false, ..plain },
        "theme x case/level" => MatrixSpec { columns: vec![Dimension::Case, Dimension::Level], ..plain },
        "theme x case/polarity" => {
            MatrixSpec { columns: vec![Dimension::Case, Dimension::Polarity], ..plain }
        }
        "theme x case, row %" => MatrixSpec { measure: Measure::RowPercent, ..plain },
        "theme x case, per 1,000 words" => MatrixSpec { measure: Measure::PerThousandWords, ..plain },
        "theme x case, polarity mix" => of(CellKind::PolarityMix),
        "theme x case, different sources" => of(CellKind::Sources),
        "theme x case, words of quotes" => of(CellKind::Words),
        "theme x case, findings" => of(CellKind::Findings),
        "theme x case, state" => of(CellKind::State),
        "theme x case, cases" => of(CellKind::Cases),
        "theme x case, level mix" => of(CellKind::LevelMix),
        "theme x case, share of text" => of(CellKind::Share),
        "theme x case, best quotes" => of(CellKind::Quotes),
        "theme x case, association" => of(CellKind::Association),
        "theme x case, what differs most first" => MatrixSpec { row_order: Order::Spread, ..plain },
        "theme x actor" => MatrixSpec { columns: vec![Dimension::Actor], ..plain },
        "theme x speaker" => MatrixSpec { columns: vec![Dimension::Speaker], ..plain },
        "theme x period" => MatrixSpec { columns: vec![Dimension::Period], ..plain },
        "theme x coder" => MatrixSpec { columns: vec![Dimension::Coder], ..plain },
        "level x case/polarity" => MatrixSpec {
            rows: vec![Dimension::Level],
            columns: vec![Dimension::Case, Dimension::Polarity],
            ..plain
        },
        "source x theme" => MatrixSpec { rows: vec![Dimension::Source], columns: vec![theme], ..plain },
        other => unreachable!("{other}"),
    };
    (spec, lens)
}

const MATRICES: [&str; 26] = [
    "theme x case",
    "theme x case, lens",
    "theme x case, each theme alone",
    "theme x case/level",
    "theme x case/level, lens",
    "theme x case/polarity",
    "theme x case, row %",
    "theme x case, per 1,000 words",
    "theme x case, polarity mix",
    "theme x case, different sources",
    "theme x case, words of quotes",
    "theme x case, findings",
    "theme x case, state",
    "theme x case, cases",
    "theme x case, level mix",
    "theme x case, share of text",
    "theme x case, best quotes",
    "theme x case, association",
    "theme x case, what differs most first",
    "theme x actor",
    "theme x speaker",
    "theme x period",
    "theme x coder",
    "level x case/polarity",
    "level x case/polarity, lens",
    "source x theme",
];

#[divan::bench(args = MATRICES, sample_count = 40, sample_size = 1)]
fn matrix_after_the_index(bencher: Bencher, name: &str) {
    let (spec, lens) = spec(name);
    // Sizes of quotes belong to the index: they are counted when first asked for.
    INDEX.sizes(study());
    // So do the columns that few matrices need.
    black_box(matrix(study(), &INDEX, &spec, &lens).unwrap());
    bencher.bench(|| matrix(study(), &INDEX, &spec, &lens).unwrap());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn sizes_of_all_quotes(bencher: Bencher) {
    bencher
        .with_inputs(|| Index::build(study()))
        .bench_local_values(|index| black_box(index.sizes(study()).len()));
}

#[divan::bench(sample_count = 40, sample_size = 1)]
fn passages_behind_a_cell(bencher: Bencher) {
    let (spec, lens) = spec("theme x case");
    let counted = matrix(study(), &INDEX, &spec, &lens).unwrap();
    let (row, column) = (&counted.rows[0].keys, &counted.columns[0].keys);
    bencher.bench(|| items_behind(study(), &INDEX, &spec, &lens, Some(row), Some(column)));
}

const TOGETHER: [&str; 6] =
    ["overlap", "overlap, by case", "same passage", "paragraph", "within 20 words", "overlap, top themes"];

#[divan::bench(args = TOGETHER, sample_count = 20, sample_size = 1)]
fn themes_together(bencher: Bencher, name: &str) {
    let plain = CooccurrenceSpec::default();
    let spec = match name {
        "overlap" => plain,
        "overlap, by case" => CooccurrenceSpec { by_case: true, ..plain },
        "same passage" => CooccurrenceSpec { near: Near::Same, ..plain },
        "paragraph" => CooccurrenceSpec { near: Near::Paragraph, ..plain },
        "within 20 words" => CooccurrenceSpec { near: Near::Words(20), ..plain },
        _ => CooccurrenceSpec { depth: Some(0), subtrees: true, ..plain },
    };
    // Places in characters belong to the index: they are found when first asked for.
    INDEX.places(study());
    bencher.bench(|| cooccurrence(study(), &INDEX, &spec, &Lens::default()).unwrap());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn places_of_all_evidence(bencher: Bencher) {
    bencher
        .with_inputs(|| Index::build(study()))
        .bench_local_values(|index| black_box(index.places(study()).len()));
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn cases_compared(bencher: Bencher) {
    bencher.bench(|| similarity(study(), &INDEX, &SimilaritySpec::default(), &Lens::default()).unwrap());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn sheets_of_all_pairs(bencher: Bencher) {
    bencher.bench(|| pair_sheet(study(), &INDEX, &MatrixSpec::default(), &Lens::default(), By::Polarity));
}

/// Fifty cases, with the order of the leaves.
#[divan::bench(sample_count = 40, sample_size = 1)]
fn tree_of_the_cases(bencher: Bencher) {
    let compared = similarity(study(), &INDEX, &SimilaritySpec::default(), &Lens::default()).unwrap();
    let values = compared.values;
    bencher.bench(|| average_linkage(50, |i, j| 1.0 - values[i][j].unwrap()));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn correspondence_of_themes_and_cases(bencher: Bencher) {
    let (spec, lens) = spec("theme x case");
    let counted = matrix(study(), &INDEX, &spec, &lens).unwrap();
    let table = association::table_of(&counted);
    bencher.bench(|| correspondence(&table).unwrap());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn saturation_of_all_sources(bencher: Bencher) {
    bencher.bench(|| saturation(study(), &INDEX, &Lens::default(), SourceOrder::Date, Rule::default()));
}

const QUERIES: [&str; 9] = [
    "rare phrase",
    "rare phrase, case ignored",
    "rare phrase, case ignored, everywhere",
    "rare phrase, accents ignored",
    "whole word",
    "regex with a rare end",
    "regex of alternatives",
    "regex of any words",
    "near",
];

/// Six words that stand together in the middle of a text in the middle of the study.
fn rare_phrase() -> String {
    let sources = study().sources_in_order();
    let text = study().text(sources[sources.len() / 2].id);
    let words: Vec<&str> = text[text.len() / 2..].split_whitespace().skip(1).take(6).collect();
    words.join(" ")
}

fn query(name: &str) -> (Query, BTreeSet<Place>) {
    let rare = rare_phrase();
    let last = rare.rsplit(' ').next().unwrap().to_owned();
    let mut query = match name {
        "whole word" => Query::new(last, Mode::Word),
        "regex with a rare end" => Query::new(format!(r"\w+ {}", regex_of(&rare)), Mode::Regex),
        "regex of alternatives" => Query::new("(donor|funder|ministry)s? (ask|pay|report)", Mode::Regex),
        "regex of any words" => Query::new(r"\b\w+ing \w+ed\b", Mode::Regex),
        "near" => Query::new(rare.split(' ').step_by(2).collect::<Vec<_>>().join(" "), Mode::Near(4)),
        _ => Query::new(rare, Mode::Literal),
    };
    query.case_sensitive = name == "rare phrase";
    query.ignore_accents = name.ends_with("accents ignored");
    let places = if name.ends_with("everywhere") { Place::ALL.into() } else { [Place::Texts].into() };
    (query, places)
}

fn regex_of(words: &str) -> String {
    words.replace('.', r"\.")
}

#[divan::bench(args = QUERIES, sample_count = 20, sample_size = 1)]
fn search_all(bencher: Bencher, name: &str) {
    let (query, places) = query(name);
    LazyLock::force(&INDEX);
    bencher.bench(|| {
        let search = Search::new(study(), &INDEX, &Lens::default(), &query, &places).unwrap();
        black_box(search.all(study()).hits())
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn words_counted_by_case(bencher: Bencher) {
    let (options, stop) = (FrequencyOptions::default(), AtomicBool::new(false));
    LazyLock::force(&INDEX);
    bencher.bench(|| frequencies(study(), &INDEX, &Lens::default(), &options, &stop));
}

/// Edits of evidence here and there, the same in every run.
struct Edits {
    ids: Vec<EvidenceId>,
    signs: [Option<Polarity>; 2],
    random: Random,
    turn: usize,
}

impl Edits {
    fn new() -> Self {
        let signs = [Some(Polarity::Mixed), None];
        Self { ids: study().evidence.ids().collect(), signs, random: Random::new(7), turn: 0 }
    }

    fn next(&mut self, study: &Study) -> Command {
        loop {
            self.turn += 1;
            let id = self.ids[self.random.below(self.ids.len())];
            let sign = self.signs[self.turn % 2];
            // An edit that changes nothing would be refused.
            if study.evidence.get(id).is_some_and(|evidence| evidence.polarity != sign) {
                return Command::Retag { evidence: vec![id], change: Retag::Polarity(sign) };
            }
        }
    }
}

/// A session on the opened study, which itself stays whole: what is written is copied, as after a save.
fn session() -> RefCell<(Session, Edits)> {
    RefCell::new((Session::new(study().clone(), History::default()), Edits::new()))
}

#[divan::bench(sample_count = 1_000, sample_size = 1)]
fn edit(bencher: Bencher) {
    let session = session();
    bencher
        .with_inputs(|| {
            let (session, edits) = &mut *session.borrow_mut();
            edits.next(session.study())
        })
        .bench_local_values(|command| session.borrow_mut().0.edit(&command).unwrap().stamp());
}

#[divan::bench(sample_count = 1_000, sample_size = 1)]
fn undo_of_it(bencher: Bencher) {
    let session = session();
    bencher
        .with_inputs(|| {
            let (session, edits) = &mut *session.borrow_mut();
            let command = edits.next(session.study());
            session.edit(&command).unwrap();
        })
        .bench_local_values(|()| session.borrow_mut().0.undo().unwrap().unwrap().stamp());
}

/// A thousand pieces of evidence in one step.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn edit_of_a_thousand(bencher: Bencher) {
    let session = session();
    let evidence: Vec<EvidenceId> = study().evidence.ids().step_by(200).collect();
    let mut weight = 0;
    bencher
        .with_inputs(|| {
            weight = weight % 3 + 1;
            Command::Retag { evidence: evidence.clone(), change: Retag::Note(format!("{weight}")) }
        })
        .bench_local_values(|command| session.borrow_mut().0.edit(&command).unwrap().stamp());
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn journal_append(bencher: Bencher) {
    let place = FOLDER.get().unwrap().join("journal.crosscase");
    let mut journal = Journal::open_for(&place, study()).unwrap();
    let session = session();
    bencher
        .with_inputs(|| {
            let (session, edits) = &mut *session.borrow_mut();
            let command = edits.next(session.study());
            session.edit(&command).unwrap().clone()
        })
        .bench_local_values(|step| journal.append(&step).unwrap());
    journal.clear(study()).unwrap();
}

/// As many bytes as a step has, and down to the disk: what the journal can't do without.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn journal_the_disk_alone(bencher: Bencher) {
    let place = FOLDER.get().unwrap().join("bytes");
    let mut file: File = OpenOptions::new().append(true).create(true).open(place).unwrap();
    let bytes = [b'x'; 1_400];
    bencher.bench_local(|| file.write_all(&bytes).and_then(|()| file.sync_data()).unwrap());
}

#[divan::bench(sample_count = 7, sample_size = 1)]
fn save_whole(bencher: Bencher) {
    let contents = Contents { study: study().clone(), ..Contents::default() };
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 1;
            FOLDER.get().unwrap().join(format!("whole-{number}.crosscase"))
        })
        .bench_local_values(|path| {
            storage::save(&path, Form::Zip, &contents, Overwrite::Never).unwrap();
            path
        });
}

#[divan::bench(sample_count = 11, sample_size = 1)]
fn save_after_one_edit(bencher: Bencher) {
    let path = FOLDER.get().unwrap().join("again.crosscase");
    let session = session();
    let contents = |session: &Session| Contents { study: session.study().clone(), ..Contents::default() };
    let first = contents(&session.borrow().0);
    let saved = storage::save(&path, Form::Zip, &first, Overwrite::Never).unwrap();
    let state = RefCell::new(saved.state);
    bencher
        .with_inputs(|| {
            let (session, edits) = &mut *session.borrow_mut();
            let command = edits.next(session.study());
            session.edit(&command).unwrap();
            contents(session)
        })
        .bench_local_values(|contents| {
            let over = state.borrow().clone();
            let saved = storage::save(&path, Form::Zip, &contents, Overwrite::Unchanged(&over)).unwrap();
            state.replace(saved.state);
        });
}

/// One character put into a text of more than a million with 20,000 records, where all of them stand
/// behind it, half of them, or next to none.
#[divan::bench(args = ["at its start", "in its middle", "at its end"], sample_count = 40, sample_size = 1)]
fn correction_of_a_long_text(bencher: Bencher, place: &str) {
    let study = synthetic::study(synthetic::LONG_TEXTS);
    let text = study.texts.iter().next().unwrap();
    let (source, length) = (text.id, text.text.len());
    assert!(text.text.chars().count() > 1_000_000);
    assert!(study.evidence.iter().filter(|one| one.source == source).count() >= 20_000);
    let at = match place {
        "at its start" => 0,
        "in its middle" => border_before(&text.text, length / 2),
        _ => length,
    };
    let session = RefCell::new(Session::new(study, History::default()));
    bencher
        .with_inputs(|| {
            let edits = vec![TextEdit::new(at..at, "x")];
            Command::EditText { source, edits, settled: BTreeMap::new() }
        })
        .bench_local_values(|command| session.borrow_mut().edit(&command).unwrap().stamp());
}

//! The command line: `crosscase` opens the window, everything else works without one.
//!
//! One file a command. A sentence on stderr and a non-zero exit when something fails: 1 for what the
//! study or its files say, 2 for arguments and for a window that can't be had.

mod ask;
mod attributes;
mod audit;
mod check;
mod claims;
mod cooccurrence;
mod correspondence;
mod display;
mod export;
mod extract;
mod figure;
mod history;
mod import;
mod info;
mod lens;
mod map;
mod matrix;
mod new;
mod replace;
mod report;
mod saturation;
mod search;
mod share;
mod similarity;
mod sources;
mod study;
mod table_out;
mod trace;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The workbench for people who compare cases.
///
/// Without a command the window opens, with STUDY the study in it.
#[derive(Parser)]
#[command(name = "crosscase", version, args_conflicts_with_subcommands = true)]
#[command(after_help = "Examples:
  crosscase                                              open the window
  crosscase my-study.crosscase                           open a study in it
  crosscase new my-study.crosscase --case North --case South
  crosscase import my-study.crosscase --case North interviews/north
  crosscase matrix my-study.crosscase --rows theme --cols case --format csv")]
struct Arguments {
    /// A study to open in the window: a .crosscase file or a study folder.
    study: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Commands>,
}

#[derive(Subcommand)]
enum Commands {
    /// Make a new study.
    New(new::New),
    /// Bring texts into a case of a study.
    Import(import::Import),
    /// The text of a file, exactly as it would be imported.
    Extract(extract::Extract),
    /// A table of all sources with what is known of them.
    Sources(sources::Sources),
    /// The attributes of cases out to a spreadsheet and back.
    Attributes(attributes::Attributes),
    /// Count what a study holds.
    Info(info::Info),
    /// List what is wrong with a study; exit 1 if there is anything.
    Check(check::Check),
    /// A cross-case matrix: JSON, CSV, TSV, Markdown, HTML, LaTeX, Excel or Word.
    Matrix(matrix::MatrixArguments),
    /// A figure as SVG, PDF or PNG, or its numbers as CSV.
    Figure(figure::FigureArguments),
    /// Actors and flows of cases side by side, and what can be read off them.
    Map(map::MapArguments),
    /// All findings, with what stands behind each.
    Findings(claims::FindingsArguments),
    /// All comparisons, or those of one kind.
    Comparisons(claims::ComparisonsArguments),
    /// All propositions, with what speaks for and against each.
    Propositions(claims::PropositionsArguments),
    /// Which claims are not grounded, stale, one-sided or contradicted, and which comparisons are due.
    Audit(audit::AuditArguments),
    /// The chain of evidence of a claim, passage or source, both ways.
    Trace(trace::TraceArguments),
    /// A report with all that the study says, in which every passage can be looked up: HTML, Word, Markdown, PDF.
    Report(report::ReportArguments),
    /// The ready displays of the literature and those kept in the study: list them, or print one.
    Display(display::DisplayArguments),
    /// Find words in texts, memos, syntheses, findings and the codebook.
    Search(search::SearchArguments),
    /// How often words stand in the texts of each case.
    Words(words::WordsArguments),
    /// Which themes stand together in the texts and pictures.
    Cooccurrence(cooccurrence::CooccurrenceArguments),
    /// How alike cases are, and what makes them so.
    Similarity(similarity::SimilarityArguments),
    /// Rows and columns of a matrix as points: correspondence analysis.
    Correspondence(correspondence::CorrespondenceArguments),
    /// How many themes each further source still brings.
    Saturation(saturation::SaturationArguments),
    /// What was done, by whom, oldest first.
    History(history::History),
    /// Replace words in all texts and everything that names them, and purge the old ones if asked.
    Replace(replace::Replace),
    /// Write a clean copy for sharing: no history, no originals, no private memos, pseudonyms for names.
    Share(share::Share),
    /// Write a study in its other form: folder or .crosscase file.
    Export(export::Export),
}

/// Why a command failed, in a sentence.
pub(crate) struct Failure {
    what: String,
    code: u8,
}

impl Failure {
    fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), code: 1 }
    }

    /// Nothing to do, which is no failure: the sentence is said, and the exit code is 0.
    fn nothing(what: impl Into<String>) -> Self {
        Self { what: what.into(), code: 0 }
    }

    fn usage(what: impl Into<String>) -> Self {
        Self { what: what.into(), code: 2 }
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::new(error.to_string())
    }
}

/// What a command gives: the text for stdout, and the exit code.
struct Output {
    text: String,
    code: u8,
}

impl From<String> for Output {
    fn from(text: String) -> Self {
        Self { text, code: 0 }
    }
}

/// Starts what the arguments ask for.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let Some(command) = arguments.command else { return window(arguments.study) };
    let result = match command {
        Commands::New(new) => new.run(),
        Commands::Import(import) => import.run(),
        Commands::Extract(extract) => extract.run(),
        Commands::Sources(sources) => sources.run(),
        Commands::Attributes(attributes) => attributes.run(),
        Commands::Info(info) => info.run(),
        Commands::Check(check) => check.run(),
        Commands::Matrix(matrix) => matrix.run(),
        Commands::Figure(figure) => figure.run(),
        Commands::Map(map) => map.run(),
        Commands::Findings(findings) => findings.run(),
        Commands::Comparisons(comparisons) => comparisons.run(),
        Commands::Propositions(propositions) => propositions.run(),
        Commands::Audit(audit) => audit.run(),
        Commands::Trace(trace) => trace.run(),
        Commands::Report(report) => report.run(),
        Commands::Display(display) => display.run(),
        Commands::Search(search) => search.run(),
        Commands::Words(words) => words.run(),
        Commands::Cooccurrence(cooccurrence) => cooccurrence.run(),
        Commands::Similarity(similarity) => similarity.run(),
        Commands::Correspondence(correspondence) => correspondence.run(),
        Commands::Saturation(saturation) => saturation.run(),
        Commands::History(history) => history.run(),
        Commands::Replace(replace) => replace.run(),
        Commands::Share(share) => share.run(),
        Commands::Export(export) => export.run(),
    };
    match result {
        Ok(output) => {
            // A reader that has seen enough closes the pipe; that is no failure.
            print(&output.text);
            ExitCode::from(output.code)
        }
        Err(failure) => {
            say(&failure.what);
            ExitCode::from(failure.code)
        }
    }
}

fn print(text: &str) {
    write_exactly(text);
    if !text.is_empty() && !text.ends_with('\n') {
        write_exactly("\n");
    }
}

/// Text on stdout, with nothing added.
fn write_exactly(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).ok();
}

/// A sentence on stderr.
fn say(text: &str) {
    use std::io::Write;
    writeln!(std::io::stderr().lock(), "{text}").ok();
}

const HEADLESS: &str = "The command line works without one, for example: crosscase info STUDY.";

#[cfg(feature = "desktop")]
fn window(open: Option<PathBuf>) -> ExitCode {
    if let Some(path) = &open
        && !path.exists()
    {
        say(&format!(
            "{} is not there, and no command of this name is known. See crosscase --help.",
            path.display()
        ));
        return ExitCode::from(2);
    }
    match crate::ui::run(open) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            say(&format!("{why} {HEADLESS}"));
            ExitCode::from(2)
        }
    }
}

#[cfg(not(feature = "desktop"))]
fn window(_open: Option<PathBuf>) -> ExitCode {
    say(&format!("This Crosscase was built without a window. {HEADLESS}"));
    ExitCode::from(2)
}

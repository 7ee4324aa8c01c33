//! An import before it happens: which text goes where, and what speaks against it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{fresh, new_sources, now};
use crate::edit::Command;
use crate::import::{
    FileReceipt, ImportError, Imported, NamePattern, Outcome, Receipt, case_by_folder, files, thousands,
};
use crate::study::{
    AnyId, Case, CaseId, CoderId, Fieldwork, InfoId, Memo, SourceId, SourceKind, Study, UnitId,
};

/// How many files are brought in without a word when there is one case and nothing is amiss.
pub const FEW: usize = 3;

/// How many files a note tells one by one.
const MOST_LINES: usize = 300;

/// Where a text goes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Goes {
    /// No case is known for it yet; it is left out until one is.
    #[default]
    Nowhere,
    /// Somebody left it out.
    Out,
    To(CaseId),
    /// A case that is made with the import.
    New(String),
}

/// A text that is there already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Twin {
    /// In the study, as this source.
    Source(SourceId),
    /// In this import, from this file.
    File(String),
}

/// A text that could be brought in.
pub struct Incoming {
    pub text: Imported,
    /// The folders between what all files have in common and this one; may be empty.
    pub folder: String,
    pub goes: Goes,
    pub unit: Option<UnitId>,
    pub twin: Option<Twin>,
    /// A text that is there already is taken all the same: somebody gave it a case.
    pub anyway: bool,
    /// Its case is more than the only one there is: a folder, a name or somebody told it.
    told: bool,
}

/// A file that could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refused {
    pub name: String,
    pub folder: String,
    pub why: ImportError,
}

/// All that was read, and what is to become of it.
#[derive(Default)]
pub struct Bulk {
    pub rows: Vec<Incoming>,
    pub refused: Vec<Refused>,
    pub receipt: Receipt,
    /// Keep the files as they came in the study.
    pub keep: bool,
    /// Take texts that are there already as well.
    pub again: bool,
    /// A sentence for each file that was to be kept with the study and could not be.
    pub unkept: Vec<String>,
    root: PathBuf,
}

impl Bulk {
    /// Proposes a place for every text: `case` where one is meant, the only case where there is one,
    /// else what folders and names say. Without any case in the study, cases are proposed by folder.
    pub fn new(study: &Study, texts: Vec<Imported>, receipt: Receipt, case: Option<CaseId>) -> Self {
        let root = common(receipt.files.iter().filter_map(|file| file.path.parent()));
        let refused = receipt.files.iter().filter_map(|file| refused(file, &root)).collect();
        let twins = twins(study, &texts);
        let rows = texts
            .into_iter()
            .zip(twins)
            .map(|(text, twin)| {
                let folder = folder_of(&text.path, &root);
                Incoming { text, folder, goes: Goes::Nowhere, unit: None, twin, anyway: false, told: false }
            })
            .collect();
        let mut bulk = Self { rows, refused, receipt, keep: false, again: false, unkept: Vec::new(), root };
        let all: Vec<usize> = (0..bulk.rows.len()).collect();
        let cases = study.cases_in_order();
        match (case, cases.as_slice()) {
            (Some(case), _) => bulk.rows.iter_mut().for_each(|row| row.goes = Goes::To(case)),
            (None, []) => bulk.by_folder(study, &all, true),
            (None, [only]) => bulk.rows.iter_mut().for_each(|row| row.goes = Goes::To(only.id)),
            (None, _) => bulk.by_folder(study, &all, false),
        }
        bulk
    }

    /// Whether somebody should look before it happens.
    pub fn needs_looking(&self) -> bool {
        self.rows.len() + self.refused.len() > FEW
            || !self.refused.is_empty()
            || self.receipt.cancelled
            || !self.receipt.notes.is_empty()
            || self
                .rows
                .iter()
                .any(|row| row.twin.is_some() || row.doubtful() || !matches!(row.goes, Goes::To(_)))
    }

    /// These rows by the names of folders; with `make`, a folder that names no case becomes one.
    pub fn by_folder(&mut self, study: &Study, rows: &[usize], make: bool) {
        let cases = study.cases_in_order();
        let names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        // Files of one folder are told by it together; only where it says nothing is each name looked at.
        let mut by_parent: HashMap<PathBuf, Option<usize>> = HashMap::new();
        for at in rows {
            let Some(row) = self.rows.get_mut(*at) else { continue };
            let path = &row.text.path;
            let parent = path.parent().map(Path::to_owned).unwrap_or_default();
            let of_folder = *by_parent
                .entry(parent)
                .or_insert_with_key(|parent| case_by_folder(&parent.join("-"), &names));
            let own = || case_by_folder(Path::new(path.file_name()?), &names);
            let known = of_folder.or_else(own).and_then(|at| cases.get(at));
            let goes = match known {
                Some(case) => Goes::To(case.id),
                None if make => new_case(&row.folder, &self.root, &row.text.path),
                None => Goes::Nowhere,
            };
            row.told = matches!(goes, Goes::To(_));
            row.go(study, goes);
        }
    }

    /// These rows by a pattern of names. A name that is no case's becomes a new case, though not where
    /// a folder or somebody told one of the study. Gives how many names it fits; the others stay where
    /// they were.
    pub fn by_pattern(&mut self, study: &Study, rows: &[usize], pattern: &NamePattern) -> usize {
        let cases = study.cases_in_order();
        let names: Vec<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        let mut known: HashMap<String, Option<CaseId>> = HashMap::new();
        let mut fits = 0;
        for at in rows {
            let Some(row) = self.rows.get_mut(*at) else { continue };
            let Some(found) = pattern.find(&row.text.path) else { continue };
            fits += 1;
            let case = *known.entry(found.case.clone()).or_insert_with(|| {
                let same = cases.iter().find(|case| case.name.to_lowercase() == found.case.to_lowercase());
                let near = || case_by_folder(Path::new(&found.case), &names).and_then(|at| cases.get(at));
                same.or_else(near).map(|case| case.id)
            });
            if case.is_none() && row.told && matches!(row.goes, Goes::To(_)) {
                continue;
            }
            row.told = case.is_some();
            row.go(study, case.map_or(Goes::New(found.case), Goes::To));
            if let (Some(case), Some(unit)) = (case, found.unit) {
                let wanted = unit.to_lowercase();
                let units = study.units_of(case);
                row.unit = units.iter().find(|unit| unit.name.to_lowercase() == wanted).map(|unit| unit.id);
            }
        }
        fits
    }

    /// Looks which pictures are there already, by their bytes: in the study, where `in_study` tells it,
    /// or before them here. Files that are not in memory are read once more.
    pub fn find_pictures(&mut self, in_study: &dyn Fn(&[u8]) -> Option<SourceId>) {
        let mut here: HashMap<Vec<u8>, String> = HashMap::new();
        let pictures = self.rows.iter_mut().filter(|row| row.text.picture.is_some() && row.twin.is_none());
        for row in pictures {
            let bytes = row.text.bytes.as_ref().map(|bytes| bytes.to_vec());
            let Some(bytes) = bytes.or_else(|| files::read_again(&row.text.path).ok()) else { continue };
            row.twin = in_study(&bytes).map(Twin::Source);
            if row.twin.is_none() {
                let sum = Sha256::digest(&bytes).to_vec();
                row.twin = here.get(&sum).cloned().map(Twin::File);
                here.entry(sum).or_insert_with(|| row.text.origin.file_name.clone());
            }
        }
    }

    /// Takes out what is brought in another way: tables that are surveys.
    pub fn without(&mut self, paths: &[PathBuf]) {
        self.rows.retain(|row| !paths.contains(&row.text.path));
        self.receipt.files.retain(|file| !paths.contains(&file.path));
    }

    /// Whether a row will be brought in.
    pub fn takes(&self, row: &Incoming) -> bool {
        row.is_taken(self.again)
    }

    pub fn taken(&self) -> usize {
        self.rows.iter().filter(|row| self.takes(row)).count()
    }

    /// Names of the cases that will be made, in the order of the rows.
    pub fn new_cases(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        self.rows
            .iter()
            .filter(|row| self.takes(row))
            .filter_map(|row| match &row.goes {
                Goes::New(name) if seen.insert(name.as_str()) => Some(name.as_str()),
                _ => None,
            })
            .collect()
    }

    /// The texts that are brought in, for keeping their files.
    pub fn taken_texts(&mut self) -> impl Iterator<Item = &mut Imported> {
        let again = self.again;
        self.rows.iter_mut().filter(move |row| row.is_taken(again)).map(|row| &mut row.text)
    }

    /// What becomes of each file, a line each: those that can't be read first.
    pub fn account(&self, study: &Study) -> Vec<String> {
        let mut lines: Vec<String> =
            self.refused.iter().map(|file| format!("{}: {}", file.name, file.why)).collect();
        lines.extend(self.unkept.iter().cloned());
        let read: HashMap<&Path, &FileReceipt> =
            self.receipt.files.iter().map(|file| (file.path.as_path(), file)).collect();
        for row in &self.rows {
            let name = &row.text.origin.file_name;
            lines.push(match (&row.twin, &row.goes) {
                (Some(Twin::Source(id)), _) if row.stays_out(self.again) => {
                    let title = study.sources.get(*id).map_or("", |source| source.title.as_str());
                    format!("{name}: The same text is in the study as “{title}” and was not taken again.")
                }
                (Some(Twin::File(other)), _) if row.stays_out(self.again) => {
                    format!("{name}: The same text as {other} and was taken once.")
                }
                (_, Goes::Nowhere) => format!("{name}: Left out, because no case was chosen for it."),
                (_, Goes::Out) => format!("{name}: Left out."),
                _ => read.get(row.text.path.as_path()).map_or_else(|| name.clone(), ToString::to_string),
            });
        }
        lines.extend(self.receipt.notes.iter().cloned());
        // Each text has its receipt with it; a note is not the place for thousands of lines.
        let beyond = lines.len().saturating_sub(MOST_LINES);
        if beyond > 0 {
            lines.truncate(MOST_LINES);
            lines.push(format!("and {} more.", thousands(beyond)));
        }
        lines
    }

    /// All of it as one step, or `None` where nothing is taken and nothing needs noting.
    pub fn command(self, study: &Study, coder: Option<CoderId>) -> Option<Command> {
        let mut commands = Vec::new();
        let mut made: BTreeMap<String, CaseId> = BTreeMap::new();
        let first = study.cases.iter().map(|case| case.order + 1).max().unwrap_or(0);
        for name in self.new_cases() {
            let case = empty_case(name, first + made.len() as u32);
            made.insert(name.to_owned(), case.id);
            commands.push(Command::put(case));
        }
        let memo = coder.and_then(|coder| refusals(&self, coder));
        let (mut texts, mut units) = (Vec::new(), Vec::new());
        let again = self.again;
        for row in self.rows {
            if !row.is_taken(again) {
                continue;
            }
            let case = match row.goes {
                Goes::Nowhere | Goes::Out => continue,
                Goes::To(case) => case,
                Goes::New(name) => match made.get(&name) {
                    Some(case) => *case,
                    None => continue,
                },
            };
            units.push(row.unit);
            texts.push((case, row.text));
        }
        let count = texts.len();
        let mut sources = new_sources(study, texts, coder);
        for (new, unit) in sources.iter_mut().zip(units) {
            new.source.unit = unit;
        }
        if count > 0 {
            commands.push(Command::ImportSources(sources));
        }
        commands.extend(memo.map(Command::put));
        match commands.len() {
            0 => None,
            1 => commands.pop(),
            _ => {
                let texts =
                    if count == 1 { "1 text".to_owned() } else { format!("{} texts", thousands(count)) };
                Some(Command::Together { label: format!("Imported {texts}"), commands })
            }
        }
    }
}

impl Incoming {
    /// Sends it to a case because somebody said so. Then it is also taken where it is there already.
    pub fn choose(&mut self, study: &Study, goes: Goes) {
        self.anyway = self.twin.is_some() && matches!(goes, Goes::To(_) | Goes::New(_));
        self.told = true;
        self.go(study, goes);
    }

    /// Whether it is there already and nobody wants it again.
    pub fn stays_out(&self, again: bool) -> bool {
        self.twin.is_some() && !again && !self.anyway
    }

    fn is_taken(&self, again: bool) -> bool {
        matches!(self.goes, Goes::To(_) | Goes::New(_)) && !self.stays_out(again)
    }

    /// Sends it to a case. A unit of another case does not come along.
    pub fn go(&mut self, study: &Study, goes: Goes) {
        let keeps = |unit: &UnitId| {
            study.units.get(*unit).is_some_and(|unit| matches!(goes, Goes::To(case) if case == unit.case))
        };
        self.unit = self.unit.filter(keeps);
        self.goes = goes;
    }

    /// A picture stays a picture, and a text does not become one.
    pub fn may_be(&self, kind: SourceKind) -> bool {
        self.text.picture.is_some() == (kind == SourceKind::Image)
    }

    /// Says whether the kind was taken.
    pub fn set_kind(&mut self, kind: SourceKind) -> bool {
        let fits = self.may_be(kind);
        if fits {
            self.text.kind = kind;
        }
        fits
    }

    /// Something was guessed or lost on the way in that a person should know before it is coded.
    pub fn doubtful(&self) -> bool {
        const SIGNS: [&str; 6] =
            ["guess", "likeliest", "could not be read", "had been lost", "may be wrong", "scan"];
        let empty = self.text.words == 0 && self.text.kind != SourceKind::Image;
        let origin = &self.text.origin;
        let said = origin.remarks.iter().chain(&origin.left_out).map(|remark| remark.to_lowercase());
        empty || said.into_iter().any(|remark| SIGNS.iter().any(|sign| remark.contains(sign)))
    }

    /// What to know of it, a sentence each: what was changed, then what was left out, then what came along.
    pub fn remarks(&self) -> impl Iterator<Item = &str> {
        let origin = &self.text.origin;
        origin.remarks.iter().chain(&origin.left_out).chain(&origin.kept).map(String::as_str)
    }
}

fn empty_case(name: &str, order: u32) -> Case {
    Case {
        id: fresh(),
        name: name.to_owned(),
        order,
        description: String::new(),
        selection: String::new(),
        fieldwork: Fieldwork::default(),
        values: BTreeMap::new(),
    }
}

/// A case by the first folder that tells a file from others; by the folder they all lie in where
/// none does.
fn new_case(folder: &str, root: &Path, path: &Path) -> Goes {
    let first = folder.split('/').next().filter(|first| !first.is_empty()).map(str::to_owned);
    let root = || root.file_name().filter(|_| path.parent().is_some());
    first.or_else(|| root().map(|name| name.to_string_lossy().into_owned())).map_or(Goes::Nowhere, Goes::New)
}

/// What is refused, and what had no case, stands in a memo about the study, so that it can be read when
/// the note is long gone.
fn refusals(bulk: &Bulk, coder: CoderId) -> Option<Memo> {
    let placed = |folder: &str, name: &str| match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let refused = bulk.refused.iter().map(|one| format!("{}: {}", placed(&one.folder, &one.name), one.why));
    let homeless = bulk.rows.iter().filter(|row| row.goes == Goes::Nowhere && !row.stays_out(bulk.again));
    let homeless = homeless.map(|row| placed(&row.folder, &row.text.origin.file_name));
    let parts = [
        listed("Files that could not be brought in:", refused.collect()),
        listed("Files that were left out, because no case was chosen for them:", homeless.collect()),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return None;
    }
    let text = parts.join("\n\n");
    let about = AnyId::Info(InfoId::ONE);
    Some(Memo { id: fresh(), about, text, coder, private: false, written: now() })
}

/// Lines under a head; `None` without any.
fn listed(head: &str, mut lines: Vec<String>) -> Option<String> {
    const MOST: usize = 200;
    let beyond = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    if lines.is_empty() {
        return None;
    }
    if beyond > 0 {
        lines.push(format!("and {} more.", thousands(beyond)));
    }
    Some(format!("{head}\n{}", lines.join("\n")))
}

fn refused(file: &FileReceipt, root: &Path) -> Option<Refused> {
    match &file.outcome {
        Outcome::Refused { why } => {
            Some(Refused { name: file.name.clone(), folder: folder_of(&file.path, root), why: why.clone() })
        }
        Outcome::Imported { .. } => None,
    }
}

/// The folder that all of these lie in or under.
fn common<'a>(mut folders: impl Iterator<Item = &'a Path>) -> PathBuf {
    let Some(first) = folders.next() else { return PathBuf::new() };
    let mut root = first.to_owned();
    for folder in folders {
        while !folder.starts_with(&root) {
            if !root.pop() {
                return PathBuf::new();
            }
        }
    }
    root
}

fn folder_of(path: &Path, root: &Path) -> String {
    let folder = path.parent().and_then(|folder| folder.strip_prefix(root).ok());
    let parts = folder.into_iter().flat_map(Path::components);
    parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect::<Vec<_>>().join("/")
}

/// For each text the one with the same words that is there already, in the study or before it here.
fn twins(study: &Study, texts: &[Imported]) -> Vec<Option<Twin>> {
    let mut of_study: HashMap<usize, Vec<SourceId>> = HashMap::new();
    for text in study.texts.iter().filter(|text| !text.text.is_empty()) {
        of_study.entry(text.text.len()).or_default().push(text.id);
    }
    let mut here: HashMap<&str, &Imported> = HashMap::new();
    texts
        .iter()
        .map(|new| {
            if new.text.is_empty() {
                return None;
            }
            let ids = of_study.get(&new.text.len()).into_iter().flatten();
            if let Some(id) = ids.into_iter().find(|id| study.text(**id) == new.text) {
                return Some(Twin::Source(*id));
            }
            match here.entry(new.text.as_str()) {
                std::collections::hash_map::Entry::Occupied(first) => {
                    Some(Twin::File(first.get().origin.file_name.clone()))
                }
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(new);
                    None
                }
            }
        })
        .collect()
}

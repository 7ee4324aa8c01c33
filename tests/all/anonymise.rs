//! Taking names out of a study: everywhere, for good, and out of what is shared. Whether a name is gone
//! is looked up in the bytes on the disk, not asked of the program.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command as Process;

use crosscase::edit::{
    CellEdit, Command, FindBy, Finder, NewSource, Preview, Pseudonyms, Refusal, Renaming, StepKind, TextEdit,
    replaced,
};
use crosscase::export::clean::{Choice, clean};
use crosscase::import::slug;
use crosscase::session::{self, NewStudy, Session, fresh, new_study};
use crosscase::storage::{self, Contents, Form, Overwrite};
use crosscase::study::*;

const TEXT: &str =
    "Anna Meier: I said no. ANNA, they said.\nQ: Anna’s sister?\nAnna Meier: Hannah is not Anna.";

/// A study with steps that name Anna in every way there is, saved, with the file she came in.
pub fn lay_out(dir: &Path, name: &str) -> (PathBuf, Session) {
    let place = dir.join(name);
    let study = new_study(&NewStudy {
        title: "Two clinics".into(),
        question: "Who decides?".into(),
        cases: vec!["North".into(), "South".into()],
        coder: "Chea".into(),
    });
    let contents = Contents { study, ..Contents::default() };
    storage::save(&place, Form::of(&place), &contents, Overwrite::Never).unwrap();
    let (mut session, _) = Session::open(storage::open(&place).unwrap());
    let case = session.study().cases_in_order()[0].id;
    let coder = session.coder().unwrap();
    let theme = Theme {
        id: fresh(),
        parent: None,
        order: 0,
        name: "Voice".into(),
        short: String::new(),
        definition: "As when Anna said no.".into(),
        include: String::new(),
        exclude: String::new(),
        example: String::new(),
        hue: None,
    };
    session.edit(&Command::put(theme.clone())).unwrap();
    let original = session.file_original("Interview Anna Meier.txt", TEXT);
    let source = Source {
        id: fresh(),
        case,
        unit: None,
        title: "Interview Anna Meier".into(),
        slug: "interview-anna-meier".into(),
        order: 0,
        kind: SourceKind::Interview,
        date: String::new(),
        place: String::new(),
        language: "en".into(),
        participants: vec![Participant { name: "Anna Meier".into(), ..Participant::default() }],
        fieldwork: String::new(),
        note: String::new(),
        words: word_count(TEXT) as u32,
        read_by: [coder].into(),
        origin: Origin { file_name: "Interview Anna Meier.txt".into(), original, ..Origin::default() },
    };
    let marks = vec![
        SourceMark::new(0, 40, MarkKind::Turn("Anna Meier".into())),
        SourceMark::new(41, 62, MarkKind::Turn("Q".into())),
        SourceMark::new(63, TEXT.len(), MarkKind::Turn("Anna Meier".into())),
    ];
    let other = Source {
        id: fresh(),
        title: "Minutes".into(),
        slug: "minutes".into(),
        participants: vec![],
        case: session.study().cases_in_order()[1].id,
        origin: Origin::default(),
        ..source.clone()
    };
    let new = NewSource { marks, ..NewSource::plain(source.clone(), TEXT) };
    session.edit(&Command::ImportSources(vec![new])).unwrap();
    session
        .edit(&Command::ImportSources(vec![NewSource::plain(other.clone(), "Nothing was decided.")]))
        .unwrap();
    for (source, text, quote) in [
        (&source, TEXT, "I said no. ANNA"),
        (&source, TEXT, "Meier: Hannah"),
        (&other, "Nothing was decided.", "Nothing"),
    ] {
        let at = text.find(quote).unwrap();
        let one = Evidence {
            id: fresh(),
            source: source.id,
            unit: None,
            span: Span::new(at, at + quote.len()),
            quote: quote.into(),
            region: None,
            themes: vec![theme.id],
            levels: vec![],
            polarity: None,
            kind: None,
            actors: vec![],
            weight: 2,
            note: "anna again".into(),
            coder,
            search: String::new(),
            created: Moment(1),
        };
        session.edit(&Command::put(one)).unwrap();
    }
    let basis = session.study().evidence.iter().map(|one| (one.id, one.fingerprint())).collect();
    let place_of = CellPlace::Case(case);
    let edit = CellEdit::Synthesis { text: "What Anna and Hannah say.".into(), basis };
    session.edit(&Command::EditCell { place: place_of, theme: theme.id, edit }).unwrap();
    let tie = Tie { start: 5, end: 9, evidence: session.study().evidence.ids().take(1).collect() };
    session
        .edit(&Command::EditCell { place: place_of, theme: theme.id, edit: CellEdit::Ties(vec![tie]) })
        .unwrap();
    for private in [true, false] {
        let about = AnyId::Case(case);
        let text = if private { "Do not tell: a secret." } else { "Ask ANNA  MEIER." };
        let memo = Memo { id: fresh(), about, text: text.into(), coder, private, written: Moment(2) };
        session.edit(&Command::put(memo)).unwrap();
    }
    save(&mut session);
    // A second save, so that there is an earlier copy; and a step that only the journal has.
    let question =
        Info { question: "Who decides, and who is asked?".into(), ..session.study().front().clone() };
    session.edit(&Command::put(question)).unwrap();
    save(&mut session);
    let design = Info { design: "Anna chose the clinics.".into(), ..session.study().front().clone() };
    session.edit(&Command::put(design)).unwrap();
    session.write_journal().unwrap();
    (place, session)
}

trait WithOriginal {
    fn file_original(&mut self, name: &str, text: &str) -> String;
}

impl WithOriginal for Session {
    fn file_original(&mut self, name: &str, text: &str) -> String {
        let mut read = crosscase::import::read_bytes(name, text.as_bytes()).unwrap();
        name.clone_into(&mut read.origin.file_name);
        read.bytes = Some(text.as_bytes().into());
        self.keep_originals(std::iter::once(&mut read));
        read.origin.original
    }
}

pub fn save(session: &mut Session) {
    session.write_journal().unwrap();
    let place = session.file.path().unwrap().to_owned();
    let saved = session.prepare_save(&place, false).run().unwrap();
    let (top, steps) =
        (session.history().next_undo().map(crosscase::edit::Step::stamp), session.history().len());
    session.saved(saved, top, steps).unwrap();
}

fn finder() -> Finder {
    let names = [
        Renaming::new("Anna Meier", "Maria Kraus"),
        Renaming::new("Anna", "Maria"),
        Renaming::new("Meier", "Kraus"),
    ];
    Finder::new(&names, FindBy::default())
}

fn replace(session: &mut Session) {
    let preview = Preview::new(session.study(), &finder(), slug);
    let command = preview.command(session.study(), &replaced("Anna"), slug, |_| true);
    session.edit(&command).unwrap();
}

/// Everything in a folder: names and bytes, those of zips unpacked.
fn everything(dir: &Path) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(dir).unwrap().to_string_lossy().into_owned();
            let bytes = fs::read(&path).unwrap();
            if let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(&bytes)) {
                for at in 0..zip.len() {
                    let mut part = zip.by_index(at).unwrap();
                    let mut inside = Vec::new();
                    part.read_to_end(&mut inside).unwrap();
                    let part = part.name().unwrap().into_owned();
                    all.insert(format!("{name}/{part}"), String::from_utf8_lossy(&inside).into_owned());
                }
            }
            all.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    all
}

/// The places where Anna Meier is named, in any letters, apart from Hannah.
pub fn named(dir: &Path) -> Vec<String> {
    let holds = |text: &str| {
        let text = text.to_lowercase().replace("hannah", "");
        text.contains("anna") || text.contains("meier")
    };
    everything(dir)
        .into_iter()
        .filter(|(name, text)| holds(name) || holds(text))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn a_name_is_replaced_everywhere_in_one_step() {
    let dir = tempfile::tempdir().unwrap();
    let (_, mut session) = lay_out(dir.path(), "clinics.crosscase");
    let before = session.study().clone();
    let steps = session.history().len();
    replace(&mut session);
    let study = session.study();
    assert_eq!(session.history().len(), steps + 1);
    assert_eq!(session.history().next_undo().unwrap().label, "Replaced “Anna” in 1 text");
    let source = study.sources.iter().next().unwrap();
    assert_eq!(
        study.text(source.id),
        "Maria Kraus: I said no. MARIA, they said.\nQ: Maria’s sister?\nMaria Kraus: Hannah is not Maria."
    );
    assert_eq!(
        (source.title.as_str(), source.slug.as_str()),
        ("Interview Maria Kraus", "interview-maria-kraus")
    );
    assert_eq!(source.participants[0].name, "Maria Kraus");
    assert_eq!(source.origin.file_name, "Interview Maria Kraus.txt");
    let speakers: Vec<String> = study.marks(source.id).iter().map(|mark| mark.what.label()).collect();
    assert_eq!(speakers, ["Maria Kraus", "Q", "Maria Kraus"]);
    let quotes: Vec<&str> = study.evidence.iter().map(|one| one.quote.as_str()).collect();
    // The second began inside the name: it goes on with what is left of its words.
    assert_eq!(quotes, ["I said no. MARIA", ": Hannah", "Nothing"]);
    assert!(study.evidence.iter().all(|one| one.note == "maria again"));
    let cell = study.cells.iter().next().unwrap();
    assert_eq!(cell.synthesis, "What Maria and Hannah say.");
    assert_eq!(&cell.synthesis[cell.ties[0].start as usize..cell.ties[0].end as usize], "Maria");
    // Only names are others: the synthesis rests on what it rested on.
    for (id, print) in &cell.basis {
        assert_eq!(study.evidence.get(*id).unwrap().fingerprint(), *print);
    }
    let memos: Vec<&str> = study.memos.iter().map(|memo| memo.text.as_str()).collect();
    assert_eq!(memos, ["Do not tell: a secret.", "Ask MARIA KRAUS."]);
    assert_eq!(study.front().design, "Maria chose the clinics.");
    assert_eq!(study.themes.iter().next().unwrap().definition, "As when Maria said no.");
    session.undo().unwrap().unwrap();
    assert!(session.study().same_content(&before));
    session.redo().unwrap().unwrap();
    save(&mut session);
}

#[test]
fn places_can_be_picked() {
    let dir = tempfile::tempdir().unwrap();
    let (_, mut session) = lay_out(dir.path(), "clinics.crosscase");
    let preview = Preview::new(session.study(), &finder(), slug);
    let counts = preview.counts(|_| true);
    assert_eq!(counts.by_kind[&Kind::Text], 5 + 1, "five in the text, one speaker");
    let picked = |place: &crosscase::edit::Place| place.field == "text" && place.range.start > 40;
    let command = preview.command(session.study(), "Some", slug, picked);
    session.edit(&command).unwrap();
    let source = session.study().sources.ids().next().unwrap();
    assert!(session.study().text(source).starts_with("Anna Meier: I said no. ANNA"));
    assert!(session.study().text(source).ends_with("Maria’s sister?\nMaria Kraus: Hannah is not Maria."));
    assert_eq!(session.history().next_undo().unwrap().label, "Some in 1 text");
}

#[test]
fn names_are_found_as_people_write_them() {
    for (names, by, text, expected) in [
        (
            "Ann=Eva",
            FindBy::default(),
            "Ann, Anna, Ann’s, (Ann) Joann ann ANN",
            "Eva, Anna, Eva’s, (Eva) Joann eva EVA",
        ),
        ("Ann=Eva", FindBy { any_case: false, ..FindBy::default() }, "Ann ann ANN", "Eva ann ANN"),
        ("Ann=Eva", FindBy { whole_words: false, any_case: false }, "Anna", "Evaa"),
        // The longer name is meant.
        ("Ann=Eva;Ann Lee=Eva Roe", FindBy::default(), "Ann Lee, Ann Leeds", "Eva Roe, Eva Leeds"),
        // In one go: nobody is renamed twice.
        ("Ann=Bo;Bo=Cy", FindBy::default(), "Ann and Bo", "Bo and Cy"),
        (
            "James=Paul",
            FindBy::default(),
            "James’ book, James's book, James’, she",
            "Paul’s book, Paul's book, Paul’, she",
        ),
        ("James=Paul", FindBy::default(), "‘I saw James’ he said", "‘I saw Paul’ he said"),
        ("James=Chris", FindBy::default(), "James’ book", "Chris’ book"),
        ("Ann Lee=Eva Roe", FindBy::default(), "Ann\n  Lee, Ann\u{a0}Lee", "Eva Roe, Eva Roe"),
        ("José=Juan", FindBy::default(), "Jose\u{301} José JOSÉ", "Juan Juan JUAN"),
        ("Jose=Juan", FindBy::default(), "Jose\u{301}", "Jose\u{301}"),
        ("安娜=小丽", FindBy::default(), "我和安娜说", "我和小丽说"),
        ("van Dam=van Berg", FindBy::default(), "Van Dam and van dam", "Van Berg and van berg"),
        ("a.b=c", FindBy::default(), "a.b axb", "c axb"),
        ("interview_x=y", FindBy::default(), "interview_x", "y"),
        ("Sofía=Rosa", FindBy::default(), "So\u{ad}fía, So\u{200b}f\u{2060}ía", "Rosa, Rosa"),
        ("So=Li", FindBy::default(), "So\u{ad}fía", "So\u{ad}fía"),
        ("Ann=Eva", FindBy::default(), "photo_Ann_2.jpg", "photo_Eva_2.jpg"),
    ] {
        let names: Vec<Renaming> = names
            .split(';')
            .map(|pair| pair.split_once('=').map(|(from, to)| Renaming::new(from, to)).unwrap())
            .collect();
        assert_eq!(Finder::new(&names, by).replaced(text), expected, "{text}");
    }
}

#[test]
fn what_is_purged_is_found_nowhere_on_the_disk() {
    for name in ["clinics.crosscase", "clinics"] {
        let dir = tempfile::tempdir().unwrap();
        let (place, mut session) = lay_out(dir.path(), name);
        replace(&mut session);
        save(&mut session);
        assert!(named(dir.path()).len() > 4, "the history, the original and the copy should name her");
        let plan = session.purge_plan(&finder()).unwrap();
        let before = session.history().len();
        let purged = session.purge(&finder()).unwrap();
        assert_eq!(purged.removed.steps, plan.steps);
        assert_eq!(plan.originals, ["Interview Anna Meier.txt"]);
        assert!(plan.earlier_copy && purged.proof.is_clean(), "{:?}", purged.proof);
        let hannah = ["sources/interview-maria-kraus.ron", "sources/interview-maria-kraus.txt", "study.ron"];
        assert_eq!(purged.proof.inside, hannah);
        assert_eq!(
            plan.to_string(),
            format!(
                "{} steps of the history, 1 original, 1 earlier copy. Originals: Interview Anna Meier.txt",
                plan.steps
            )
        );
        // That the original was taken out is a step that names the file, and so her: it is not kept either.
        assert_eq!(session.history().len(), before - plan.steps);
        assert_eq!(named(dir.path()), Vec::<String>::new());
        // The steps that never named her are still there; what is left can be undone, or is refused.
        let labels: Vec<&str> = session.history().steps().iter().map(|step| step.label.as_str()).collect();
        assert_eq!(labels[0], "Imported “Minutes” into South");
        assert!(
            labels.contains(&"Changed front page") || labels.contains(&"Added evidence") || labels.len() > 2
        );
        assert!(!session.file.unsaved(&session));
        let kept = session.study().clone();
        // The last step that is left changed the front page before the name was taken out of it.
        assert_eq!(session.history().next_undo().unwrap().label, "Changed front page");
        assert_eq!(session.undo().unwrap().unwrap_err(), Refusal::ChangedSince);
        assert!(session.study().same_content(&kept));
        let memo =
            session.history().steps().iter().find(|step| step.label.contains("secret")).unwrap().stamp();
        session.take_back(memo).unwrap();
        assert_eq!(session.study().memos.len(), kept.memos.len() - 1);
        session.undo().unwrap().unwrap();
        assert!(session.study().same_content(&kept));
        assert!(!session.study().sources.iter().any(|source| !source.origin.original.is_empty()));
        session.file.discard();
        drop(session);
        // And it opens as it was, with nothing to recover and nothing to complain of.
        let opened = storage::open(&place).unwrap();
        assert!(opened.problems.is_empty(), "{:?}", opened.problems);
        let (steps, problems) = opened.contents.history.parse(&opened.contents.study).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        assert!(steps.iter().all(|step| step.kind == StepKind::Do));
        assert!(opened.contents.study.same_content(&kept));
        assert_eq!(opened.contents.originals.names().count(), 0);
    }
}

#[test]
fn a_purge_of_a_name_nobody_had_takes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let (_, mut session) = lay_out(dir.path(), "clinics.crosscase");
    let nobody = Finder::new(&[Renaming::new("Zebedee", "Z")], FindBy::default());
    let plan = session.purge_plan(&nobody).unwrap();
    assert_eq!((plan.steps, plan.originals.len()), (0, 0));
    let steps = session.history().len();
    session.purge(&nobody).unwrap();
    assert_eq!(session.history().len(), steps);
    assert!(session.undo().unwrap().is_ok());
}

#[test]
fn names_that_stay_in_the_study_are_said() {
    let dir = tempfile::tempdir().unwrap();
    let (_, mut session) = lay_out(dir.path(), "clinics.crosscase");
    let preview = Preview::new(session.study(), &finder(), slug);
    let command = preview
        .command(session.study(), "All but memos", slug, |place| !matches!(place.record, AnyId::Memo(_)));
    session.edit(&command).unwrap();
    let purged = session.purge(&finder()).unwrap();
    assert_eq!(purged.proof.found, ["study.ron"]);
}

#[test]
fn words_that_still_name_somebody_are_listed_and_are_not_clean() {
    let finder =
        Finder::new(&[Renaming::new("Meier", "Kraus"), Renaming::new("Anna", "Maria")], FindBy::default());
    let text = "Meiers Haus, AnnaMeier\nMeier2, Hannah, Mei-\ner; Annalena and So\u{ad}nne";
    let near = |wanted: bool| -> Vec<(usize, String)> {
        let left = finder.leftovers(text, 50).into_iter().filter(|left| left.near == wanted);
        left.map(|left| (left.line, left.word)).collect()
    };
    let expected = [(1, "AnnaMeier"), (1, "Meiers"), (2, "Mei-⏎er"), (2, "Meier2")];
    assert_eq!(near(true), expected.map(|(line, word)| (line, word.to_owned())));
    assert_eq!(near(false), [(2, "Hannah"), (3, "Annalena")].map(|(line, word)| (line, word.to_owned())));
    let dir = tempfile::tempdir().unwrap();
    let (_, mut session) = lay_out(dir.path(), "clinics.crosscase");
    replace(&mut session);
    let source = session.study().sources.iter().next().unwrap().clone();
    session.edit(&Command::put(Source { title: "AnnaMeier2".into(), ..source })).unwrap();
    let purged = session.purge(&self::finder()).unwrap();
    assert!(!purged.proof.is_clean());
    let named = |left: &(String, crosscase::edit::Leftover)| left.1.near && left.1.word == "AnnaMeier2";
    assert!(purged.proof.left.iter().any(named), "{:?}", purged.proof.left);
}

#[test]
fn a_clean_copy_says_what_it_left_out_and_names_nobody() {
    for name in ["clean.crosscase", "clean"] {
        let dir = tempfile::tempdir().unwrap();
        let (_, session) = lay_out(dir.path(), "clinics.crosscase");
        let study = session.study();
        let (copy, receipt) = clean(study, &Choice::default(), &finder()).unwrap();
        assert_eq!((receipt.sources, receipt.evidence, receipt.cases), (2, 3, 2));
        assert_eq!(
            (receipt.without_private_memos, receipt.without_sources, receipt.without_other_memos),
            (1, 0, 0)
        );
        let out = tempfile::tempdir().unwrap();
        let place = out.path().join(name);
        let contents = Contents { study: copy.clone(), ..Contents::default() };
        storage::save(&place, Form::of(&place), &contents, Overwrite::Never).unwrap();
        assert!(session::prove(&place, &finder()).unwrap().is_clean());
        assert_eq!(named(out.path()), Vec::<String>::new());
        let all = everything(out.path());
        assert!(all.values().all(|text| !text.contains("secret")));
        assert!(
            all.keys().all(|name| !name.contains("history") && !name.contains("originals")),
            "{:?}",
            all.keys()
        );
        // The study itself is as it was, and the copy opens without complaint.
        assert!(study.text(study.sources.ids().next().unwrap()).starts_with("Anna"));
        let opened = storage::open(&place).unwrap();
        assert!(opened.problems.is_empty(), "{:?}", opened.problems);
        assert!(opened.contents.study.same_content(&copy));
        assert_eq!(opened.contents.study.tombstones().count(), 0);
    }
}

#[test]
fn a_clean_copy_has_the_chosen_sources_only() {
    let dir = tempfile::tempdir().unwrap();
    let (_, session) = lay_out(dir.path(), "clinics.crosscase");
    let study = session.study();
    let south = study.cases_in_order()[1].id;
    let choice = Choice { cases: Some([south].into()), ..Choice::default() };
    let (copy, receipt) = clean(study, &choice, &Finder::new(&[], FindBy::default())).unwrap();
    assert_eq!((receipt.cases, receipt.sources, receipt.evidence), (1, 1, 1));
    assert_eq!((receipt.without_cases, receipt.without_sources, receipt.without_evidence), (1, 1, 2));
    assert_eq!((receipt.without_private_memos, receipt.without_other_memos), (1, 1));
    assert_eq!(copy.tombstones().count(), 0);
    let minutes = study.sources.iter().find(|source| source.title == "Minutes").unwrap().id;
    let choice = Choice { sources: Some([minutes].into()), ..Choice::default() };
    let (copy, _) = clean(study, &choice, &Finder::new(&[], FindBy::default())).unwrap();
    assert_eq!(copy.sources.ids().collect::<Vec<_>>(), [minutes]);
    assert_eq!(copy.cases.len(), 2);
}

#[test]
fn a_table_of_pseudonyms_is_read_and_written() {
    let text =
        "\u{feff}Note;Pseudonym;Name;Variants\nnurse;Maria Kraus;Anna Meier;Anna=Maria; Meier=Kraus\n;;;\n";
    let table =
        Pseudonyms::read(text.replace("Anna=Maria; Meier=Kraus", "\"Anna=Maria; Meier=Kraus\"").as_bytes())
            .unwrap();
    let expected = [
        Renaming::new("Anna Meier", "Maria Kraus"),
        Renaming::new("Anna", "Maria"),
        Renaming::new("Meier", "Kraus"),
    ];
    assert_eq!(table.renamings(), expected);
    assert_eq!(table.rows[0].note, "nurse");
    assert_eq!(Pseudonyms::read(&table.write().unwrap()).unwrap(), table);
    for (text, expected) in [
        ("a,b\n", "the first row must name the columns “name” and “pseudonym”"),
        ("name,pseudonym\nAnna,\n", "row 2 has a name and no pseudonym, or a pseudonym and no name"),
        (
            "name,pseudonym\nAnna,Eva\nanna,Ida\n",
            "“anna” stands in the table twice, with different pseudonyms",
        ),
        (
            "name,pseudonym\nAnna,Bo Lee\nBo,Eva\n",
            "the pseudonym “Bo Lee” holds a name that is to be replaced; take another one",
        ),
    ] {
        assert_eq!(Pseudonyms::read(text.as_bytes()).unwrap_err().to_string(), expected);
    }
    assert!(Pseudonyms::read(b"name,pseudonym\n\xff\xfe,x").is_err());
}

fn run(at: &Path, arguments: &[&str]) -> (String, String, i32) {
    let output = Process::new(env!("CARGO_BIN_EXE_crosscase"))
        .args(arguments)
        .current_dir(at)
        .env("HOME", at)
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME")
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn names_are_replaced_and_shared_by_command_line() {
    let dir = tempfile::tempdir().unwrap();
    {
        let (_, mut session) = lay_out(dir.path(), "clinics.crosscase");
        save(&mut session);
    }
    let at = dir.path();
    let (out, _, code) = run(at, &["replace", "clinics.crosscase", "Anna", "Maria", "--word", "--dry-run"]);
    assert_eq!(code, 0);
    assert!(out.contains("interview-anna-meier: [Anna → Maria] Meier: I said no."), "{out}");
    assert!(out.contains("1 source touched."), "{out}");
    let table = "name,pseudonym,variants\nAnna Meier,Maria Kraus,Anna=Maria; Meier=Kraus\n";
    let outside = tempfile::tempdir().unwrap();
    let csv = outside.path().join("clinics.pseudonyms.csv");
    fs::write(&csv, table).unwrap();
    let csv = csv.to_str().unwrap();
    let shared = outside.path().join("shared");
    fs::create_dir(&shared).unwrap();
    let to = shared.join("copy.crosscase");
    let arguments = ["share", "clinics.crosscase", to.to_str().unwrap(), "--pseudonyms", csv, "--json"];
    let (out, err, code) = run(at, &arguments);
    assert_eq!((code, err.as_str()), (0, ""));
    let receipt: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(receipt["proof"]["clean"], true);
    assert_eq!(receipt["left_out"]["originals"], 1);
    assert_eq!(receipt["left_out"]["private_memos"], 1);
    assert_eq!(named(&shared), Vec::<String>::new());
    let again = run(at, &arguments);
    assert_eq!(again.2, 1, "nothing is overwritten");
    let (out, err, code) =
        run(at, &["replace", "clinics.crosscase", "--pseudonyms", csv, "--purge", "--json"]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    let receipt: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(receipt["purged"]["originals"], 1);
    assert_eq!(receipt["purged"]["proof"]["clean"], true);
    assert_eq!(named(at), Vec::<String>::new());
    assert_eq!(run(at, &["check", "clinics.crosscase"]).2, 0);
    let (_, err, code) = run(at, &["replace", "clinics.crosscase", "Anna", "Maria", "--word"]);
    assert_eq!((code, err.trim_end()), (1, "None of the words is in the study; it was not changed."));
    assert_eq!(run(at, &["replace", "clinics.crosscase", "Anna"]).2, 2);
    let (_, err, code) = run(at, &["share", "clinics.crosscase", "x.crosscase", "--case", "Nroth"]);
    assert_eq!(code, 1);
    assert!(err.contains("North"), "{err}");
}

#[test]
fn words_near_to_a_name_are_listed_and_not_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let (_, mut session) = lay_out(dir.path(), "clinics.crosscase");
    let source = session.study().sources.ids().next().unwrap();
    let end = session.study().text(source).len();
    let edits = vec![TextEdit::new(end..end, "\nAnnaMeier and Anna, Annas and Hannah.")];
    session.edit(&Command::EditText { source, edits, settled: BTreeMap::new() }).unwrap();
    let preview = Preview::new(session.study(), &finder(), crosscase::import::slug);
    let near: Vec<(&str, usize)> = preview.near.iter().map(|near| (near.word.as_str(), near.line)).collect();
    assert_eq!(near, [("AnnaMeier", 4), ("Annas", 4)]);
    assert!(preview.places.iter().all(|place| place.found != "AnnaMeier"));
}

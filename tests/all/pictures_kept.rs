//! Pictures are sources: nothing that takes names away takes a picture away, or changes a pixel of it.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command as Process;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, RgbImage};

use crosscase::edit::{Command, FindBy, Finder, Preview, Refusal, Renaming};
use crosscase::export::clean::{Choice, clean_with_pictures};
use crosscase::import::{read_bytes, slug};
use crosscase::session::{self, Session, SourceField, fresh, new_sources};
use crosscase::storage::{self, Form, Overwrite, bare_picture};
use crosscase::study::*;

use crate::anonymise::{lay_out, named, save};

fn drawn(format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(24, 16, |x, y| image::Rgb([x as u8 * 10, y as u8 * 15, 128]));
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// TIFF, little-endian, of two entries: who made the picture, and that it is to be turned to the right.
fn exif() -> Vec<u8> {
    let mut tiff = b"II\x2a\0\x08\0\0\0\x02\0".to_vec();
    tiff.extend(b"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0");
    tiff.extend(b"\x3b\x01\x02\0\x0b\0\0\0\x26\0\0\0");
    tiff.extend(b"\0\0\0\0Anna Meier\0");
    tiff
}

fn chunk(kind: [u8; 4], says: &[u8]) -> Vec<u8> {
    let mut all = (says.len() as u32).to_be_bytes().to_vec();
    all.extend(kind);
    all.extend(says);
    // By the table of the standard's sample code, not by our own sum.
    let table: Vec<u32> = (0..256_u32)
        .map(|n| (0..8).fold(n, |c, _| if c & 1 == 1 { 0xedb8_8320 ^ (c >> 1) } else { c >> 1 }))
        .collect();
    let sum =
        all[4..].iter().fold(!0_u32, |c, byte| table[((c ^ u32::from(*byte)) & 255) as usize] ^ (c >> 8));
    all.extend((!sum).to_be_bytes());
    all
}

/// A PNG file that names Anna in each way there is.
fn png() -> Vec<u8> {
    let plain = drawn(ImageFormat::Png);
    let head = 8 + 25;
    let mut all = plain[..head].to_vec();
    all.extend(chunk(*b"tEXt", b"Author\0Anna Meier"));
    all.extend(chunk(*b"iTXt", b"Title\0\0\0\0\0Anna\xe2\x80\x99s board"));
    all.extend(chunk(*b"eXIf", &exif()));
    all.extend(chunk(*b"tIME", &[7, 215, 9, 14, 1, 2, 3]));
    all.extend(&plain[head..]);
    all.extend(b"Anna Meier");
    all
}

fn jpeg() -> Vec<u8> {
    let plain = drawn(ImageFormat::Jpeg);
    let segment = |marker: u8, says: &[u8]| {
        let mut all = vec![0xFF, marker];
        all.extend((says.len() as u16 + 2).to_be_bytes());
        all.extend(says);
        all
    };
    let mut all = plain[..2].to_vec();
    all.extend(segment(0xE1, &[b"Exif\0\0", exif().as_slice()].concat()));
    all.extend(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x>Anna Meier</x>"));
    all.extend(segment(0xED, b"Photoshop 3.0\0Anna Meier"));
    all.extend(segment(0xFE, b"Anna Meier at the board"));
    all.extend(&plain[2..]);
    all.extend(b"Anna Meier");
    all
}

fn seen(bytes: &[u8]) -> (DynamicImage, Orientation) {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
    let mut decoder = reader.into_decoder().unwrap();
    let orientation = decoder.orientation().unwrap();
    (DynamicImage::from_decoder(decoder).unwrap(), orientation)
}

fn names_her(bytes: &[u8]) -> bool {
    bytes.windows(4).any(|four| four == b"Anna")
}

#[test]
fn what_is_written_beside_a_picture_goes_and_not_a_pixel_changes() {
    for bytes in [png(), jpeg()] {
        assert!(names_her(&bytes));
        assert_eq!(seen(&bytes).1, Orientation::Rotate90, "the file to begin with says how it is held");
        let bare = bare_picture(&bytes).unwrap();
        assert!(!names_her(&bare.picture) && names_her(&bare.taken));
        assert_eq!(seen(&bare.picture), seen(&bytes));
        // Nothing is left to be taken.
        assert_eq!(bare_picture(&bare.picture).unwrap().picture, bare.picture);
        for end in 0..bytes.len() {
            bare_picture(&bytes[..end]);
        }
    }
    for plain in [drawn(ImageFormat::Png), drawn(ImageFormat::Jpeg)] {
        assert_eq!(bare_picture(&plain).unwrap().picture, plain);
    }
    assert!(bare_picture(b"Anna").is_none());
}

fn finder() -> Finder {
    let names = [Renaming::new("Anna", "Maria"), Renaming::new("Meier", "Kraus")];
    Finder::new(&names, FindBy::default())
}

/// The study about Anna, with a picture named by her and one that says nothing; and a part of the first.
fn with_pictures(dir: &Path, name: &str) -> (std::path::PathBuf, Session, [SourceId; 2]) {
    let (place, mut session) = lay_out(dir, name);
    let case = session.study().cases_in_order()[0].id;
    let mut texts = Vec::new();
    for (name, bytes) in [("Anna whiteboard.png", png()), ("map.jpg", drawn(ImageFormat::Jpeg))] {
        let mut read = read_bytes(name, &bytes).unwrap();
        read.bytes = Some(bytes.into());
        texts.push(read);
    }
    session.keep_originals(texts.iter_mut());
    let new = new_sources(session.study(), texts.into_iter().map(|text| (case, text)).collect(), None);
    let ids = [new[0].source.id, new[1].source.id];
    session.edit(&Command::ImportSources(new)).unwrap();
    let like = session.study().evidence.iter().next().unwrap().clone();
    let part = Evidence {
        id: fresh(),
        source: ids[0],
        span: Span::new(0, 0),
        quote: "An arrow".into(),
        region: Some(Region { left: 1000, top: 1000, right: 5000, bottom: 5000 }),
        ..like
    };
    session.edit(&Command::put(part)).unwrap();
    save(&mut session);
    (place, session, ids)
}

fn replace(session: &mut Session) {
    let preview = Preview::new(session.study(), &finder(), slug);
    session.edit(&preview.command(session.study(), "Replaced", slug, |_| true)).unwrap();
}

#[test]
fn a_purge_keeps_pictures_and_purges_what_names_somebody_beside_them() {
    for name in ["clinics.crosscase", "clinics"] {
        let dir = tempfile::tempdir().unwrap();
        let (place, mut session, [board, map]) = with_pictures(dir.path(), name);
        replace(&mut session);
        save(&mut session);
        let plan = session.purge_plan(&finder()).unwrap();
        assert_eq!(plan.originals, ["Interview Anna Meier.txt"]);
        let [picture] = plan.pictures.as_slice() else { panic!("{:?}", plan.pictures) };
        assert_eq!((&*picture.name, &*picture.becomes), ("Anna whiteboard.png", "maria-whiteboard.png"));
        assert!(plan.to_string().contains("Anna whiteboard.png (now maria-whiteboard.png)"), "{plan}");
        let purged = session.purge(&finder()).unwrap();
        assert!(purged.proof.is_clean() && !purged.proof.is_whole(), "{:?}", purged.proof);
        assert_eq!(purged.proof.unread, ["originals/map.jpg", "originals/maria-whiteboard.png"]);
        assert_eq!(named(dir.path()), Vec::<String>::new());
        session.file.discard();
        drop(session);
        let (session, _) = Session::open(storage::open(&place).unwrap());
        assert_eq!(seen(&session.original(board).unwrap()), seen(&png()));
        assert_eq!(session.original(map).unwrap(), drawn(ImageFormat::Jpeg));
        assert!(session.study().is_picture(board));
    }
}

#[test]
fn a_clean_copy_has_its_pictures_or_says_that_they_are_missing() {
    let dir = tempfile::tempdir().unwrap();
    let (_, session, [board, _]) = with_pictures(dir.path(), "clinics.crosscase");
    let files = session.kept_originals();
    let choice = Choice::default();
    let (contents, receipt) = clean_with_pictures(session.study(), &files, &choice, &finder()).unwrap();
    assert_eq!((receipt.pictures, receipt.without_pictures, receipt.without_picture_evidence), (2, 0, 0));
    let out = tempfile::tempdir().unwrap();
    let place = out.path().join("copy.crosscase");
    storage::save(&place, Form::Zip, &contents, Overwrite::Never).unwrap();
    let proof = session::prove(&place, &finder()).unwrap();
    assert!(proof.is_clean(), "{proof:?}");
    assert_eq!(proof.unread, ["originals/map.jpg", "originals/maria-whiteboard.png"]);
    assert_eq!(named(out.path()), Vec::<String>::new());
    let (copy, _) = Session::open(storage::open(&place).unwrap());
    assert_eq!(seen(&copy.original(board).unwrap()), seen(&png()));
    drop(copy);
    let choice = Choice { without_pictures: true, ..Choice::default() };
    let (contents, receipt) = clean_with_pictures(session.study(), &files, &choice, &finder()).unwrap();
    assert_eq!((receipt.pictures, receipt.without_pictures, receipt.without_picture_evidence), (0, 2, 1));
    assert_eq!(contents.originals.names().count(), 0);
    drop(session);
    let run = |arguments: &[&str]| {
        let mut process = Process::new(env!("CARGO_BIN_EXE_crosscase"));
        process.args(arguments).current_dir(dir.path()).env("HOME", dir.path());
        let output = process.env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME").output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), output.status.code())
    };
    let table = dir.path().join("names.csv");
    fs::write(&table, "name,pseudonym\nAnna,Maria\nMeier,Kraus\n").unwrap();
    let arguments = ["share", "clinics.crosscase", "a.crosscase", "--pseudonyms", "names.csv"];
    let (out, code) = run(&arguments);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("With 2 pictures") && out.contains("1 original,"), "{out}");
    assert!(out.contains("can’t be searched") && out.contains("originals/maria-whiteboard.png"), "{out}");
    let (out, code) = run(&["share", "clinics.crosscase", "b.crosscase", "--without-pictures"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("Without the picture of 2 sources, of which 1 piece of evidence"), "{out}");
    let (out, code) = run(&["replace", "clinics.crosscase", "Anna", "Maria", "--word", "--purge"]);
    assert_eq!(code, Some(0), "{out}");
    assert!(out.contains("Interview Anna Meier.txt") && out.contains("now maria-whiteboard.png"), "{out}");
}

#[test]
fn a_picture_stays_a_picture_whatever_kind_is_wanted() {
    let dir = tempfile::tempdir().unwrap();
    let (_, mut session, [board, _]) = with_pictures(dir.path(), "clinics.crosscase");
    let study = session.study().clone();
    let picture = study.sources.get(board).unwrap().clone();
    let text = study.sources.iter().find(|source| source.title == "Minutes").unwrap().clone();
    for (source, kind) in [(&picture, SourceKind::Document), (&text, SourceKind::Image)] {
        let other = Source { kind, ..source.clone() };
        assert_eq!(session.edit(&Command::put(other)).unwrap_err(), Refusal::PictureKind);
        let why = SourceField::Kind.set(&study, source, kind.key()).unwrap_err();
        assert!(why.ends_with("an image."), "{why}");
    }
    session.edit(&Command::put(Source { kind: SourceKind::Document, ..text })).unwrap();
    // One that an earlier version gave another kind is a picture all the same, and may be mended.
    let mut old = Study::default();
    for record in Kind::ALL.iter().flat_map(|kind| study.records(*kind)) {
        let record = match record {
            Record::Source(source) if source.id == board => {
                Source { kind: SourceKind::Interview, ..(*source).clone() }.into()
            }
            other => other,
        };
        old.restore(record, Stamp::default());
    }
    assert!(old.is_picture(board));
    let mended = Source { kind: SourceKind::Image, ..old.sources.get(board).unwrap().clone() };
    assert!(Session::new(old, crosscase::edit::History::default()).edit(&Command::put(mended)).is_ok());
}

#[test]
fn a_name_replaced_in_a_longer_one_without_blanks_is_said() {
    let finder = Finder::new(&[Renaming::new("王伟", "李四")], FindBy::default());
    let text = "王伟明说了。\n王伟。王伟, Anna王伟";
    let found = finder.find(text);
    assert_eq!(found.len(), 4);
    assert_eq!(finder.run_on(text, &found, 50), [(1, "王伟明说".to_owned())]);
    let anna = self::finder();
    assert_eq!(anna.run_on("Anna, Anna’s", &anna.find("Anna, Anna’s"), 50), []);
}

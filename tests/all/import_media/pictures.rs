//! PNG and JPEG as sources, other pictures as sentences.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};

use super::{holds, mutations, read};
use crosscase::import::{ImportError, files, read_bytes};
use crosscase::study::SourceKind;

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut image = RgbImage::new(24, 16);
    for (x, y, pixel) in image.enumerate_pixels_mut() {
        *pixel = image::Rgb([x as u8 * 10, y as u8 * 15, 128]);
    }
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn a_picture_is_a_source_without_text_and_comes_with_its_bytes() {
    for (name, format) in [("board 2007-09-14.png", ImageFormat::Png), ("board.jpg", ImageFormat::Jpeg)] {
        let bytes = picture(format);
        let imported = read(name, &bytes);
        assert_eq!((imported.text.as_str(), imported.words, imported.picture), ("", 0, Some((24, 16))));
        assert_eq!(imported.kind, SourceKind::Image);
        assert_eq!(imported.bytes.as_deref(), Some(bytes.as_slice()));
        assert!(imported.origin.kept[0].contains("24 × 16"));
        // The name on the outside is not what tells.
        assert_eq!(read("photo.txt", &bytes).picture, Some((24, 16)));
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join(name), &bytes).unwrap();
        assert_eq!(
            files::read_file(&dir.path().join(name)).unwrap().bytes.as_deref(),
            Some(bytes.as_slice())
        );
    }
}

#[test]
fn a_picture_that_claims_to_be_endless_is_refused() {
    let mut png = picture(ImageFormat::Png);
    png[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
    let error = read_bytes("a.png", &png).unwrap_err();
    assert!(matches!(error, ImportError::Damaged { .. } | ImportError::LargePicture { .. }), "{error}");
}

#[test]
fn other_pictures_are_named_and_the_way_out_is_said() {
    for (bytes, what) in [
        (&b"GIF89a\x01\x00"[..], "a GIF picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a phone (HEIC) picture"),
        (b"II*\0\x08\0\0\0", "a TIFF picture"),
    ] {
        let said = read_bytes("photo.dat", bytes).unwrap_err().to_string();
        assert!(said.contains(what) && said.contains("PNG or JPEG"), "{said}");
    }
}

#[test]
fn mutated_pictures_end_in_a_picture_or_a_sentence() {
    for (name, format) in [("a.png", ImageFormat::Png), ("a.jpg", ImageFormat::Jpeg)] {
        let seed = picture(format);
        // What is cut off may still be a picture; what has another first byte may be text.
        let good = mutations(&seed, 2_000).filter(|bytes| holds(name, bytes)).count();
        assert!(good > 20, "{name}: {good}");
    }
}

//! Pictures: photographs of whiteboards, drawings, scanned pages. They have no text; regions of them
//! become evidence.

use std::io::Cursor;
use std::path::PathBuf;

use image::{ImageFormat, ImageReader, Limits};

use super::{ImportError, Imported, Importer, Sniff, guess, title_of};
use crate::study::{Origin, SourceKind};

/// The most pixels a side: what large-format scanners give.
const MAX_SIDE: u32 = 20_000;

/// The most memory that a picture may take when it is unpacked.
const MAX_UNPACKED: u64 = 512 * 1024 * 1024;

pub(super) struct Picture;

impl Importer for Picture {
    fn name(&self) -> &'static str {
        "picture"
    }

    fn sniff(&self, _name: &str, head: &[u8]) -> Sniff {
        if format_of(head).is_some() { Sniff::Yes } else { Sniff::No }
    }

    fn read(&self, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
        let broken = ImportError::Damaged { what: "the picture can't be drawn" };
        let format = format_of(bytes).ok_or_else(|| broken.clone())?;
        let reader = || {
            let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
            let mut limits = Limits::default();
            limits.max_image_width = Some(MAX_SIDE);
            limits.max_image_height = Some(MAX_SIDE);
            limits.max_alloc = Some(MAX_UNPACKED);
            reader.limits(limits);
            reader
        };
        let (width, height) = reader().into_dimensions().map_err(|_| broken.clone())?;
        let size = u64::from(width) * u64::from(height) * 4;
        if width > MAX_SIDE || height > MAX_SIDE || size > MAX_UNPACKED {
            return Err(ImportError::LargePicture { width, height });
        }
        // Drawn once, so that what is imported can be shown.
        reader().decode().map_err(|_| broken)?;
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
        Ok(Imported {
            path: PathBuf::new(),
            title: title_of(name),
            text: String::new(),
            marks: Vec::new(),
            notes: Vec::new(),
            picture: Some((width, height)),
            bytes: None,
            kind: SourceKind::Image,
            language: String::new(),
            date: guess::date_in_name(base),
            words: 0,
            origin: Origin {
                file_name: base.to_owned(),
                encoding: String::new(),
                format: if format == ImageFormat::Png { "PNG picture" } else { "JPEG picture" }.to_owned(),
                kept: vec![format!("The picture as it is, {width} × {height} points.")],
                ..Origin::default()
            },
        })
    }
}

fn format_of(head: &[u8]) -> Option<ImageFormat> {
    if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(ImageFormat::Png)
    } else if head.starts_with(b"\xFF\xD8\xFF") {
        Some(ImageFormat::Jpeg)
    } else {
        None
    }
}

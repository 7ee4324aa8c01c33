//! The bytes of a picture as something that can be drawn.

use std::io::Cursor;

use eframe::egui::ColorImage;
use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits, imageops::FilterType};

use crate::t;

/// The longest side that is kept: more is not seen, and no graphics card takes any size.
const LONGEST: u32 = 4_096;
/// Bytes that decoding may ask for.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
const MOST_PIXELS: u32 = 30_000;

/// A picture the right way up, made smaller where it is very large; or why there is none.
pub fn decode(bytes: &[u8]) -> Result<ColorImage, String> {
    let fails = |why: image::ImageError| match why {
        image::ImageError::Limits(_) => t!("picture-too-large").to_owned(),
        _ => t!("picture-broken").to_owned(),
    };
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| t!("picture-broken").to_owned())?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fails)?;
    // Telephones store how they were held beside the pixels.
    let orientation = decoder.orientation().map_err(fails)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fails)?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > LONGEST {
        picture = picture.resize(LONGEST, LONGEST, FilterType::Triangle);
    }
    let pixels = picture.into_rgba8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    Ok(ColorImage::from_rgba_unmultiplied(size, pixels.as_raw()))
}

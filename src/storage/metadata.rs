//! What cameras and programs write into the file of a picture beside the picture: names, places, times,
//! comments, a small copy of what was cut away. Pictures are taken apart and put together again without
//! being drawn anew, so that not a pixel changes.

use image::metadata::Orientation;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";
/// Parts of a PNG file that say how its pixels look, and no more.
const PNG_KEPT: [&[u8; 4]; 19] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD",
    b"pHYs", b"cICP", b"mDCV", b"cLLI", b"hIST", b"acTL", b"fcTL", b"fdAT",
];

/// A picture, and what was in its file beside it.
pub struct Bare {
    pub picture: Vec<u8>,
    /// What was taken out, one after the other.
    pub taken: Vec<u8>,
}

/// Whether a file begins as a picture does.
pub fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(PNG) || bytes.starts_with(JPEG)
}

/// The picture alone, with the way it is to be held. `None`: it is no picture, or a damaged one.
pub fn bare_picture(bytes: &[u8]) -> Option<Bare> {
    if bytes.starts_with(PNG) {
        png(bytes)
    } else if bytes.starts_with(JPEG) {
        jpeg(bytes)
    } else {
        None
    }
}

fn png(bytes: &[u8]) -> Option<Bare> {
    let mut bare = Bare { picture: PNG.to_vec(), taken: Vec::new() };
    let (mut rest, mut ended) = (&bytes[PNG.len()..], false);
    while !ended {
        let (size, after) = rest.split_first_chunk::<4>()?;
        let size = u32::from_be_bytes(*size) as usize;
        let kind = after.first_chunk::<4>()?;
        // Its length, its name, what it says, and a sum.
        let end = size.checked_add(12)?;
        let chunk = rest.get(..end)?;
        let says = chunk.get(8..8 + size)?;
        if PNG_KEPT.contains(&kind) {
            bare.picture.extend_from_slice(chunk);
        } else {
            if kind == b"eXIf"
                && let Some(held) = held(says)
            {
                bare.picture.extend(png_chunk(*b"eXIf", &held));
            }
            bare.taken.extend_from_slice(chunk);
        }
        ended = kind == b"IEND";
        rest = &rest[end..];
    }
    bare.taken.extend_from_slice(rest);
    Some(bare)
}

fn png_chunk(kind: [u8; 4], says: &[u8]) -> Vec<u8> {
    let mut chunk = (says.len() as u32).to_be_bytes().to_vec();
    chunk.extend(kind);
    chunk.extend(says);
    let sum = crc(&chunk[4..]);
    chunk.extend(sum.to_be_bytes());
    chunk
}

/// The sum of a PNG chunk: CRC-32 as in the PNG specification, annex D.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
        }
    }
    !sum
}

fn jpeg(bytes: &[u8]) -> Option<Bare> {
    let mut bare = Bare { picture: bytes[..2].to_vec(), taken: Vec::new() };
    let mut at = 2;
    let mut turned = false;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        // Any number of 0xFF may stand before a marker.
        while bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at + 1)?;
        if marker == 0xD9 {
            bare.picture.extend([0xFF, marker]);
            bare.taken.extend_from_slice(&bytes[at + 2..]);
            return Some(bare);
        }
        if matches!(marker, 0x01 | 0xD0..=0xD7) {
            bare.picture.extend([0xFF, marker]);
            at += 2;
            continue;
        }
        let size = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        let segment = bytes.get(at..at + 2 + size)?;
        let says = segment.get(4..)?;
        match marker {
            0xE0 if says.starts_with(b"JFIF\0") && says.len() >= 14 => {
                // Without the small copy of the picture that may follow.
                bare.picture.extend([0xFF, 0xE0, 0, 16]);
                bare.picture.extend_from_slice(&says[..12]);
                bare.picture.extend([0, 0]);
                bare.taken.extend_from_slice(&says[14..]);
            }
            0xE2 if says.starts_with(b"ICC_PROFILE\0") => bare.picture.extend_from_slice(segment),
            // How the colours are written; without it they would be others.
            0xEE if says.starts_with(b"Adobe") && says.len() >= 12 => {
                bare.picture.extend([0xFF, 0xEE, 0, 14]);
                bare.picture.extend_from_slice(&says[..12]);
                bare.taken.extend_from_slice(&says[12..]);
            }
            0xE0..=0xEF | 0xFE => {
                if marker == 0xE1
                    && !turned
                    && let Some(held) = says.strip_prefix(b"Exif\0\0").and_then(held)
                {
                    turned = true;
                    bare.picture.extend([0xFF, 0xE1, 0, (held.len() + 8) as u8]);
                    bare.picture.extend(b"Exif\0\0");
                    bare.picture.extend(held);
                }
                bare.taken.extend_from_slice(segment);
            }
            _ => bare.picture.extend_from_slice(segment),
        }
        at += 2 + size;
        if marker == 0xDA {
            // A file that breaks off ends with its pixels.
            let Some(scan) = scan_end(&bytes[at..]) else {
                bare.picture.extend_from_slice(&bytes[at..]);
                return Some(bare);
            };
            bare.picture.extend_from_slice(&bytes[at..at + scan]);
            at += scan;
        }
    }
}

/// Where the pixels end that follow the head of a scan: at a marker that is none of theirs.
fn scan_end(bytes: &[u8]) -> Option<usize> {
    let marks = |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xFF | 0xD0..=0xD7);
    bytes.windows(2).position(marks)
}

/// How a picture is to be held, alone; `None` where it is upright as it is.
fn held(exif: &[u8]) -> Option<Vec<u8>> {
    let turn = Orientation::from_exif_chunk(exif)?;
    if turn == Orientation::NoTransforms {
        return None;
    }
    // TIFF, big-endian: one table of one entry, 0x0112, a short.
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([turn.to_exif(), 0, 0, 0, 0, 0, 0]);
    Some(tiff)
}

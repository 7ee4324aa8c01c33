//! UTF-32: four bytes a character. Statistics programs write it, and no library of browsers reads it.

pub(super) struct Wide {
    pub text: String,
    pub name: &'static str,
    pub damaged: bool,
    /// Whether there was no byte order mark.
    pub guessed: bool,
}

/// How many characters are looked at before the whole is read.
const SAMPLE: usize = 4_096;

/// The text, where it is UTF-32 by its mark or beyond doubt.
pub(super) fn read(bytes: &[u8]) -> Option<Wide> {
    if bytes.len() < 8 || !bytes.len().is_multiple_of(4) {
        return None;
    }
    let little = (u32::from_le_bytes as fn([u8; 4]) -> u32, "UTF-32LE");
    let big = (u32::from_be_bytes as fn([u8; 4]) -> u32, "UTF-32BE");
    [little, big].into_iter().find_map(|(unit, name)| {
        let units = || bytes.as_chunks::<4>().0.iter().map(|four| unit(*four));
        let marked = units().next() == Some(0xFEFF);
        // Any other four bytes in a row are hardly ever a character, so a few damaged ones are damage.
        let (mut good, mut all) = (0_usize, 0_usize);
        for value in units().take(SAMPLE) {
            all += 1;
            good += usize::from(value > 0 && char::from_u32(value).is_some());
        }
        if good * 50 < all * 49 {
            return None;
        }
        let mut damaged = false;
        let text = units()
            .skip(usize::from(marked))
            .map(|value| {
                char::from_u32(value).unwrap_or_else(|| {
                    damaged = true;
                    char::REPLACEMENT_CHARACTER
                })
            })
            .collect();
        Some(Wide { text, name, damaged, guessed: !marked })
    })
}

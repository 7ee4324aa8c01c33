//! The id of a cell follows from its place and theme.

use std::collections::BTreeSet;

use crosscase::study::*;

use crate::edit::sample::id;

#[test]
fn it_is_the_same_for_ever() {
    // FNV-1a, 64 bit, over the 32 bytes of the two ids gives the first half, and going on over
    // "cell" the second; worked out apart from this program. The version and variant bits are set.
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |bytes: &[u8]| {
        for byte in bytes {
            state = (state ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        }
        state
    };
    let (case, theme): (CaseId, ThemeId) = (id(0x101), id(0x701));
    take(&0x101_u128.to_be_bytes());
    let high = take(&0x701_u128.to_be_bytes());
    let low = take(b"cell");
    let cell = CellId::of(CellPlace::Case(case), theme).uuid();
    let mask = !((0xF_u128 << 76) | (0b11_u128 << 62));
    let expected = (u128::from(high) << 64) | u128::from(low);
    assert_eq!(cell.as_u128() & mask, expected & mask);
    assert_eq!(cell.get_version_num(), 8);
}

#[test]
fn fnv_gives_the_published_values() {
    // Fowler, Noll, Vo: test vectors of FNV-1a 64 (draft-eastlake-fnv).
    for (text, expected) in
        [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
    {
        let mut hash = Fnv::new();
        hash.bytes(text.as_bytes());
        assert_eq!(hash.finish(), expected, "{text}");
    }
}

#[test]
fn every_place_and_theme_has_its_own() {
    let mut seen = BTreeSet::new();
    for place in 0..300_u128 {
        for theme in 0..300_u128 {
            // As v7 ids of one sitting: the same but for the last bits.
            let place = CellPlace::Case(id(0x0190_0000_0000_7000_8000_0000_0000_0000 + place));
            let theme = id(0x0190_0000_0000_7000_8000_0000_0001_0000 + theme);
            assert!(seen.insert(CellId::of(place, theme)));
            assert_eq!(CellId::of(place, theme), CellId::of(place, theme));
        }
    }
}

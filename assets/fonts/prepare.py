"""Makes the font files of this folder from the files of their makers (needs fonttools).

    python3 prepare.py INTER_DIR NOTO_DIR PHOSPHOR_DIR EMOJI OUT_DIR

INTER_DIR holds Inter-*.otf, NOTO_DIR the Noto *.ttf, PHOSPHOR_DIR Phosphor.ttf with its style.css, EMOJI is
the woff2 of Noto Emoji (which needs brotli too).
Charis SIL and the Khmer faces are bundled as they come: "Charis" and "SIL" are reserved names.
"""

import re
import sys
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

inter, noto, phosphor, emoji, out = (Path(p) for p in sys.argv[1:6])


def tabular(source, target):
    """Makes the tabular figures the ones that a digit maps to, and drops what the frame never uses."""
    font = TTFont(source)
    gsub = font["GSUB"].table
    swaps = {}
    for record in gsub.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for table in gsub.LookupList.Lookup[index].SubTable:
                    table = getattr(table, "ExtSubTable", table)
                    swaps.update(table.mapping)
    plain = dict(font.getBestCmap())  # tables may share one dictionary: do not swap twice
    for cmap in font["cmap"].tables:
        for sign in "0123456789":
            if cmap.isUnicode():
                cmap.cmap[ord(sign)] = swaps[plain[ord(sign)]]
    font.save(target)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.hinting = False
    cut(target, target, font.getBestCmap().keys(), options)
    # One weight is off by two units of 2816 in places: make all ten the same.
    font = TTFont(target)
    digits = [font.getBestCmap()[ord(d)] for d in "0123456789"]
    width = max(font["hmtx"][d][0] for d in digits)
    for digit in digits:
        font["hmtx"][digit] = (width, font["hmtx"][digit][1])
    font.save(target)


def cut(source, target, codepoints, options=None):
    options = options or subset.Options()
    font = subset.load_font(str(source), options)
    job = subset.Subsetter(options)
    job.populate(unicodes=codepoints)
    job.subset(font)
    subset.save_font(font, str(target), options)


def rename(path, family):
    font = TTFont(path)
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = family
        elif record.nameID == 6:
            record.string = family.replace(" ", "")
    font.save(path)


for weight in ("Regular", "Medium", "SemiBold", "Italic"):
    tabular(inter / f"Inter-{weight}.otf", out / f"Inter-{weight}.otf")

# Signs: Noto Sans Math for arrows and mathematics, Noto Sans Symbols 2 for shapes and marks.
blocks = [(0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2500, 0x257F), (0x25A0, 0x25FF),
          (0x2600, 0x2606), (0x2610, 0x2612), (0x2639, 0x263B), (0x26A0, 0x26A1), (0x2701, 0x2718),
          (0x2720, 0x2767), (0x2794, 0x27BE), (0x27F0, 0x27FF), (0x2B00, 0x2BFF)]
wanted = [c for a, b in blocks for c in range(a, b + 1)]
math = set(TTFont(noto / "NotoSansMath-Regular.ttf").getBestCmap())
marks = set(TTFont(noto / "NotoSansSymbols2-Regular.ttf").getBestCmap())
old = set(TTFont(noto / "NotoSansSymbols-Regular.ttf").getBestCmap())
plain = subset.Options()
plain.hinting = False
plain.layout_features = []
cut(noto / "NotoSansMath-Regular.ttf", out / "a.ttf", [c for c in wanted if c in math - marks], plain)
cut(noto / "NotoSansSymbols2-Regular.ttf", out / "b.ttf", [c for c in wanted if c in marks], plain)
cut(noto / "NotoSansSymbols-Regular.ttf", out / "c.ttf", [c for c in wanted if c in old - math - marks], plain)
for part in "abc":
    font = TTFont(out / f"{part}.ttf")
    for tag in ("MATH", "GSUB", "GPOS", "GDEF", "VORG", "STAT"):
        if tag in font:
            del font[tag]
    font.save(out / f"{part}.ttf")
merged = Merger().merge([str(out / f"{p}.ttf") for p in "bac"])
merged.save(out / "Signs.ttf")
rename(out / "Signs.ttf", "Crosscase Signs")
for part in "abc":
    (out / f"{part}.ttf").unlink()

# Emoji, with the signs that are made of several; digits and letters stay with the faces for text.
joined = subset.Options()
joined.hinting = False
joined.layout_features = ["ccmp"]
joined.drop_tables += ["STAT", "vhea", "vmtx", "gasp", "DSIG"]
joined.name_IDs = ["*"]
font = TTFont(emoji)
signs = [sign for sign in font.getBestCmap() if sign >= 0xA9]
font.flavor = None
font.save(out / "NotoEmoji-Regular.ttf")
cut(out / "NotoEmoji-Regular.ttf", out / "NotoEmoji-Regular.ttf", signs, joined)

# Icons by name, one a line in icons.txt.
css = (phosphor / "style.css").read_text()
codes = {n: int(c, 16) for n, c in re.findall(r'\.ph-([a-z0-9-]+):before \{\s*content: "\\([0-9a-f]+)"', css)}
names = (out / "icons.txt").read_text().split()
missing = [n for n in names if n not in codes]
assert not missing, missing
cut(phosphor / "Phosphor.ttf", out / "Icons.ttf", [codes[n] for n in names], plain)
(out / "icons.txt").write_text("".join(f"{n}\n" for n in sorted(set(names))))
for n in sorted(set(names)):
    print(f"{codes[n]:04x} {n}")

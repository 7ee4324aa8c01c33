//! Cuts RON into its records without reading them, so that nothing recurses before nesting is bounded.

/// Brackets within brackets; format 1 needs 8.
const DEEPEST: usize = 24;

/// One value of a file: a record of a list, or a value that stands alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item<'a> {
    /// The name of the list.
    pub list: &'a str,
    pub text: &'a str,
    /// Where it begins, 1-based.
    pub line: usize,
}

/// Something that can't be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub line: usize,
    pub what: String,
}

/// A file cut into its values. A value with a fault reaches to the end of its list or of the file.
pub struct Cut<'a> {
    pub items: Vec<Item<'a>>,
    pub faults: Vec<Fault>,
}

/// Cuts `( list: [ value, value ], name: value )`.
pub fn cut(text: &str) -> Cut<'_> {
    let mut cutter =
        Cutter { text, bytes: text.as_bytes(), at: 0, counted: 0, line: 1, items: vec![], faults: vec![] };
    if let Err(what) = cutter.file() {
        cutter.fault(what);
    }
    Cut { items: cutter.items, faults: cutter.faults }
}

struct Cutter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// `line` is the line of byte `counted`.
    counted: usize,
    line: usize,
    items: Vec<Item<'a>>,
    faults: Vec<Fault>,
}

type Halt = Result<(), &'static str>;
const ENDS: &str = "the file ends too early";

impl<'a> Cutter<'a> {
    fn file(&mut self) -> Halt {
        self.space()?;
        if self.text[self.at..].starts_with("#!") {
            self.at =
                memchr::memchr(b'\n', &self.bytes[self.at..]).map_or(self.bytes.len(), |end| self.at + end);
            self.space()?;
        }
        self.want(b'(')?;
        loop {
            self.space()?;
            if self.peek() == Some(b')') {
                self.at += 1;
                self.space()?;
                return if self.at == self.bytes.len() { Ok(()) } else { Err("something follows the end") };
            }
            let start = self.at;
            while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
                self.at += 1;
            }
            if start == self.at {
                return Err(if self.at == self.bytes.len() { ENDS } else { "a name is expected here" });
            }
            let list = &self.text[start..self.at];
            self.space()?;
            self.want(b':')?;
            self.space()?;
            if self.peek() == Some(b'[') {
                self.at += 1;
                loop {
                    self.space()?;
                    if self.peek() == Some(b']') {
                        self.at += 1;
                        break;
                    }
                    self.item(list)?;
                }
            } else {
                self.item(list)?;
            }
            self.space()?;
            if self.peek() == Some(b',') {
                self.at += 1;
            }
        }
    }

    /// One value and the comma after it.
    fn item(&mut self, list: &'a str) -> Halt {
        let start = self.at;
        let line = self.line_at(start);
        if let Err(what) = self.value() {
            let next = memchr::memmem::find(&self.bytes[start..], b"\n],\n").map(|end| start + end + 1);
            self.items.push(Item { list, text: &self.text[start..next.unwrap_or(self.text.len())], line });
            let Some(next) = next else { return Err(what) };
            // The list after this one begins soundly.
            self.faults.push(Fault { line, what: what.to_owned() });
            self.at = next;
            return Ok(());
        }
        self.items.push(Item { list, text: &self.text[start..self.at], line });
        self.space()?;
        match self.peek() {
            Some(b',') => self.at += 1,
            Some(b']' | b')') => {}
            None => return Err(ENDS),
            _ => return Err("a comma is expected here"),
        }
        Ok(())
    }

    /// Passes over one value: to the comma or bracket that ends it.
    fn value(&mut self) -> Halt {
        let mut depth = 0_usize;
        let start = self.at;
        while let Some(byte) = self.peek() {
            match byte {
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    if depth > DEEPEST {
                        return Err("brackets are nested deeper than any study needs");
                    }
                    self.at += 1;
                }
                b')' | b']' | b'}' => {
                    if depth == 0 {
                        break;
                    }
                    depth -= 1;
                    self.at += 1;
                }
                b',' if depth == 0 => break,
                b'"' => self.string()?,
                b'r' => self.raw_string()?,
                b'/' => self.comment()?,
                b'\'' => self.character()?,
                _ => self.at += 1,
            }
        }
        match (depth, self.at > start) {
            (0, true) => Ok(()),
            (0, false) => Err("a value is expected here"),
            _ => Err(ENDS),
        }
    }

    fn string(&mut self) -> Halt {
        self.at += 1;
        loop {
            let rest = self.bytes.get(self.at..).ok_or(ENDS)?;
            let found = memchr::memchr2(b'"', b'\\', rest).ok_or(ENDS)?;
            if rest[found] == b'"' {
                self.at += found + 1;
                return Ok(());
            }
            self.at += found + 2;
        }
    }

    /// `r"…"`, `r#"…"#`, or an `r` that is only a letter.
    fn raw_string(&mut self) -> Halt {
        let hashes = self.bytes[self.at + 1..].iter().take_while(|byte| **byte == b'#').count();
        let before = self.at.checked_sub(1).map_or(b' ', |at| self.bytes[at]);
        if self.bytes.get(self.at + 1 + hashes) != Some(&b'"')
            || before.is_ascii_alphanumeric()
            || before == b'_'
        {
            self.at += 1;
            return Ok(());
        }
        let mut from = self.at + hashes + 2;
        loop {
            let quote = from + memchr::memchr(b'"', &self.bytes[from..]).ok_or(ENDS)?;
            from = quote + 1;
            let after = self.bytes[from..].iter().take(hashes).take_while(|byte| **byte == b'#').count();
            if after == hashes {
                self.at = from + hashes;
                return Ok(());
            }
        }
    }

    fn character(&mut self) -> Halt {
        let rest = &self.bytes[self.at + 1..];
        let escaped = usize::from(rest.first() == Some(&b'\\'));
        // The longest is '\u{10ffff}'.
        let window = &rest[..rest.len().min(14)];
        let end = window.iter().skip(escaped + 1).position(|byte| *byte == b'\'');
        self.at += 2 + escaped + 1 + end.ok_or("a quotation mark is missing")?;
        Ok(())
    }

    fn comment(&mut self) -> Halt {
        match self.bytes.get(self.at + 1) {
            Some(b'/') => {
                let rest = &self.bytes[self.at..];
                self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                Ok(())
            }
            Some(b'*') => {
                let rest = &self.bytes[self.at + 2..];
                self.at += 4 + memchr::memmem::find(rest, b"*/").ok_or("a comment does not end")?;
                Ok(())
            }
            _ => {
                self.at += 1;
                Ok(())
            }
        }
    }

    fn space(&mut self) -> Halt {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                b'/' if matches!(self.bytes.get(self.at + 1), Some(b'/' | b'*')) => self.comment()?,
                _ => break,
            }
        }
        Ok(())
    }

    fn want(&mut self, byte: u8) -> Halt {
        match self.peek() {
            Some(found) if found == byte => {
                self.at += 1;
                Ok(())
            }
            None => Err(ENDS),
            _ => Err("a bracket or colon is expected here"),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn fault(&mut self, what: &str) {
        let line = self.line_at(self.at.min(self.bytes.len()));
        self.faults.push(Fault { line, what: what.to_owned() });
    }

    fn line_at(&mut self, at: usize) -> usize {
        self.line += lines(&self.bytes[self.counted..at]);
        self.counted = at;
        self.line
    }
}

pub(super) fn lines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

/// The value that a text begins with.
pub(super) fn cut_one(text: &str) -> Option<&str> {
    let mut cutter =
        Cutter { text, bytes: text.as_bytes(), at: 0, counted: 0, line: 1, items: vec![], faults: vec![] };
    cutter.value().ok().map(|()| &text[..cutter.at])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn texts(file: &str) -> Vec<(&str, &str, usize)> {
        cut(file).items.iter().map(|item| (item.list, item.text, item.line)).collect()
    }

    #[test]
    fn cuts_lists_and_values() {
        let file = "(\na: [\n(x: \"]),\\\"\", y: r#\"\"],)\"#),\n/* ( */ (z: 'r', q: '\\''), // ]\n],\nb: 12, c: r\"[\")";
        assert_eq!(
            texts(file),
            [
                ("a", "(x: \"]),\\\"\", y: r#\"\"],)\"#)", 3),
                ("a", "(z: 'r', q: '\\'')", 4),
                ("b", "12", 6),
                ("c", "r\"[\"", 6),
            ]
        );
        assert!(cut(file).faults.is_empty());
    }

    #[test]
    fn a_short_file_gives_what_it_has() {
        let cut = cut("(\na: [\n(x: 1),\n(x: 2),\n(x: ");
        assert_eq!(cut.items.len(), 3);
        assert_eq!(cut.faults, [Fault { line: 5, what: ENDS.into() }]);
    }
}

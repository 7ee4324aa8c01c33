//! The signs of RTF, one after the other: braces, control words, bytes.

/// One sign of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign<'a> {
    Open,
    Close,
    /// `\name` with its number, if any.
    Word(&'a str, Option<i32>),
    /// `\` and a sign that is no letter.
    Symbol(u8),
    /// `\'hh`.
    Hex(u8),
    /// A byte of the text. Line ends of the file are not among them.
    Byte(u8),
    /// Data after `\bin`, passed over.
    Data,
}

pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn word(&mut self) -> Sign<'a> {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_alphabetic()) && self.at - start < 64 {
            self.at += 1;
        }
        // Only ASCII letters were passed.
        let name = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let negative =
            self.peek() == Some(b'-') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        self.at += usize::from(negative);
        let mut number = None;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let value: i64 = number.unwrap_or(0_i64).saturating_mul(10) + i64::from(digit - b'0');
            number = Some(value.min(i64::from(i32::MAX)));
            self.at += 1;
        }
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        let number = number.map(|value| if negative { -value as i32 } else { value as i32 });
        if name == "bin" {
            let length = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            // A claim of more than there is would swallow the rest of the text.
            if length <= self.bytes.len() - self.at {
                self.at += length;
            }
            return Sign::Data;
        }
        Sign::Word(name, number)
    }
}

impl<'a> Iterator for Lexer<'a> {
    type Item = Sign<'a>;

    fn next(&mut self) -> Option<Sign<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return Some(match byte {
                b'{' => Sign::Open,
                b'}' => Sign::Close,
                b'\r' | b'\n' | 0 => continue,
                b'\\' => match self.peek() {
                    None => return None,
                    Some(b) if b.is_ascii_alphabetic() => self.word(),
                    Some(b'\'') => {
                        self.at += 1;
                        let digits = self.bytes.get(self.at..self.at + 2).unwrap_or_default();
                        match std::str::from_utf8(digits).ok().and_then(|d| u8::from_str_radix(d, 16).ok()) {
                            Some(value) => {
                                self.at += 2;
                                Sign::Hex(value)
                            }
                            None => continue,
                        }
                    }
                    Some(b) => {
                        self.at += 1;
                        Sign::Symbol(b)
                    }
                },
                b => Sign::Byte(b),
            });
        }
    }
}

//! PDFs by hand: objects, a table of where they are, streams as they come.

/// A PDF in the making. Object 1 is the catalog, 2 the pages.
pub struct Writer {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    pub catalog: String,
    pub trailer: String,
}

pub const FONTS: &str = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> \
     /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >> >>";

impl Writer {
    pub fn new() -> Self {
        let objects = vec![Vec::new(), Vec::new()];
        Self { objects, pages: Vec::new(), catalog: String::new(), trailer: String::new() }
    }

    /// Adds an object, and returns its number.
    pub fn add(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len()
    }

    pub fn stream(&mut self, entries: &str, data: &[u8]) -> usize {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", data.len()).into_bytes();
        body.extend_from_slice(data);
        body.extend_from_slice(b"\nendstream");
        self.add(body)
    }

    /// A page of A4 with content and the two fonts.
    pub fn page(&mut self, content: &str) -> usize {
        self.page_with(content, "", "")
    }

    pub fn page_with(&mut self, content: &str, entries: &str, resources: &str) -> usize {
        let content = self.stream("", content.as_bytes());
        let page = self.add(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R {entries} \
             /Resources << {FONTS} {resources} >> >>"
        ));
        self.pages.push(page);
        page
    }

    /// Makes an object one of the pages.
    pub fn put(&mut self, page: usize) {
        self.pages.push(page);
    }

    pub fn finish(mut self) -> Vec<u8> {
        let kids: Vec<String> = self.pages.iter().map(|page| format!("{page} 0 R")).collect();
        self.objects[0] = format!("<< /Type /Catalog /Pages 2 0 R {} >>", self.catalog).into_bytes();
        self.objects[1] =
            format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len()).into_bytes();
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in self.objects.iter().enumerate() {
            places.push(out.len());
            out.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
            out.extend_from_slice(object);
            out.extend_from_slice(b"\nendobj\n");
        }
        let table = out.len();
        out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
        for place in &places {
            out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
        }
        let size = places.len() + 1;
        let trailer =
            format!("trailer\n<< /Size {size} /Root 1 0 R {} >>\nstartxref\n{table}\n%%EOF\n", self.trailer);
        out.extend_from_slice(trailer.as_bytes());
        out
    }
}

/// A line of text with its foot at a place.
pub fn line(x: f64, y: f64, size: f64, text: &str) -> String {
    format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

/// Lines below each other, 14 points apart.
pub fn lines(x: f64, y: f64, texts: &[&str]) -> String {
    texts.iter().enumerate().map(|(at, text)| line(x, y - 14.0 * at as f64, 11.0, text)).collect()
}

/// A PDF of pages with these contents.
pub fn pdf(pages: &[String]) -> Vec<u8> {
    let mut writer = Writer::new();
    for page in pages {
        writer.page(page);
    }
    writer.finish()
}

//! The clipboard, for what egui has no way to hand over: tables as HTML, and a word on whether it went well.

use std::borrow::Cow;
use std::sync::Arc;

use super::actions::{Action, Notice};
use super::cx::Cx;
use super::later::{Later, Now};
use crate::export::png;
use crate::figure::Scene;
use crate::t;

/// What is to be pasted elsewhere.
pub enum Clip {
    /// A table for documents, and as text for all else.
    Table { html: String, text: String },
    /// Width and height, and four bytes a dot.
    Picture { size: [usize; 2], dots: Vec<u8> },
}

/// For the clipboard: two dots a point, up to a size that any program takes.
const DENSITY: u32 = 144;
const MOST_DOTS: f32 = 40_000_000.0;

impl Clip {
    /// A figure in dots; the error says why there is none.
    pub fn of(scene: &Scene) -> Result<Self, String> {
        let dots = DENSITY as f32 / 72.0;
        if scene.width * scene.height * dots * dots > MOST_DOTS {
            return Err(t!("copy-too-large").to_owned());
        }
        let bytes = png::png(scene, DENSITY).map_err(|why| why.to_string())?;
        let picture = image::load_from_memory(&bytes).map_err(|why| why.to_string())?.to_rgba8();
        let size = [picture.width() as usize, picture.height() as usize];
        Ok(Self::Picture { size, dots: picture.into_raw() })
    }

    fn put(self) -> Result<(), String> {
        let board = arboard::Clipboard::new();
        let put = board.and_then(|mut board| match self {
            Self::Table { html, text } => board.set_html(html, Some(text)),
            Self::Picture { size: [width, height], dots } => {
                board.set_image(arboard::ImageData { width, height, bytes: Cow::Owned(dots) })
            }
        });
        put.map_err(|why| why.to_string())
    }
}

/// Something on its way to the clipboard, made off the window's thread.
#[derive(Default)]
pub struct Copying(Option<(String, Later<Result<(), String>>)>);

impl Copying {
    /// Makes it and puts it there; `done` is said once it is.
    pub fn start(
        &mut self,
        cx: &mut Cx,
        done: String,
        make: impl Fn() -> Result<Clip, String> + Send + Sync + 'static,
    ) {
        let make = Arc::new(make);
        let (later, work) = Later::new(t!("job-copy"), move |_| Some(make().and_then(Clip::put)));
        self.0 = Some((done, later));
        cx.ask(Action::Work(work));
    }

    /// Says how it went, once.
    pub fn tell(&mut self, cx: &mut Cx) {
        let Some((done, later)) = &self.0 else { return };
        let said = match later.take() {
            Now::Going => return,
            Now::Made(Ok(())) => Notice::info(done.clone()),
            Now::Made(Err(why)) => Notice::warning(t!("copy-failed", why = why)),
            Now::Failed => Notice::warning(t!("copy-failed", why = t!("copy-stopped"))),
        };
        self.0 = None;
        cx.ask(Action::Notify(said));
    }
}

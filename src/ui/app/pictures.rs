//! Pictures are decoded as jobs: a large one takes longer than a frame.

use super::App;
use super::files::Done;
use crate::study::SourceId;
use crate::t;
use crate::ui::views::read::decode_picture;

impl App {
    /// Brings the picture of a source, for whoever shows it.
    pub(super) fn load_picture(&mut self, source: SourceId) {
        let Some(session) = &self.session else { return };
        let serial = session.serial();
        let read = session.read_original(source);
        let wake = self.wake();
        self.jobs.start(t!("job-picture"), wake, move |_| {
            let bytes = read().ok_or_else(|| t!("picture-not-kept").to_owned());
            Done::Picture(serial, source, bytes.and_then(|bytes| decode_picture(&bytes)).map(Box::new))
        });
    }
}

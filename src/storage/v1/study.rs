//! `study.ron`: everything that is not bound to one source, as flat lists.

use super::filed::Filed;
use super::leaves::Word;
use super::records::{
    ActorFile, AttributeFile, CaseFile, CellFile, CoderFile, ComparisonFile, DisplayFile, FindingFile,
    FlowFile, InfoFile, LevelFile, LinkFile, MemoFile, OutlierFile, PlacementFile, PropositionFile,
    RecommendationFile, ScaleFile, Stamped, ThemeFile, UnitFile,
};
use super::{StampFile, placed, stamp_file, unknown_list};
use crate::storage::draft::{Draft, Placed};
use crate::storage::notation::{self, Cut, Fault, Layout};
use crate::study::{AnyId, Record, SessionId, Study};

macro_rules! lists {
    ($($list:ident $kind:ident $file:ident $layout:ident),+ $(,)?) => {
        /// What `study.ron` tells; each record with its line.
        #[derive(Default)]
        pub struct StudyFile {
            $($list: Vec<(usize, $file)>,)+
            seen: Vec<(usize, (Word<SessionId>, u64))>,
            deleted: Vec<(usize, (Word<AnyId>, StampFile))>,
        }

        impl StudyFile {
            pub fn read(text: &str, faults: &mut Vec<Fault>) -> Self {
                let mut file = Self::default();
                let Cut { items, faults: cut_faults } = notation::cut(text);
                faults.extend(cut_faults);
                for item in items {
                    match item.list {
                        $(stringify!($list) => notation::read(item, &mut file.$list, faults),)+
                        "seen" => notation::read(item, &mut file.seen, faults),
                        "deleted" => notation::read(item, &mut file.deleted, faults),
                        _ => faults.push(unknown_list(item)),
                    }
                }
                file
            }

            pub fn into_draft(self) -> Draft {
                let mut draft = Draft::default();
                $(draft.records.extend(self.$list.into_iter().map(|(line, file)| {
                    let Placed { line, stamp, value }: Placed<crate::study::$kind> = placed(line, file);
                    Placed { line, stamp, value: Record::from(value) }
                }));)+
                draft.seen = self.seen.into_iter().map(|(_, (session, counter))| (session.0, counter)).collect();
                draft.deleted =
                    self.deleted.into_iter().map(|(_, (id, stamp))| (id.0, Filed::from_file(stamp))).collect();
                draft
            }

            /// The bytes of `study.ron`.
            pub fn write(study: &Study) -> Result<String, ron::Error> {
                let mut to = String::from("(\n");
                $(
                    // A study without displays is written as it was before there were any.
                    if stringify!($list) != "displays" || !study.$list.is_empty() {
                        to.push_str(concat!(stringify!($list), ": [\n"));
                        for record in study.$list.iter() {
                            let mut file = record.to_file();
                            *file.stamp() = stamp_file(study.$list.stamp(crate::study::TableRecord::id(record)));
                            notation::write(&mut to, &file, Layout::$layout)?;
                        }
                        to.push_str("],\n");
                    }
                )+
                to.push_str("seen: [\n");
                for (session, counter) in study.seen() {
                    notation::write(&mut to, &(Word(session), counter), Layout::Line)?;
                }
                to.push_str("],\ndeleted: [\n");
                for (id, stamp) in study.tombstones() {
                    notation::write(&mut to, &(Word(id), stamp.to_file()), Layout::Line)?;
                }
                to.push_str("],\n)\n");
                Ok(to)
            }
        }
    };
}

lists!(
    info Info InfoFile Fields,
    coders Coder CoderFile Line,
    attributes Attribute AttributeFile Line,
    cases Case CaseFile Fields,
    units Unit UnitFile Line,
    levels Level LevelFile Line,
    themes Theme ThemeFile Fields,
    actors Actor ActorFile Line,
    flows Flow FlowFile Line,
    cells Cell CellFile Fields,
    findings Finding FindingFile Fields,
    links Link LinkFile Line,
    comparisons Comparison ComparisonFile Fields,
    outliers Outlier OutlierFile Fields,
    propositions Proposition PropositionFile Fields,
    recommendations Recommendation RecommendationFile Fields,
    scales Scale ScaleFile Fields,
    placements Placement PlacementFile Fields,
    memos Memo MemoFile Fields,
    displays Display DisplayFile Fields,
);

//! Folding changes: what is pushed one by one is the net change.

use std::collections::BTreeMap;

use crosscase::study::*;
use proptest::prelude::*;

use crate::edit::sample::{self, id};

fn memo(number: u128, text: u8) -> Record {
    sample::memo(number, AnyId::Info(InfoId::ONE), &format!("Text {text}")).into()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pushed_changes_fold_to_the_net_change(steps in prop::collection::vec((0_u128..4, prop::option::of(0_u8..3)), 0..20)) {
        let start: BTreeMap<u128, Record> = BTreeMap::from([(0, memo(0, 0)), (1, memo(1, 1))]);
        let mut now = start.clone();
        let mut set = ChangeSet::default();
        for (number, text) in steps {
            let after = text.map(|text| memo(number, text));
            set.push(now.get(&number).cloned(), after.clone());
            match after {
                Some(record) => now.insert(number, record),
                None => now.remove(&number),
            };
        }
        let net: BTreeMap<AnyId, (Option<Record>, Option<Record>)> = (0..4)
            .map(|number| (AnyId::Memo(id(number)), (start.get(&number).cloned(), now.get(&number).cloned())))
            .filter(|(_, (before, after))| before != after)
            .collect();
        prop_assert_eq!(set.changes.len(), net.len());
        for change in &set.changes {
            let (before, after) = &net[&change.id()];
            prop_assert_eq!(&change.before, before);
            prop_assert_eq!(&change.after, after);
        }
    }
}

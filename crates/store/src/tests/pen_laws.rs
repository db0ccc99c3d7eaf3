//! Laws of the pen, for any tabs that ask for it, hang, wake up, and are closed and opened at any
//! moment.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::pen::Role;
use super::tabs::{Step, TABS, World, edits_of};
use super::*;
use book::UnitId;

fn step() -> impl Strategy<Value = Step> {
    let tab = 0..TABS;
    prop_oneof![
        1 => tab.clone().prop_map(Step::Open),
        1 => tab.clone().prop_map(Step::Close),
        1 => tab.clone().prop_map(Step::Hang),
        2 => tab.clone().prop_map(Step::Wake),
        8 => tab.clone().prop_map(Step::Edit),
        3 => tab.clone().prop_map(Step::Press),
        12 => tab.clone().prop_map(Step::Hear),
        8 => tab.clone().prop_map(Step::HearLock),
        16 => tab.clone().prop_map(Step::Work),
        2 => tab.clone().prop_map(Step::TimeOut),
        6 => tab.prop_map(Step::Look),
    ]
}

proptest! {
    #[test]
    fn whatever_tabs_do_one_writes_all_follow_and_nothing_that_was_shown_as_saved_is_lost(steps in prop::collection::vec(step(), 1..200)) {
        let mut world = World::default();
        world.open(0);
        for step in &steps {
            world.run(step);
            if matches!(step, Step::Work(_) | Step::Edit(_)) {
                world.check();
            }
        }
        world.open(0);
        world.calm();
        world.check();
        let roles = |world: &World| world.tabs.iter().flatten().map(|tab| tab.pen.role()).collect::<Vec<_>>();
        prop_assert_eq!(roles(&world).into_iter().filter(|role| *role == Role::Writes).count(), 1, "{:?}", roles(&world));

        // A last edit in each tab: otherwise the local storage might hold a newer state that nobody
        // saw, because its writer was closed.
        for at in 0..TABS {
            world.run(&Step::Edit(at));
        }
        world.calm();

        // A tab that lost the pen with unsaved edits merges them when it gets the pen back.
        for at in 0..TABS {
            if world.tabs[at].as_ref().is_some_and(|tab| tab.pen.role() == Role::Apart) {
                world.run(&Step::Press(at));
                world.calm();
            }
        }
        world.check();
        let stored = world.stored();
        for tab in world.tabs.iter().flatten() {
            prop_assert!(matches!(tab.pen.role(), Role::Writes | Role::Follows), "{:?}", tab.pen);
            prop_assert_eq!(edits_of(&tab.book), edits_of(&stored));
            prop_assert_eq!(tab.store.standing(), Standing::Saved);
        }
        let all: BTreeSet<UnitId> = (0..world.edits).map(|edit| UnitId::new(&["e", &edit.to_string()].concat()).unwrap()).collect();
        let there: BTreeSet<UnitId> = edits_of(&stored).union(&world.given_up).cloned().collect();
        prop_assert_eq!(there, all, "what was typed is lost only with its tab");
    }
}

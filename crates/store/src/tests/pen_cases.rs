//! The pen, event by event.

use super::pen::{Action, Event, Message, Pen, Role, Said, format, heard};

fn writer() -> Pen {
    Pen::new("w".into(), Some(3)).0
}

fn follower() -> Pen {
    Pen::new("f".into(), None).0
}

fn hears(said: Said) -> Event {
    Event::Heard(Message { format: format(), from: "x".into(), said })
}

#[test]
fn a_message_tells_a_newer_build_and_an_older_one_by_its_format() {
    let text = |format: u32| {
        serde_json::json!({"format": format, "from": "x", "said": "hello"}).to_string()
    };
    assert_eq!(heard(&text(format() + 1)), Some(Event::HeardNewer));
    assert_eq!(heard(&text(format() - 1)), Some(Event::HeardOlder));
    assert_eq!(heard(&text(format())), Some(hears(Said::Hello)));
    assert_eq!(heard("hello"), None);
}

#[test]
fn an_older_build_hears_of_this_one_unless_this_one_has_stopped() {
    assert_eq!(writer().on(Event::HeardOlder), [Action::TellState(3)]);
    let mut pen = follower();
    assert_eq!(pen.on(Event::HeardOlder), [Action::Tell(Said::Hello)]);
    assert_eq!(pen.on(Event::HeardNewer), [Action::Release]);
    assert_eq!(pen.on(Event::HeardOlder), []);
}

#[test]
fn the_pen_is_given_to_a_tab_that_knows_its_number_and_told_to_any_other() {
    let mut pen = writer();
    assert_eq!(pen.on(hears(Said::Ask(2))), [Action::TellState(3)]);
    assert_eq!(pen.role(), Role::Writes);
    assert_eq!(pen.on(hears(Said::Ask(3))), [Action::Tell(Said::Soon), Action::Finish]);
    assert_eq!(pen.on(hears(Said::Ask(3))), [Action::Tell(Said::Soon)]);
    let given = pen.on(Event::Settled { is_saved: true });
    assert_eq!(given.first(), Some(&Action::Tell(Said::Given("x".into()))));
}

#[test]
fn a_follower_reads_what_the_newest_writer_shows_and_no_earlier_one() {
    let mut pen = follower();
    assert_eq!(pen.on(hears(Said::At { pen: 5, revision: 9 })), [Action::Read(9)]);
    assert_eq!(pen.number(), 5);
    assert_eq!(pen.on(hears(Said::At { pen: 4, revision: 10 })), []);
    assert_eq!(pen.number(), 5);
    assert_eq!(pen.on(hears(Said::At { pen: 5, revision: 10 })), [Action::Read(10)]);
}

#[test]
fn a_tab_asks_again_only_a_writer_it_did_not_know() {
    let mut pen = follower();
    let asks = |actions: &[Action], pen: u64| actions.contains(&Action::Tell(Said::Ask(pen)));
    assert!(asks(&pen.on(Event::Pressed), 0));
    assert!(asks(&pen.on(hears(Said::At { pen: 6, revision: 1 })), 6));
    assert_eq!(pen.on(hears(Said::At { pen: 6, revision: 1 })), [Action::Read(1)]);
    assert_eq!(pen.role(), Role::Asks);
}

#[test]
fn a_tab_takes_the_lock_over_once_its_last_question_stays_unanswered() {
    let mut pen = follower();
    let asked = pen.on(Event::Pressed);
    let [Action::Tell(Said::Ask(0)), Action::Time(time, _)] = asked[..] else {
        panic!("{asked:?}")
    };
    assert_eq!(pen.on(Event::TimedOut(time - 1)), []);
    assert_eq!(pen.on(Event::TimedOut(time)).first(), Some(&Action::Steal));
}

#[test]
fn a_tab_that_lost_the_pen_before_it_could_save_stands_apart_until_the_save_arrives() {
    let mut pen = writer();
    let follows = [Action::Queue, Action::Tell(Said::Hello)];
    assert_eq!(pen.on(Event::Lost { has_unsaved: true }), follows);
    assert_eq!(pen.on(Event::Settled { is_saved: false }), []);
    assert_eq!(pen.role(), Role::Apart);
    assert_eq!(pen.on(Event::Settled { is_saved: true }), [Action::Read(u64::MAX)]);
    assert_eq!(pen.role(), Role::Follows);
    assert_eq!(pen.on(Event::Settled { is_saved: true }), []);
}

#[test]
fn a_writer_whom_the_mirror_refuses_stands_apart_and_a_follower_it_does_not_concern() {
    assert_eq!(follower().on(Event::Refused), []);
    let mut pen = writer();
    let follows = [Action::Release, Action::Queue, Action::Tell(Said::Hello)];
    assert_eq!(pen.on(Event::Refused), follows);
    assert_eq!(pen.role(), Role::Apart);
}

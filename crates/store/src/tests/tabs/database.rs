//! The database's handling of changes from the tabs, one step at a time.

use super::boxed;
use super::*;

impl World {
    /// Does one step of the database for a tab, or lets the tab hear of it. The database goes on
    /// while the tab hangs.
    pub(super) fn work(&mut self, at: usize) {
        let Some(tab) = self.tabs[at].as_mut() else { return };
        if tab.work.is_none() {
            tab.work = tab.next.pop_front();
        }
        match tab.work.take() {
            None => {}
            Some(Work::Write(change)) => {
                let outcome = self.write(&change);
                self.tabs[at].as_mut().unwrap().work = Some(Work::Written(change, outcome));
            }
            Some(answer) if tab.is_hung => tab.work = Some(answer),
            Some(Work::Written(change, outcome)) => self.written(at, &change, outcome),
            Some(Work::Open(reading)) => {
                self.pen += 1;
                let mut opened =
                    Store::open_in(boxed(tab.view.clone()), Some(self.mirror.clone()), 7);
                opened.store.take_pen(self.pen);
                opened.share(&tab.store);
                assert!(opened.damaged.is_empty(), "{:?}", opened.damaged);
                if !tab.pen.is_opening(reading) {
                    tab.next.push_front(Work::Read);
                    return;
                }
                let is_apart = tab.pen.is_apart();
                let screen = std::mem::replace(&mut tab.book, opened.book);
                tab.store = opened.store;
                if is_apart {
                    tab.book.shards.extend(screen.shards);
                }
                self.happen(at, Event::Opened { reading, pen: self.pen });
                self.save(at);
            }
            Some(Work::Read) => {
                let mut opened =
                    Store::open_in(boxed(tab.view.clone()), Some(self.mirror.clone()), 7);
                opened.store.give_pen();
                opened.share(&tab.store);
                if tab.pen.is_following() && opened.store.revision() >= tab.store.revision() {
                    (tab.store, tab.book) = (opened.store, opened.book);
                }
            }
        }
    }

    /// Runs the mirror's transaction.
    fn write(&mut self, change: &Change) -> Mirrored {
        if self.pen > change.pen {
            return Mirrored::Taken;
        }
        assert_eq!(self.pen, change.pen);
        for (key, text) in &change.puts {
            assert!(!self.mirror.contains_key(key), "{key} is written over");
            self.mirror.insert(key.clone(), text.clone());
        }
        self.mirror.retain(|key, _| !change.gives_way(key));
        Mirrored::Done
    }

    fn written(&mut self, at: usize, change: &Change, outcome: Mirrored) {
        let tab = self.tabs[at].as_mut().unwrap();
        tab.store.mirrored(change, outcome);
        let is_newest = outcome == Mirrored::Done
            && change.manifest.revision == tab.store.revision()
            && tab.store.has_taken(&tab.book);
        if is_newest && !tab.pen.is_apart() && tab.store.standing() == Standing::Saved {
            self.promised.extend(edits_of(&tab.book));
        }
        if outcome == Mirrored::Done {
            let news = News::of(tab.told, change.clone());
            tab.told = news.revision();
            self.tell(at, Said::Changed(news));
            if is_newest && self.tabs[at].as_ref().unwrap().pen.is_apart() {
                self.happen(at, Event::Settled { is_saved: true });
            }
        } else {
            self.happen(at, Event::Refused);
        }
        self.mirror_next(at);
    }
}

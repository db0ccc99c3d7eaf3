//! The evaluator of the shown book and its answers, kept until the book changes. A page that is
//! opened again, or another page that asks the same, gets them at once.

use std::any::Any;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use book::{UnitId, Year};
use law::{Basis, BookVerdicts, Evaluator, KeptEvaluator};

/// The number of years whose verdicts are kept. People who compare years switch between two or
/// three.
pub const YEARS: usize = 4;

/// A question: its name, and the unit and the year if it depends on them.
type Key = (&'static str, Option<UnitId>, Option<Year>);

/// An evaluator with the answers that it gave.
pub struct Kept {
    pub evaluator: KeptEvaluator,
    answers: RefCell<HashMap<Key, Rc<dyn Any>>>,
}

thread_local! {
    static KEPT: RefCell<Option<Rc<Kept>>> = const { RefCell::new(None) };
    /// The latest verdicts of each year, of this book or an earlier one.
    static VERDICTS: RefCell<BTreeMap<Year, Arc<BookVerdicts>>> =
        const { RefCell::new(BTreeMap::new()) };
}

/// Returns what is kept of a book.
pub fn kept(basis: Basis) -> Rc<Kept> {
    let known = KEPT.with_borrow(|kept| {
        kept.as_ref().filter(|kept| kept.evaluator.basis().is_same(&basis)).cloned()
    });
    known.unwrap_or_else(|| {
        let evaluator = KeptEvaluator::new(basis);
        let kept = Rc::new(Kept { evaluator, answers: RefCell::default() });
        KEPT.set(Some(Rc::clone(&kept)));
        kept
    })
}

impl Kept {
    /// Returns the answer to a question, which is asked only once.
    pub fn answer<T: 'static>(&self, key: Key, ask: impl FnOnce() -> T) -> Rc<T> {
        let known = self.answers.borrow().get(&key).cloned();
        if let Some(known) = known.and_then(|known| known.downcast().ok()) {
            return known;
        }
        let answer = Rc::new(ask());
        self.answers.borrow_mut().insert(key, Rc::clone(&answer) as Rc<dyn Any>);
        answer
    }
}

/// Judges a book for a year. Only communes that changed since the year's last verdicts are judged
/// again.
pub fn judge(basis: Basis, year: Year) -> Arc<BookVerdicts> {
    let kept = kept(basis);
    let by = |evaluator: &Evaluator, earlier: Option<&BookVerdicts>| {
        BookVerdicts::by(evaluator, year, earlier)
    };
    let verdicts = kept.answer(("verdicts", None, Some(year)), || kept.go_on(year, year, by));
    Arc::clone(&verdicts)
}

impl Kept {
    /// Goes on from the latest verdicts of a year, and keeps the new ones among those of the years
    /// nearest to the shown one.
    fn go_on(
        &self,
        year: Year,
        shown: Year,
        judge: impl FnOnce(&Evaluator, Option<&BookVerdicts>) -> BookVerdicts,
    ) -> Arc<BookVerdicts> {
        let earlier = VERDICTS.with_borrow(|all| all.get(&year).cloned());
        let judged = self.evaluator.ask(|evaluator| judge(evaluator, earlier.as_deref()));
        let verdicts = Arc::new(judged);
        VERDICTS.with_borrow_mut(|all| {
            all.insert(year, Arc::clone(&verdicts));
            let far = |year: &Year| year.number().abs_diff(shown.number());
            while all.len() > YEARS
                && let Some(farthest) = all.keys().copied().max_by_key(far)
            {
                all.remove(&farthest);
            }
        });
        verdicts
    }

    /// Judges a year that is not shown until there is enough for now. Returns whether nothing is
    /// left to judge ahead.
    pub fn judge_ahead(&self, year: Year, shown: Year, is_enough: &dyn Fn() -> bool) -> bool {
        let ahead = |evaluator: &Evaluator, earlier: Option<&BookVerdicts>| {
            BookVerdicts::ahead(evaluator, year, earlier, is_enough)
        };
        self.go_on(year, shown, ahead).is_all_ahead(&self.evaluator.basis().book)
    }
}

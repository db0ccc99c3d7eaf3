//! Lists of incidents for questions about days and kinds.
//!
//! Trends of a province look at each incident of its communes forty times. So a list keeps the day
//! and the number of the kind beside each incident, and looks up the answer of each kind once.

use std::cell::RefCell;
use std::rc::Rc;

use book::{Catalogue, Day, Incident, KindAnswer, KindCode};
use rustc_hash::FxHashMap;

/// An incident in the list of a unit.
pub(super) struct Dated<'a> {
    pub day: Day,
    /// The number of its kind, see [`Kinds`].
    kind: usize,
    pub incident: &'a Incident,
}

/// The kinds of a book's incidents, numbered as they are met, and their answers.
pub(super) struct Kinds<'a> {
    catalogue: &'a Catalogue,
    numbers: RefCell<FxHashMap<&'a KindCode, usize>>,
    asked: RefCell<FxHashMap<Vec<KindCode>, Rc<Answers>>>,
}

/// The answer of each kind to a question about some kinds, by the number of the kind; `None` until
/// it is asked.
pub(super) type Answers = RefCell<Vec<Option<KindAnswer>>>;

impl<'a> Kinds<'a> {
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self { catalogue, numbers: RefCell::default(), asked: RefCell::default() }
    }

    /// An incident for the list of a unit.
    pub fn dated(&self, incident: &'a Incident) -> Dated<'a> {
        let mut numbers = self.numbers.borrow_mut();
        let next = numbers.len();
        let kind = *numbers.entry(&incident.kind).or_insert(next);
        Dated { day: incident.date, kind, incident }
    }

    /// The answers to a question about some kinds.
    pub fn asked(&self, wanted: &[KindCode]) -> Rc<Answers> {
        if let Some(known) = self.asked.borrow().get(wanted) {
            return Rc::clone(known);
        }
        let answers = Rc::default();
        self.asked.borrow_mut().insert(wanted.to_vec(), Rc::clone(&answers));
        answers
    }

    /// The answer of an incident's kind to a question about some kinds.
    pub fn answer(&self, dated: &Dated, wanted: &[KindCode], answers: &Answers) -> KindAnswer {
        if let Some(Some(known)) = answers.borrow().get(dated.kind) {
            return *known;
        }
        let answer = self.catalogue.answer(&dated.incident.kind, wanted);
        let mut answers = answers.borrow_mut();
        if answers.len() <= dated.kind {
            answers.resize(dated.kind + 1, None);
        }
        if let Some(place) = answers.get_mut(dated.kind) {
            *place = Some(answer);
        }
        answer
    }
}

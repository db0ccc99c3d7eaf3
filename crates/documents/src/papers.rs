//! Makes papers of one book.

use std::cmp::Ordering;

use book::text::{Lang, say};
use book::{
    Book, Catalogue, Counting, Day, Frame, Kind, KindCode, KindGroup, Label, Measure, Period,
    UnitId, UnitKind, Year,
};
use desk::letters::Letters;
use law::{Evaluator, Explainer, Library, unit_kind_name};

use crate::days::Days;
use crate::settings::Settings;

/// The prefix of indicators that count the incidents of one kind.
const CASES_OF: &str = "cases-of.";

/// Makes papers of one book. Make one for a series of papers: it remembers what it looked up.
pub struct Papers<'a> {
    pub(crate) book: &'a Book,
    pub(crate) library: &'a Library,
    pub(crate) settings: &'a Settings,
    pub(crate) evaluator: Evaluator<'a>,
    letters: &'a Letters,
}

/// The paper that is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'q> {
    /// The unit that it is about.
    pub unit: &'q UnitId,
    /// The year.
    pub year: Year,
    /// The date of the paper. Without one, it is left for handwriting.
    pub day: Option<Day>,
    /// The period that it is about; the template's if absent.
    pub days: Option<Days>,
}

/// The reason why there is no such paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPaper {
    /// There is no such template.
    NoTemplate(String),
    /// The book has no units.
    NoUnits,
    /// The book has no such unit.
    NoUnit(UnitId),
    /// The template is for other kinds of unit.
    NotFor(UnitKind, Vec<UnitKind>),
    /// The unit, or its kind of unit, did not exist on the day.
    NotThere(Day),
    /// The year has no such days.
    NoDays,
}

impl NoPaper {
    /// The reason as a sentence.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::NoTemplate(id) => {
                say!(lang, "không có mẫu «{id}»", "there is no template «{id}»")
            }
            Self::NoUnits => say!(lang, "sổ chưa có đơn vị nào", "the book has no units"),
            Self::NoUnit(unit) => {
                say!(lang, "không có đơn vị «{unit}»", "there is no unit «{unit}»")
            }
            Self::NotFor(kind, kinds) => {
                let known: Vec<_> = kinds.iter().map(|kind| unit_kind_name(*kind, lang)).collect();
                say!(
                    lang,
                    "văn bản này không lập cho {kind}, chỉ cho: {known}",
                    "this paper is not written for a {kind}, only for: {known}",
                    kind = unit_kind_name(*kind, lang),
                    known = known.join(", ")
                )
            }
            Self::NotThere(day) => say!(
                lang,
                "ngày {day} không có đơn vị này: chưa thành lập, đã kết thúc, hoặc không còn cấp huyện",
                "on {day} there was no such unit: not yet formed, ended, or districts were no more"
            ),
            Self::NoDays => say!(lang, "năm này không có kỳ đó", "the year has no such days"),
        }
    }
}

impl<'a> Papers<'a> {
    /// Papers of a book as it could be known on a day; of all that is in it without one. The
    /// catalogue is that of [`catalogue`].
    pub fn new(
        book: &'a Book,
        library: &'a Library,
        catalogue: &'a Catalogue,
        settings: &'a Settings,
        letters: &'a Letters,
        as_of: Option<Day>,
    ) -> Self {
        let reading = book.frame.settings.reading;
        let evaluator = Evaluator::new(book, library, catalogue, reading, as_of);
        Self { book, library, settings, evaluator, letters }
    }

    /// The names and sentences of the law, in Vietnamese.
    pub(crate) fn explainer(&self) -> Explainer<'_> {
        Explainer { book: self.book, catalogue: self.evaluator.catalogue(), lang: Lang::Vi }
    }

    /// The order of names.
    pub(crate) fn order(&self) -> fn(&str, &str) -> Ordering {
        self.letters.order
    }

    pub(crate) fn catalogue(&self) -> &'a Catalogue {
        self.evaluator.catalogue()
    }
}

/// The kinds of a book and the national ones, with an indicator for each kind of incident: papers
/// count those too.
pub fn catalogue(library: &Library, frame: &Frame) -> Catalogue {
    let catalogue = library.catalogue(frame);
    let counted: Vec<Kind> = catalogue.group(KindGroup::Incident).filter_map(counting).collect();
    let kinds = KindGroup::ALL.into_iter().flat_map(|group| catalogue.group(group)).cloned();
    Catalogue::new(kinds.chain(counted))
}

/// The indicator that counts the incidents of a kind; none if the code is too long.
pub(crate) fn cases_of(kind: &KindCode) -> Option<KindCode> {
    KindCode::new(&[CASES_OF, kind.as_str()].concat()).ok()
}

fn counting(kind: &Kind) -> Option<Kind> {
    Some(Kind {
        code: cases_of(&kind.code)?,
        group: KindGroup::Indicator,
        label: Label { vi: kind.label.vi.clone(), en: kind.label.en.clone() },
        within: Vec::new(),
        general: false,
        of_people: false,
        unit: kind.unit.clone(),
        counts: Some(Counting { kinds: vec![kind.code.clone()], measure: Measure::Cases }),
        scale: None,
        rank: None,
        lasting: None,
        fixed: false,
        in_force: Period::default(),
        source: kind.source.clone(),
    })
}

//! Reads a file of checks for doubtful figures, or reports all its problems with line and path.

use std::collections::BTreeMap;

use crate::beside_book::is_beside_book;
use crate::findings::Findings;
use crate::json::{Members, items};
use crate::locator::{Locator, Spot};
use crate::mail_quotes::unquoted;
use crate::problem::{Fault, Notice, Place, Problem};
use crate::read::{Reader, check_size, decode, joined};
use crate::rules::RuleFault;
use crate::shape_fault;
use book::{Catalogue, Extra, Frame, KindGroup, RecordId};
use law::Library;
use law::checks::{Check, CheckTest, MAX_OWN_CHECKS};

/// A file of checks that was read without problems.
#[derive(Clone, Debug, PartialEq)]
pub struct ChecksRead {
    /// The checks.
    pub checks: Vec<Check>,
    /// The checks as they go into a book's frame.
    pub raw: Vec<Extra>,
    /// Remarks on the file.
    pub notices: Vec<Notice>,
}

/// Whether a text is a file of checks rather than a book or a rule file.
pub fn is_checks(bytes: &[u8]) -> bool {
    is_beside_book(bytes, |members| {
        members.get("checks").is_some() && members.get("conditions").is_none()
    })
}

/// Reads a file of checks for use with a book.
///
/// `file` is its name for messages. `frame` is that of the book, whose kinds the checks may name.
/// `normalize` composes Unicode (NFC).
///
/// # Errors
/// All problems of the file, in its order.
pub fn read_checks(
    bytes: &[u8],
    file: &str,
    national: &Library,
    frame: &Frame,
    normalize: &dyn Fn(&str) -> String,
) -> Result<ChecksRead, Vec<Problem>> {
    check_size(bytes.len() as u64, file)?;
    let bytes = &*unquoted(bytes);
    let refuse = |line, fault| {
        vec![Problem { place: Place { file: file.to_owned(), line, ..Place::default() }, fault }]
    };
    let text = decode(bytes).map_err(|(line, fault)| refuse(line, fault))?;
    let members = Members::parse(text).map_err(|error| match error.is_data() {
        true => refuse(Some(1), Fault::Missing { field: "checks".to_owned() }),
        false => refuse(Some(error.line().max(1)), shape_fault::syntax_fault(&error)),
    })?;
    let list = members.get("checks").and_then(|part| items(part).ok());
    let Some(list) = list.filter(|_| is_checks(bytes)) else {
        return Err(refuse(Some(1), Fault::Missing { field: "checks".to_owned() }));
    };
    let mut reader =
        Reader { findings: Findings::refusing_legacy(), normalize, names_unknown: true };
    for (name, _) in members.0.iter().filter(|(name, _)| name != "checks") {
        reader.findings.problem(Spot::file(name), Fault::UnknownField { field: name.clone() });
    }
    if list.is_empty() {
        let fault = Fault::Rule(RuleFault::EmptyList { field: "checks" });
        reader.findings.problem(Spot::file("checks"), fault);
    }
    if list.len() > MAX_OWN_CHECKS {
        let fault = Fault::TooMany { count: list.len(), most: MAX_OWN_CHECKS };
        reader.findings.problem(Spot::file("checks"), fault);
    }
    let catalogue = national.catalogue(frame);
    let mut known = BTreeMap::new();
    let (mut checks, mut raw) = (Vec::new(), Vec::new());
    for (index, part) in list.into_iter().enumerate().take(MAX_OWN_CHECKS) {
        let path = format!("checks[{index}]");
        let spot = |field: String| Spot::file(joined(&path, &field));
        let Some(text) = reader.cleaned(part, &spot) else { continue };
        let Some(check) = reader.typed::<Check>(&text, &spot) else { continue };
        let mut checker =
            Checker { path: &path, catalogue: &catalogue, findings: &mut reader.findings };
        checker.check(&check);
        checker.same_id(&check, &mut known);
        raw.extend(reader.typed::<Extra>(&text, &spot));
        checks.push(check);
    }
    let notices = reader.findings.finish(&Locator::new(file, text, &[]))?;
    Ok(ChecksRead { checks, raw, notices })
}

/// Checks one check beyond its shape.
struct Checker<'c> {
    path: &'c str,
    catalogue: &'c Catalogue,
    findings: &'c mut Findings,
}

impl Checker<'_> {
    fn problem(&mut self, field: &str, fault: Fault) {
        self.findings.problem(Spot::file(joined(self.path, field)), fault);
    }

    fn check(&mut self, check: &Check) {
        let texts = [
            ("version", &check.version),
            ("name.vi", &check.name.vi),
            ("name.en", &check.name.en),
            ("advice.vi", &check.advice.vi),
            ("advice.en", &check.advice.en),
        ];
        for (field, text) in texts {
            if text.trim().is_empty() {
                self.problem(field, Fault::Blank);
            }
        }
        let finds = format!("finds.{}", check.finds.name());
        for (field, code) in check.finds.indicators() {
            self.code(&joined(&finds, &field), KindGroup::Indicator, code.as_str());
        }
        if let CheckTest::Recognised(test) = &check.finds {
            for (at, code) in test.standards.iter().enumerate() {
                let field = format!("{finds}.standards[{at}]");
                self.code(&field, KindGroup::Standard, code.as_str());
            }
        }
        if let CheckTest::Without(pairs) | CheckTest::MoreThan(pairs) = &check.finds
            && pairs.is_empty()
        {
            let field = check.finds.name();
            self.problem(&finds, Fault::Rule(RuleFault::EmptyList { field }));
        }
        for (field, number) in check.finds.thresholds() {
            if number == 0 {
                let fault = Fault::OutOfRange { found: "0".to_owned(), allowed: "1–4294967295" };
                self.problem(&joined(&finds, field), fault);
            }
        }
    }

    fn code(&mut self, field: &str, group: KindGroup, code: &str) {
        let is_known =
            book::KindCode::new(code).is_ok_and(|code| self.catalogue.get(group, &code).is_some());
        if !is_known {
            self.problem(field, Fault::UnknownKind { code: code.to_owned(), group });
        }
    }

    /// Reports a check with the id of one before it.
    fn same_id(&mut self, check: &Check, known: &mut BTreeMap<RecordId, Spot>) {
        let spot = || Spot::file(joined(self.path, "id"));
        match known.get(&check.id) {
            Some(first) => self.findings.same_id(spot(), first.clone()),
            None => {
                known.insert(check.id.clone(), spot());
            }
        }
    }
}

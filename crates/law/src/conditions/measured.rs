//! The lookup of figures that the tests of figures share.

use super::CommonReason;
use crate::evaluator::Evaluator;
use crate::figure::Figure;
use crate::question::Question;
use crate::span::Span;
use crate::test_finding::TestFinding;
use book::KindCode;

impl TestFinding {
    /// Looks up an indicator's figure over some days. Adds its records; for an unknown figure, also
    /// the reasons and the needs.
    pub(super) fn measure(
        &mut self,
        evaluator: &Evaluator,
        question: &Question,
        indicator: &KindCode,
        span: &Span,
    ) -> Figure {
        let measured = evaluator.facts.figure(question.unit, indicator, span);
        self.records.extend(measured.records);
        let new: Vec<_> =
            measured.because.into_iter().filter(|reason| !self.because.contains(reason)).collect();
        self.because.extend(new);
        for unit in measured.shared {
            let reason = CommonReason::FormerUnitShared { unit }.into();
            if !self.because.contains(&reason) {
                self.because.push(reason);
                self.needs.push(question.ruling(question.year));
            }
        }
        for need in measured.needs {
            if !self.needs.contains(&need) {
                self.needs.push(need);
            }
        }
        measured.figure
    }
}

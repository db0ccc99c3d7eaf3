//! Every worked case of `tests/cases/` comes out as written.

use std::sync::LazyLock;

use book::Lang;
use law::{Explainer, Finding, Need, Notice, Outcome, Verdict};

use testing::worked::{Case, Opened, all_cases, innermost, judged};

/// The blank fields that would settle a verdict, each as `id.field`.
fn blank_fields(verdict: &Verdict) -> Vec<String> {
    let blank = |need: &&Need| match need {
        Need::Field { record, field } => Some(format!("{}.{field}", record.id)),
        Need::Class { unit } => Some(format!("{unit}.class")),
        Need::Group { unit } => Some(format!("{unit}.commune_group")),
        Need::Record { .. } | Need::Units { .. } => None,
    };
    verdict.needs().iter().filter_map(blank).collect()
}

/// The deviations of a verdict from the case's expectations.
fn differences(case: &Case, opened: &Opened, verdict: &Verdict) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut compare = |what: &str, is: String, should: String| {
        if is != should {
            wrong.push(format!("{what} is {is}, should be {should}"));
        }
    };
    let expected = &case.expect;
    compare("the outcome", verdict.outcome.code().to_owned(), expected.outcome.clone());
    let decides: Vec<_> =
        verdict.deciding().iter().map(|finding| finding.condition.id.clone()).collect();
    compare("what decides", format!("{decides:?}"), format!("{:?}", expected.decides));
    let mut clauses: Vec<String> = Vec::new();
    for finding in verdict.deciding() {
        if !clauses.contains(&finding.condition.clause) {
            clauses.push(finding.condition.clause.clone());
        }
    }
    compare("the clause", format!("{clauses:?}"), format!("{:?}", expected.clauses));
    let none = || "not a condition".to_owned();
    for (id, outcome) in &expected.outcomes {
        compare(
            id,
            verdict.finding(id).map_or_else(none, |finding| finding.outcome.code().to_owned()),
            outcome.clone(),
        );
    }
    for (id, outcome) in &expected.computed {
        let is = verdict.finding(id).filter(|finding| finding.ruled.is_some());
        compare(
            &format!("{id} by the figures"),
            is.map_or_else(none, |finding| finding.computed.code().to_owned()),
            outcome.clone(),
        );
    }
    let mut before = Vec::new();
    for finding in verdict.findings.iter().chain(&verdict.warnings).chain(&verdict.targets) {
        finding.walk(&mut |finding| {
            before.extend(finding.ruled_before.is_some().then(|| finding.condition.id.clone()))
        });
    }
    compare("what was ruled before", format!("{before:?}"), format!("{:?}", expected.ruled_before));
    if let Some((low, high)) = expected.score {
        let is = verdict.score.as_ref().map(|score| (score.low, score.high));
        compare("the sum of points", format!("{is:?}"), format!("{:?}", Some((low, high))));
    }
    if let Some(authority) = &expected.authority {
        compare(
            "who decides",
            verdict.authority().map_or_else(none, |is| is.who.vi.clone()),
            authority.clone(),
        );
    }
    let notice = |notice: &Notice| match notice {
        Notice::Ended { next: Some(next), .. } => format!("{}: {}", notice.code(), next.id),
        other => other.code().to_owned(),
    };
    if let Some(expected) = &expected.notices {
        let notices: Vec<_> =
            verdict.notices(&opened.book, &opened.library).iter().map(notice).collect();
        compare("what is noticed", format!("{notices:?}"), format!("{expected:?}"));
    }
    if !expected.blank.is_empty() {
        compare(
            "what is to be filled",
            format!("{:?}", blank_fields(verdict)),
            format!("{:?}", expected.blank),
        );
    }
    if let Some(settled) = expected.settled {
        compare("settled", verdict.settled.to_string(), settled.to_string());
    }
    wrong
}

/// The name of a case's file, the case, and its book and verdict, or the error that prevents them.
type Judged = (String, Case, Result<(Opened, Verdict), String>);

static JUDGED: LazyLock<Vec<Judged>> = LazyLock::new(|| {
    let judge = |(file, case)| {
        let judged = judged(&case);
        (file, case, judged)
    };
    all_cases().into_iter().map(judge).collect()
});

/// Checks all cases. Reports each failure with the case's file and name.
fn each_case(check: impl Fn(&Case, &Opened, &Verdict) -> Vec<String>) {
    let mut failures = Vec::new();
    for (file, case, judged) in JUDGED.iter() {
        let wrong = match judged {
            Ok((opened, verdict)) => check(case, opened, verdict),
            Err(error) => vec![error.clone()],
        };
        failures
            .extend(wrong.into_iter().map(|wrong| format!("{file}: {}\n    {wrong}", case.name)));
    }
    assert!(failures.is_empty(), "{} differences\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_worked_case_comes_out_as_written_with_the_clause_that_decides() {
    each_case(differences);
}

#[test]
fn whatever_is_missing_says_in_a_sentence_what_would_settle_it() {
    each_case(|_, opened, verdict| {
        let missing =
            innermost(verdict).into_iter().filter(|finding| finding.outcome == Outcome::Missing);
        let explained = |finding: &Finding, lang| {
            let explainer = Explainer { book: &opened.book, catalogue: &opened.catalogue, lang };
            !finding.needs.is_empty()
                && finding.needs.iter().all(|need| explainer.need(need).chars().count() > 10)
        };
        let silent = missing.filter(|finding| {
            ![Lang::Vi, Lang::En].into_iter().all(|lang| explained(finding, lang))
        });
        silent
            .map(|finding| format!("{} is missing and does not say what", finding.condition.id))
            .collect()
    });
}

#[test]
fn every_finding_says_why_in_both_languages() {
    each_case(|_, opened, verdict| {
        let says = |finding: &Finding, lang| {
            let explainer = Explainer { book: &opened.book, catalogue: &opened.catalogue, lang };
            !finding.because.is_empty()
                && finding.because.iter().all(|reason| !explainer.reason(reason).trim().is_empty())
        };
        let silent = innermost(verdict)
            .into_iter()
            .filter(|finding| ![Lang::Vi, Lang::En].into_iter().all(|lang| says(finding, lang)));
        silent.map(|finding| format!("{} does not say why", finding.condition.id)).collect()
    });
}

#[test]
fn every_notice_is_a_sentence_in_both_languages() {
    each_case(|_, opened, verdict| {
        let told = |notice: &Notice, lang| {
            Explainer { book: &opened.book, catalogue: &opened.catalogue, lang }.notice(notice)
        };
        let notices = verdict.notices(&opened.book, &opened.library).into_iter();
        let silent = notices.filter(|notice| {
            let [vi, en] = [Lang::Vi, Lang::En].map(|lang| told(notice, lang));
            vi == en || !vi.contains(' ') || !en.contains(' ')
        });
        silent.map(|notice| format!("{} has no sentence", notice.code())).collect()
    });
}

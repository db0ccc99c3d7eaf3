//! A verdict as indented text.

use std::fmt;

use binh_yen::book::Lang;
use binh_yen::criteria::{FindingOutput, Outcome, VerdictOutput, outcome_name};

/// Shows a verdict with its findings as a tree.
pub struct VerdictText<'a> {
    /// The verdict.
    pub output: &'a VerdictOutput,
    /// The language of outcomes.
    pub lang: Lang,
}

impl fmt::Display for VerdictText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.output;
        writeln!(
            f,
            "{} {} ({}), {}, {}: {}",
            sign(verdict.outcome),
            verdict.unit_name,
            verdict.unit,
            verdict.year,
            verdict.rules,
            outcome_name(verdict.outcome, self.lang)
        )?;
        verdict.findings.iter().try_for_each(|finding| self.finding(f, finding, 1))
    }
}

impl VerdictText<'_> {
    fn finding(&self, f: &mut fmt::Formatter<'_>, finding: &FindingOutput, depth: usize) -> fmt::Result {
        let indent = "  ".repeat(depth);
        writeln!(f, "{indent}{} {} [{}] {}", sign(finding.outcome), finding.condition, finding.clause, finding.text)?;
        for because in &finding.because {
            writeln!(f, "{indent}  – {because}")?;
        }
        if let Some(ruled) = &finding.ruled {
            writeln!(f, "{indent}  § {}, {}: {}", ruled.by, ruled.date, ruled.reason)?;
        }
        for need in &finding.needs {
            writeln!(f, "{indent}  → {need}")?;
        }
        finding.children.iter().try_for_each(|child| self.finding(f, child, depth + 1))
    }
}

fn sign(outcome: Outcome) -> char {
    match outcome {
        Outcome::Met => '✓',
        Outcome::NotMet => '✕',
        Outcome::Missing => '○',
        Outcome::ForDecision => '◐',
    }
}

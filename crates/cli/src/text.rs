//! A verdict as indented text.

use std::fmt;

use book::Lang;
use law::{FindingOutput, Outcome, VerdictOutput, certainty_name, outcome_name};

/// Displays a verdict with its findings as a tree.
pub struct VerdictText<'a> {
    /// The verdict.
    pub output: &'a VerdictOutput,
    /// The language of the text.
    pub lang: Lang,
}

impl fmt::Display for VerdictText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = self.output;
        let (sign, outcome) = match verdict.draft {
            Some(_) => (
                '◌',
                self.say("dự thảo, chưa đưa ra kết luận", "a draft, no verdict is pronounced"),
            ),
            None if verdict.open => {
                (sign(verdict.outcome), certainty_name(verdict.outcome, verdict.settled, self.lang))
            }
            None => (sign(verdict.outcome), outcome_name(verdict.outcome, self.lang)),
        };
        writeln!(
            f,
            "{sign} {}, {}{}: {outcome}",
            verdict.unit_name,
            self.say("năm ", ""),
            verdict.year
        )?;
        writeln!(f, "  {}", verdict.rules_title)?;
        if let Some(asked) = verdict.asked {
            writeln!(
                f,
                "  {} {asked}",
                self.say("tại thời điểm đề nghị", "at the moment of asking:")
            )?;
        }
        for notice in &verdict.notices {
            writeln!(f, "  ! {}", notice.text)?;
        }
        if let Some(authority) = &verdict.authority {
            let due = authority
                .due
                .map(|due| format!(", {} {due}", self.say("hạn", "due")))
                .unwrap_or_default();
            writeln!(
                f,
                "  {}: {} ({}){due}",
                self.say("Thẩm quyền quyết định", "Who decides"),
                authority.who,
                authority.clause
            )?;
        }
        if let Some(draft) = &verdict.draft {
            writeln!(f, "  {draft}")?;
        }
        if let Some(score) = &verdict.score {
            writeln!(f, "  = {}", score.text)?;
        }
        if !verdict.to_meet.is_empty() {
            writeln!(f, "  {}:", self.say("Để đạt cần", "To meet it"))?;
            verdict.to_meet.iter().try_for_each(|change| writeln!(f, "    – {change}"))?;
        }
        self.list(f, "", &verdict.findings)?;
        self.list(f, self.say("Cảnh báo", "Warnings"), &verdict.warnings)?;
        self.list(f, self.say("Chỉ tiêu phấn đấu", "Targets"), &verdict.targets)
    }
}

impl VerdictText<'_> {
    fn say<'t>(&self, vi: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }

    /// The words of a condition: in quotes if they are the law's own, otherwise marked as a
    /// paraphrase.
    fn words(&self, finding: &FindingOutput) -> String {
        let mark = self.say(
            "diễn giải, chưa đối chiếu văn bản gốc",
            "a paraphrase, not checked against the text",
        );
        if finding.verified {
            format!("“{}”", finding.text)
        } else {
            format!("{} ({mark})", finding.text)
        }
    }

    fn list(
        &self,
        f: &mut fmt::Formatter<'_>,
        heading: &str,
        findings: &[FindingOutput],
    ) -> fmt::Result {
        if !heading.is_empty() && !findings.is_empty() {
            writeln!(f, "  {heading}:")?;
        }
        findings.iter().try_for_each(|finding| self.finding(f, finding, 1))
    }

    fn finding(
        &self,
        f: &mut fmt::Formatter<'_>,
        finding: &FindingOutput,
        depth: usize,
    ) -> fmt::Result {
        let indent = "  ".repeat(depth);
        let name = finding.name.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
        writeln!(
            f,
            "{indent}{} [{}] {name}{}",
            sign(finding.outcome),
            finding.clause,
            self.words(finding)
        )?;
        let said = finding.because.iter().chain(&finding.points).chain(&finding.distances);
        said.into_iter().try_for_each(|sentence| writeln!(f, "{indent}  – {sentence}"))?;
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

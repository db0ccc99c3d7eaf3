//! A verdict as indented text.

use std::fmt;

use book::text::{Lang, say, texts};
use law::{AuthorityOutput, FindingOutput, Outcome, VerdictOutput, certainty_name, outcome_name};

texts! {
    DRAFT = "dự thảo, chưa đưa ra kết luận", "a draft, no verdict is pronounced";
    WHO_DECIDES = "Thẩm quyền quyết định", "Who decides";
    TO_MEET = "Để đạt cần", "To meet it";
    WARNINGS = "Cảnh báo", "Warnings";
    TARGETS = "Chỉ tiêu phấn đấu", "Targets";
    PARAPHRASE = "diễn giải, chưa đối chiếu văn bản gốc", "a paraphrase, not checked against the text";
}

/// Displays a verdict with its findings as a tree.
pub struct VerdictText<'a> {
    /// The verdict.
    pub output: &'a VerdictOutput,
    /// The language of the text.
    pub lang: Lang,
}

impl fmt::Display for VerdictText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { output: verdict, lang } = *self;
        let (sign, outcome) = match verdict.draft {
            Some(_) => ('◌', DRAFT.to(lang)),
            None if verdict.open => {
                (sign(verdict.outcome), certainty_name(verdict.outcome, verdict.settled, lang))
            }
            None => (sign(verdict.outcome), outcome_name(verdict.outcome, lang)),
        };
        let (unit, year) = (&verdict.unit_name, verdict.year);
        let head = say!(lang, "{unit}, năm {year}: {outcome}", "{unit}, {year}: {outcome}");
        writeln!(f, "{sign} {head}")?;
        writeln!(f, "  {}", verdict.rules_title)?;
        if let Some(asked) = verdict.asked {
            let asked =
                say!(lang, "tại thời điểm đề nghị {asked}", "at the moment of asking: {asked}");
            writeln!(f, "  {asked}")?;
        }
        for notice in &verdict.notices {
            writeln!(f, "  ! {}", notice.text)?;
        }
        if let Some(authority) = &verdict.authority {
            let AuthorityOutput { who, clause, due, .. } = authority;
            let due = due.map(|due| say!(lang, ", hạn {due}", ", due {due}")).unwrap_or_default();
            let decides = WHO_DECIDES.to(lang);
            writeln!(f, "  {decides}: {who} ({clause}){due}")?;
        }
        if let Some(draft) = &verdict.draft {
            writeln!(f, "  {draft}")?;
        }
        if let Some(score) = &verdict.score {
            writeln!(f, "  = {}", score.text)?;
        }
        if !verdict.to_meet.is_empty() {
            writeln!(f, "  {}:", TO_MEET.to(lang))?;
            verdict.to_meet.iter().try_for_each(|change| writeln!(f, "    – {change}"))?;
        }
        self.list(f, "", &verdict.findings)?;
        self.list(f, WARNINGS.to(lang), &verdict.warnings)?;
        self.list(f, TARGETS.to(lang), &verdict.targets)
    }
}

impl VerdictText<'_> {
    /// The words of a condition: in quotes if they are the law's own, otherwise marked as a
    /// paraphrase.
    fn words(&self, finding: &FindingOutput) -> String {
        if finding.verified {
            format!("“{}”", finding.text)
        } else {
            format!("{} ({})", finding.text, PARAPHRASE.to(self.lang))
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

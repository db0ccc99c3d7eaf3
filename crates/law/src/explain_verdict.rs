//! A verdict in one line: the deciding condition and a reason that supports it.

use super::conditions::Test;
use super::explain::Explainer;
use super::finding::{Finding, Verdict};
use book::Outcome;
use book::text::say;

impl Explainer<'_> {
    /// The deciding facts in a line: how much is missing, or the first deciding condition with its
    /// reason and how many more there are. Empty for a unit that meets everything.
    pub fn why(&self, verdict: &Verdict) -> String {
        if verdict.rules.draft.is_some() {
            return say!(
                self.lang,
                "dự thảo: chưa đưa ra kết luận",
                "a draft: no verdict is pronounced"
            );
        }
        if verdict.outcome == Outcome::Missing {
            return say!(
                self.lang,
                "còn thiếu {count} nội dung",
                "{count} items are missing",
                count = verdict.needs().len()
            );
        }
        let deciding = verdict.deciding();
        let Some(first) = deciding.first() else { return String::new() };
        self.because(first) + &self.and_more(deciding.len())
    }

    /// `; và 2 nội dung khác`, where there are more than the first; empty for one.
    pub fn and_more(&self, count: usize) -> String {
        match count {
            0 | 1 => String::new(),
            count => say!(
                self.lang,
                "; và {others} nội dung khác",
                "; and {others} more",
                others = count - 1
            ),
        }
    }

    /// A finding's condition with the reason that a headline quotes, or with a person's ruling.
    pub fn because(&self, finding: &Finding) -> String {
        let condition = &finding.condition;
        let words = condition.text.get(self.lang);
        let reason = match (&finding.ruled, finding.telling()) {
            (Some(ruled), _) => ruled.reason.clone(),
            (None, Some(reason)) => self.reason(reason),
            (None, None) => words.to_owned(),
        };
        // "1 case in the year" says little unless the condition is named.
        let is_bare = matches!(condition.requires, Test::NoIncident(_)) && condition.name.is_none();
        let about = if is_bare { shortened(words) + " – " } else { String::new() };
        format!("{}: {about}{reason}", condition.called(self.lang))
    }
}

/// Shortens words to about a line, at a word boundary.
fn shortened(words: &str) -> String {
    const LINE: usize = 80;
    let words = words.trim_end_matches([';', '.', ',']);
    if words.chars().count() <= LINE {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LINE).collect();
    cut.rsplit_once(' ').map_or(cut.as_str(), |(kept, _)| kept).to_owned() + "…"
}

//! The names of tests, members and words of the rule language, for the sentences about what a copy
//! changed.

use book::text::Text;

/// The name of one word of rule files.
pub(crate) struct Name {
    /// The member in which the word has this meaning; empty for any member.
    pub within: &'static str,
    /// The word in rule files.
    pub word: &'static str,
    pub text: Text,
}

impl Name {
    pub const fn of(word: &'static str, vi: &'static str, en: &'static str) -> Self {
        Self::within("", word, vi, en)
    }

    pub const fn within(
        within: &'static str,
        word: &'static str,
        vi: &'static str,
        en: &'static str,
    ) -> Self {
        Self { within, word, text: Text::new(vi, en) }
    }
}

/// The names that one test defines.
pub(crate) struct Names {
    /// The test in rule files.
    pub test: &'static str,
    /// The names of the test and of the members that no other test has.
    pub members: &'static [Name],
    /// The names of values that no other test has.
    pub values: &'static [Name],
    /// The members that are percentages.
    pub percents: &'static [&'static str],
}

/// The names of groups, members and values that several tests share.
pub(super) const SHARED: Names = Names {
    test: "",
    members: &[
        Name::of("all", "đạt tất cả các phần", "all parts"),
        Name::of("any", "đạt một trong các phần", "one of the parts"),
        Name::of("at_least", "mức tối thiểu", "at least"),
        Name::of("less_than", "dưới", "less than"),
        Name::of("kinds", "loại", "kinds"),
        Name::of("kind", "loại", "kind"),
        Name::of("within", "trong thời gian", "within"),
        Name::of("indicator", "chỉ tiêu", "indicator"),
        Name::of("part", "phần", "part"),
        Name::of("whole", "toàn bộ", "whole"),
        Name::of("forces", "lực lượng", "forces"),
    ],
    values: &[
        Name::of("quarter_one", "quý I", "the first quarter"),
        Name::of("year", "năm dương lịch", "the calendar year"),
        Name::of("window", "kỳ đánh giá", "the window"),
    ],
    percents: &[],
};

#[cfg(test)]
mod tests {
    use crate::conditions::{Test, names};

    #[test]
    fn every_test_of_the_rule_language_has_a_name() {
        let schema = schemars::schema_for!(Test);
        let tests = schema.as_value()["oneOf"].as_array().unwrap();
        for test in tests {
            let word = test["required"][0].as_str().unwrap();
            let mut members = names().into_iter().flat_map(|names| names.members);
            assert!(members.any(|name| name.word == word), "{word}");
        }
        assert_eq!(tests.len(), names().len() + 1, "a test's names are not among all names");
    }
}

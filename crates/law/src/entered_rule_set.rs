//! Texts that the program does not have, such as a province's indicator. A user enters the words
//! and chooses how they are judged. The new set replaces the draft.

use std::sync::Arc;

use super::conditions::{ByPerson, Condition, Group, Source, Standard, Test, Wording, each_test};
use super::library::Library;
use super::rule_set::RuleSet;
use book::{KindCode, Label, Period};

/// The groups of communes whose values differ (QĐ 51/2025/QĐ-TTg, Phụ lục I).
pub const GROUPS: [u8; 3] = [1, 2, 3];

/// A text as the user enters it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered {
    /// The id of the new set.
    pub id: String,
    /// The name.
    pub title: Label,
    /// The days on which the text is in force.
    pub in_force: Period,
    /// Its number, date and issuer, and where it can be read.
    pub source: Source,
    /// The clause.
    pub clause: String,
    /// The words of the indicator.
    pub words: String,
    /// The text's value for the communes of each group, if it gives one.
    pub values: [Option<String>; 3],
    /// The contents of the text; all must be met.
    pub contents: Vec<Content>,
}

/// One content of the text, and how it is judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    /// A short name, if it has one.
    pub name: Option<Label>,
    /// The wording.
    pub words: String,
    /// The group of communes that it applies to; all groups if none.
    pub group: Option<u8>,
    /// The test that judges it.
    pub requires: Test,
}

/// A way of judging that a rule set already has.
#[derive(Clone, Debug, PartialEq)]
pub struct Ready {
    /// Its id among these.
    pub id: String,
    /// A short name, if it has one.
    pub name: Option<Label>,
    /// The demand in words.
    pub label: Label,
    /// The test.
    pub requires: Test,
}

/// The sets whose conditions another text can reuse: those of 19.2.
const READY_SETS: [&str; 2] = ["ntm-2021-commune-19-2", "ntm-2021-commune-19-2-advanced"];

impl Library {
    /// The ways of judging that a user can choose for an entered text: the yearly safety standard,
    /// each content of 19.2 of 2021-2025, and a person's decision.
    pub fn ready(&self) -> Vec<Ready> {
        let safety = KindCode::new("safety").ok().map(|standard| Ready {
            id: "safety".into(),
            name: Some(Label {
                vi: "An toàn về an ninh, trật tự".into(),
                en: "Safety standard".into(),
            }),
            label: Label {
                vi: "Đơn vị đạt “An toàn về an ninh, trật tự” của năm (TT 124/2021/TT-BCA)".into(),
                en: "The unit has the safety standard of the year (TT 124/2021/TT-BCA)".into(),
            },
            requires: Test::Standard(Standard { standard, recorded: false, latest: false }),
        });
        let sets = READY_SETS.iter().filter_map(|id| self.rule_set(id));
        let of_sets =
            sets.flat_map(|set| set.conditions.iter().map(move |condition| set.ready(condition)));
        let person = Ready {
            id: "by_person".into(),
            name: None,
            label: Label {
                vi: "Cấp có thẩm quyền quyết định".into(),
                en: "A competent person decides".into(),
            },
            requires: Test::ByPerson(ByPerson {}),
        };
        safety.into_iter().chain(of_sets).chain([person]).collect()
    }
}

impl RuleSet {
    fn ready(&self, condition: &Condition) -> Ready {
        Ready {
            id: [&self.id, "/", &condition.id].concat(),
            name: condition.name.clone(),
            label: Label { vi: condition.text.vi.clone(), en: condition.text.en.clone() },
            requires: self.with_sources(&condition.requires),
        }
    }

    /// The test with the source of each part written out, so that the parts keep their sources in
    /// another set.
    fn with_sources(&self, test: &Test) -> Test {
        let parts = |parts: &[Arc<Condition>]| {
            let one = |part: &Arc<Condition>| {
                let source = Some(self.source_of(&part.id).clone());
                Arc::new(Condition {
                    source,
                    requires: self.with_sources(&part.requires),
                    ..(**part).clone()
                })
            };
            parts.iter().map(one).collect()
        };
        each_test!(
            test,
            _ => test.clone(),
            all inner => Test::All(parts(inner)),
            any inner => Test::Any(parts(inner)),
        )
    }

    /// The rule set made from a draft and the entered text. It replaces the draft.
    #[must_use]
    pub fn entered(&self, entered: &Entered) -> Self {
        let Entered { id, title, in_force, source, .. } = entered;
        let copy = self.copied(id.clone(), title.clone(), *in_force, source.clone());
        let mark = Label {
            vi: format!("Lời, giá trị và cách xét do đơn vị nhập từ {}.", source.name),
            en: format!(
                "Words, value and how it is judged were entered by the desk from {}.",
                source.name
            ),
        };
        let condition = Condition {
            id: self.conditions.first().map_or("c1", |first| &first.id).to_owned(),
            clause: entered.clause.clone(),
            name: None,
            text: wording(&entered.whole_words()),
            source: None,
            note: Some(mark.clone()),
            points: None,
            requires: Test::All(
                entered
                    .contents
                    .iter()
                    .zip(1..)
                    .map(|(content, at)| content.condition(at, &entered.clause))
                    .collect(),
            ),
        };
        let notes = std::iter::once(mark).chain(copy.notes.iter().cloned()).collect();
        Self { draft: None, conditions: vec![Arc::new(condition)], notes, ..copy }
    }
}

impl Entered {
    /// The words with the value of each group.
    fn whole_words(&self) -> String {
        let value = |(group, value): (u8, &Option<String>)| {
            value.as_ref().map(|value| format!("nhóm {group}: {value}"))
        };
        let values: Vec<_> = GROUPS.into_iter().zip(&self.values).filter_map(value).collect();
        if values.is_empty() {
            self.words.clone()
        } else {
            format!("{} ({})", self.words, values.join("; "))
        }
    }
}

impl Content {
    /// The condition for one content. If the content is for one group, communes of other groups
    /// meet it.
    fn condition(&self, at: usize, clause: &str) -> Arc<Condition> {
        let id = format!("n{at}");
        let new = |id: String, words: String, requires| {
            let text = wording(&words);
            let name = self.name.clone();
            Arc::new(Condition {
                id,
                clause: clause.to_owned(),
                name,
                text,
                source: None,
                note: None,
                points: None,
                requires,
            })
        };
        let asked = |id: &str| renamed(&self.requires, id);
        let Some(group) = self.group else {
            return new(id.clone(), self.words.clone(), asked(&id));
        };
        let others: Vec<u8> = GROUPS.into_iter().filter(|other| *other != group).collect();
        let value = new(format!("{id}-value"), self.words.clone(), asked(&id));
        let other = new(
            format!("{id}-other"),
            format!("Xã không thuộc nhóm {group}."),
            Test::Group(Group { any_of: others }),
        );
        new(id, format!("Nhóm {group}: {}", self.words), Test::Any(vec![value, other]))
    }
}

/// The test with new ids for its parts, because ids must be unique within a set.
fn renamed(test: &Test, prefix: &str) -> Test {
    let parts = |parts: &[Arc<Condition>]| {
        let one = |part: &Arc<Condition>| {
            let id = format!("{prefix}-{}", part.id);
            Arc::new(Condition {
                id,
                requires: renamed(&part.requires, prefix),
                ..(**part).clone()
            })
        };
        parts.iter().map(one).collect()
    };
    each_test!(
        test,
        _ => test.clone(),
        all inner => Test::All(parts(inner)),
        any inner => Test::Any(parts(inner)),
    )
}

/// Words that a user entered. Nobody compared them with the text.
fn wording(words: &str) -> Wording {
    Wording { vi: words.to_owned(), en: words.to_owned(), verified: false }
}

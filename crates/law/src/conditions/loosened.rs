//! Whether a changed condition asks for less than its origin. A province may ask for more than the
//! ministry, but hardly for less, so the page warns.

use book::KindCode;

/// Whether a list, all members of which are required, lacks a member of the origin's list.
pub(super) fn drops_any<T: PartialEq>(own: &[T], origin: &[T]) -> bool {
    !origin.iter().all(|member| own.contains(member))
}

/// Whether a list of alternatives accepts a kind that the origin's does not. An empty list accepts
/// any kind.
pub(super) fn allows_more_kinds(own: &[KindCode], origin: &[KindCode]) -> bool {
    !origin.is_empty() && (own.is_empty() || drops_any(origin, own))
}

/// Asserts that the first test asks for less than the second, and not the other way round.
#[cfg(test)]
pub(super) fn assert_looser(less: &str, more: &str) {
    let (less, more) = (tests::read(less), tests::read(more));
    assert!(tests::is_looser(&less, &more), "{less:?} asks for less than {more:?}");
    assert!(!tests::is_looser(&more, &less), "{more:?} asks for more than {less:?}");
    assert!(!tests::is_looser(&less, &less), "{less:?} asks for the same as itself");
}

/// The paths of the members that a rule file must keep within limits in a test.
#[cfg(test)]
pub(super) fn limited(test: &str) -> Vec<&'static str> {
    tests::read(test).limits().iter().map(|limit| limit.path).collect()
}

#[cfg(test)]
mod tests {
    use crate::Library;
    use crate::conditions::{Test, loosens};
    use book::Frame;

    pub fn read(test: &str) -> Test {
        serde_json::from_str(test).unwrap()
    }

    pub fn is_looser(own: &Test, was: &Test) -> bool {
        loosens(own, was, &Library::national().unwrap().catalogue(&Frame::default()))
    }

    #[test]
    fn a_test_of_another_kind_may_pass_where_the_first_did_not() {
        let models = read(r#"{"models": {"at_least": 1}}"#);
        assert!(is_looser(&read(r#"{"by_person": {}}"#), &models));
    }
}

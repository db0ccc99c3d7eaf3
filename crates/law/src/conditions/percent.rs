//! Shares in whole percent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use book::ValueError;

/// A share in whole percent, from 0 to 100. Shares are compared exactly and never rounded up.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "u8")]
#[schemars(extend("maximum" = 100))]
pub struct Percent(u8);

impl Percent {
    /// The number of percent.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Whether `part` of `whole` is at least this share.
    pub fn is_reached(self, part: u32, whole: u32) -> bool {
        u64::from(part) * 100 >= u64::from(self.0) * u64::from(whole)
    }

    /// The smallest part of `whole` that reaches this share.
    pub fn least_of(self, whole: u32) -> u32 {
        u32::try_from((u64::from(self.0) * u64::from(whole)).div_ceil(100)).unwrap_or(whole)
    }
}

impl TryFrom<u8> for Percent {
    type Error = ValueError;
    fn try_from(number: u8) -> Result<Self, ValueError> {
        (number <= 100).then_some(Self(number)).ok_or(ValueError::Percent(number))
    }
}

/// The share of a total that is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ShareLimit {
    /// At least this percentage.
    AtLeast(Percent),
    /// Less than this percentage.
    LessThan(Percent),
}

impl ShareLimit {
    /// The share, whichever way it limits.
    pub fn percent(self) -> Percent {
        match self {
            Self::AtLeast(percent) | Self::LessThan(percent) => percent,
        }
    }

    /// Whether it lets pass what another one does not.
    pub(super) fn is_looser_than(self, origin: Self) -> bool {
        match (self, origin) {
            (Self::AtLeast(new), Self::AtLeast(old)) => new < old,
            (Self::LessThan(new), Self::LessThan(old)) => old < new,
            (Self::AtLeast(_), Self::LessThan(_)) | (Self::LessThan(_), Self::AtLeast(_)) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_never_rounded_up() {
        let seventy = Percent::try_from(70).unwrap();
        assert!(!seventy.is_reached(17, 25));
        assert!(seventy.is_reached(18, 25));
        assert!(seventy.is_reached(7, 10));
        assert_eq!(seventy.least_of(25), 18);
    }
}

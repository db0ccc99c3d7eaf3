//! The readings of "kiềm chế, kéo giảm". No text gives its arithmetic.

use crate::choice::choices;

choices! {
    /// How "kiềm chế, kéo giảm" is read, since no text gives its arithmetic.
    #[derive(Default)]
    Reading {
        /// Fewer than the year before; none after none passes.
        Strict "strict" = "Chặt: phải giảm", "Strict: must fall";
        /// Not more than the year before.
        #[default]
        Contain "contain" = "Kiềm chế: không tăng", "Contain: must not rise";
        /// The figures are shown and a person decides.
        Assess "assess"
            = "Đánh giá: cấp có thẩm quyền quyết định", "Assess: a person decides";
    }
}

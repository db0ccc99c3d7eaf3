//! The readings of "kiềm chế, kéo giảm". No text gives its arithmetic.

use crate::choice::choices;

choices! {
    /// A reading of "kiềm chế, kéo giảm" (contain and reduce). No text says how to calculate it.
    #[derive(Default)]
    Reading {
        /// There must be fewer than in the year before. None after none passes.
        Strict "strict" = "Chặt: phải giảm", "Strict: must fall";
        /// There must not be more than in the year before.
        #[default]
        Contain "contain" = "Kiềm chế: không tăng", "Contain: must not rise";
        /// The figures are shown, and a person decides.
        Assess "assess"
            = "Đánh giá: cấp có thẩm quyền quyết định", "Assess: a person decides";
    }
}

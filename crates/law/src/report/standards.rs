//! The standards that the program itself refers to, by their codes in the catalogue.

use book::KindCode;

/// “An toàn về an ninh, trật tự”.
pub const SAFETY: &str = "safety";
/// The security-and-order part of the new-countryside programme: 19.2, criterion 10 since 2026, and
/// criterion 4 instead for a ward.
pub(super) const PROGRAMME: [&str; 3] = ["ntm_19_2", "ntm_10_security", "civilised_urban_security"];
/// The new-countryside standards of a commune.
pub(super) const NEW_COUNTRYSIDE: &[&str] = &["ntm", "ntm_advanced", "ntm_model"];
/// A model new-countryside hamlet.
pub(super) const MODEL_HAMLET: &str = "ntm_model_hamlet";
/// A district's criterion 9.2, until 30/6/2025.
const DISTRICT: &str = "district_security";

/// Whether a desk keeps the book for this standard: what is due and missing today is about these.
/// Others are judged when somebody asks for them.
///
/// ```
/// use book::KindCode;
/// use law::report::is_main_standard;
///
/// let kept = ["safety", "ntm_19_2", "ntm_10_security", "movement"].map(|code| is_main_standard(&KindCode::new(code).unwrap()));
/// assert_eq!(kept, [true, true, true, false]);
/// ```
pub fn is_main_standard(standard: &KindCode) -> bool {
    let code = standard.as_str();
    code == SAFETY || code == DISTRICT || PROGRAMME.contains(&code)
}

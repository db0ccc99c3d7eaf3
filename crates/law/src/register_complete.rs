//! The statement that completes an incident register.

/// The statement that a unit's incident register is complete up to a day. It tells a blank from a
/// zero. A commune's statement covers its hamlets.
pub const REGISTER_COMPLETE: &str = "register_complete";

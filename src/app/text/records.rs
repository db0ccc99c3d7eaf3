//! Names of record kinds.

//! Argon2id (RFC 9106): derives a key from a passphrase. It needs so much memory that a graphics
//! card can try only a few passphrases at once.

use argon2::{Algorithm, Argon2, Block, Params, Version};

/// The device has too little memory for the derivation, or its parameters have no meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the device has too little memory")]
pub struct NoMemory;

/// Derives a key with Argon2id in one lane; `memory` is in KiB. The caller has checked that the
/// parameters are within bounds.
///
/// # Errors
/// [`NoMemory`].
pub fn argon2_key(
    passphrase: &[u8],
    salt: &[u8],
    memory: u32,
    passes: u32,
) -> Result<[u8; 32], NoMemory> {
    let params = Params::new(memory, passes, 1, Some(32)).map_err(|_| NoMemory)?;
    let mut blocks = Vec::new();
    blocks.try_reserve_exact(params.block_count()).map_err(|_| NoMemory)?;
    blocks.resize(params.block_count(), Block::default());
    let mut key = [0; 32];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2
        .hash_password_into_with_memory(passphrase, salt, &mut key, &mut blocks)
        .map_err(|_| NoMemory)?;
    Ok(key)
}

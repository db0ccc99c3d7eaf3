//! Cryptography by the browser (WebCrypto): sealing files with a passphrase, and signing and
//! verifying them with a desk's key.
//!
//! The browser offers it only to a page that came over HTTPS, from this machine or from a file. On
//! any other page, every function fails.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use files::{Derivation, Header, SealError, Sealed, Signature};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use store::database::{Space, Transaction};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use crate::app::shell::browser::composed;

/// The entry of this device's key pair in the key store.
const OWN: &str = "own";

/// Returns whether this page may use the browser's cryptography.
pub fn is_there() -> bool {
    subtle().is_ok()
}

fn crypto() -> Result<Crypto, JsValue> {
    leptos::prelude::window().crypto()
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    let crypto = crypto()?;
    let subtle = Reflect::get(&crypto, &"subtle".into())?;
    if subtle.is_object() { Ok(subtle.unchecked_into()) } else { Err(JsValue::UNDEFINED) }
}

/// Returns bytes of the browser's source of chance.
pub fn random<const N: usize>() -> Result<[u8; N], JsValue> {
    let mut bytes = [0; N];
    crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

/// Returns a plain object with these fields.
pub fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object cannot fail.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

fn bytes(bytes: &[u8]) -> Uint8Array {
    Uint8Array::from(bytes)
}

/// Awaits a call of the browser's cryptography and returns its bytes.
async fn given(promise: Promise) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(promise).await?).to_vec())
}

/// Seals a file with a passphrase and returns the text of the sealed file.
pub async fn seal(file: &str, passphrase: &str) -> Result<String, JsValue> {
    let header = Header { derivation: Derivation::NEW, salt: random()?, nonce: random()? };
    let key = derive(passphrase, &header, "encrypt").await?;
    let packed = bytes(&files::pack(file));
    let content =
        given(subtle()?.encrypt_with_object_and_js_u8_array(&cipher(&header), &key, &packed)?)
            .await?;
    Ok(Sealed { header, content }.write())
}

/// Opens a sealed file with its passphrase.
pub async fn open(sealed: &Sealed, passphrase: &str) -> Result<Vec<u8>, SealError> {
    let key = derive(passphrase, &sealed.header, "decrypt").await.map_err(failed)?;
    let open = async {
        given(subtle()?.decrypt_with_object_and_js_u8_array(
            &cipher(&sealed.header),
            &key,
            &bytes(&sealed.content),
        )?)
        .await
    };
    files::unpack(&open.await.map_err(|_: JsValue| SealError::NotOpened)?)
}

fn failed(error: JsValue) -> SealError {
    if error.as_string().is_some_and(|said| said == SealError::NoMemory.to_string()) {
        SealError::NoMemory
    } else {
        SealError::NotOpened
    }
}

fn cipher(header: &Header) -> Object {
    let (iv, beside) = (bytes(&header.nonce), bytes(header.text().as_bytes()));
    object(&[("name", "AES-GCM".into()), ("iv", iv.into()), ("additionalData", beside.into())])
}

/// Derives the key of a passphrase, composed (NFC) because keyboards type a letter in two ways.
async fn derive(passphrase: &str, header: &Header, usage: &str) -> Result<CryptoKey, JsValue> {
    let subtle = subtle()?;
    let usages = |usage: &str| Array::of1(&usage.into());
    let passphrase = composed(passphrase);
    let what = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let iterations = match header.derivation {
        Derivation::Pbkdf2 { iterations } => iterations,
        Derivation::Argon2id { memory, passes } => {
            let key = files::argon2_key(passphrase.as_bytes(), &header.salt, memory, passes);
            let key = bytes(&key.map_err(|error| JsValue::from(error.to_string()))?);
            let imported =
                subtle.import_key_with_object("raw", &key, &what, false, &usages(usage))?;
            return Ok(JsFuture::from(imported).await?.unchecked_into());
        }
    };
    let phrase = bytes(passphrase.as_bytes());
    let name = object(&[("name", "PBKDF2".into())]);
    let base = JsFuture::from(subtle.import_key_with_object(
        "raw",
        &phrase,
        &name,
        false,
        &usages("deriveKey"),
    )?)
    .await?;
    let (salt, rounds) = (bytes(&header.salt).into(), iterations.into());
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", salt),
        ("iterations", rounds),
    ]);
    let derived = subtle.derive_key_with_object_and_object(
        &how,
        base.unchecked_ref(),
        &what,
        false,
        &usages(usage),
    )?;
    Ok(JsFuture::from(derived).await?.unchecked_into())
}

/// Signs content with this device's key. The key is created at first need and cannot leave the
/// browser.
pub async fn sign(content: &[u8]) -> Result<Signature, JsValue> {
    let pair = own().await?;
    let private: CryptoKey = Reflect::get(&pair, &"privateKey".into())?.unchecked_into();
    let value =
        given(subtle()?.sign_with_object_and_js_u8_array(&ecdsa(), &private, &bytes(content))?)
            .await?;
    Ok(Signature { key: public(&pair).await?, value: BASE64_STANDARD.encode(value) })
}

/// Returns this device's public key, if it has signed before.
pub async fn own_key() -> Option<String> {
    let pair = Transaction::read(&[Space::Keys]).await.ok()?.value(Space::Keys, OWN).await.ok()?;
    if pair.is_undefined() { None } else { public(&pair).await.ok() }
}

/// Returns whether the signature's key made it over this content.
pub async fn verify(content: &[u8], signature: &Signature) -> Result<bool, JsValue> {
    let subtle = subtle()?;
    let decoded = |text: &str| BASE64_STANDARD.decode(text).ok();
    let Some((key, value)) = decoded(&signature.key).zip(decoded(&signature.value)) else {
        return Ok(false);
    };
    let usages = Array::of1(&"verify".into());
    let imported = subtle.import_key_with_object("raw", &bytes(&key), &curve(), false, &usages)?;
    // A value that is no point of the curve is no key.
    let Ok(key) = JsFuture::from(imported).await else { return Ok(false) };
    let (value, content) = (bytes(&value), bytes(content));
    let verified = subtle.verify_with_object_and_js_u8_array_and_js_u8_array(
        &ecdsa(),
        key.unchecked_ref(),
        &value,
        &content,
    )?;
    Ok(JsFuture::from(verified).await?.is_truthy())
}

/// Returns a public key as digits that two people can compare by telephone.
pub async fn fingerprint(key: &str) -> Result<String, JsValue> {
    let digest =
        given(subtle()?.digest_with_str_and_js_u8_array("SHA-256", &bytes(key.as_bytes()))?)
            .await?;
    Ok(files::fingerprint_digits(&digest))
}

fn curve() -> Object {
    object(&[("name", "ECDSA".into()), ("namedCurve", "P-256".into())])
}

fn ecdsa() -> Object {
    object(&[("name", "ECDSA".into()), ("hash", "SHA-256".into())])
}

async fn public(pair: &JsValue) -> Result<String, JsValue> {
    let key: CryptoKey = Reflect::get(pair, &"publicKey".into())?.unchecked_into();
    Ok(BASE64_STANDARD.encode(given(subtle()?.export_key("raw", &key)?).await?))
}

/// Returns this device's key pair, creating it at first need.
async fn own() -> Result<JsValue, JsValue> {
    let there = Transaction::read(&[Space::Keys]).await?.value(Space::Keys, OWN).await?;
    if !there.is_undefined() {
        return Ok(there);
    }
    let usages = Array::of2(&"sign".into(), &"verify".into());
    let made =
        JsFuture::from(subtle()?.generate_key_with_object(&curve(), false, &usages)?).await?;
    let transaction = Transaction::write(&[Space::Keys]).await?;
    // Another tab may have created it first.
    let there = transaction.value(Space::Keys, OWN).await?;
    if !there.is_undefined() {
        return Ok(there);
    }
    transaction.put_value(Space::Keys, OWN, &made)?;
    transaction.done().await?;
    Ok(made)
}

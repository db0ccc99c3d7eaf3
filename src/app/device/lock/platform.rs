//! The confirmation of a person by the device itself – a fingerprint, a face, a PIN – by WebAuthn
//! and its PRF extension. The device answers a question with bytes that it gives to nobody else.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::app::exchange::crypto::{object, random};

/// The longest time for which the device waits for its person, in milliseconds.
const PATIENCE: u32 = 60_000;
/// ES256 and RS256, by their numbers in the registry of COSE; no other is needed everywhere.
const ALGORITHMS: [i32; 2] = [-7, -257];

/// The credential of a device and its answer.
pub struct Given {
    /// The id of its credential.
    pub credential: Vec<u8>,
    /// Its answer.
    pub answer: [u8; 32],
}

/// Whether the browser says that this device confirms its person and answers questions. A browser
/// that does not say so cannot do it, nor can a page that is opened from a file.
pub async fn is_there() -> bool {
    let said = async {
        if !window().location().protocol()?.starts_with("http") {
            return Ok(false);
        }
        let credential = Reflect::get(&window(), &"PublicKeyCredential".into())?;
        let said = asked(&credential, "getClientCapabilities", &JsValue::UNDEFINED).await?;
        let has = |what: &str| Reflect::get(&said, &what.into()).map(|has| has == JsValue::TRUE);
        Ok::<_, JsValue>(has("extension:prf")? && has("userVerifyingPlatformAuthenticator")?)
    };
    said.await.unwrap_or(false)
}

/// Makes a credential of this device and asks it the question. `number` tells people's credentials
/// apart where the device lists them.
pub async fn enrol(question: &[u8], number: usize) -> Result<Given, JsValue> {
    let name: JsValue = format!("Bình Yên {number}").into();
    let user =
        object(&[("id", bytes(&random::<16>()?)), ("name", name.clone()), ("displayName", name)]);
    let algorithm = |number: i32| -> JsValue {
        object(&[("type", "public-key".into()), ("alg", number.into())]).into()
    };
    let chosen = object(&[
        ("authenticatorAttachment", "platform".into()),
        ("residentKey", "preferred".into()),
        ("userVerification", "required".into()),
    ]);
    let [first, second] = ALGORITHMS.map(algorithm);
    let made = credential(
        "create",
        question,
        &[
            ("rp", object(&[("name", "Bình Yên".into())]).into()),
            ("user", user.into()),
            ("pubKeyCredParams", Array::of2(&first, &second).into()),
            ("authenticatorSelection", chosen.into()),
        ],
    )
    .await?;
    let id = id(&made)?;
    // Some devices answer at once, others when they are asked again.
    match answer(&made) {
        Ok(answer) => Ok(Given { credential: id, answer }),
        Err(_) => ask(question, [id.as_slice()]).await,
    }
}

/// Asks a device that has one of these credentials.
pub async fn ask<'a>(
    question: &[u8],
    credentials: impl IntoIterator<Item = &'a [u8]>,
) -> Result<Given, JsValue> {
    let known = |id: &[u8]| object(&[("type", "public-key".into()), ("id", bytes(id))]);
    let allowed: Array = credentials.into_iter().map(known).collect();
    let fields = [("allowCredentials", allowed.into()), ("userVerification", "required".into())];
    let got = credential("get", question, &fields).await?;
    Ok(Given { credential: id(&got)?, answer: answer(&got)? })
}

/// Calls a method of the browser's credentials.
async fn credential(
    method: &str,
    question: &[u8],
    fields: &[(&str, JsValue)],
) -> Result<JsValue, JsValue> {
    let questions = object(&[("first", bytes(question))]);
    let asked_for = object(&[("prf", object(&[("eval", questions.into())]).into())]);
    let always = [
        ("challenge", bytes(&random::<32>()?)),
        ("timeout", PATIENCE.into()),
        ("extensions", asked_for.into()),
    ];
    let options = object(&[fields, &always].concat());
    let credentials = Reflect::get(&window().navigator(), &"credentials".into())?;
    asked(&credentials, method, &object(&[("publicKey", options.into())])).await
}

async fn asked(of: &JsValue, method: &str, given: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(of, &method.into())?.dyn_into()?;
    let promise: Promise = method.call1(of, given)?.dyn_into()?;
    JsFuture::from(promise).await
}

fn id(credential: &JsValue) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&Reflect::get(credential, &"rawId".into())?).to_vec())
}

/// The answer in the results of the extensions, if there is one.
fn answer(credential: &JsValue) -> Result<[u8; 32], JsValue> {
    let said: Function =
        Reflect::get(credential, &"getClientExtensionResults".into())?.dyn_into()?;
    let mut said = said.call0(credential)?;
    for name in ["prf", "results", "first"] {
        said = Reflect::get(&said, &name.into())?;
    }
    if !said.is_object() {
        return Err(JsValue::UNDEFINED);
    }
    Uint8Array::new(&said).to_vec().try_into().map_err(|_| JsValue::UNDEFINED)
}

fn bytes(bytes: &[u8]) -> JsValue {
    let bytes: Object = Uint8Array::from(bytes).into();
    bytes.into()
}

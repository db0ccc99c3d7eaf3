//! The map of this device, among the notes of its database.

use maps::Map;
use store::database::{Space, Transaction};
use wasm_bindgen::JsValue;

const MAP: &str = "map";

/// Returns the map, if one is kept that can be read.
pub async fn kept() -> Option<Map> {
    let notes = Transaction::read(&[Space::Notes]).await.ok()?;
    serde_json::from_str(&notes.text(Space::Notes, MAP).await.ok()??).ok()
}

/// Keeps a map in place of another, or none.
pub async fn keep(map: Option<&Map>) -> Result<(), JsValue> {
    let text = map.map(serde_json::to_string).transpose();
    let text = text.map_err(|error| JsValue::from(error.to_string()))?;
    let notes = Transaction::write(&[Space::Notes]).await?;
    notes.put(Space::Notes, MAP, text.as_deref().unwrap_or_default())?;
    notes.done().await
}

//! Browser services that the app needs: clock, randomness, Vietnamese text and focus.

use std::cmp::Ordering;

use book::{Day, Year};
use desk::letters::Letters;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Returns the page's document.
pub fn document() -> web_sys::Document {
    leptos::prelude::document()
}

/// Returns the milliseconds since 1970-01-01 UTC.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Returns today's local date.
pub fn today() -> Day {
    let date = js_sys::Date::new_0();
    let year = u16::try_from(date.get_full_year()).ok().and_then(Year::new);
    let day =
        year.and_then(|year| Day::new(year, date.get_month() as u8 + 1, date.get_date() as u8));
    day.or_else(|| Day::of_moment(now(), 0)).expect("the clock shows a year between 1900 and 2199")
}

/// Formats a moment in local time: "24/11/2026 07:05". `at` is in milliseconds since 1970-01-01
/// UTC.
pub fn moment(at: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from(at as f64));
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    let day = [two(date.get_date()), two(date.get_month() + 1), date.get_full_year().to_string()]
        .join("/");
    [&day, " ", &two(date.get_hours()), ":", &two(date.get_minutes())].concat()
}

/// Returns the local date of a moment.
pub fn day_of(at: u64) -> Day {
    let date = js_sys::Date::new(&JsValue::from(at as f64));
    let year = u16::try_from(date.get_full_year()).ok().and_then(Year::new);
    year.and_then(|year| Day::new(year, date.get_month() as u8 + 1, date.get_date() as u8))
        .unwrap_or_else(today)
}

/// Text functions with the browser's tables.
pub const LETTERS: Letters =
    Letters { composed, compatible, lower, folded, order: vietnamese_order };

/// Returns text in stored form: composed (NFC) and trimmed.
pub fn composed(text: &str) -> String {
    let text = text.trim();
    if text.is_ascii() { text.into() } else { js_sys::JsString::from(text).normalize("NFC").into() }
}

/// Normalises text so that lookalike letters are equal (NFKC).
fn compatible(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

/// Removes invisible characters: those that only join, reverse or control others.
pub fn visible(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.into();
    }
    let unseen = js_sys::RegExp::new(r"[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]", "gu");
    js_sys::JsString::from(text).replace_by_pattern(&unseen, "").into()
}

/// Returns text in search form: without accents and case, and with d for đ.
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let apart: String = js_sys::JsString::from(text).normalize("NFD").to_lower_case().into();
    let letters = apart.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    letters.map(|c| if matches!(c, 'đ' | 'ð') { 'd' } else { c }).collect()
}

/// Converts text to lower case in the browser. The tables of the standard library would load with
/// the page.
pub fn lower(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Converts text to upper case in the browser, for the same reason.
pub fn upper(text: &str) -> String {
    js_sys::JsString::from(text).to_upper_case().into()
}

thread_local! {
    static COMPARE: (js_sys::Intl::Collator, js_sys::Function) = {
        let options = js_sys::Object::new();
        // Without the option, the browser still compares in Vietnamese order.
        let _ = js_sys::Reflect::set(&options, &"numeric".into(), &JsValue::TRUE);
        let collator = js_sys::Intl::Collator::new(&js_sys::Array::of1(&"vi".into()), &options);
        let compare = collator.compare();
        (collator, compare)
    };
}

/// Compares text in Vietnamese alphabetical order, and numbers by value.
pub fn vietnamese_order(a: &str, b: &str) -> Ordering {
    order_of_texts(&a.into(), &b.into()).unwrap_or_else(|| a.cmp(b))
}

/// Sorts by `rank`, and by name in Vietnamese alphabetical order where that is equal. Each name is
/// given to the browser once, not for each comparison.
pub fn sort_by_name<T>(
    items: Vec<T>,
    name: impl Fn(&T) -> &str,
    rank: impl Fn(&T, &T) -> Ordering,
) -> Vec<T> {
    let mut named: Vec<(JsValue, T)> =
        items.into_iter().map(|item| (name(&item).into(), item)).collect();
    book::sort::sort_by(&mut named, |a, b| {
        let by_name = || order_of_texts(&a.0, &b.0).unwrap_or(Ordering::Equal);
        rank(&a.1, &b.1).then_with(by_name)
    });
    named.into_iter().map(|(_, item)| item).collect()
}

fn order_of_texts(a: &JsValue, b: &JsValue) -> Option<Ordering> {
    let sign = COMPARE.with(|(collator, compare)| compare.call2(collator, a, b));
    sign.ok()?.as_f64()?.partial_cmp(&0.0)
}

/// Focuses the first matching element after the page is drawn.
pub fn focus_soon(selector: &'static str) {
    leptos::prelude::request_animation_frame(move || focus_now(selector));
}

/// Focuses the first matching element.
pub fn focus_now(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        let _ = element.focus();
    }
}

/// Returns the text of the first matching element.
pub fn text_of(selector: &str) -> String {
    let found = document().query_selector(selector).ok().flatten();
    found.and_then(|element| element.text_content()).unwrap_or_default()
}

/// Returns whether the first matching element has the focus.
pub fn has_focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    found.is_some() && found == document().active_element()
}

/// Focuses the element with an id.
pub fn focus_id(id: &str) {
    let found = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = found {
        let _ = element.focus();
    }
}

/// Goes to an address of the app.
pub fn go(hash: &str) {
    let _ = leptos::prelude::window().location().set_hash(hash);
}

/// Goes one page back.
pub fn back() {
    let _ = leptos::prelude::window().history().and_then(|history| history.back());
}

/// Replaces the address in the bar without adding to the browser's history.
pub fn replace_address(hash: &str) {
    let Ok(history) = leptos::prelude::window().history() else { return };
    // The entry keeps its number, see `places`.
    let state = history.state().unwrap_or(JsValue::NULL);
    let _ = history.replace_state_with_url(&state, "", Some(hash));
}

/// Offers JSON text as a download.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    download_as(name, text, "application/json")
}

/// Offers text as a download with a content type.
pub fn download_as(name: &str, text: &str, kind: &str) -> Result<(), JsValue> {
    offer(name, kind, &text.into())
}

/// Offers bytes as a download.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    offer(name, kind, &js_sys::Uint8Array::from(bytes))
}

fn offer(name: &str, kind: &str, content: &JsValue) -> Result<(), JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    // A blob takes text and bytes alike as parts.
    let blob =
        web_sys::Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(content), &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url)
}

/// Returns whether the browser has a clipboard.
pub fn has_clipboard() -> bool {
    js_sys::Reflect::get(&leptos::prelude::window().navigator(), &"clipboard".into())
        .is_ok_and(|clipboard| clipboard.is_object())
}

/// Waits for the next frame. A hidden page draws none, so this waits a second at most.
pub async fn frame() {
    let drawn = js_sys::Promise::new(&mut |done, _| {
        let window = leptos::prelude::window();
        let _ = window.request_animation_frame(&done);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 1000);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(drawn).await;
}

/// Yields so that the page can show progress and react to a person.
pub async fn breathe() {
    let soon = js_sys::Promise::new(&mut |done, _| {
        let _ = leptos::prelude::window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, 0);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(soon).await;
}

/// Whether the window is as narrow as a phone.
pub fn is_narrow() -> bool {
    let width = leptos::prelude::window().inner_width().ok().and_then(|width| width.as_f64());
    width.is_some_and(|width| width < NARROW)
}

/// The width in pixels from which pages have more than one column: 48 rem, as in the styles.
const NARROW: f64 = 768.0;

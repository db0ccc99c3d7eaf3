//! A picture with its figures as a table, and the ways to save it as a file.

use charts::{Chart, Datum, FULL, NARROW, Words, svg};
use js_sys::{Array, Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::app::components::file_made;
use crate::app::components::trend_chart::words;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::words::js_error;
use crate::app::text::{InLanguage, Text, t};
use crate::app::today::text::charts as text;

/// The pixels of a PNG for each unit of its drawing: sharp on paper and on a wall.
const SCALE: u32 = 2;

/// Shows a chart with its table and its files. `id` names the files.
pub fn picture(app: App, id: &'static str, chart: Chart) -> AnyView {
    let words = words(app.lang.get());
    let drawn = svg(&chart, &words, if browser::is_narrow() { NARROW } else { FULL });
    let table = table(&chart, &words);
    let files = files(app, id, &chart.title, svg(&chart, &words, FULL));
    view! {
        <figure class="chart">
            <div class="slides__chart chart__picture" inner_html=drawn></div>
            {files}
            <details class="fold fold--small">
                <summary>{t(text::TABLE)}</summary>
                {table}
            </details>
        </figure>
    }
    .into_any()
}

/// The ways to save a picture. `id` names its files.
pub fn files(app: App, id: &'static str, title: &str, drawn: String) -> AnyView {
    let file = StoredValue::new(drawn);
    let save_svg = move |_| {
        let name = [id, ".svg"].concat();
        let done = browser::download_as(&name, &file.get_value(), "image/svg+xml");
        file_made::tell(app, &name, done.map_err(|error| js_error(&error)));
    };
    let save_png = move |_| {
        let name = [id, ".png"].concat();
        spawn_local(async move {
            let done = match png(&file.get_value()).await {
                Ok(bytes) => browser::download_bytes(&name, "image/png", &bytes),
                Err(error) => Err(error),
            };
            file_made::tell(app, &name, done.map_err(|error| js_error(&error)));
        });
    };
    // Many buttons have the same label, so each accessible name includes its picture.
    let label = |name: Text| [name.now(), ": ", title].concat();
    let (png_label, svg_label) = (label(text::SAVE_PNG), label(text::SAVE_SVG));
    view! {
        <div class="actions">
            <button type="button" class="button button--small" aria-label=png_label on:click=save_png>{t(text::SAVE_PNG)}</button>
            <button type="button" class="button button--small" aria-label=svg_label on:click=save_svg>{t(text::SAVE_SVG)}</button>
        </div>
    }
    .into_any()
}

fn table(chart: &Chart, words: &Words) -> AnyView {
    let heads = chart.series.iter().map(|series| {
        let name = if series.name.is_empty() { text::FIGURE.now() } else { &series.name };
        view! { <th scope="col" class="is-number">{name.to_owned()}</th> }
    });
    let row = |(at, label): (usize, &String)| {
        let cell = |series: &charts::Series| {
            let datum = series.values.get(at).copied().unwrap_or(Datum::Unknown);
            view! { <td class="is-number">{chart.words(datum, words)}</td> }
        };
        view! { <tr><th scope="row">{label.clone()}</th>{chart.series.iter().map(cell).collect_view()}</tr> }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=chart.title.clone()>
            <table class="plain">
                <caption class="unseen">{[&chart.title, ". ", &chart.window].concat()}</caption>
                <thead><tr><td></td>{heads.collect_view()}</tr></thead>
                <tbody>{chart.labels.iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Returns the picture as the bytes of a PNG on white. The browser itself draws it.
async fn png(drawn: &str) -> Result<Vec<u8>, JsValue> {
    let image = web_sys::HtmlImageElement::new()?;
    let encoded = String::from(js_sys::encode_uri_component(drawn));
    image.set_src(&["data:image/svg+xml,", &encoded].concat());
    JsFuture::from(image.decode()).await?;
    let (width, height) = (image.natural_width() * SCALE, image.natural_height() * SCALE);
    let canvas: web_sys::HtmlCanvasElement =
        browser::document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let pen = canvas.get_context("2d")?.ok_or(JsValue::UNDEFINED)?;
    Reflect::set(&pen, &"fillStyle".into(), &"#ffffff".into())?;
    let place = [0, 0, width, height].map(JsValue::from);
    call(&pen, "fillRect", &place)?;
    call(&pen, "drawImage", &[&[image.into()], &place[..]].concat())?;
    let address = canvas.to_data_url_with_type("image/png")?;
    let coded = address.split_once(',').map(|(_, coded)| coded).unwrap_or_default();
    let letters = window().atob(coded)?;
    // Each letter of the decoded text stands for one byte.
    Ok(letters.chars().map(|letter| letter as u8).collect())
}

/// Calls a method of the canvas's pen. Bindings for the pen would be larger than its two uses.
fn call(pen: &JsValue, method: &str, values: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(pen, &method.into())?.dyn_into()?;
    method.apply(pen, &values.iter().collect::<Array>())
}

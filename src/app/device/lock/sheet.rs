//! The recovery sheet: a code and its picture, to be printed and locked away.

use leptos::prelude::*;
use lock::RecoveryCode;
use qrcode::{Color, EcLevel, QrCode};

use super::text;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::text::t;

/// The blank modules around the picture that its standard asks for.
const MARGIN: usize = 4;

/// Shows the sheet with a button that prints it alone.
pub fn sheet(app: App, code: &RecoveryCode) -> AnyView {
    let code = code.text();
    let picture = picture(&code).map(|(side, path)| {
        view! {
            <svg class="sheet__picture" viewBox=format!("0 0 {side} {side}") role="img" aria-label=t(text::PICTURE)>
                <rect width=side height=side fill="#fff" />
                <path d=path fill="#000" />
            </svg>
        }
    });
    let print = |_| {
        let _ = window().print();
    };
    let desk = move || app.book.with(|book| book.frame.settings.desk.clone());
    view! {
        <div class="sheet paper" id="sheet">
            <h3>{t(text::SHEET)}</h3>
            <p>{desk} " · " {browser::today().to_string()}</p>
            <p class="sheet__code" id="sheet-code">{code}</p>
            {picture}
            <p>{t(text::SHEET_BODY)}</p>
        </div>
        <p class="after">
            <button type="button" class="button" on:click=print>{t(text::PRINT)}</button>
        </p>
    }
    .into_any()
}

/// The dark modules of a code's picture as one path, and the side of the whole.
fn picture(code: &str) -> Option<(usize, String)> {
    let picture = QrCode::with_error_correction_level(code, EcLevel::Q).ok()?;
    let width = picture.width();
    let path = picture
        .to_colors()
        .iter()
        .enumerate()
        .filter(|(_, color)| **color == Color::Dark)
        .map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + MARGIN, at / width + MARGIN))
        .collect();
    Some((width + 2 * MARGIN, path))
}

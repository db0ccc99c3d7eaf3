//! Two verdicts on one unit side by side.

use binh_yen::book::UnitId;
use leptos::prelude::*;

use crate::app::pages::not_found::not_found;
use crate::app::state::App;

pub fn compare(_: App, _: UnitId) -> AnyView {
    not_found()
}

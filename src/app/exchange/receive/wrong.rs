//! Unusable files, each with its problems, their places and remedies.

use crate::app::shell::erased::IntoAny;
use desk::receive::{Content, Received};
use files::Problem;
use leptos::prelude::*;

use super::sealed;
use crate::app::exchange::text::{data, receive as text};
use crate::app::shell::state::App;
use crate::app::text::InLanguage;
use crate::app::text::format::number;

/// The number of problems of one file shown at once.
const SHOWN: usize = 50;

pub fn view(app: App, given: &[Received]) -> AnyView {
    let count = given.len();
    let wrong: Vec<AnyView> = given
        .iter()
        .filter_map(|given| match &given.content {
            Content::Bad(problems) => Some(bad(app, &given.name, problems, count == 1)),
            Content::Unreadable => Some(
                view! { <p class="field__error">{text::UNREADABLE.fill(&[&given.name])}</p> }
                    .into_any(),
            ),
            Content::Rules(_) | Content::Checks(_) | Content::Template(_) => {
                Some(view! { <p>{text::ONE_OF_MANY_IS_RULES.fill(&[&given.name])}</p> }.into_any())
            }
            Content::Broken(error) => Some(sealed::broken(app, &given.name, error)),
            Content::Book(_) | Content::Sealed(_) => None,
        })
        .collect();
    let title = (count > 1 && !wrong.is_empty()).then(|| {
        view! { <h3 class="banner__title after">{text::BAD_FILES.fill(&[&number(wrong.len() as u64, app.lang.get())])}</h3> }
    });
    view! { {title} {wrong} }.into_any()
}

/// Shows one bad file. Among other files, its problems are folded away.
fn bad(app: App, name: &str, problems: &[Problem], is_alone: bool) -> AnyView {
    let lang = app.lang.get();
    let count: usize = problems.iter().map(Problem::stands_for).sum();
    let items = problems.iter().take(SHOWN).map(|problem| {
        view! {
            <li class="problem">
                <span class="problem__place">{problem.place_text(lang)}</span>
                <span>{problem.what(lang)}</span>
                <span class="note">{problem.todo(lang)}</span>
            </li>
        }
    });
    let more =
        (count > SHOWN).then(|| data::PROBLEMS_MORE.fill(&[&number((count - SHOWN) as u64, lang)]));
    let title = data::PROBLEMS_TITLE.fill(&[name, &number(count as u64, lang)]);
    let list = view! { <ul class="problems">{items.collect_view()}</ul> {more} };
    if !is_alone {
        return view! { <details class="problems-of"><summary>{title}</summary>{list}</details> }
            .into_any();
    }
    view! {
        <section class="banner banner--alert">
            <h3 class="banner__title">{title}</h3>
            <p>{data::PROBLEMS_BODY.now()}</p>
            {list}
        </section>
    }
    .into_any()
}

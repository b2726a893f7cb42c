//! Renders screens to text, on a fixed day and without a browser.

use dioxus::history::{MemoryHistory, provide_history_context};
use dioxus::prelude::*;
use simpati_app::i18n::{Language, Words};
use simpati_app::input::DateDraft;
use simpati_app::routes::Route;
use simpati_app::state::{Calculator, Draft, Today};
use simpati_core::clock::CivilDate;
use simpati_core::position::Position;
use simpati_core::sex::Sex;
use std::rc::Rc;

/// The day on which all tests take place.
pub(crate) fn today() -> CivilDate {
    "2026-11-22".parse().unwrap()
}

/// A filled-in form: sex, age in days today, weight and length as typed, position.
pub(crate) fn draft(sex: Sex, age_days: i64, weight: &str, length: &str, position: Position) -> Draft {
    Draft {
        sex: Some(sex),
        birth: DateDraft::of(today().plus_days(-age_days).unwrap()),
        weight: weight.to_owned(),
        length: length.to_owned(),
        position: Some(position),
        ..Draft::default()
    }
}

#[derive(Clone, PartialEq, Props)]
struct At {
    path: String,
    language: Language,
    today: Option<CivilDate>,
    draft: Draft,
}

#[expect(non_snake_case, reason = "components are named like types")]
fn Harness(at: At) -> Element {
    use_hook(|| provide_history_context(Rc::new(MemoryHistory::with_initial_path(&at.path))));
    Words::provide(|| at.language);
    Today::provide(at.today);
    let mut calculator = Calculator::provide();
    use_hook(|| calculator.draft.set(at.draft.clone()));
    rsx! { Router::<Route> {} }
}

/// The page at `path`, as HTML, with `draft` typed into the calculator before.
pub(crate) fn page_with(path: &str, language: Language, today: Option<CivilDate>, draft: Draft) -> String {
    let mut dom = VirtualDom::new_with_props(Harness, At { path: path.to_owned(), language, today, draft });
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

/// The page at `path`, as HTML.
pub(crate) fn page(path: &str, language: Language) -> String {
    page_with(path, language, Some(today()), Draft::default())
}

/// What a person reads of a page: HTML without its tags, blanks made one.
pub(crate) fn text(html: &str) -> String {
    let mut inside = false;
    let shown = html.chars().map(|c| match c {
        '<' => {
            inside = true;
            ' '
        }
        '>' => {
            inside = false;
            ' '
        }
        _ if inside => ' ',
        c => c,
    });
    let shown: String = shown.collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

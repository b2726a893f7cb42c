//! Writes the public pages as plain HTML, for `cargo xtask web`: they are read while the app itself is still on its way.
//!
//! `cargo run -p simpati-app --example prerender -- FOLDER` writes one file for each page.

use dioxus::history::{MemoryHistory, provide_history_context};
use dioxus::prelude::*;
use simpati_app::app::Root;
use simpati_app::i18n::Language;
use simpati_app::routes::Route;
use std::path::PathBuf;
use std::rc::Rc;

/// The pages that somebody may come to from outside, and the file for each.
const PAGES: [(Route, &str); 2] = [(Route::Home {}, "home.html"), (Route::Check {}, "check.html")];

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap_or_default());
    std::fs::create_dir_all(&folder)?;
    for (route, file) in PAGES {
        std::fs::write(folder.join(file), html(route))?;
    }
    Ok(())
}

/// The page in the first language and without a day: nobody knows yet when it will be read.
fn html(route: Route) -> String {
    let mut dom = VirtualDom::new_with_props(Page, PageProps { route: route.to_string() });
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

#[component]
fn Page(route: String) -> Element {
    use_hook(|| provide_history_context(Rc::new(MemoryHistory::with_initial_path(&route))));
    rsx! {
        Root { language: Language::default(), today: None }
    }
}

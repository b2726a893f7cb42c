//! The Fluent files of `assets/i18n`, compiled in, and how a message becomes text.
//!
//! Invariant: in a released app a text that is missing never stops a screen; its key is shown. While developing it
//! stops at once.

use super::Language;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use std::cell::OnceCell;

macro_rules! catalogue {
    ($($name:literal),* $(,)?) => {
        /// The names of the files that each language has, without their folder.
        pub const FILES: &[&str] = &[$($name),*];

        /// The text of one file of [`FILES`] in one language, or none if there is no such file.
        pub fn file(language: Language, name: &str) -> Option<&'static str> {
            match (language, name) {
                $((Language::Indonesian, $name) => Some(include_str!(concat!("../../../../assets/i18n/id/", $name))),)*
                $((Language::Sundanese, $name) => Some(include_str!(concat!("../../../../assets/i18n/su/", $name))),)*
                $((Language::English, $name) => Some(include_str!(concat!("../../../../assets/i18n/en/", $name))),)*
                _ => None,
            }
        }
    };
}

catalogue!("app.ftl", "home.ftl", "check.ftl", "result.ftl", "growth.ftl", "advice.ftl");

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static BUNDLES: [OnceCell<Bundle>; Language::ALL.len()] = const { [const { OnceCell::new() }; Language::ALL.len()] };
}

/// The text of `key` in `language`.
pub(super) fn format(language: Language, key: &str, variables: Option<&FluentArgs<'_>>) -> String {
    BUNDLES.with(|bundles| {
        let bundle = bundles[language as usize].get_or_init(|| parse(language));
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            debug_assert!(false, "no text for {key:?}");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        bundle.format_pattern(pattern, variables, &mut errors).into_owned()
    })
}

fn parse(language: Language) -> Bundle {
    // The code is one of three that are well formed; "und" would only change how plurals are chosen.
    let mut bundle = Bundle::new(vec![language.code().parse().unwrap_or_default()]);
    // Marks around variables, which help where scripts run in two directions; ours all run left to right.
    bundle.set_use_isolating(false);
    for text in FILES.iter().filter_map(|name| file(language, name)) {
        // A file with a fault still gives its whole messages.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text.to_owned());
        bundle.add_resource_overriding(resource);
    }
    bundle
}

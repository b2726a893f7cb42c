//! Every text stands in every language, says the same variables, and is used.

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use simpati_app::i18n::{FILES, Language, file};
use simpati_core::advice::{Feeding, FollowUp, Stimulation};
use simpati_core::growth::classify::{BmiStatus, HeadStatus, LengthStatus, WastingStatus, WeightStatus};
use simpati_core::journal::body::DangerSign;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Messages = BTreeMap<String, BTreeSet<String>>;

/// The messages of one file with the variables of each.
fn messages(language: Language, name: &str) -> Messages {
    let text = file(language, name).unwrap();
    let resource = fluent_syntax::parser::parse(text)
        .unwrap_or_else(|(_, errors)| panic!("{} {name} is not Fluent: {errors:?}", language.code()));
    let mut messages = Messages::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let mut variables = BTreeSet::new();
                let value = message.value.unwrap_or_else(|| panic!("{} has no text", message.id.name));
                of_pattern(&value, &mut variables);
                let before = messages.insert(message.id.name.to_owned(), variables);
                assert!(before.is_none(), "{} stands twice in {} {name}", message.id.name, language.code());
            }
            Entry::Junk { content } => panic!("{} {name} cannot be read at {content:?}", language.code()),
            _ => {}
        }
    }
    messages
}

fn of_pattern(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            of_expression(expression, into);
        }
    }
}

fn of_expression(expression: &Expression<&str>, into: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, into),
        Expression::Select { selector, variants } => {
            of_inline(selector, into);
            variants.iter().for_each(|variant| of_pattern(&variant.value, into));
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, into),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|argument| of_inline(argument, into));
        }
        _ => {}
    }
}

fn all(language: Language) -> Messages {
    FILES.iter().flat_map(|name| messages(language, name)).collect()
}

/// Keys that screens put together from the keys of `simpati_core`.
fn composed() -> BTreeSet<String> {
    let lists = [
        ("lhfa", LengthStatus::ALL.iter().map(|status| status.key()).collect::<Vec<_>>()),
        ("wfa", WeightStatus::ALL.iter().map(|status| status.key()).collect()),
        ("wflh", WastingStatus::ALL.iter().map(|status| status.key()).collect()),
        ("bfa", WastingStatus::ALL.iter().map(|status| status.key()).collect()),
        ("bfa_5_18", BmiStatus::ALL.iter().map(|status| status.key()).collect()),
        ("hcfa", HeadStatus::ALL.iter().map(|status| status.key()).collect()),
    ];
    let categories = lists.iter().flat_map(|(index, keys)| {
        keys.iter().flat_map(move |key| ["category", "plain"].map(|kind| format!("{kind}-{index}-{key}")))
    });
    let advice = Feeding::ALL.iter().map(|message| message.key());
    let advice = advice.chain(Stimulation::ALL.iter().map(|message| message.key()));
    let advice = advice.chain(FollowUp::ALL.iter().map(|message| message.key())).map(str::to_owned);
    let dangers = DangerSign::ALL.iter().map(|sign| format!("danger-{}", sign.as_str()));
    categories.chain(advice).chain(dangers).collect()
}

/// All string literals in the app's sources.
fn literals() -> BTreeSet<String> {
    fn read(folder: &Path, into: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, into);
            } else {
                let source = std::fs::read_to_string(&path).unwrap();
                into.extend(source.split('"').map(str::to_owned));
            }
        }
    }
    let mut found = BTreeSet::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

/// The keys that the sources ask for directly: what follows `.text(` or `.text_with(` as a literal.
fn asked_for() -> BTreeSet<String> {
    fn read(folder: &Path, into: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, into);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            for call in [".text(", ".text_with("] {
                for after in source.split(call).skip(1) {
                    if let Some(literal) = after.trim_start().strip_prefix('"') {
                        into.extend(literal.split('"').next().map(str::to_owned));
                    }
                }
            }
        }
    }
    let mut found = BTreeSet::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

#[test]
fn every_text_stands_in_every_language_with_the_same_variables() {
    for name in FILES {
        let first = messages(Language::Indonesian, name);
        assert!(!first.is_empty(), "{name} is empty");
        for language in Language::ALL {
            let other = messages(language, name);
            for (key, variables) in &first {
                assert_eq!(other.get(key), Some(variables), "{key} in {} {name}", language.code());
            }
            let more: Vec<&String> = other.keys().filter(|key| !first.contains_key(*key)).collect();
            assert!(more.is_empty(), "{} {name} has more than Indonesian: {more:?}", language.code());
        }
    }
}

#[test]
fn every_file_of_the_folder_is_compiled_in() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/i18n").join(language.code());
        let there: BTreeSet<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        assert_eq!(there, FILES.iter().map(|name| (*name).to_owned()).collect(), "{}", language.code());
    }
}

#[test]
fn every_key_that_the_sources_ask_for_has_a_text() {
    let known = all(Language::Indonesian);
    let missing: Vec<String> =
        asked_for().into_iter().chain(composed()).filter(|key| !known.contains_key(key)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
}

#[test]
fn every_text_is_used() {
    let (literals, composed) = (literals(), composed());
    let unused: Vec<String> = all(Language::Indonesian)
        .into_keys()
        .filter(|key| !literals.contains(key) && !composed.contains(key))
        .collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
}

#[test]
fn no_text_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for name in FILES {
        for key in messages(Language::Indonesian, name).into_keys() {
            let before = seen.insert(key.clone(), name);
            assert!(before.is_none(), "{key} stands in {name} and in {before:?}");
        }
    }
}

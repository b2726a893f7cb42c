//! Half-filled forms.

use crate::support::{ask, at, enrolled, statement, write};
use simpati_store::api::draft::{Draft, Drafts, DropDraft, KeepDraft};
use simpati_store::api::write::Write;

fn keep(name: &str, json: &str, minutes: i64) -> KeepDraft {
    KeepDraft { name: name.to_owned(), json: json.to_owned(), now: at(minutes) }
}

#[test]
fn a_draft_is_kept_replaced_and_dropped() {
    let mut engine = enrolled();
    ask(&mut engine, keep("visit/1", "{}", 0)).unwrap();
    ask(&mut engine, keep("visit/2", "{}", 1)).unwrap();
    ask(&mut engine, keep("visit/1", r#"{"weight":"7,3"}"#, 2)).unwrap();
    let drafts = ask(&mut engine, Drafts {}).unwrap();
    let newest = Draft { name: "visit/1".to_owned(), json: r#"{"weight":"7,3"}"#.to_owned(), kept_at: at(2) };
    assert_eq!((drafts.len(), &drafts[0]), (2, &newest));
    ask(&mut engine, DropDraft { name: "visit/1".to_owned() }).unwrap();
    assert_eq!(ask(&mut engine, Drafts {}).unwrap().len(), 1);
}

#[test]
fn a_draft_ends_with_the_statement_that_it_became_and_not_before() {
    let mut engine = enrolled();
    ask(&mut engine, keep("visit/1", "{}", 0)).unwrap();
    let ends = |statement| Write { ends_draft: Some("visit/1".to_owned()), ..write(vec![statement]) };
    assert!(ask(&mut engine, ends(statement(1, &"x".repeat(20_000)))).is_err());
    assert_eq!(ask(&mut engine, Drafts {}).unwrap().len(), 1);
    ask(&mut engine, ends(statement(1, "a"))).unwrap();
    assert_eq!(ask(&mut engine, Drafts {}).unwrap().len(), 0);
}

//! Entries keep their text; receipts and heads hold only for what was signed.

use ed25519_dalek::SigningKey;
use simpati_core::journal::{Entry, EntryHash, Header, MAX_ENTRY_BYTES, Receipt, ServerKey, SignedHead};

const TEXT: &str = r#"{"id":"01938f6e-7c00-7000-8000-000000000001","stream":"32.11.13.2005.003","device":"01938f6e-7c00-7000-8000-0000000000aa","idx":1,"prev":null,"author":"01938f6e-7c00-7000-8000-0000000000bb","role":"kader","recorded_at":"2026-11-22T08:15:30.123+07:00","clock_offset_ms":null,"app_version":"9.1.0","schema":7,"from_the_future":[1, 2.50],"kind":"not_known_yet","body":{ "b":1,"a":"é" }}"#;

#[test]
fn an_entry_of_an_unknown_kind_keeps_every_byte() {
    let entry = Entry::from_text(TEXT).unwrap();
    assert_eq!(entry.text(), TEXT);
    assert_eq!(entry.kind(), "not_known_yet");
    assert_eq!(entry.body().get(), r#"{ "b":1,"a":"é" }"#);
    assert_eq!(serde_json::to_string(&[entry.raw()]).unwrap(), format!("[{TEXT}]"));
    assert_eq!(entry.hash().to_string().parse::<EntryHash>().unwrap(), entry.hash());
}

#[test]
fn what_is_written_is_what_is_read() {
    let header: Header = serde_json::from_str(TEXT).unwrap();
    let entry = Entry::write(&header, "visit_recorded", &serde_json::json!({"weight_kg": 7.33})).unwrap();
    let again = Entry::from_text(entry.text()).unwrap();
    assert_eq!((again.header(), again.kind(), again.hash()), (&header, "visit_recorded", entry.hash()));
}

#[test]
fn a_text_that_is_not_an_entry_is_refused() {
    let long = TEXT.replace('é', &"x".repeat(MAX_ENTRY_BYTES));
    let linked = TEXT.replace("\"idx\":1", "\"idx\":2");
    let zero = TEXT.replace("\"idx\":1", "\"idx\":0");
    let twice = TEXT.replace("\"schema\":7", "\"schema\":7,\"schema\":8");
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    for text in [&long, &linked, &zero, &twice, &deep, "", "null", "{}", "\u{feff}{}"] {
        assert!(Entry::from_text(text).is_err(), "{}", &text.chars().take(60).collect::<String>());
    }
}

#[test]
fn a_signature_holds_for_nothing_else() {
    let key = SigningKey::from_bytes(&[7; 32]);
    let public = ServerKey::of(&key);
    let entry = Entry::from_text(TEXT).unwrap();
    let header = entry.header();
    let epoch = "01938f6e-7c00-7000-8000-0000000000ee".parse().unwrap();
    let receipt = Receipt::sign(header.id, entry.hash(), header.stream.clone(), 5, epoch, &key);
    assert_eq!(receipt.verify(&public), Ok(()));
    assert!(Receipt { seq: 6, ..receipt.clone() }.verify(&public).is_err());
    assert!(receipt.verify(&ServerKey::of(&SigningKey::from_bytes(&[8; 32]))).is_err());
    assert_eq!(receipt.code().len(), 8);

    let running = EntryHash::ZERO.then(&entry.hash());
    let head = SignedHead::sign(header.stream.clone(), 1, running, epoch, &key);
    assert_eq!(head.verify(&public), Ok(()));
    assert!(SignedHead { running: EntryHash::ZERO, ..head }.verify(&public).is_err());
}

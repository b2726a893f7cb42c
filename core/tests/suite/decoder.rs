//! Whatever arrives: an answer or a typed error, never a panic, and never another text than the one that arrived.

use crate::bodies::GOLDEN as BODIES;
use crate::writing::Device;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use simpati_core::fold::Fold;
use simpati_core::id::{PlaceCode, StreamId};
use simpati_core::journal::{Body, ChainHead, Entry, EntryHash, Kind, ServerKey, SignedHead};
use simpati_core::protocol::{
    HeadReply, HeadRequest, Hello, HelloReply, Problem, PullReply, PullRequest, PushReply, PushRequest, ReturnReply,
    ReturnRequest, SnapshotReply, SnapshotRequest,
};

macro_rules! golden {
    ($($name:literal)+) => {
        &[$(include_str!(concat!("../golden/wire/v1/", $name, ".json"))),+]
    };
}

const MESSAGES: &[&str] = golden![
    "hello" "hello_reply" "push_request" "push_reply" "pull_request" "pull_reply" "snapshot_request" "snapshot_reply"
    "head_request" "head_reply" "head_reply.shorter" "return_request" "return_reply" "problem" "problem.plain"
];

/// Every message, and an entry of every kind.
fn texts() -> Vec<String> {
    let mut device = Device::kader(1);
    let entries = BODIES.iter().map(|(name, body)| {
        let kind = name.split('.').next().unwrap();
        device.write_as(kind, &serde_json::from_str(body).unwrap()).text().to_owned()
    });
    MESSAGES.iter().map(|text| text.trim_end().to_owned()).chain(entries).collect()
}

/// How often each way in said yes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Taken {
    messages: usize,
    entries: usize,
}

fn message<T: Serialize + DeserializeOwned>(bytes: &[u8], taken: &mut Taken) -> Option<T> {
    let read: T = serde_json::from_slice(bytes).ok()?;
    let written = serde_json::to_string(&read).unwrap();
    let again: T = serde_json::from_str(&written).unwrap();
    assert_eq!(serde_json::to_string(&again).unwrap(), written, "what was written reads back to itself");
    taken.messages += 1;
    Some(read)
}

fn entry(text: &str, taken: &mut Taken) {
    let Ok(entry) = Entry::from_text(text) else { return };
    taken.entries += 1;
    // RawValue leaves out blanks around a value, and nothing else.
    assert_eq!(entry.text(), text.trim_matches([' ', '\n', '\t', '\r']));
    assert_eq!(entry.hash(), EntryHash::of(entry.text().as_bytes()));
    let _ = ChainHead::empty(entry.header().device).then(&entry);
    let _ = format!("{entry:?} {:?}", entry.header().written_at());
    if let Ok(body) = Body::of(&entry) {
        assert_eq!(body.kind(), Kind::named(entry.kind()).filter(|_| body != Body::Unknown));
        if body != Body::Unknown {
            let written = body.entry(entry.header()).unwrap();
            assert_eq!(Body::of(&written).unwrap(), body);
        }
    }
    let mut fold = Fold::new();
    fold.add(&entry);
    fold.view();
}

/// Offers bytes at every door.
fn read_everywhere(bytes: &[u8]) -> Taken {
    let mut taken = Taken::default();
    let mut raw: Vec<Box<RawValue>> = Vec::new();
    message::<Hello>(bytes, &mut taken);
    if let Some(reply) = message::<HelloReply>(bytes, &mut taken)
        && let Ok(key) = ServerKey::from_bytes(&reply.server_key.0)
    {
        let _ = reply.streams.iter().map(|head| head.verify(&key)).collect::<Vec<_>>();
    }
    raw.extend(message::<PushRequest>(bytes, &mut taken).into_iter().flat_map(|request| request.entries));
    message::<PushReply>(bytes, &mut taken);
    message::<PullRequest>(bytes, &mut taken);
    let pulled = message::<PullReply>(bytes, &mut taken);
    raw.extend(pulled.into_iter().flat_map(|reply| reply.entries).filter_map(|pulled| pulled.entry));
    message::<SnapshotRequest>(bytes, &mut taken);
    raw.extend(message::<SnapshotReply>(bytes, &mut taken).into_iter().flat_map(|reply| reply.entries));
    message::<HeadRequest>(bytes, &mut taken);
    message::<HeadReply>(bytes, &mut taken);
    raw.extend(message::<ReturnRequest>(bytes, &mut taken).into_iter().flat_map(|request| request.entries));
    message::<ReturnReply>(bytes, &mut taken);
    message::<Problem>(bytes, &mut taken);
    message::<SignedHead>(bytes, &mut taken);
    for raw in raw {
        entry(raw.get(), &mut taken);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        entry(text, &mut taken);
        let _ = (text.parse::<PlaceCode>(), text.parse::<StreamId>(), text.parse::<EntryHash>());
    }
    taken
}

#[test]
fn the_golden_texts_themselves_are_taken() {
    for text in texts() {
        assert_ne!(read_everywhere(text.as_bytes()), Taken::default(), "{text}");
    }
}

#[test]
fn no_beginning_of_a_text_is_taken_for_the_whole() {
    for text in texts() {
        for end in 0..text.len() {
            assert_eq!(read_everywhere(&text.as_bytes()[..end]), Taken::default(), "{}", &text[..end.min(200)]);
        }
    }
}

/// One thing that goes wrong with a text.
#[derive(Debug, Clone)]
enum Damage {
    Replace(Index, u8),
    Insert(Index, u8),
    Remove(Index, usize),
    Repeat(Index, usize),
    Splice(Index, Index, usize),
    Number(Index, &'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let numbers = prop_oneof![
        Just("-1"),
        Just("0"),
        Just("1e999"),
        Just("18446744073709551615"),
        Just("18446744073709551616"),
        Just("-0.0"),
        Just("NaN"),
        Just("null"),
        Just("[]"),
        Just("{}"),
        Just("\"\\u0000\""),
        Just("\"\\ud800\""),
    ];
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Replace(at, byte)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Insert(at, byte)),
        (any::<Index>(), 1..40_usize).prop_map(|(at, count)| Damage::Remove(at, count)),
        (any::<Index>(), 1..40_usize).prop_map(|(at, count)| Damage::Repeat(at, count)),
        (any::<Index>(), any::<Index>(), 1..200_usize).prop_map(|(from, at, count)| Damage::Splice(from, at, count)),
        (any::<Index>(), numbers).prop_map(|(at, number)| Damage::Number(at, number)),
    ]
}

fn damaged(text: &str, other: &str, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        let place = |at: &Index| at.index(bytes.len());
        match damage {
            Damage::Replace(at, byte) => {
                let at = place(at);
                bytes[at] = *byte;
            }
            Damage::Insert(at, byte) => bytes.insert(place(at), *byte),
            Damage::Remove(at, count) => {
                let at = place(at);
                bytes.drain(at..(at + count).min(bytes.len()));
            }
            Damage::Repeat(at, count) => {
                let at = place(at);
                let part = bytes[at..(at + count).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
            Damage::Splice(from, at, count) => {
                let (from, at) = (from.index(other.len()), place(at));
                let part = other.as_bytes()[from..(from + count).min(other.len())].to_vec();
                bytes.splice(at..at, part);
            }
            // In the place of the value behind some colon.
            Damage::Number(at, number) => {
                let start = place(at);
                let colon = (start..bytes.len()).find(|n| bytes[*n] == b':').map(|n| n + 1);
                if let Some(begin) = colon {
                    let end = (begin..bytes.len()).find(|n| b",}]".contains(&bytes[*n])).unwrap_or(bytes.len());
                    bytes.splice(begin..end, number.bytes());
                }
            }
        }
    }
    bytes
}

/// Any JSON at all, not too deep.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
        Just("2026-11-22".into()),
        Just("01938f6e-7c00-7000-8000-000000000001".into()),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        let name = prop_oneof![
            "[a-z_]{1,8}",
            Just("facts".to_owned()),
            Just("changes".to_owned()),
            Just("saw".to_owned()),
            Just("visit".to_owned()),
            Just("child".to_owned()),
            Just("date".to_owned()),
            Just("weight_kg".to_owned()),
            Just("length".to_owned()),
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            proptest::collection::hash_map(name, inner, 0..6)
                .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(0x7769_7265), failure_persistence: None, ..Default::default() }
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn any_bytes_have_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(read_everywhere(&bytes).entries, 0);
    }

    #[test]
    fn any_text_has_an_answer(text in "[\\[\\]{}\",:0-9a-z\\\\ .+-]{0,200}") {
        read_everywhere(text.as_bytes());
    }

    #[test]
    fn damaged_texts_have_an_answer(
        which in any::<Index>(),
        other in any::<Index>(),
        damages in proptest::collection::vec(damage(), 1..5)
    ) {
        let texts = texts();
        let bytes = damaged(&texts[which.index(texts.len())], &texts[other.index(texts.len())], &damages);
        read_everywhere(&bytes);
    }

    #[test]
    fn any_body_of_any_kind_has_an_answer(which in any::<Index>(), body in json()) {
        let text = Device::puskesmas(1).write_as(which.get(Kind::ALL).name(), &body).text().to_owned();
        prop_assert_eq!(read_everywhere(text.as_bytes()).entries, 1);
    }
}

#[test]
fn a_deep_text_does_not_exhaust_the_stack() {
    let deep = "[".repeat(7_000) + &"]".repeat(7_000);
    let text = texts().pop().unwrap().replacen('{', &format!("{{\"deep\":{deep},"), 1);
    assert!(text.len() < simpati_core::journal::MAX_ENTRY_BYTES);
    read_everywhere(text.as_bytes());
    read_everywhere(deep.as_bytes());
    read_everywhere(format!(r#"{{"device":"01938f6e-7c00-7000-8000-0000000000aa","entries":[{deep}]}}"#).as_bytes());
}

//! A device that writes a well-formed journal: chained, numbered, with ids that are spread as real ones are.

use serde_json::{Value, json};
use simpati_core::clock::Stamp;
use simpati_core::id::{ChildId, DeviceId, EntryId, PersonId, StreamId};
use simpati_core::journal::{BadEntry, Entry, EntryHash, Header, SCHEMA};
use simpati_core::role::Role;
use uuid::Uuid;

/// 2026-01-05, a Monday, 08:00 WIB.
const BEGIN_MS: i64 = 1_767_574_800_000;

/// One device and the person who writes on it.
#[derive(Debug, Clone)]
pub struct Scribe {
    /// The device.
    pub device: DeviceId,
    /// The person.
    pub author: PersonId,
    /// In which role.
    pub role: Role,
    /// Where the next entry goes.
    pub stream: StreamId,
    /// Index of the last entry written.
    pub idx: u64,
    /// Its hash.
    pub prev: Option<EntryHash>,
    /// What the device's clock says, in milliseconds since 1970.
    pub now_ms: i64,
    state: u64,
}

impl Scribe {
    /// The `number`th cadre with a device of her own, writing for one posyandu.
    pub fn new(number: u64, stream: &StreamId) -> Self {
        let mut scribe = Self {
            device: DeviceId(Uuid::nil()),
            author: PersonId(Uuid::nil()),
            role: Role::Kader,
            stream: stream.clone(),
            idx: 0,
            prev: None,
            now_ms: BEGIN_MS,
            state: number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5e_ed,
        };
        scribe.device = DeviceId(scribe.mint());
        scribe.author = PersonId(scribe.mint());
        scribe
    }

    /// An id as UUIDv7 has them: the time, then what looks random.
    pub fn mint(&mut self) -> Uuid {
        let random = u128::from(self.random()) << 64 | u128::from(self.random());
        let time = (self.now_ms as u128 & 0xffff_ffff_ffff) << 80;
        let low = random & !(0xf << 76) & !(0x3 << 62) & ((1 << 80) - 1);
        Uuid::from_u128(time | low | 0x7 << 76 | 0x2 << 62)
    }

    /// The next number of SplitMix64.
    pub fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number with one decimal, from `least` tenths on.
    fn tenths(&mut self, least: u64, span: u64) -> f64 {
        (least + self.random() % span) as f64 / 10.0
    }

    /// The header of the entry after the last, without writing it.
    pub fn header(&mut self) -> Header {
        self.now_ms += 45_000 + (self.random() % 30_000) as i64;
        Header {
            id: EntryId(self.mint()),
            stream: self.stream.clone(),
            device: self.device,
            idx: self.idx + 1,
            prev: self.prev,
            author: self.author,
            role: self.role,
            recorded_at: Stamp { unix_ms: self.now_ms, offset_minutes: 420 },
            clock_offset_ms: Some(-1_250),
            app_version: "0.1.0".to_owned(),
            clock_doubt: None,
            schema: SCHEMA,
        }
    }

    /// Writes an entry of any kind and makes it the last of the chain.
    pub fn write(&mut self, kind: &str, body: &Value) -> Result<Entry, BadEntry> {
        let header = self.header();
        let entry = Entry::write(&header, kind, body)?;
        (self.idx, self.prev) = (header.idx, Some(entry.hash()));
        Ok(entry)
    }

    /// Registers a child.
    pub fn child(&mut self, name: &str, birth: &str) -> Result<(ChildId, Entry), BadEntry> {
        let child = ChildId(self.mint());
        let sex = if self.random().is_multiple_of(2) { "L" } else { "P" };
        let nik = format!("3211{:012}", self.random() % 1_000_000_000_000);
        let facts = json!({
            "name": name, "sex": sex, "birth": { "date": birth }, "nik": nik, "parent_name": "Ibu Euis",
            "address": "Kp. Cilembu", "rt": self.random() % 9 + 1, "rw": self.random() % 12 + 1,
        });
        Ok((child, self.write("child_registered", &json!({ "child": child, "facts": facts }))?))
    }

    /// Records a visit with what a posyandu measures.
    pub fn visit(&mut self, child: ChildId, date: &str) -> Result<Entry, BadEntry> {
        let (kg, cm) = (self.tenths(50, 120), self.tenths(550, 500));
        let arm = self.tenths(110, 60);
        let facts = json!({
            "date": date, "weight_kg": kg, "length": { "cm": cm, "position": "lying" }, "arm_cm": arm,
            "oedema": false, "services": ["counselling"],
        });
        let visit = self.mint();
        self.write("visit_recorded", &json!({ "visit": visit, "child": child, "facts": facts }))
    }
}

//! A database with enrolled tablets, and what must hold of it in the end.

use simpati_core::id::PlaceCode;
use simpati_core::journal::EntryHash;
use simpati_journeys::Tablet;
use simpati_journeys::process::Program;
use simpati_sync_server::store;
use simpati_test_kit::Cluster;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use tempfile::TempDir;

pub(crate) struct World {
    pub(crate) program: Program,
    pub(crate) folder: TempDir,
    pub(crate) tablets: Vec<Tablet>,
}

impl World {
    pub(crate) fn sqlite(tablets: u64) -> Self {
        let folder = TempDir::new().unwrap();
        let address = folder.path().join("server.db").display().to_string();
        Self::at(&address, folder, tablets)
    }

    pub(crate) fn postgres(tablets: u64) -> Self {
        let address = Cluster::shared().unwrap().database().unwrap();
        Self::at(&address, TempDir::new().unwrap(), tablets)
    }

    fn at(address: &str, folder: TempDir, count: u64) -> Self {
        let posyandu: PlaceCode = "32.11.13.2005.003".parse().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let tablets = runtime.block_on(async {
            let store = store::open(address).await.unwrap();
            let mut tablets = Vec::new();
            for number in 0..count {
                tablets.push(Tablet::enrol(&*store, number, &posyandu).await.unwrap());
            }
            tablets
        });
        Self { program: program(address), folder, tablets }
    }
}

/// The server on a database.
pub(crate) fn program(database: &str) -> Program {
    Program::new(env!("CARGO_BIN_EXE_journeys-server"), database)
}

/// Writes `count` entries.
pub(crate) fn work(tablet: &mut Tablet, count: usize) {
    let (child, entry) = tablet.scribe.child("Siti", "2025-08-15").unwrap();
    tablet.entries.push(entry);
    for _ in 1..count {
        tablet.entries.push(tablet.scribe.visit(child, "2026-11-22").unwrap());
    }
}

/// Every entry that was written is in the journal once; every receipt is for the entry at its number; `verify` holds.
pub(crate) fn all_is_there_once(program: &Program, server: SocketAddr, tablets: &mut [Tablet]) {
    let (reader, _) = tablets.split_first_mut().unwrap();
    reader.pulled.clear();
    reader.pull(server).unwrap();
    let pulled = reader.pulled.clone();
    for (hash, text) in &pulled {
        assert_eq!(EntryHash::of(text.as_bytes()), *hash);
    }
    let mut count: BTreeMap<EntryHash, usize> = BTreeMap::new();
    for (hash, _) in &pulled {
        *count.entry(*hash).or_default() += 1;
    }
    let mut written = 0;
    for tablet in tablets.iter() {
        for entry in &tablet.entries {
            assert_eq!(count.get(&entry.hash()), Some(&1), "entry {} is not there once", entry.header().id);
            written += 1;
        }
        for receipt in &tablet.receipts {
            assert_eq!(pulled[receipt.seq as usize - 1].0, receipt.hash, "a receipt for another place");
        }
    }
    assert_eq!(pulled.len(), written);
    let verified = program.run(&["verify"]).unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
}

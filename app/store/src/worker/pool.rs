//! Files in the browser: two pools of OPFS files, one for each database, so that a fault in one leaves the other whole.
//!
//! A damaged database is never moved or written to: a new one begins beside it under the next number, and the newest
//! is the one in use.
//!
//! Invariant: used by the tab that holds the lock, and by no other.

use crate::availability::{DatabaseCopy, Trouble};
use crate::engine::{Place, Which};
use crate::error::StoreError;
use js_sys::{Promise, Reflect};
use rusqlite::{Connection, OpenFlags};
use sqlite_wasm_rs::WasmOsCallback;
use sqlite_wasm_rs::vfs::VfsFilesManager;
use sqlite_wasm_rs::vfs::transfer::DbTransfer;
use sqlite_wasm_vfs::sahpool::{OpfsSAHError, OpfsSAHPoolCfgBuilder, OpfsSAHPoolUtil, install};
use std::cell::Cell;
use std::io;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A page that was just left may hold its files a moment longer than its lock.
const TRIES: u32 = 20;
const PAUSE_MS: i32 = 50;
/// Files beyond those that are there: a new database with its journal, twice.
const SPARE_FILES: usize = 4;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(then: &js_sys::Function, ms: i32) -> i32;
}

/// The files of both databases.
pub(super) struct Pools {
    main: Pool,
    second: Pool,
}

struct Pool {
    files: OpfsSAHPoolUtil,
    stem: &'static str,
    /// Which database is in use, counted from 1.
    number: Cell<u32>,
}

impl Pools {
    /// Takes hold of the files, making the pools if there are none. Adds the names of pools that cannot be read, which
    /// are left as they are.
    pub(super) async fn install(set_aside: &mut Vec<String>) -> Result<Self, Trouble> {
        let main = Pool::install("register", set_aside).await?;
        let second = Pool::install("unsent", set_aside).await?;
        Ok(Self { main, second })
    }

    /// Takes hold of the files again.
    pub(super) async fn resume(&self) -> Result<(), Trouble> {
        self.main.resume().await?;
        self.second.resume().await
    }

    /// Lets the files go. Their databases must be closed.
    pub(super) fn pause(&self) -> Result<(), Trouble> {
        self.main.files.pause().map_err(trouble)?;
        self.second.files.pause().map_err(trouble)
    }

    /// The databases that are closed, byte for byte.
    pub(super) fn closed(&self) -> Result<Vec<DatabaseCopy>, StoreError> {
        let mut copies = self.main.closed()?;
        copies.append(&mut self.second.closed()?);
        Ok(copies)
    }

    /// The names of the two databases in use.
    pub(super) fn in_use(&self) -> (String, String) {
        (self.main.name(), self.second.name())
    }

    fn of(&self, which: Which) -> &Pool {
        match which {
            Which::Main => &self.main,
            Which::SecondPlace => &self.second,
        }
    }
}

impl Place for Pools {
    fn open(&self, which: Which) -> Result<Connection, rusqlite::Error> {
        let pool = self.of(which);
        let db = Connection::open_with_flags_and_vfs(pool.name(), OpenFlags::default(), pool.stem)?;
        db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        // A rollback journal: write-ahead logs need shared memory, which these files do not have.
        db.pragma_update_and_check(None, "journal_mode", "TRUNCATE", |_| Ok(()))?;
        db.pragma_update(None, "synchronous", "FULL")?;
        db.pragma_update(None, "temp_store", "MEMORY")?;
        Ok(db)
    }

    fn set_aside(&self, which: Which) -> Result<String, io::Error> {
        let pool = self.of(which);
        let damaged = pool.name();
        pool.number.set(pool.number.get() + 1);
        Ok(damaged)
    }
}

impl Pool {
    async fn install(stem: &'static str, set_aside: &mut Vec<String>) -> Result<Self, Trouble> {
        let mut number = 1;
        let files = loop {
            let directory = format!("simpati/{}", numbered(stem, number));
            let config = OpfsSAHPoolCfgBuilder::new().vfs_name(stem).directory(&directory).build();
            match retried(async || install::<WasmOsCallback>(&config, false).await).await {
                Ok(files) => break files,
                Err(error) if unreadable(&error) => set_aside.push(directory),
                Err(error) => return Err(trouble(error)),
            }
            number += 1;
        };
        let pool = Self { files, stem, number: Cell::new(1) };
        pool.prepare().await?;
        Ok(pool)
    }

    async fn resume(&self) -> Result<(), Trouble> {
        retried(async || self.files.resume().await).await.map_err(trouble)?;
        self.prepare().await
    }

    /// Finds the newest database and makes room for a next one.
    async fn prepare(&self) -> Result<(), Trouble> {
        let names = self.files.names().map_err(trouble)?;
        let newest = (1..).take_while(|&n| names.contains(&database(self.stem, n))).last();
        self.number.set(newest.unwrap_or(1));
        self.files.ensure_capacity(names.len() + SPARE_FILES).await.map_err(trouble)
    }

    fn name(&self) -> String {
        database(self.stem, self.number.get())
    }

    fn closed(&self) -> Result<Vec<DatabaseCopy>, StoreError> {
        let mut names = self.files.names().map_err(|error| store_error(&error))?;
        names.retain(|name| name.ends_with(".db"));
        names.sort();
        let mut copies = Vec::new();
        for name in names {
            match self.files.export_db(&name) {
                Ok(bytes) => copies.push(DatabaseCopy { name, bytes }),
                Err(OpfsSAHError::FileInUse(_)) => {}
                Err(error) => return Err(store_error(&error)),
            }
        }
        Ok(copies)
    }
}

/// The first has no number.
fn numbered(stem: &str, number: u32) -> String {
    if number == 1 { stem.to_owned() } else { format!("{stem}-{number}") }
}

fn database(stem: &str, number: u32) -> String {
    format!("{}.db", numbered(stem, number))
}

async fn retried<T>(mut attempt: impl AsyncFnMut() -> Result<T, OpfsSAHError>) -> Result<T, OpfsSAHError> {
    let mut tries = 1;
    loop {
        match attempt().await {
            Err(error) if tries < TRIES && is(&error, "NoModificationAllowedError") => tries += 1,
            done => return done,
        }
        let pause = Promise::new(&mut |resolve, _| {
            set_timeout(&resolve, PAUSE_MS);
        });
        // A timer's promise cannot fail.
        let _ = JsFuture::from(pause).await;
    }
}

/// Whether the pool's own notes are damaged, in which case none of its files can be found.
fn unreadable(error: &OpfsSAHError) -> bool {
    matches!(
        error,
        OpfsSAHError::InvalidHeader { .. } | OpfsSAHError::DuplicateFilename(_) | OpfsSAHError::InvalidDirectoryEntry
    )
}

fn is(error: &OpfsSAHError, name: &str) -> bool {
    let OpfsSAHError::Opfs { value, .. } = error else { return false };
    Reflect::get(value, &"name".into()).is_ok_and(|found| found == name)
}

fn trouble(error: OpfsSAHError) -> Trouble {
    let forbidden = ["SecurityError", "NotAllowedError"].iter().any(|name| is(&error, name));
    if forbidden || matches!(error, OpfsSAHError::NotSupported) {
        return Trouble::NoStorage;
    }
    Trouble::Store(store_error(&error))
}

fn store_error(error: &OpfsSAHError) -> StoreError {
    if is(error, "QuotaExceededError") {
        StoreError::DiskFull
    } else if is(error, "NoModificationAllowedError") {
        StoreError::Busy
    } else {
        StoreError::DiskFailed { code: -1 }
    }
}

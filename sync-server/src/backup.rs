//! Backups: one file with every row that cannot be made again, written while the server works, for either database.
//!
//! The file is lines of JSON compressed with zstd: first what it is, then `["table",{columns}]`, at last how many rows.
//! A backup without its last line is not one.
//!
//! Invariant: a restore is all or nothing, and begins a new life of the database.

use crate::store::tables::{self, Loaded, TableRow};
use crate::store::{self, NEWEST_FORM, Store, StoreError};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use simpati_core::id::EpochId;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use uuid::Uuid;

/// Why a backup or a restore did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file.
    #[error("the backup's file: {0}")]
    File(#[from] io::Error),
    /// The file is not a backup, is damaged or is cut off.
    #[error("{} is not a whole backup (line {line})", file.display())]
    NotABackup {
        /// Which file.
        file: PathBuf,
        /// At which line that shows.
        line: u64,
    },
    /// The backup was written by a newer version of this program.
    #[error("the backup is of form {found}; this program knows forms up to {NEWEST_FORM}")]
    TooNew {
        /// The backup's form.
        found: i64,
    },
    /// A part of the work ended without a word.
    #[error("the work was interrupted")]
    Interrupted,
}

#[derive(Serialize, Deserialize)]
struct First {
    simpati_backup: u32,
    form: i64,
}

#[derive(Serialize, Deserialize)]
struct Last {
    rows: u64,
}

/// How many lines may wait between the database and the file.
const WAITING: usize = 512;

/// Writes a backup. The file appears under its name only when it is whole and on disk. Returns the number of rows.
pub async fn write(store: Arc<dyn Store>, file: &Path) -> Result<u64, BackupError> {
    let (sender, rows) = channel(WAITING);
    let unfinished = file.with_extension("unfinished");
    let target = unfinished.clone();
    let writing = tokio::task::spawn_blocking(move || write_lines(&target, rows));
    store.dump(sender).await?;
    let rows = writing.await.map_err(|_| BackupError::Interrupted)??;
    std::fs::rename(&unfinished, file)?;
    Ok(rows)
}

fn write_lines(file: &Path, mut rows: Receiver<TableRow>) -> io::Result<u64> {
    let mut out = zstd::Encoder::new(BufWriter::new(File::create(file)?), 3)?;
    out.include_checksum(true)?;
    write_line(&mut out, &First { simpati_backup: 1, form: NEWEST_FORM })?;
    let mut count = 0;
    while let Some(row) = rows.blocking_recv() {
        write_line(&mut out, &(row.table, row.columns))?;
        count += 1;
    }
    write_line(&mut out, &Last { rows: count })?;
    out.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(count)
}

fn write_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Fills the empty database at an address from a backup, brings it to the newest form and begins a new life.
pub async fn restore(file: &Path, address: &str, now_ms: i64) -> Result<Arc<dyn Store>, BackupError> {
    let form = read_first(file)?;
    let store = store::open_at(address, form).await?;
    let (sender, rows) = channel(WAITING);
    let source = file.to_owned();
    let reading = tokio::task::spawn_blocking(move || read_lines(&source, &sender));
    let loaded = store.load(rows).await;
    reading.await.map_err(|_| BackupError::Interrupted)??;
    loaded?;
    drop(store);
    let store = store::open(address).await?;
    store.begin_epoch(EpochId(Uuid::now_v7()), now_ms).await?;
    Ok(store)
}

/// Begins a new life of a database that its own tools restored.
pub async fn begin_again(address: &str, now_ms: i64) -> Result<Arc<dyn Store>, BackupError> {
    let store = store::open(address).await?;
    store.begin_epoch(EpochId(Uuid::now_v7()), now_ms).await?;
    Ok(store)
}

fn lines(file: &Path) -> io::Result<impl Iterator<Item = io::Result<String>>> {
    Ok(BufReader::new(zstd::Decoder::new(File::open(file)?)?).lines())
}

fn read_first(file: &Path) -> Result<i64, BackupError> {
    let line = lines(file)?.next().and_then(Result::ok).unwrap_or_default();
    match serde_json::from_str(&line) {
        Ok(First { simpati_backup: 1, form }) if form <= NEWEST_FORM => Ok(form),
        Ok(First { form: found, .. }) => Err(BackupError::TooNew { found }),
        Err(_) => Err(BackupError::NotABackup { file: file.to_owned(), line: 1 }),
    }
}

/// Sends the rows, and the end only if the file ends as it should. Ends early if nobody listens any more.
fn read_lines(file: &Path, to: &Sender<Loaded>) -> Result<(), BackupError> {
    let bad = |line| BackupError::NotABackup { file: file.to_owned(), line };
    let (mut count, mut whole) = (0, false);
    for line in lines(file)?.skip(1) {
        let number = count + 2;
        let line = line.map_err(|_| bad(number))?;
        if whole {
            return Err(bad(number + 1));
        }
        if line.starts_with('[') {
            let (name, columns): (String, Map<String, Value>) = serde_json::from_str(&line).map_err(|_| bad(number))?;
            let table = tables::kept(&name).ok_or_else(|| bad(number))?;
            count += 1;
            if to.blocking_send(Loaded::Row(TableRow { table, columns })).is_err() {
                return Ok(());
            }
        } else {
            let last: Last = serde_json::from_str(&line).map_err(|_| bad(number))?;
            whole = last.rows == count;
        }
    }
    // Only here has zstd compared its checksum with all that was read.
    if !whole {
        return Err(bad(count + 2));
    }
    // If nobody listens, the store has its own reason.
    let _ = to.blocking_send(Loaded::End);
    Ok(())
}

//! The store natively (Android, desktop): SQLite in files, on a thread of its own.

use crate::api::{Req, Resp};
use crate::availability::{DatabaseCopy, Opened};
use crate::engine::{Engine, Place, Which};
use crate::error::StoreError;
use crate::handle::Store;
use futures_channel::oneshot;
use rusqlite::Connection;
use std::fs;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// A store whose engine runs on its own thread. Clones speak to the same engine; it ends with the last of them.
#[derive(Clone)]
pub struct NativeStore {
    requests: mpsc::Sender<Call>,
}

type Answer = Result<Resp, StoreError>;

enum Call {
    Request(Req, oneshot::Sender<Answer>),
    Copies(oneshot::Sender<Result<Vec<DatabaseCopy>, StoreError>>),
}

impl NativeStore {
    /// Opens the store in a directory, making it if there is none.
    pub async fn open(directory: impl Into<PathBuf>) -> Result<(Self, Opened), StoreError> {
        let files = Files { directory: directory.into() };
        let (requests, inbox) = mpsc::channel::<Call>();
        let (say, opened) = oneshot::channel();
        let run = move || match files.open_engine() {
            Ok((engine, opened)) => {
                // Nobody listens any more: the requests will end at once, too.
                let _ = say.send(Ok(opened));
                serve(engine, &inbox);
            }
            Err(error) => {
                let _ = say.send(Err(error));
            }
        };
        thread::Builder::new().name("store".to_owned()).spawn(run).map_err(|error| disk(&error))?;
        let opened = opened.await.map_err(|_| StoreError::Lost)??;
        Ok((Self { requests }, opened))
    }

    /// Both databases as bytes, for a person to hand on.
    pub async fn copies(&self) -> Result<Vec<DatabaseCopy>, StoreError> {
        let (answer, waiting) = oneshot::channel();
        self.requests.send(Call::Copies(answer)).map_err(|_| StoreError::Lost)?;
        waiting.await.unwrap_or(Err(StoreError::Lost))
    }
}

impl Store for NativeStore {
    fn call(&self, request: Req) -> impl Future<Output = Answer> {
        let (answer, waiting) = oneshot::channel();
        let sent = self.requests.send(Call::Request(request, answer));
        async move {
            sent.map_err(|_| StoreError::Lost)?;
            waiting.await.unwrap_or(Err(StoreError::Lost))
        }
    }
}

fn serve(mut engine: Engine, inbox: &mpsc::Receiver<Call>) {
    while let Ok(call) = inbox.recv() {
        // Whoever asked may have gone; what was asked is done all the same.
        match call {
            Call::Request(request, answer) => drop(answer.send(engine.handle(request))),
            Call::Copies(answer) => drop(answer.send(copies(&mut engine))),
        }
    }
}

fn copies(engine: &mut Engine) -> Result<Vec<DatabaseCopy>, StoreError> {
    let (main, second) = engine.serialize()?;
    Ok(vec![
        DatabaseCopy { name: name(Which::Main).to_owned(), bytes: main },
        DatabaseCopy { name: name(Which::SecondPlace).to_owned(), bytes: second },
    ])
}

/// The two databases as files in a directory.
pub struct Files {
    directory: PathBuf,
}

impl Files {
    /// The files of a directory.
    pub fn in_directory(directory: impl Into<PathBuf>) -> Self {
        Self { directory: directory.into() }
    }

    /// Opens the engine on this thread.
    pub fn open_engine(&self) -> Result<(Engine, Opened), StoreError> {
        fs::create_dir_all(&self.directory).map_err(|error| disk(&error))?;
        let engine = Engine::open(self)?;
        // The names of new files must be as durable as what is in them.
        fs::File::open(&self.directory).and_then(|it| it.sync_all()).map_err(|error| disk(&error))?;
        Ok(engine)
    }

    fn path(&self, which: Which) -> PathBuf {
        self.directory.join(name(which))
    }
}

impl Place for Files {
    fn open(&self, which: Which) -> Result<Connection, rusqlite::Error> {
        let db = Connection::open(self.path(which))?;
        db.busy_timeout(Duration::from_secs(1))?;
        // One program at a time: a second one is told that the store is busy.
        db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        db.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        db.pragma_update(None, "synchronous", "FULL")?;
        Ok(db)
    }

    fn set_aside(&self, which: Which) -> Result<String, io::Error> {
        let path = self.path(which);
        let aside = (1_u32..)
            .map(|n| path.with_extension(format!("damaged-{n}.db")))
            .find(|aside| !aside.exists())
            .ok_or(io::ErrorKind::AlreadyExists)?;
        for ending in ["-wal", ""] {
            let from = with_ending(&path, ending);
            if from.exists() {
                fs::rename(from, with_ending(&aside, ending))?;
            }
        }
        Ok(aside.file_name().unwrap_or_default().to_string_lossy().into_owned())
    }
}

fn name(which: Which) -> &'static str {
    match which {
        Which::Main => "register.db",
        Which::SecondPlace => "unsent.db",
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn disk(error: &io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
        _ => StoreError::DiskFailed { code: error.raw_os_error().unwrap_or(-1) },
    }
}

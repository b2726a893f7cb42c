//! The command line: one word a task, for the people who run a server.

mod people;
mod places;

use crate::backup::{self, BackupError};
use crate::clock::Clock;
use crate::config::{Config, ConfigError, LogLevel};
use crate::error::Failure;
use crate::people::password::{BadPassword, HashError};
use crate::projector;
use crate::serve::{ServeError, serve};
use crate::store::{self, Area, NEWEST_FORM, StoreError};
use crate::verify::{Fault, Walked, verify};
use clap::{Parser, Subcommand};
use simpati_core::journal::body::BadText;
use simpati_core::places::file::FileError;
use std::error::Error as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use tracing_subscriber::filter::LevelFilter;

/// SIMPATI's sync server.
#[derive(Debug, Parser)]
#[command(name = "simpati-sync-server", version)]
pub struct CommandLine {
    /// A configuration file; without one, defaults and the environment.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Serve tablets and the web app.
    Serve,
    /// Make the database, or bring it to the newest form.
    Migrate,
    /// Places: the region tree and the areas of the Puskesmas.
    #[command(subcommand)]
    Places(places::PlacesTask),
    /// People who may sign in.
    #[command(subcommand)]
    User(people::UserTask),
    /// Tablets and browsers that are enrolled.
    #[command(subcommand)]
    Device(people::DeviceTask),
    /// Write a backup while the server works.
    Backup {
        /// The file to be written. It is replaced only when the new one is whole.
        file: PathBuf,
    },
    /// Fill an empty database from a backup and begin a new epoch, so that tablets bring back what is newer.
    Restore {
        /// A file that `backup` wrote.
        #[arg(required_unless_present = "in_place")]
        file: Option<PathBuf>,
        /// The database was restored by its own tools: only begin a new epoch, and make the projection anew.
        #[arg(long, conflicts_with = "file")]
        in_place: bool,
    },
    /// Walk every chain, hash, snapshot and projected row, and name the first that does not hold.
    Verify,
    /// Make what dashboards read anew from the journal.
    Rebuild,
}

/// Why a task failed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The server.
    #[error(transparent)]
    Serve(#[from] ServeError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A backup or a restore.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The database does not hold what it promises.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A use case refused or failed.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// A file could not be read.
    #[error("cannot read {}", file.display())]
    Unreadable {
        /// Which.
        file: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// A table of places is not one.
    #[error(transparent)]
    Table(#[from] FileError),
    /// Rows of a table of places are wrong, so nothing of it was loaded.
    #[error("{wrong} rows are wrong; nothing was changed")]
    Rows {
        /// How many.
        wrong: usize,
    },
    /// The login belongs to somebody.
    #[error("the login is taken")]
    LoginTaken,
    /// Nobody has the login.
    #[error("nobody has this login")]
    NoSuchLogin,
    /// No such place or Puskesmas was loaded.
    #[error("area {area} is not known; load its table first")]
    NoSuchArea {
        /// Which.
        area: Area,
    },
    /// The text is not a name.
    #[error("the name: {0}")]
    Name(#[from] BadText),
    /// The text is not taken for a password.
    #[error(transparent)]
    Password(#[from] BadPassword),
    /// A password could not be hashed.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// The system gave no randomness.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
    /// The system refused something that the process needs.
    #[error(transparent)]
    System(#[from] std::io::Error),
}

/// Reads the command line, does what it asks, and says how it went.
#[allow(clippy::print_stderr, reason = "a command line speaks by printing")]
pub fn main() -> ExitCode {
    match run(CommandLine::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("simpati-sync-server: {error}");
            let mut cause = error.source();
            while let Some(error) = cause {
                eprintln!("  because: {error}");
                cause = error.source();
            }
            ExitCode::FAILURE
        }
    }
}

/// Does what the command line asks.
pub fn run(line: CommandLine) -> Result<(), CommandError> {
    let config = Config::load(line.config.as_deref(), |name| std::env::var(name).ok())?;
    log(config.log);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(perform(line.task, config))
}

async fn perform(task: Task, config: Config) -> Result<(), CommandError> {
    match task {
        Task::Serve => serve(config, |address| say(&format!("listening on {address}"))).await?,
        Task::Migrate => {
            store::open(&config.database).await?;
            say(&format!("the database is in form {NEWEST_FORM}"));
        }
        Task::Places(task) => places::perform(task, store::open(&config.database).await?).await?,
        Task::User(task) => people::user(task, store::open(&config.database).await?).await?,
        Task::Device(task) => people::device(task, store::open(&config.database).await?).await?,
        Task::Backup { file } => {
            let rows = backup::write(store::open(&config.database).await?, &file).await?;
            say(&format!("{rows} rows in {}", file.display()));
        }
        Task::Restore { file, .. } => {
            let now_ms = Clock::System.now_ms();
            let store = match file {
                Some(file) => backup::restore(&file, &config.database, now_ms).await?,
                None => backup::begin_again(&config.database, now_ms).await?,
            };
            let entries = projector::rebuild(&*store).await?;
            let Walked { streams, quarantined, .. } = verify(&*store).await?;
            say(&format!("a new epoch begins with {entries} entries of {streams} posyandu, {quarantined} set aside"));
        }
        Task::Verify => {
            let Walked { streams, entries, quarantined } = verify(&*store::open(&config.database).await?).await?;
            say(&format!("all holds: {entries} entries of {streams} posyandu, {quarantined} set aside"));
        }
        Task::Rebuild => {
            let entries = projector::rebuild(&*store::open(&config.database).await?).await?;
            say(&format!("projected {entries} entries"));
        }
    }
    Ok(())
}

/// Says one line to whoever started the process; if nobody reads it, no harm is done.
fn say(line: &str) {
    let mut out = std::io::stdout();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn log(level: LogLevel) {
    let level = match level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    // Set once for the process; if something set it before, that stays.
    let _ = tracing_subscriber::fmt().json().with_writer(std::io::stderr).with_max_level(level).try_init();
}

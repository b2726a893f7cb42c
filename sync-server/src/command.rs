//! The command line: one word a task, for the people who run a server.

use crate::config::{Config, ConfigError, LogLevel};
use crate::serve::{ServeError, serve};
use crate::store::{self, StoreError};
use clap::{Parser, Subcommand};
use std::io::Write as _;
use std::path::PathBuf;
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
    /// The system refused something that the process needs.
    #[error(transparent)]
    System(#[from] std::io::Error),
}

/// Does what the command line asks.
pub fn run(line: CommandLine) -> Result<(), CommandError> {
    let config = Config::load(line.config.as_deref(), |name| std::env::var(name).ok())?;
    log(config.log);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match line.task {
            Task::Serve => {
                let listening = |address| {
                    // Whoever started the process waits for this line; if nobody reads it, no harm is done.
                    let mut out = std::io::stdout();
                    let _ = writeln!(out, "listening on {address}").and_then(|()| out.flush());
                };
                serve(config, listening).await?;
            }
            Task::Migrate => {
                store::open(&config.database).await?;
            }
        }
        Ok(())
    })
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

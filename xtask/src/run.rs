//! Runs other programs, shows what is run, and stops at the first that fails.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a chore could not be done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// A program ended with an error.
    #[error("`{command}` failed ({status})")]
    Failed {
        /// What was run.
        command: String,
        /// How it ended.
        status: std::process::ExitStatus,
    },
    /// A program could not be started.
    #[error("`{command}` could not be started: {source}")]
    Start {
        /// What was to be run.
        command: String,
        /// Why not.
        source: std::io::Error,
    },
    /// Something is missing that this chore cannot install by itself.
    #[error("{what} is missing; {how}")]
    Missing {
        /// What is missing.
        what: String,
        /// What a person can do about it.
        how: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file is not of the shape it must have.
    #[error("not of the expected shape: {what}")]
    Unreadable {
        /// The file.
        what: PathBuf,
    },
    /// Something is not what its hash says it must be.
    #[error("{what} differs: sha256 {found}, expected {expected}")]
    Differs {
        /// What was hashed.
        what: String,
        /// The hash it must have.
        expected: &'static str,
        /// The hash it has.
        found: String,
    },
    /// The words on the command line are not a chore.
    #[error("no chore or option is called {what:?}; `cargo xtask` lists them")]
    Usage {
        /// The words.
        what: String,
    },
}

impl Fault {
    /// Makes a fault of an error with this file.
    pub(crate) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}

/// The folder that holds the workspace.
///
/// Read when it runs, not when it was compiled: with a shared target directory the binary of one checkout could
/// otherwise work on another.
pub(crate) fn root() -> PathBuf {
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    xtask.parent().map(PathBuf::from).unwrap_or_default()
}

/// A cargo command in the workspace's folder.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// Any command in the workspace's folder.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Shows a command and runs it.
pub(crate) fn run(mut command: Command) -> Result<(), Fault> {
    let shown = shown(&command);
    println!("\n\u{25b6} {shown}");
    let status = command.status().map_err(|source| Fault::Start { command: shown.clone(), source })?;
    if status.success() { Ok(()) } else { Err(Fault::Failed { command: shown, status }) }
}

/// Whether a command can be started and ends well. Prints nothing.
pub(crate) fn succeeds(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    let words = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    std::iter::once(program).chain(words).collect::<Vec<_>>().join(" ")
}

//! The server as a process of its own.

use std::io::{self, BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};

/// A running server. It is killed when this value ends.
#[derive(Debug)]
pub struct ServerProcess {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
}

/// How to start it.
#[derive(Debug, Clone)]
pub struct Program {
    path: PathBuf,
    database: String,
    config: Option<PathBuf>,
    largest_file_kib: Option<u64>,
}

impl Program {
    /// The program at a path, on one database.
    pub fn new(path: &str, database: &str) -> Self {
        Self { path: path.into(), database: database.to_owned(), config: None, largest_file_kib: None }
    }

    /// With a configuration file.
    pub fn with_config(self, file: &Path) -> Self {
        Self { config: Some(file.to_owned()), ..self }
    }

    /// In which no file may grow beyond a size, as on a disk that is full. Writes fail; the process is not killed.
    pub fn with_largest_file(self, kib: u64) -> Self {
        Self { largest_file_kib: Some(kib), ..self }
    }

    /// Runs one of the other tasks to its end.
    pub fn run(&self, task: &[&str]) -> io::Result<Output> {
        self.command(task).output()
    }

    /// Serves, on a free port.
    pub fn serve(&self) -> io::Result<ServerProcess> {
        let mut child = self.command(&["serve"]).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        if let Some(out) = child.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        let address = line.trim().strip_prefix("listening on ").and_then(|address| address.parse().ok());
        match address {
            Some(address) => Ok(ServerProcess { child, address }),
            None => {
                child.kill()?;
                child.wait()?;
                Err(io::Error::other(format!("the server said {line:?}")))
            }
        }
    }

    fn command(&self, task: &[&str]) -> Command {
        let mut command = match self.largest_file_kib {
            None => Command::new(&self.path),
            Some(kib) => {
                let mut shell = Command::new("bash");
                let limit = format!("trap '' XFSZ; ulimit -f {kib}; exec \"$@\"");
                shell.args(["-c", &limit, "bash"]).arg(&self.path);
                shell
            }
        };
        if let Some(config) = &self.config {
            command.arg("--config").arg(config);
        }
        command.args(task).env("SIMPATI_DATABASE", &self.database);
        command.env("SIMPATI_LISTEN", "127.0.0.1:0").env("SIMPATI_LOG", "error");
        command
    }
}

impl ServerProcess {
    /// `kill -9`: no clean-up, no last words.
    pub fn kill(mut self) -> io::Result<()> {
        self.child.kill()?;
        self.child.wait().map(|_| ())
    }

    /// Asks it to end (SIGTERM), and waits until it has.
    pub fn end(mut self) -> io::Result<ExitStatus> {
        Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status()?;
        self.child.wait()
    }

    /// Memory that it holds now and held at most, in kB, as Linux counts it.
    pub fn memory_kb(&self) -> io::Result<(u64, u64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
        };
        Ok((of("VmRSS:"), of("VmHWM:")))
    }
}

impl Drop for ServerProcess {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

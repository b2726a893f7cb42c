//! A PostgreSQL cluster of one's own, from the programs of Debian's package `postgresql-15`, in a temporary folder.
//!
//! It listens on a Unix socket only. PostgreSQL refuses to run as root, so root hands it to the user `postgres`.
//!
//! Invariant: the cluster ends with the process that began it, however that process ends: a shell between the two waits
//! for the end of a pipe that only that process holds, and then stops the cluster and removes its folder.

use std::fs;
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// A running cluster.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    programs: PathBuf,
    databases: AtomicU64,
    shell: Child,
    _pipe: Option<ChildStdin>,
}

/// Why there is no cluster.
#[derive(Debug, thiserror::Error)]
pub enum NoCluster {
    /// The programs are not installed.
    #[error("PostgreSQL 15 is not installed (Debian: apt-get install postgresql-15); looked in {}", looked_in.display())]
    NotInstalled {
        /// Where they were expected.
        looked_in: PathBuf,
    },
    /// One of the programs failed.
    #[error("{program} failed: {said}")]
    Failed {
        /// Which.
        program: &'static str,
        /// What it said.
        said: String,
    },
    /// The system refused.
    #[error(transparent)]
    System(#[from] io::Error),
}

/// Whether the disk must hold what a commit acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// As in production.
    Full,
    /// For tests that never cut the power: no flush to the disk.
    None,
}

const SHELL: &str = r#"
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c max_connections=120 -c fsync=$3 >"$2/log" 2>&1 &
cluster=$!
until [ -S "$2/.s.PGSQL.5432" ] && "$1/pg_isready" -q -h "$2"; do
  kill -0 $cluster 2>/dev/null || { echo failed; exit 1; }
done
echo ready
read -r _
kill -INT $cluster
wait $cluster
rm -rf "$2"
"#;

impl Cluster {
    /// The one cluster of this process, without durability; started by the first test that asks.
    pub fn shared() -> Result<&'static Cluster, &'static NoCluster> {
        static CLUSTER: OnceLock<Result<Cluster, NoCluster>> = OnceLock::new();
        CLUSTER.get_or_init(|| Cluster::start(Durability::None)).as_ref()
    }

    /// Makes and starts a cluster.
    pub fn start(durability: Durability) -> Result<Self, NoCluster> {
        let programs = match std::env::var_os("SIMPATI_POSTGRES_PROGRAMS") {
            Some(folder) => PathBuf::from(folder),
            None => PathBuf::from("/usr/lib/postgresql/15/bin"),
        };
        if !programs.join("postgres").exists() {
            return Err(NoCluster::NotInstalled { looked_in: programs });
        }
        let folder = new_folder()?;
        let data = folder.join("data");
        let mut initdb = as_postgres(&programs.join("initdb"));
        initdb.args(["--no-sync", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "-D"]);
        let made = initdb.arg(&data).output()?;
        if !made.status.success() {
            let said = String::from_utf8_lossy(&made.stderr).into_owned();
            return Err(NoCluster::Failed { program: "initdb", said });
        }
        let fsync = if durability == Durability::Full { "on" } else { "off" };
        let mut shell = as_postgres(Path::new("/bin/sh"))
            .args(["-c", SHELL, "sh"])
            .args([&programs, &folder])
            .arg(fsync)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        if let Some(out) = shell.stdout.take() {
            BufReader::new(out).read_line(&mut line)?;
        }
        let pipe = shell.stdin.take();
        if line.trim() == "ready" {
            return Ok(Self { folder, programs, databases: AtomicU64::new(0), shell, _pipe: pipe });
        }
        let said = fs::read_to_string(folder.join("log")).unwrap_or_default();
        let _ = fs::remove_dir_all(&folder);
        Err(NoCluster::Failed { program: "postgres", said })
    }

    /// Makes an empty database and returns its address.
    pub fn database(&self) -> Result<String, NoCluster> {
        let name = format!("d{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let made = Command::new(self.programs.join("psql"))
            .args(["-X", "-q", "-U", "postgres", "-d", "postgres", "-c"])
            .arg(format!("CREATE DATABASE {name}"))
            .arg("-h")
            .arg(&self.folder)
            .output()?;
        if !made.status.success() {
            let said = String::from_utf8_lossy(&made.stderr).into_owned();
            return Err(NoCluster::Failed { program: "psql", said });
        }
        Ok(format!("host={} user=postgres dbname={name}", self.folder.display()))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self._pipe.take());
        // Nobody is left to tell if the shell is gone already.
        let _ = self.shell.wait();
    }
}

/// A folder that the cluster's user owns. Its path is short, because the path of a Unix socket must be.
fn new_folder() -> io::Result<PathBuf> {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("simpati-pg-{}-{number}", std::process::id()));
    fs::create_dir(&folder)?;
    if is_root() {
        let given = Command::new("chown").arg("postgres:postgres").arg(&folder).status()?;
        if !given.success() {
            return Err(io::Error::other("chown"));
        }
    }
    Ok(folder)
}

/// A program, run as the user `postgres` if we are root.
fn as_postgres(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]).arg(program);
    command
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}

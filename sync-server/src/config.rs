//! How a process is set up: defaults that need nothing, then a file, then the environment.

use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Everything that can be set. `config.example.toml` explains each.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// A file of SQLite, or `postgres://…`.
    pub database: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Folder of the web app, or none to serve the API alone.
    pub web: Option<PathBuf>,
    /// Certificates for TLS; none to speak plain HTTP behind a proxy.
    pub tls: Option<Tls>,
    /// The least important messages that are logged.
    pub log: LogLevel,
    /// Requests that a device may make at once.
    pub burst: u32,
    /// Requests a second that a device may make after that.
    pub requests_per_second: f64,
    /// Proxies in front that add the caller's address to `X-Forwarded-For`; 0 if there is none, and then that header is
    /// not believed.
    pub proxies: u8,
    /// Seconds after which a request is given up.
    pub timeout_s: u64,
    /// Seconds that requests under way are given when the process is asked to end.
    pub grace_s: u64,
}

/// Where the certificate is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tls {
    /// The certificate and its chain, in PEM.
    pub certificate: PathBuf,
    /// Its private key, in PEM.
    pub key: PathBuf,
}

/// How much is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// What needs somebody.
    Error,
    /// What may need somebody.
    Warn,
    /// One line a request.
    Info,
    /// Why requests were refused.
    Debug,
}

/// Why a configuration is not one.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is not there or cannot be read.
    #[error("cannot read {}", file.display())]
    Unreadable {
        /// Which.
        file: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The file or the environment says something that is not understood.
    #[error("the configuration is not understood: {0}")]
    NotUnderstood(#[from] toml::de::Error),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            database: "simpati.db".to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            web: None,
            tls: None,
            log: LogLevel::Info,
            burst: 120,
            requests_per_second: 4.0,
            proxies: 0,
            timeout_s: 60,
            grace_s: 30,
        }
    }
}

impl Config {
    /// Reads the file, if one is named, and then the variables `SIMPATI_DATABASE`, `SIMPATI_LISTEN`, `SIMPATI_WEB` and
    /// `SIMPATI_LOG` through `variable`.
    pub fn load(file: Option<&Path>, variable: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigError> {
        let mut table = match file {
            Some(file) => {
                let unreadable = |source| ConfigError::Unreadable { file: file.to_owned(), source };
                std::fs::read_to_string(file).map_err(unreadable)?.parse::<toml::Table>()?
            }
            None => toml::Table::new(),
        };
        for (name, key) in [
            ("SIMPATI_DATABASE", "database"),
            ("SIMPATI_LISTEN", "listen"),
            ("SIMPATI_WEB", "web"),
            ("SIMPATI_LOG", "log"),
        ] {
            if let Some(value) = variable(name) {
                table.insert(key.to_owned(), toml::Value::String(value));
            }
        }
        Ok(table.try_into()?)
    }
}

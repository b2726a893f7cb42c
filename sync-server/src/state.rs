//! What every request may use.

use crate::config::Config;
use crate::limit::Limit;
use crate::metrics::Metrics;
use crate::sync::Server;
use std::sync::Arc;

/// Shared by all requests of one process. Nothing in it is needed after a restart.
#[derive(Clone)]
pub struct App {
    pub(crate) server: Arc<Server>,
    pub(crate) config: Arc<Config>,
    pub(crate) limit: Arc<Limit>,
    pub(crate) metrics: Arc<Metrics>,
}

impl App {
    /// State for one process.
    pub fn new(server: Arc<Server>, config: Config) -> Self {
        let limit = Arc::new(Limit::new(config.burst, config.requests_per_second));
        Self { server, config: Arc::new(config), limit, metrics: Arc::default() }
    }
}

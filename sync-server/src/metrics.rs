//! What the process counts about itself, for Prometheus. Labels are routes and codes, never people or places.

use prometheus_client::encoding::{EncodeLabelSet, text};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;

/// The counters of one process.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Asked, Histogram, fn() -> Histogram>,
    entries: Family<Became, Counter>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Became {
    outcome: &'static str,
}

impl Default for Metrics {
    fn default() -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(exponential_buckets(0.001, 2.0, 15));
        let (requests, seconds, entries) =
            (Family::default(), Family::new_with_constructor(histogram), Family::default());
        let mut registry = Registry::with_prefix("simpati");
        registry.register("requests", "Requests answered", Family::clone(&requests));
        registry.register("request_seconds", "Time to answer a request", Family::clone(&seconds));
        registry.register("entries", "Entries offered by devices, by what became of them", Family::clone(&entries));
        Self { registry, requests, seconds, entries }
    }
}

impl Metrics {
    /// Counts an answer.
    pub(crate) fn answered(&self, route: &str, status: u16, seconds: f64) {
        self.requests.get_or_create(&Answered { route: route.to_owned(), status }).inc();
        self.seconds.get_or_create(&Asked { route: route.to_owned() }).observe(seconds);
    }

    /// Counts what became of a page of entries.
    pub(crate) fn entries(&self, received: u64, quarantined: u64) {
        self.entries.get_or_create(&Became { outcome: "received" }).inc_by(received);
        self.entries.get_or_create(&Became { outcome: "quarantined" }).inc_by(quarantined);
    }

    /// All of it in the text form that Prometheus reads.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a String cannot fail.
        let _ = text::encode(&mut text, &self.registry);
        text
    }
}

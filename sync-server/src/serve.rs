//! Listens, with or without TLS, until the process is asked to end.

use crate::clock::Clock;
use crate::config::Config;
use crate::projector;
use crate::routes;
use crate::state::App;
use crate::store::{self, StoreError};
use crate::sync::Server;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// Why the server could not start or ended.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The database could not be opened.
    #[error("the database {0}")]
    Store(#[from] StoreError),
    /// The address, the certificate or the connection failed.
    #[error("the network: {0}")]
    Network(#[from] std::io::Error),
}

/// How long a client may take to send the head of a request.
const HEAD_TIMEOUT: Duration = Duration::from_secs(20);

/// Serves until SIGTERM or SIGINT, then lets requests under way finish. Calls `listening` with the address when
/// connections are taken.
pub async fn serve(config: Config, listening: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let store = store::open(&config.database).await?;
    let server = Server::new(store, Clock::System).await?;
    tokio::spawn(projector::run(Arc::clone(server.store()), Arc::clone(server.grown())));
    let listener = TcpListener::bind(config.listen)?;
    listener.set_nonblocking(true)?;
    listening(listener.local_addr()?);
    let handle = Handle::new();
    tokio::spawn(end_when_asked(handle.clone(), Duration::from_secs(config.grace_s))?);
    let tls = config.tls.clone();
    let service = routes::router(App::new(server, config)).into_make_service_with_connect_info::<SocketAddr>();
    match tls {
        None => {
            let mut listener = axum_server::from_tcp(listener)?.handle(handle);
            listener.http_builder().http1().header_read_timeout(HEAD_TIMEOUT);
            listener.serve(service).await?;
        }
        Some(tls) => {
            // A second installation is refused; the first one stays, which is the same.
            let _ = rustls::crypto::ring::default_provider().install_default();
            let tls = RustlsConfig::from_pem_file(tls.certificate, tls.key).await?;
            let mut listener = axum_server::from_tcp_rustls(listener, tls)?.handle(handle);
            listener.http_builder().http1().header_read_timeout(HEAD_TIMEOUT);
            listener.serve(service).await?;
        }
    }
    tracing::info!("ended");
    Ok(())
}

fn end_when_asked(handle: Handle<SocketAddr>, grace: Duration) -> Result<impl Future<Output = ()>, std::io::Error> {
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
        tracing::info!("asked to end");
        handle.graceful_shutdown(Some(grace));
    })
}

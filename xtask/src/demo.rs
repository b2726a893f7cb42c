//! `cargo xtask demo`: builds what there is and serves it on this machine.

use crate::run::{Fault, command, root, run};
use crate::{setup, web};

const PORT: u16 = 8080;

/// Builds web app and server, and serves until interrupted.
pub(crate) fn demo(options: &[String]) -> Result<(), Fault> {
    let port = port(options)?;
    setup::debian(&[&setup::C_COMPILER])?;
    web::build()?;
    let server = web::built("simpati-sync-server")?;
    let database = root().join("target").join("demo.db");
    println!(
        "
SIMPATI runs on this machine. Stop it with Ctrl+C.
  http://127.0.0.1:{port}/       first page, in Indonesian, Sundanese and English
  http://127.0.0.1:{port}/cek    the parents' calculator; nothing typed there leaves the browser
After the first visit it opens without the network: stop this program and reload the page.
"
    );
    let mut serve = command(&server.to_string_lossy(), &["serve"]);
    serve.env("SIMPATI_DATABASE", database).env("SIMPATI_WEB", root().join("dist")).env("SIMPATI_LOG", "warn");
    serve.env("SIMPATI_LISTEN", format!("127.0.0.1:{port}"));
    run(serve)
}

fn port(options: &[String]) -> Result<u16, Fault> {
    match options {
        [] => Ok(PORT),
        [option, number] if option == "--port" => number.parse().map_err(|_| Fault::Usage { what: number.clone() }),
        [other, ..] => Err(Fault::Usage { what: other.clone() }),
    }
}

//! TLS in the server itself.

use crate::world::{World, work};
use simpati_core::protocol::PushReply;
use std::sync::Arc;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

#[test]
fn a_tablet_speaks_to_a_server_with_a_certificate_and_to_no_other() {
    let mut world = World::sqlite(2);
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (certificate, key) = (world.folder.path().join("cert.pem"), world.folder.path().join("key.pem"));
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let config = world.folder.path().join("server.toml");
    let paths = format!("[tls]\ncertificate = {certificate:?}\nkey = {key:?}\n");
    std::fs::write(&config, paths).unwrap();
    let server = world.program.clone().with_config(&config).serve().unwrap();
    let base = format!("https://localhost:{}", server.address.port());

    let mut stranger = world.tablets.pop().unwrap();
    work(&mut stranger, 1);
    assert!(stranger.ask::<PushReply>(&base, "push", &stranger.offer(0, 1)).is_err(), "an unknown certificate");

    let mut tablet = world.tablets.pop().unwrap();
    work(&mut tablet, 1);
    let roots = RootCerts::Specific(Arc::new(vec![Certificate::from_der(made.cert.der()).to_owned()]));
    let tls = TlsConfig::builder().root_certs(roots).build();
    let agent = ureq::Agent::config_builder().tls_config(tls).http_status_as_error(false).build().into();
    let tablet = tablet.with_agent(agent);
    let reply: PushReply = tablet.ask(&base, "push", &tablet.offer(0, 1)).unwrap();
    assert_eq!(reply.device_head, 1);
}

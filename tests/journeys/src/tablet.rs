//! A tablet in few words: it writes, pushes what the server lacks, keeps receipts and pages, and gives back what a
//! restored server lost.

use serde::Serialize;
use serde::de::DeserializeOwned;
use simpati_core::id::PlaceCode;
use simpati_core::journal::{Entry, EntryHash, Receipt, Scope, SignedHead};
use simpati_core::protocol::{
    Hello, HelloReply, Outcome, PullReply, PullRequest, PushReply, PushRequest, ReturnReply, ReturnRequest,
};
use simpati_core::role::Role;
use simpati_sync_server::Token;
use simpati_sync_server::store::{Author, Device, Store, StoreError};
use simpati_test_kit::Scribe;
use std::net::SocketAddr;

/// A tablet with its own journal, and what it was told.
pub struct Tablet {
    /// Writes the journal.
    pub scribe: Scribe,
    /// What it wrote, in order of index.
    pub entries: Vec<Entry>,
    /// The receipts it was given.
    pub receipts: Vec<Receipt>,
    /// The stream as it was pulled: hash and text by number, from 1.
    pub pulled: Vec<(EntryHash, String)>,
    /// The last head that the server signed for what was pulled.
    pub head: Option<SignedHead>,
    token: Token,
    agent: ureq::Agent,
}

/// Why a request was not answered with success.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// No answer, or half of one.
    #[error(transparent)]
    Http(#[from] ureq::Error),
    /// Another status.
    #[error("status {status}: {body}")]
    Refused {
        /// The status.
        status: u16,
        /// The body.
        body: String,
    },
    /// The answer is not the message.
    #[error(transparent)]
    Unreadable(#[from] serde_json::Error),
}

impl Tablet {
    /// Enrols the `number`th tablet at a posyandu, with its cadre, directly in the server's store.
    pub async fn enrol(store: &dyn Store, number: u64, posyandu: &PlaceCode) -> Result<Self, StoreError> {
        let stream = posyandu.clone().try_into().map_err(|_| StoreError::BadRow { table: "stream" })?;
        let scribe = Scribe::new(number, &stream);
        store.open_streams(&[stream]).await?;
        let token = Token::draw()?;
        let device = Device { device: scribe.device, scope: Scope::new([posyandu.clone()]), revoked: false };
        store.add_device(&device, token.hash(), "journey", scribe.now_ms).await?;
        store.put_person(&Author { person: scribe.author, roles: vec![(Role::Kader, posyandu.clone())] }).await?;
        store.note_sign_in(scribe.device, scribe.author).await?;
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        Ok(Self { scribe, entries: Vec::new(), receipts: Vec::new(), pulled: Vec::new(), head: None, token, agent })
    }

    /// Trusts another authority than those of the web.
    pub fn with_agent(self, agent: ureq::Agent) -> Self {
        Self { agent, ..self }
    }

    /// What it writes into the header `authorization`.
    pub fn authorization(&self) -> String {
        format!("Bearer {}", self.token.reveal())
    }

    /// Sends one message to a server, `http://…` or `https://…`.
    pub fn ask<T: DeserializeOwned>(&self, base: &str, step: &str, message: &impl Serialize) -> Result<T, Unanswered> {
        let request = self.agent.post(format!("{base}/api/v1/sync/{step}"));
        let request = request.header("authorization", self.authorization());
        let mut response = request.send(serde_json::to_vec(message)?)?;
        let status = response.status().as_u16();
        let body = response.body_mut().with_config().limit(64 << 20).read_to_string()?;
        if status == 200 { Ok(serde_json::from_str(&body)?) } else { Err(Unanswered::Refused { status, body }) }
    }

    /// Greets the server.
    pub fn hello(&self, server: SocketAddr) -> Result<HelloReply, Unanswered> {
        let hello = Hello { oldest: 1, newest: 1, app_version: "0.1.0".to_owned(), waiting: 0 };
        self.ask(&format!("http://{server}"), "hello", &hello)
    }

    /// The message that offers some of what it wrote.
    pub fn offer(&self, from: usize, count: usize) -> PushRequest {
        let entries = self.entries.iter().skip(from).take(count).map(|entry| entry.raw().to_owned()).collect();
        PushRequest { device: self.scribe.device, entries }
    }

    /// Asks where the server stands, and offers what it lacks, `page` entries at a time.
    pub fn push(&mut self, server: SocketAddr, page: usize) -> Result<(), Unanswered> {
        let mut head = self.hello(server)?.device_head as usize;
        while head < self.entries.len() {
            let reply: PushReply = self.ask(&format!("http://{server}"), "push", &self.offer(head, page))?;
            head = reply.device_head as usize;
            self.receipts.extend(reply.outcomes.into_iter().filter_map(|outcome| match outcome {
                Outcome::Received { receipt, .. } => Some(receipt),
                Outcome::Quarantined { .. } => None,
            }));
        }
        Ok(())
    }

    /// Fetches the stream from where it stopped.
    pub fn pull(&mut self, server: SocketAddr) -> Result<(), Unanswered> {
        loop {
            let (stream, after) = (self.scribe.stream.clone(), self.pulled.len() as u64);
            let request = PullRequest { stream, after, limit: 500, omit_own: false };
            let page: PullReply = self.ask(&format!("http://{server}"), "pull", &request)?;
            let text = |entry: Option<Box<serde_json::value::RawValue>>| entry.map(|raw| raw.get().to_owned());
            self.pulled
                .extend(page.entries.into_iter().map(|pulled| (pulled.hash, text(pulled.entry).unwrap_or_default())));
            let done = page.head.seq >= page.last;
            self.head = Some(page.head);
            if done {
                return Ok(());
            }
        }
    }

    /// Returns to a server, which agrees up to `after`, what it pulled behind that.
    pub fn give_back(&self, server: SocketAddr, after: usize) -> Result<Option<ReturnReply>, Unanswered> {
        let Some(proof) = self.head.clone() else { return Ok(None) };
        let walk = self.pulled.iter().skip(after).map(|(hash, _)| *hash).collect();
        let texts = self.pulled.iter().skip(after).take(500);
        let entries = texts.map(|(_, text)| serde_json::value::RawValue::from_string(text.clone()));
        let entries = entries.collect::<Result<_, _>>()?;
        let request = ReturnRequest { after: after as u64, walk, entries, proof };
        self.ask(&format!("http://{server}"), "give_back", &request).map(Some)
    }
}

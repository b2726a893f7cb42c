//! The store in the browser, worker's side: holds the lock, opens the files, and carries out what the page asks.
//!
//! One tab owns the store. The others wait in turn for the lock, say so to their pages, and are next when the owner is
//! closed; a tab whose person says "here" asks the owner over a channel to let go.
//!
//! Invariant: the engine is open only while the lock is held, and what was begun is finished before it is let go.

mod lock;
mod pool;

use crate::api::Resp;
use crate::availability::{Availability, DatabaseCopy, Opened, Trouble};
use crate::engine::Engine;
use crate::error::StoreError;
use crate::messages::{FromWorker, ToWorker};
use futures_channel::mpsc;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use js_sys::{Array, Uint8Array};
use lock::{Lock, NoLocks};
use pool::Pools;
use std::pin::pin;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, DedicatedWorkerGlobalScope, MessageEvent};

/// Where tabs ask the owner to let go. Any message is that question.
const CHANNEL: &str = "simpati-store";

/// Lives in this worker until its page ends it.
pub fn run() {
    wasm_bindgen_futures::spawn_local(async {
        // Without a scope or a channel this is no worker of a browser that could keep files.
        if let (Ok(page), Ok(tabs)) = (js_sys::global().dyn_into(), BroadcastChannel::new(CHANNEL)) {
            Worker::new(Page(page), tabs).live().await;
        }
    });
}

/// What reaches the worker.
enum Event {
    /// The page said something.
    Page(ToWorker),
    /// Another tab asks for the store.
    Wanted,
}

struct Worker {
    page: Page,
    tabs: BroadcastChannel,
    inbox: mpsc::UnboundedReceiver<Event>,
    pools: Option<Pools>,
}

impl Worker {
    fn new(page: Page, tabs: BroadcastChannel) -> Self {
        let (post, inbox) = mpsc::unbounded();
        let wanted = post.clone();
        // The inbox lives as long as the worker.
        let on_wanted = Closure::<dyn Fn()>::new(move || drop(wanted.unbounded_send(Event::Wanted)));
        tabs.set_onmessage(Some(on_wanted.into_js_value().unchecked_ref()));
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok()) {
                drop(post.unbounded_send(Event::Page(message)));
            }
        });
        page.0.set_onmessage(Some(on_message.into_js_value().unchecked_ref()));
        Self { page, tabs, inbox, pools: None }
    }

    async fn live(mut self) {
        self.page.say(&FromWorker::Hello);
        let mut meanwhile = Availability::Busy;
        loop {
            let Ok(lock) = self.wait(&meanwhile).await else {
                return self.page.is(Availability::Failed(Trouble::NoStorage));
            };
            let wanted = self.own(lock).await;
            meanwhile = if wanted { Availability::Yielded } else { Availability::Busy };
        }
    }

    /// Waits for the lock, and tells the page how things stand meanwhile.
    async fn wait(&mut self, meanwhile: &Availability) -> Result<Lock, NoLocks> {
        if let Some(lock) = lock::if_free().await? {
            return Ok(lock);
        }
        self.page.is(meanwhile.clone());
        loop {
            let mut turn = pin!(lock::in_turn()?);
            let mut wanted_elsewhere = false;
            loop {
                match select(turn.as_mut(), self.inbox.next()).await {
                    // Another tab asked by name of its person; it stands behind this one, so this one goes to the end.
                    Either::Left((_, _)) if wanted_elsewhere => break,
                    Either::Left((lock, _)) => return lock.ok().flatten().ok_or(NoLocks),
                    Either::Right((Some(Event::Wanted), _)) => wanted_elsewhere = true,
                    Either::Right((Some(Event::Page(ToWorker::Take)), _)) => {
                        wanted_elsewhere = false;
                        self.tabs.post_message(&"wanted".into()).map_err(|_| NoLocks)?;
                    }
                    Either::Right((Some(Event::Page(ToWorker::Call { id, .. } | ToWorker::Copies { id })), _)) => {
                        self.page.answer(id, Err(StoreError::Busy));
                    }
                    Either::Right((None, _)) => return Err(NoLocks),
                }
            }
        }
    }

    /// Opens the store and serves, until another tab wants it (true) or the page wants it opened again (false).
    async fn own(&mut self, _lock: Lock) -> bool {
        self.page.is(Availability::Opening);
        let mut engine = match self.open().await {
            Ok((engine, opened)) => {
                self.page.is(Availability::Ready(opened));
                Ok(engine)
            }
            Err(trouble) => {
                self.page.is(Availability::Failed(trouble.clone()));
                Err(trouble)
            }
        };
        let mut wanted = false;
        while let Some(event) = self.inbox.next().await {
            match event {
                Event::Page(ToWorker::Call { id, request }) => {
                    let answer = engine.as_mut().map_err(|trouble| refusal(trouble));
                    self.page.answer(id, answer.and_then(|engine| engine.handle(request)));
                }
                Event::Page(ToWorker::Copies { id }) => match self.copies(engine.as_mut().ok()) {
                    Ok(copies) => self.page.hand_out(id, &copies),
                    Err(error) => self.page.answer(id, Err(error)),
                },
                Event::Page(ToWorker::Take) => break,
                Event::Wanted => {
                    wanted = true;
                    break;
                }
            }
        }
        drop(engine);
        // Files that will not be let go are let go with the worker; the other tab tries a while.
        let _ = self.pools.as_ref().map(Pools::pause);
        wanted
    }

    async fn open(&mut self) -> Result<(Engine, Opened), Trouble> {
        let mut set_aside = Vec::new();
        let pools = match &mut self.pools {
            Some(pools) => {
                pools.resume().await?;
                pools
            }
            none => none.insert(Pools::install(&mut set_aside).await?),
        };
        let (engine, mut opened) = Engine::open(pools)?;
        opened.set_aside.append(&mut set_aside);
        Ok((engine, opened))
    }

    /// Every database there is: through SQLite if it is open, byte for byte if it is not.
    fn copies(&self, engine: Option<&mut Engine>) -> Result<Vec<DatabaseCopy>, StoreError> {
        let Some(pools) = &self.pools else { return Ok(Vec::new()) };
        let mut copies = Vec::new();
        if let Some(engine) = engine {
            let (main, second) = engine.serialize()?;
            let (main_name, second_name) = pools.in_use();
            copies.push(DatabaseCopy { name: main_name, bytes: main });
            copies.push(DatabaseCopy { name: second_name, bytes: second });
        }
        copies.append(&mut pools.closed()?);
        Ok(copies)
    }
}

/// What a request is told while the store cannot be opened.
fn refusal(trouble: &Trouble) -> StoreError {
    match trouble {
        Trouble::Store(error) => error.clone(),
        Trouble::NoStorage | Trouble::Ended => StoreError::DiskFailed { code: -1 },
    }
}

/// The page that started this worker.
struct Page(DedicatedWorkerGlobalScope);

impl Page {
    fn is(&self, availability: Availability) {
        self.say(&FromWorker::Availability(availability));
    }

    fn answer(&self, id: u64, answer: Result<Resp, StoreError>) {
        self.say(&FromWorker::Answer { id, answer });
    }

    #[expect(clippy::expect_used, reason = "whoever waits must not wait for ever: the page sees the worker end")]
    fn say(&self, message: &FromWorker) {
        let text = serde_json::to_string(message).expect("every message has a JSON form");
        self.0.post_message(&text.into()).expect("a text can be posted");
    }

    /// An array: the id, then name and bytes of each.
    #[expect(clippy::expect_used, reason = "whoever waits must not wait for ever: the page sees the worker end")]
    fn hand_out(&self, id: u64, copies: &[DatabaseCopy]) {
        let message = Array::of1(&(id as f64).into());
        let transfer = Array::new();
        for copy in copies {
            let bytes = Uint8Array::from(copy.bytes.as_slice());
            transfer.push(&bytes.buffer());
            message.push(&copy.name.as_str().into());
            message.push(&bytes);
        }
        self.0.post_message_with_transfer(&message, &transfer).expect("bytes can be posted");
    }
}

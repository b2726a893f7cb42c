//! The store in the browser, page's side: a handle to the worker that holds the databases.
//!
//! Invariant: whoever waits for an answer gets one. If the worker ends, all that wait are told so, and a new one starts.

use crate::api::{Req, Resp};
use crate::availability::{Availability, DatabaseCopy, Trouble};
use crate::error::StoreError;
use crate::handle::Store;
use crate::messages::{FromWorker, ToWorker};
use futures_channel::{mpsc, oneshot};
use js_sys::{Array, Uint8Array};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A worker that ends once may have met a passing fault; one that ends again and again has not.
const RESTARTS: u32 = 3;

/// A store whose engine runs in a worker. Clones speak to the same worker; it ends with the last of them.
#[derive(Clone)]
pub struct WebStore {
    line: Rc<RefCell<Line>>,
}

/// Tells, from the opening on, whether the store can be used.
pub type Availabilities = mpsc::UnboundedReceiver<Availability>;

type Answer = Result<Resp, StoreError>;
type Copies = Result<Vec<DatabaseCopy>, StoreError>;

enum Waiting {
    Answer(oneshot::Sender<Answer>),
    Copies(oneshot::Sender<Copies>),
}

impl Waiting {
    fn refuse(self, error: StoreError) {
        // Whoever asked may have gone.
        match self {
            Self::Answer(waiting) => drop(waiting.send(Err(error))),
            Self::Copies(waiting) => drop(waiting.send(Err(error))),
        }
    }
}

impl WebStore {
    /// Starts the worker whose script is at this address. Requests may be made at once: they wait for the opening.
    pub fn open(script: &str) -> (Self, Availabilities) {
        let (tell, availabilities) = mpsc::unbounded();
        let line = Line {
            script: script.to_owned(),
            worker: None,
            starts: 0,
            listens: false,
            queue: Vec::new(),
            waiting: BTreeMap::new(),
            last: 0,
            tell,
        };
        let line = Rc::new(RefCell::new(line));
        line.borrow_mut().start(Rc::downgrade(&line));
        (Self { line }, availabilities)
    }

    /// Uses the store here: takes it from another tab, or closes it and opens it again.
    pub fn take(&self) {
        self.line.borrow_mut().post(&ToWorker::Take);
    }

    /// Every database there is, also damaged ones that were set aside, for a person to hand on.
    pub async fn copies(&self) -> Copies {
        let (answer, waiting) = oneshot::channel();
        self.line.borrow_mut().ask(Waiting::Copies(answer), |id| ToWorker::Copies { id });
        waiting.await.unwrap_or(Err(StoreError::Lost))
    }
}

impl Store for WebStore {
    fn call(&self, request: Req) -> impl Future<Output = Answer> {
        let (answer, waiting) = oneshot::channel();
        self.line.borrow_mut().ask(Waiting::Answer(answer), |id| ToWorker::Call { id, request });
        async { waiting.await.unwrap_or(Err(StoreError::Lost)) }
    }
}

/// What is said and awaited between the page and its worker.
struct Line {
    script: String,
    worker: Option<Running>,
    starts: u32,
    /// What is posted to a worker that does not listen yet is lost; it waits in `queue`.
    listens: bool,
    queue: Vec<JsValue>,
    waiting: BTreeMap<u64, Waiting>,
    last: u64,
    tell: mpsc::UnboundedSender<Availability>,
}

/// A worker and the ears that this page has for it.
struct Running {
    worker: Worker,
    _on_message: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn(ErrorEvent)>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

impl Line {
    fn start(&mut self, line: Weak<RefCell<Self>>) {
        self.starts += 1;
        self.is(Availability::Opening);
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(&self.script, &options) else {
            return self.is(Availability::Failed(Trouble::NoStorage));
        };
        // What an earlier worker still had on its way is not for the new one.
        let start = self.starts;
        let current = move |line: &Weak<RefCell<Self>>| line.upgrade().filter(|line| line.borrow().starts == start);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new({
            let line = line.clone();
            move |event: MessageEvent| {
                if let Some(line) = current(&line) {
                    line.borrow_mut().take_in(&event.data());
                }
            }
        });
        let on_error = Closure::<dyn Fn(ErrorEvent)>::new(move |_| {
            if let Some(it) = current(&line) {
                it.borrow_mut().ended(line.clone());
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.worker = Some(Running { worker, _on_message: on_message, _on_error: on_error });
    }

    fn ended(&mut self, line: Weak<RefCell<Self>>) {
        self.worker = None;
        self.listens = false;
        self.queue.clear();
        for (_, waiting) in std::mem::take(&mut self.waiting) {
            waiting.refuse(StoreError::Lost);
        }
        if self.starts <= RESTARTS {
            self.start(line);
        } else {
            self.is(Availability::Failed(Trouble::Ended));
        }
    }

    fn ask(&mut self, waiting: Waiting, message: impl FnOnce(u64) -> ToWorker) {
        if self.worker.is_none() {
            return waiting.refuse(StoreError::Lost);
        }
        self.last += 1;
        self.waiting.insert(self.last, waiting);
        self.post(&message(self.last));
    }

    #[expect(clippy::expect_used, reason = "a request that never left would be waited for in vain")]
    fn post(&mut self, message: &ToWorker) {
        let text = serde_json::to_string(message).expect("every message has a JSON form").into();
        match &self.worker {
            Some(running) if self.listens => running.worker.post_message(&text).expect("a text can be posted"),
            _ => self.queue.push(text),
        }
    }

    fn take_in(&mut self, message: &JsValue) {
        let Some(text) = message.as_string() else { return self.take_copies(message) };
        match serde_json::from_str(&text) {
            Ok(FromWorker::Hello) => self.greet(),
            Ok(FromWorker::Availability(availability)) => self.is(availability),
            Ok(FromWorker::Answer { id, answer }) => match (self.waiting.remove(&id), answer) {
                (Some(Waiting::Answer(waiting)), answer) => drop(waiting.send(answer)),
                (Some(other), Err(error)) => other.refuse(error),
                (Some(other), Ok(_)) => other.refuse(StoreError::Lost),
                (None, _) => {}
            },
            // Page and worker are of one build, so this is a fault in one of them; the worker's end clears it.
            Err(_) => {}
        }
    }

    fn greet(&mut self) {
        self.listens = true;
        let Some(running) = &self.worker else { return };
        for text in self.queue.drain(..) {
            // A text can be posted.
            let _ = running.worker.post_message(&text);
        }
    }

    fn take_copies(&mut self, message: &JsValue) {
        let Some(parts) = message.dyn_ref::<Array>() else { return };
        let Some(id) = parts.get(0).as_f64() else { return };
        if let Some(Waiting::Copies(waiting)) = self.waiting.remove(&(id as u64)) {
            let copies = (1..parts.length()).step_by(2).map(|at| DatabaseCopy {
                name: parts.get(at).as_string().unwrap_or_default(),
                bytes: Uint8Array::new(&parts.get(at + 1)).to_vec(),
            });
            drop(waiting.send(Ok(copies.collect())));
        }
    }

    fn is(&self, availability: Availability) {
        // The page may have stopped listening.
        drop(self.tell.unbounded_send(availability));
    }
}

//! The store on the caller's own thread: for the worker in the browser, and for tests.

use crate::api::{Req, Resp};
use crate::engine::Engine;
use crate::error::StoreError;
use crate::handle::Store;
use std::cell::RefCell;
use std::future::{Future, ready};
use std::rc::Rc;

/// A store that answers before it returns. Clones are the same store.
#[derive(Clone)]
pub struct LocalStore {
    engine: Rc<RefCell<Engine>>,
}

impl LocalStore {
    /// A handle to an engine.
    pub fn new(engine: Engine) -> Self {
        Self { engine: Rc::new(RefCell::new(engine)) }
    }

    /// Does something with the engine itself.
    pub fn with<T>(&self, look: impl FnOnce(&mut Engine) -> T) -> T {
        look(&mut self.engine.borrow_mut())
    }

    /// The engine back, if this is the last handle.
    pub fn into_engine(self) -> Option<Engine> {
        Rc::into_inner(self.engine).map(RefCell::into_inner)
    }
}

impl Store for LocalStore {
    fn call(&self, request: Req) -> impl Future<Output = Result<Resp, StoreError>> {
        ready(self.engine.borrow_mut().handle(request))
    }
}

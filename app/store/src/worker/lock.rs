//! The right to open the store, held by one tab at a time: a Web Lock, which the browser gives back whatever becomes of
//! the tab.

use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use std::future::Future;
use wasm_bindgen::prelude::*;

const NAME: &str = "simpati-store";

// web-sys has these only behind a flag of the whole build.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request(name: &str, options: &JsValue, granted: &JsValue) -> Result<Promise, JsValue>;
}

/// The lock, until dropped.
pub(super) struct Lock {
    release: Function,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // It resolves a promise, which cannot fail.
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// This browser has no locks: the page did not come over a secure connection, or the browser is too old.
#[derive(Debug)]
pub(super) struct NoLocks;

/// The lock, if nobody has it or waits for it.
pub(super) async fn if_free() -> Result<Option<Lock>, NoLocks> {
    ask(true)?.await.map_err(|_| NoLocks)
}

/// The lock, after all who asked before. Dropped before it is granted, it goes to the next.
pub(super) fn in_turn() -> Result<impl Future<Output = Result<Option<Lock>, oneshot::Canceled>>, NoLocks> {
    ask(false)
}

fn ask(if_available: bool) -> Result<oneshot::Receiver<Option<Lock>>, NoLocks> {
    let (grant, granted) = oneshot::channel();
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &if_available.into()).map_err(|_| NoLocks)?;
    let hold = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            // Whoever asked may have gone.
            let _ = grant.send(None);
            return JsValue::UNDEFINED;
        }
        // The browser holds the lock until this promise is resolved.
        let mut release = None;
        let held = Promise::new(&mut |resolve, _| release = Some(resolve));
        // Whoever asked may have gone: the lock comes back, is dropped, and goes to the next.
        let _ = grant.send(release.map(|release| Lock { release }));
        held.into()
    });
    // It ends when the lock is given back, for which nobody here waits.
    let _ended = request(NAME, &options, &hold).map_err(|_| NoLocks)?;
    Ok(granted)
}

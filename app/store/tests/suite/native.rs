//! The store on a thread of its own.

use crate::support::{Directory, device, statement, write};
use simpati_store::api::status::Unsent;
use simpati_store::api::sync::Enrol;
use simpati_store::native::NativeStore;
use simpati_store::{Store, StoreError};
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(answer) => return answer,
            Poll::Pending => thread::park(),
        }
    }
}

#[test]
fn what_was_saved_is_there_when_it_is_opened_again() {
    let directory = Directory::new("native");
    wait(async {
        let (store, _) = NativeStore::open(directory.path()).await.unwrap();
        store.ask(Enrol { device: device(1), server_key: None }).await.unwrap();
        assert_eq!(store.ask(write(vec![statement(1, "a")])).await.unwrap().new, 1);
    });
    // The thread may still be closing the files.
    let again = (0..50).find_map(|_| wait(NativeStore::open(directory.path())).ok());
    assert_eq!(wait(again.unwrap().0.ask(Unsent {})).unwrap().len(), 1);
}

#[test]
fn a_second_program_is_told_that_the_store_is_busy() {
    let directory = Directory::new("busy");
    let (_store, _) = wait(NativeStore::open(directory.path())).unwrap();
    assert_eq!(wait(NativeStore::open(directory.path())).err(), Some(StoreError::Busy));
}

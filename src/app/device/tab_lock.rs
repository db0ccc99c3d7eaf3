//! The browser's lock, which only one tab of a site holds, and the channel between tabs.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, DomException, MessageEvent};

/// The name of the channel.
pub const NAME: &str = "binh-yen";
/// The name of the lock.
const LOCK: &str = "binh-yen.pen";

#[wasm_bindgen]
extern "C" {
    /// The browser's locks, which web-sys lacks.
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &JsValue,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// The browser's news about a request, by its number.
pub enum News {
    /// The lock is held until the function is called.
    Granted(u32, Function),
    /// The request is over: released, taken over by another tab, or gone with the page.
    Ended(u32),
    /// The browser gives this page no locks, for example where a site may store nothing.
    Refused,
}

/// The consequence of the news for the tab.
pub enum Turn {
    /// The tab holds the lock.
    Granted,
    /// Another tab holds the lock.
    Lost,
    /// The browser gives this page no locks.
    Refused,
}

/// This tab's requests for the lock.
pub struct Lock {
    locks: Locks,
    requests: u32,
    queued: Option<u32>,
    held: Option<(u32, Function)>,
}

impl Lock {
    /// Finds the browser's locks. An old browser, or a page without a secure connection, has none.
    pub fn new() -> Option<Self> {
        let navigator = web_sys::window()?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
        Some(Self { locks: locks.unchecked_into(), requests: 0, queued: None, held: None })
    }

    /// Returns whether this tab holds the lock.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Waits for the lock, unless it already does.
    pub fn queue(&mut self, tell: fn(News)) {
        if self.queued.is_none() {
            self.queued = Some(self.requests + 1);
            self.request(&Object::new(), tell);
        }
    }

    /// Takes the lock over from its holder.
    pub fn steal(&mut self, tell: fn(News)) {
        let options = Object::new();
        // If the option cannot be set, the request waits in the queue.
        let _ = Reflect::set(&options, &"steal".into(), &JsValue::TRUE);
        self.request(&options, tell);
    }

    /// Releases the lock.
    pub fn release(&mut self) {
        if let Some((_, done)) = self.held.take() {
            let _ = done.call0(&JsValue::NULL);
        }
    }

    /// Handles news from the browser.
    pub fn on(&mut self, news: News) -> Option<Turn> {
        match news {
            News::Granted(request, done) => {
                self.queued = self.queued.filter(|queued| *queued != request);
                self.held = Some((request, done));
                Some(Turn::Granted)
            }
            News::Ended(request) => {
                self.queued = self.queued.filter(|queued| *queued != request);
                self.held.take_if(|(held, _)| *held == request).map(|_| Turn::Lost)
            }
            News::Refused => Some(Turn::Refused),
        }
    }

    fn request(&mut self, options: &JsValue, tell: fn(News)) {
        self.requests += 1;
        let request = self.requests;
        let granted = Closure::once_into_js(move |_lock: JsValue| {
            let mut held = None;
            let promise = Promise::new(&mut |done, _| held = Some(done));
            if let Some(done) = held {
                tell(News::Granted(request, done));
            }
            promise
        });
        let ended = self.locks.request(LOCK, options, &granted);
        spawn_local(async move {
            let ended = match ended {
                Ok(ended) => JsFuture::from(ended).await,
                Err(error) => Err(error),
            };
            let is_refused = ended.is_err_and(|error| {
                error.dyn_into::<DomException>().is_ok_and(|error| error.name() == "SecurityError")
            });
            tell(if is_refused { News::Refused } else { News::Ended(request) });
        });
    }
}

/// Calls a function with each message from another tab, for the life of the page.
pub fn listen(channel: &BroadcastChannel, hear: impl Fn(String) + 'static) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        event.data().as_string().into_iter().for_each(&hear)
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

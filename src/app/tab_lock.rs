//! The browser's lock that only one tab of a site has, and the channel on which tabs hear each
//! other.

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
    /// The browser's locks, which web-sys does not have.
    type Locks;
    #[wasm_bindgen(method, catch)]
    fn request(
        this: &Locks,
        name: &str,
        options: &JsValue,
        granted: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// What the browser says of the request of a number.
pub enum News {
    /// The lock is held until the function is called.
    Granted(u32, Function),
    /// The request is over: released, taken over by another, or given up with the page.
    Ended(u32),
    /// The browser gives this page no locks, as where a site may keep nothing.
    Refused,
}

/// What that is for the tab.
pub enum Turn {
    /// The tab has the lock.
    Granted,
    /// Another tab has it.
    Lost,
    /// The browser gives this page no locks.
    Refused,
}

/// This tab's requests of the lock.
pub struct Lock {
    locks: Locks,
    requests: u32,
    queued: Option<u32>,
    held: Option<(u32, Function)>,
}

impl Lock {
    /// None if the browser has no locks: an old one, or a page that did not come over a secure
    /// connection.
    pub fn new() -> Option<Self> {
        let navigator = web_sys::window()?.navigator();
        let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)?;
        Some(Self { locks: locks.unchecked_into(), requests: 0, queued: None, held: None })
    }

    /// Whether this tab has the lock.
    pub fn is_held(&self) -> bool {
        self.held.is_some()
    }

    /// Waits for the lock, if it does not yet.
    pub fn queue(&mut self, tell: fn(News)) {
        if self.queued.is_none() {
            self.queued = Some(self.requests + 1);
            self.request(&Object::new(), tell);
        }
    }

    /// Takes the lock over from whoever has it.
    pub fn steal(&mut self, tell: fn(News)) {
        let options = Object::new();
        // An option that cannot be set leaves a request that waits.
        let _ = Reflect::set(&options, &"steal".into(), &JsValue::TRUE);
        self.request(&options, tell);
    }

    /// Lets the lock go.
    pub fn release(&mut self) {
        if let Some((_, done)) = self.held.take() {
            let _ = done.call0(&JsValue::NULL);
        }
    }

    /// Takes note of what the browser says.
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

/// Calls a function with each text that another tab says, for the page's life.
pub fn listen(channel: &BroadcastChannel, hear: impl Fn(String) + 'static) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        event.data().as_string().into_iter().for_each(&hear)
    });
    channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
}

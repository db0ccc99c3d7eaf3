//! The page. Trunk builds it for the browser; see `src/app`.

#[cfg(target_arch = "wasm32")]
mod app;

// What the page has that needs no browser is tested without one.
#[cfg(all(test, not(target_arch = "wasm32")))]
#[path = "app"]
mod app {
    mod history;
    mod route;
}

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program is the page: build it with scripts/build.sh or start it with scripts/serve.sh.");
}

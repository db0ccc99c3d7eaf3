//! The page. Trunk builds it for the browser; see `src/app`.

#[cfg(target_arch = "wasm32")]
mod app;

#[cfg(target_arch = "wasm32")]
fn main() {
    app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!(
        "This program is the page: build it with scripts/build.sh or start it with scripts/serve.sh."
    );
}

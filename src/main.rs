//! The page. Trunk builds it for the browser; see `src/app`.

#[cfg(target_arch = "wasm32")]
mod app;

// What the page has that needs no browser is tested without one.
#[cfg(all(test, not(target_arch = "wasm32")))]
#[expect(dead_code, reason = "what only the views use")]
mod app {
    mod forms {
        mod fields;
        mod nested;
        mod parse;
    }
    mod history;
    mod pages {
        mod tables {
            mod cut;
        }
    }
    mod route;
    mod text {
        pub mod fields;
        pub mod own_rules;
        mod types;
        pub use types::Text;
        pub(crate) use types::texts;
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program is the page: build it with scripts/build.sh or start it with scripts/serve.sh.");
}

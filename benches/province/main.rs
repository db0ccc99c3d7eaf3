//! Measures a generated province: opening, evaluating, saving, merging. `scripts/bench.sh` runs it
//! natively and in a page.

mod answers;
#[cfg(target_arch = "wasm32")]
mod homes;
mod measure;
#[cfg(not(target_arch = "wasm32"))]
mod native;
#[cfg(target_arch = "wasm32")]
mod page;
mod post;

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::main();
}

#[cfg(target_arch = "wasm32")]
fn main() {}

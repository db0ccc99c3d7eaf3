//! `binh-yen`: the core on the command line.
//!
//! Exit status: 0 done, 1 the file is bad (every problem on standard error), 2 wrong usage.

#[cfg(not(target_arch = "wasm32"))]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

/// The page's build compiles every program; this one is for the command line alone.
#[cfg(target_arch = "wasm32")]
fn main() {}

//! Shows progress on a terminal.

use std::io::{IsTerminal, Write, stderr};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use book::text::{Lang, say};

/// The shortest time between two lines.
const PAUSE: Duration = Duration::from_millis(200);

pub struct Progress {
    is_shown: bool,
    lang: Lang,
    /// The number of all groups, if it is known.
    whole: Option<usize>,
    state: Mutex<(usize, Instant)>,
}

impl Progress {
    /// Shows nothing unless the standard error is a terminal.
    pub fn new(whole: Option<usize>, lang: Lang) -> Self {
        let state = Mutex::new((0, Instant::now()));
        Self { is_shown: stderr().is_terminal(), lang, whole, state }
    }

    /// One more is done.
    pub fn step(&self) {
        let Ok(mut state) = self.state.lock() else { return };
        state.0 += 1;
        if self.is_shown && state.1.elapsed() >= PAUSE {
            state.1 = Instant::now();
            let (done, whole) = (state.0, self.whole);
            let whole = whole.map(|whole| format!("/{whole}")).unwrap_or_default();
            // The work goes on even if the terminal is gone.
            let _ = write!(
                stderr(),
                "\r{}\x1b[K",
                say!(self.lang, "Đã xong {done}{whole} sổ", "{done}{whole} books done")
            );
        }
    }

    /// Clears the line.
    pub fn end(&self) {
        if self.is_shown {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}

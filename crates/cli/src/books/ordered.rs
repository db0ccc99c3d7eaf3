//! Works on several cores and keeps the results in the order of the jobs.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// The largest number of results, for each worker, that may wait for an earlier one.
const WAITING: usize = 4;

struct Results<T, F> {
    /// The index of the next result to take.
    next: usize,
    ready: BTreeMap<usize, T>,
    take: F,
    is_stopped: bool,
}

/// Does all jobs with some workers. `take` gets the results in the order of the jobs, and says
/// whether to go on. A worker that is far ahead waits, so that few results are held at a time.
pub fn ordered<J: Send, T: Send>(
    jobs: impl Iterator<Item = J> + Send,
    workers: usize,
    work: impl Fn(J) -> T + Sync,
    take: impl FnMut(T) -> bool + Send,
) {
    let jobs = Mutex::new(jobs.enumerate());
    let results = Mutex::new(Results { next: 0, ready: BTreeMap::new(), take, is_stopped: false });
    let moved_on = Condvar::new();
    let run = || {
        loop {
            let job = lock(&jobs).next();
            let Some((index, job)) = job.filter(|_| !lock(&results).is_stopped) else { return };
            let done = work(job);
            let is_far_ahead = |results: &mut Results<T, _>| {
                !results.is_stopped
                    && results.next != index
                    && results.ready.len() >= WAITING * workers
            };
            let waited = moved_on.wait_while(lock(&results), is_far_ahead);
            let mut results = waited.unwrap_or_else(PoisonError::into_inner);
            results.ready.insert(index, done);
            results.take_ready();
            moved_on.notify_all();
        }
    };
    thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(run);
        }
        run();
    });
}

impl<T, F: FnMut(T) -> bool> Results<T, F> {
    fn take_ready(&mut self) {
        while !self.is_stopped
            && let Some(done) = self.ready.remove(&self.next)
        {
            self.next += 1;
            self.is_stopped = !(self.take)(done);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

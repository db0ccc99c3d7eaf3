//! Gives the store the key of a locked book, or takes it away.

use std::hint::black_box;
use std::rc::Rc;

use super::codec;
use super::sealing::{self, Sealing, Works};

/// Reads and writes a locked book from now on; `None` for a book without a lock. A store that was
/// opened before must be opened again or sealed anew, see [`super::Store::seal_anew`].
pub fn hold(sealing: Option<Sealing>) {
    let works = Works {
        hide: Sealing::hide,
        places: Sealing::places,
        reveal: Sealing::reveal,
        seal_text: |key, text| codec::seal(key, 0, text).text,
        unseal_text: |key, text| codec::unseal(key, text).ok().map(|sealed| sealed.json),
    };
    // `black_box` hides from the compiler that there is only one set of pointers. Otherwise it
    // would call their functions directly.
    sealing::set(sealing.map(|sealing| (Rc::new(sealing), black_box(works))));
}

//! Sessions at desks, written the way people work; see [`desk_client`].

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod desk_client;
mod doubts;
mod due;
mod editing;
mod entry;
mod founding;
mod linking;
mod lists;
mod pictures;
mod receiving;
mod sealed;
mod sending;
mod sent_in;
mod standards;
mod three_desks;
mod trust;
mod year_grid;
mod years;
mod years_ahead;

//! The years of a book: those with data, the one to begin with, those to choose from.

use book::{Book, Day, Year};

/// The first and the last year that the book has data for.
pub fn with_data(book: &Book) -> Option<(Year, Year)> {
    let shards = || book.shards.values();
    let years = shards()
        .flat_map(|shard| shard.incidents.iter().map(|incident| incident.date.year()))
        .chain(shards().flat_map(|shard| shard.totals.iter().map(|total| total.year)))
        .chain(
            shards()
                .flat_map(|shard| shard.registrations.iter().map(|registration| registration.year)),
        )
        .chain(shards().flat_map(|shard| shard.papers.iter().map(|paper| paper.date.year())))
        .chain(
            shards()
                .flat_map(|shard| shard.recognitions.iter().map(|recognition| recognition.year)),
        );
    years.fold(None, |range, year| match range {
        None => Some((year, year)),
        Some((first, last)) => Some((first.min(year), last.max(year))),
    })
}

/// The year to begin with: this one, or the last with data if that is over.
pub fn first_shown(book: &Book, today: Day) -> Year {
    let this = today.year();
    match with_data(book) {
        Some((_, last)) if last < this => last,
        _ => this,
    }
}

/// The first and the last year to choose from: those with data, five before this one, the next one
/// and the one that is chosen.
pub fn to_choose_from(book: &Book, chosen: Year, today: Day) -> (u16, u16) {
    let (this, chosen) = (today.year().number(), chosen.number());
    let (first, last) =
        with_data(book).map_or((this, this), |(first, last)| (first.number(), last.number()));
    (first.min(this - 5).min(chosen), last.max(this + 1).max(chosen))
}

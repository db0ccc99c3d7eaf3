//! The years of a book: those with data, the initial one and the choices.

use book::{Book, Day, Year};

/// Returns the first and the last year with data.
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

/// Returns the other years with data, nearest first, earlier before later.
pub fn nearest(book: &Book, shown: Year) -> impl Iterator<Item = Year> {
    let (first, last) =
        with_data(book).map_or((shown, shown), |(first, last)| (first.min(shown), last.max(shown)));
    let most = last.number().abs_diff(first.number());
    (1..=most)
        .flat_map(move |far| [shown.before(far), shown.after(far)])
        .flatten()
        .filter(move |year| (first..=last).contains(year))
}

/// Returns the initial year: this year, or the last year with data if that is earlier.
pub fn first_shown(book: &Book, today: Day) -> Year {
    let this = today.year();
    match with_data(book) {
        Some((_, last)) if last < this => last,
        _ => this,
    }
}

/// Returns the first and the last year to choose from. They span the years with data, the five
/// years before this one, the next year and the chosen one.
pub fn to_choose_from(book: &Book, chosen: Year, today: Day) -> (u16, u16) {
    let (this, chosen) = (today.year().number(), chosen.number());
    let (first, last) =
        with_data(book).map_or((this, this), |(first, last)| (first.number(), last.number()));
    (first.min(this - 5).min(chosen), last.max(this + 1).max(chosen))
}

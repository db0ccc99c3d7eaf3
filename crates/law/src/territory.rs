//! The territory of a figure: a unit and the units that it was formed from or took in; for a
//! district or province, those of its communes. Each piece counts once.

use super::facts::Facts;
use super::figure::{Figure, Origin};
use super::finding::{Need, RecordRef};
use super::former_units::FormerUnit;
use super::indicator_figure::{Measured, need_of_figure};
use super::span::Span;
use book::{Day, KindCode, KindGroup, Period, Unit, UnitId, YearlyTotal};

/// A unit whose own figure, without its former units, is added to the sum.
struct Piece<'a> {
    id: UnitId,
    /// None if the book does not keep it.
    unit: Option<&'a Unit>,
    /// The day up to which its register must be confirmed.
    to: Option<Day>,
    /// Whether nobody knows how much of its figure belongs here.
    is_shared: bool,
}

/// The greatest depth of succession within one year; no real unit reaches it.
const MOST_NESTED: usize = 8;

impl<'a> Facts<'a> {
    /// The total that was entered for a unit and days, if it covers exactly the unit's territory.
    /// Within a sum, it must cover the unit alone.
    pub(super) fn whole_total(
        &self,
        unit: &Unit,
        indicator: &KindCode,
        span: &Span,
    ) -> Option<&'a YearlyTotal> {
        let total = self.total(&unit.id, indicator, span.year, Some(span.period));
        let total = total.filter(|total| !span.rolling || total.window().is_some())?;
        let parts = self.former_units_by(unit, span.period, span.joined_by);
        let stands = if span.alone {
            parts.iter().all(|part| part.is_beyond)
        } else {
            parts.iter().all(|part| !part.is_beyond)
        };
        stands.then_some(total)
    }

    /// The sum over a unit's territory, each piece by itself.
    pub(super) fn sum(
        &self,
        unit: &Unit,
        parts: &[FormerUnit<'a>],
        indicator: &KindCode,
        span: &Span,
    ) -> Measured {
        let of_communes = !self.communes(unit, span.period).is_empty();
        let origin = if of_communes && parts.is_empty() { Origin::Sum } else { Origin::Parts };
        let counted = self
            .catalogue()
            .get(KindGroup::Indicator, indicator)
            .is_some_and(|kind| kind.counts.is_some());
        let pieces = self.pieces(unit, parts, span);
        let mut sum = Measured::of(Figure { low: 0, high: Some(0), origin });
        for piece in &pieces {
            let covering = self.covering(&piece.id, &pieces, unit, indicator, span);
            if covering == Covering::All {
                continue;
            }
            let mut measured = self.piece_figure(piece, unit, indicator, counted, span);
            if piece.is_shared || covering == Covering::Some {
                measured.figure.low = 0;
                measured.shared.push(piece.id.clone());
            }
            sum.add(measured);
        }
        if of_communes && sum.figure.high.is_none() {
            // One figure of the whole settles it as well as figures of all the communes.
            sum.needs.retain(|need| matches!(need, Need::Field { .. }));
            sum.needs.push(need_of_figure(unit, indicator, counted, span));
        }
        sum
    }

    fn pieces<'u>(&self, unit: &'u Unit, parts: &[FormerUnit<'u>], span: &Span) -> Vec<Piece<'u>>
    where
        'a: 'u,
    {
        let own = FormerUnit {
            id: unit.id.clone(),
            unit: Some(unit),
            until: None,
            goes_on: true,
            grows: false,
            is_beyond: false,
            is_shared: false,
        };
        let mut pieces: Vec<Piece<'u>> = Vec::new();
        for part in [&own].into_iter().chain(parts) {
            let until =
                |day: Option<Day>| [span.confirmed_to, part.until, day].into_iter().flatten().min();
            let communes =
                part.unit.map(|unit| self.communes(unit, span.period)).unwrap_or_default();
            let is_shared = part.is_shared;
            let mut add = |id: &UnitId, unit: Option<&'u Unit>, to| {
                if pieces.iter().all(|piece| piece.id != *id) {
                    pieces.push(Piece { id: id.clone(), unit, to, is_shared });
                }
            };
            if communes.is_empty() {
                add(&part.id, part.unit, until(None));
            }
            for (commune, ended) in communes {
                add(&commune.id, Some(commune), until(ended));
            }
        }
        pieces
    }

    fn piece_figure(
        &self,
        piece: &Piece,
        whole: &Unit,
        indicator: &KindCode,
        counted: bool,
        span: &Span,
    ) -> Measured {
        let Some(unit) = piece.unit else {
            let need = need_of_figure(whole, indicator, false, span);
            return Measured {
                needs: vec![need],
                ..Measured::of(Figure { low: 0, high: None, origin: Origin::Parts })
            };
        };
        if let Some(total) = self.total_of_piece(unit, whole, indicator, span) {
            if let Some(open) = self.open_total(total, span) {
                return open;
            }
            let figure =
                Figure { low: total.value, high: Some(total.value), origin: Origin::Total };
            return Measured { records: vec![RecordRef::to(total)], ..Measured::of(figure) };
        }
        let existed = unit.valid_from.zip(piece.to).is_none_or(|(formed, to)| formed <= to);
        if !existed && !counted {
            return Measured::of(Figure { low: 0, high: Some(0), origin: Origin::Parts });
        }
        self.figure(unit, indicator, &Span { confirmed_to: piece.to, alone: true, ..*span })
    }

    /// The total of a piece that also covers its former units, if no complete register counts them
    /// one by one.
    fn total_of_piece(
        &self,
        unit: &Unit,
        whole: &Unit,
        indicator: &KindCode,
        span: &Span,
    ) -> Option<&'a YearlyTotal> {
        if unit.id == whole.id
            || self
                .former_units_by(unit, span.period, span.joined_by)
                .iter()
                .all(|part| part.is_beyond)
        {
            return None;
        }
        let span = Span { alone: false, ..*span };
        self.whole_total(unit, indicator, &span)
            .filter(|_| !self.register(unit, &span).is_complete())
    }

    /// Whether the totals of a piece's successors cover it.
    fn covering(
        &self,
        id: &UnitId,
        pieces: &[Piece],
        whole: &Unit,
        indicator: &KindCode,
        span: &Span,
    ) -> Covering {
        self.covering_within(id, pieces, whole, indicator, span, MOST_NESTED)
    }

    fn covering_within(
        &self,
        id: &UnitId,
        pieces: &[Piece],
        whole: &Unit,
        indicator: &KindCode,
        span: &Span,
        depth: usize,
    ) -> Covering {
        if depth == 0 {
            return Covering::None;
        }
        let (mut successors, mut covered, mut is_whole, mut is_partly) = (0, 0, true, false);
        for (successor, joining) in
            self.successors_in(id, Period { from: span.period.from, to: span.joined_by })
        {
            successors += 1;
            let is_beyond =
                joining.grows && joining.on.zip(span.period.to).is_some_and(|(on, to)| to < on);
            let goes_on = self
                .unit(id)
                .zip(joining.on)
                .is_some_and(|(part, on)| part.valid_to.is_none_or(|last| last >= on));
            let is_piece = pieces.iter().any(|piece| piece.id == successor.id);
            is_whole = is_whole && !goes_on;
            is_partly = is_partly || joining.partly;
            let stands = || {
                self.total_of_piece(successor, whole, indicator, span).is_some()
                    || self.covering_within(
                        &successor.id,
                        pieces,
                        whole,
                        indicator,
                        span,
                        depth - 1,
                    ) == Covering::All
            };
            if is_piece && !is_beyond && stands() {
                covered += 1;
            }
        }
        match covered {
            0 => Covering::None,
            // The book does not say where the rest of it went.
            1 if is_partly => Covering::Some,
            all if all == successors && is_whole => Covering::All,
            _ => Covering::Some,
        }
    }
}

/// The part of a piece that totals cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Covering {
    None,
    Some,
    All,
}

//! Tests of how things stand at the end of the year: models, forces, and the unit's own standing
//! under another standard.

use std::sync::Arc;

use super::distance::{Distance, Lack};
use super::evaluate::{Evaluator, Found, Standing};
use super::latest::Latest;
use super::question::Question;
use super::reach::Word;
use super::{Need, Outcome, Reason, RecordRef};
use book::{KindCode, Model, Rating, RecordKind, Year};

impl Evaluator<'_> {
    pub(super) fn models(
        &self,
        question: &Question,
        kinds: &[KindCode],
        at_least: u32,
        effective: bool,
    ) -> Found {
        let Some(end) = question.window.to else { return Found::default() };
        let catalogue = self.facts.catalogue();
        let is_of = |model: &Model| {
            if kinds.is_empty() { Some(true) } else { catalogue.is_of(&model.kind, kinds) }
        };
        let is_asked = |model: &&Model| is_of(model) != Some(false) && model.is_kept_on(end);
        let below = self.facts.below(question.unit);
        let models: Vec<_> =
            below.iter().flat_map(|records| records.models.iter().copied()).collect();
        if models.is_empty() {
            return Found::new(Outcome::Missing, Reason::NoModels)
                .needing(question.need(RecordKind::Model, None));
        }
        let mut found = Found::default();
        let (mut count, mut unassessed) = (0u32, 0u32);
        for model in models.into_iter().filter(is_asked) {
            let record = RecordRef::to(model);
            let is_effective = if effective {
                self.facts.is_effective(model, question.year, end)
            } else {
                Some(true)
            };
            match (is_effective, is_of(model)) {
                (Some(true), Some(true)) => count = count.saturating_add(1),
                (Some(false), _) => {}
                (of_year, _) => {
                    unassessed = unassessed.saturating_add(1);
                    let field = if of_year.is_none() { "results" } else { "kind" };
                    found.needs.push(Need::Field { record: record.clone(), field });
                }
            }
            found.records.push(record);
        }
        let outcome = match (count >= at_least, count.saturating_add(unassessed) >= at_least) {
            (true, _) => Outcome::Met,
            (false, true) => Outcome::Missing,
            (false, false) => Outcome::NotMet,
        };
        if outcome == Outcome::NotMet {
            found.distances.extend(Distance::to_least(Lack::Models, count, at_least));
        }
        found.because.push(Reason::Models { kinds: kinds.to_vec(), count, unassessed, at_least });
        found.conclude(outcome)
    }

    pub(super) fn group(&self, question: &Question, any_of: &[u8]) -> Found {
        let group = question.unit.commune_group;
        let found = Found::new(
            Outcome::of(group.map(|group| any_of.contains(&group))),
            Reason::Group { group },
        );
        if group.is_some() {
            found
        } else {
            found.needing(Need::Group { unit: question.unit.id.clone() })
        }
    }

    pub(super) fn rating(
        &self,
        question: &Question,
        forces: &[KindCode],
        at_least: &KindCode,
    ) -> Found {
        let (records, catalogue) = (self.facts.of(&question.unit.id), self.facts.catalogue());
        // A force of the commune that covers some hamlets is theirs; what it is rated says nothing
        // of one that covers them all.
        let is_of_unit = |rating: &&&Rating| {
            rating.covers.is_empty() || rating.covers.contains(&question.unit.id)
        };
        let ratings: Vec<&Rating> =
            records.ratings.iter().filter(is_of_unit).chain(&records.covering).copied().collect();
        let mut found = Found::default();
        let mut outcomes = Vec::new();
        for (place, force) in forces.iter().enumerate() {
            let of_force = || {
                ratings
                    .iter()
                    .filter(|rating| rating.force == *force && rating.year == question.year)
            };
            let on_scale = of_force().filter(|record| {
                record.rating.as_ref().is_none_or(|rating| catalogue.on_one_scale(rating, at_least))
            });
            // Of several those count first that were made by the moment of asking.
            let (before, after): (Vec<&Rating>, Vec<&Rating>) =
                on_scale.copied().partition(|of| question.precedes_asking(of.date));
            let on_scale = if before.is_empty() { after } else { before };
            let latest =
                Latest::of(on_scale, |of| (of.date, of.stamp.at), |a, b| a.rating == b.rating);
            let Some(latest) = latest else {
                if place == 0 || of_force().next().is_some() {
                    outcomes.push(Outcome::Missing);
                    found.because.push(Reason::NotRated { force: force.clone() });
                    found.needs.push(question.need(RecordKind::Rating, Some(force)));
                }
                continue;
            };
            let Some(record) = latest.agreed() else {
                outcomes.push(Outcome::Missing);
                found.because.push(Reason::Disagreeing { date: latest.record.date });
                found
                    .needs
                    .extend(latest.records().map(|record| Need::Field { record, field: "rating" }));
                found.records.extend(latest.records());
                continue;
            };
            found.records.push(RecordRef::to(record));
            let is_short = !record.reach().covers(question.window.to);
            let passes = record
                .rating
                .as_ref()
                .and_then(|rating| catalogue.is_rated_at_least(rating, at_least));
            if is_short && record.rating.is_some() {
                outcomes.push(Outcome::Missing);
                found.because.extend(record.rating.iter().map(|rating| Reason::Rated {
                    force: force.clone(),
                    rating: rating.clone(),
                    passes: None,
                }));
                found.because.extend(question.short_of(record.reach()));
                found.needs.push(question.need(RecordKind::Rating, Some(force)));
                continue;
            }
            outcomes.push(Outcome::of(passes));
            if passes == Some(false) {
                found
                    .distances
                    .push(Distance::Rating { force: force.clone(), at_least: at_least.clone() });
            }
            found.because.push(match &record.rating {
                Some(rating) => {
                    Reason::Rated { force: force.clone(), rating: rating.clone(), passes }
                }
                None => Reason::NotRated { force: force.clone() },
            });
            if passes.is_none() {
                found.needs.push(Need::Field { record: RecordRef::to(record), field: "rating" });
            }
        }
        found.outcome = Some(Outcome::all(outcomes));
        found
    }

    pub(super) fn standard(
        &self,
        question: &Question,
        standard: &KindCode,
        recorded: bool,
        latest: bool,
    ) -> Found {
        let year = if latest { self.latest_year(question, standard) } else { question.year };
        let (unit, code) = (question.unit.id.clone(), Some(standard.clone()));
        let need = Need::Record { kind: RecordKind::Recognition, unit, year, code };
        let word = self.recognised(question.unit, standard, year, Some(question));
        let mut early = Vec::new();
        // A unit is not evaluated for a year that was over before it was formed.
        let existed = question.unit.formed_on().is_none_or(|formed| formed.year() <= year);
        if let Some(word) = word.as_ref().filter(|word| !word.rivals.is_empty()) {
            let records = word.rivals.iter().copied().chain([word.record]).map(RecordRef::to);
            return Found::default().disagreeing(word.record.date, "granted", records);
        }
        if let Some(word) = &word {
            let (granted, unit) = (word.granted, question.unit);
            let reason = Reason::Recognised { granted, year };
            if word.speaks_of_all {
                let distance =
                    (!granted).then(|| Distance::Standard { standard: standard.clone() });
                let differs =
                    !recorded && existed && self.is_contradicted(unit, standard, year, granted);
                let otherwise = differs.then(|| Reason::DecidedOtherwise {
                    granted,
                    units: vec![unit.id.clone()],
                    year,
                });
                let revoked =
                    word.revoked_later.map(|on| Reason::RevokedLater { unit: unit.id.clone(), on });
                return Found::new(Outcome::of(Some(granted)), reason)
                    .because(otherwise)
                    .because(revoked)
                    .at(distance)
                    .resting_on([RecordRef::to(word.record)]);
            }
            early.extend([reason].into_iter().chain(question.short_of(word.reach)));
        }
        if recorded || !existed {
            return Found::new(Outcome::Missing, Reason::NotRecognised { year })
                .after(early)
                .needing(need);
        }
        match self.evaluated(question.unit, standard, year) {
            Standing::Evaluated(rules, outcome) => {
                let distance = (outcome == Outcome::NotMet)
                    .then(|| Distance::Standard { standard: standard.clone() });
                Found::new(outcome, Reason::Evaluated { rules: Arc::clone(rules), year, outcome })
                    .at(distance)
            }
            Standing::NoRules => {
                Found::new(Outcome::Missing, Reason::NoRules { standard: standard.clone() })
            }
            Standing::Circular => {
                Found::new(Outcome::Missing, Reason::AsksItself { standard: standard.clone() })
            }
        }
        .after(early)
        .needing(need)
    }

    /// The latest year whose assessment under a standard was over at the end of the window: this
    /// year or the one before.
    fn latest_year(&self, question: &Question, standard: &KindCode) -> Year {
        let is_over = |year: &Year| {
            let rules = self.library.in_force(standard, question.unit.kind, *year);
            let end = rules.and_then(|rules| rules.window_of(*year)).and_then(|window| window.to);
            end.zip(question.window.to).is_some_and(|(end, asked)| end <= asked)
        };
        [Some(question.year), question.year.before(1)]
            .into_iter()
            .flatten()
            .find(is_over)
            .unwrap_or(question.year)
    }
}

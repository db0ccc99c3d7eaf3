//! Models of the movement in a paper: their numbers and lists. Models, points and groups are counted
//! apart.

use std::collections::BTreeMap;

use book::{Day, KindCode, KindGroup, Model, ModelPoint, ModelState};

use crate::name::Plain;
use crate::subject::Subject;
use crate::value::Value;

/// A number about models; missing if no model was ever entered.
pub fn count(subject: &Subject, plain: Plain) -> Value {
    let all = entered(subject);
    if all.is_empty() {
        return Value::Missing;
    }
    let maintained = maintained(subject);
    let models = maintained.iter().copied();
    match plain {
        Plain::Models => Value::count(maintained.len()),
        Plain::ModelsNew => Value::count(all.iter().filter(|model| is_new(subject, model)).count()),
        Plain::ModelKinds => {
            let mut kinds: Vec<_> = models.map(|model| &model.kind).collect();
            book::sort::sort_by(&mut kinds, |a, b| a.cmp(b));
            kinds.dedup();
            Value::count(kinds.len())
        }
        Plain::ModelPoints => Value::sum(models.map(|model| points(subject, model))),
        Plain::ModelGroups => Value::sum(models.map(groups)),
        Plain::ModelMembers => Value::sum(models.map(members)),
        Plain::ModelsEffective => {
            let said: Vec<_> =
                maintained.iter().map(|model| model.is_effective_in(subject.year)).collect();
            let low = said.iter().filter(|said| **said == Some(true)).count();
            let low = u32::try_from(low).unwrap_or(u32::MAX);
            Value::Count { low, is_exact: said.iter().all(Option::is_some) }
        }
        _ => Value::Missing,
    }
}

/// The models that were entered, of the unit or with a point in it.
fn entered<'s>(subject: &'s Subject) -> Vec<&'s Model> {
    if subject.unit.kind.has_shard() {
        return subject.records::<Model>();
    }
    let of_commune = subject.commune().map(|commune| &commune.id);
    let home = of_commune.map(|commune| subject.own::<Model>(commune)).unwrap_or_default();
    let here = home.into_iter().filter(|model| {
        model.points.iter().any(|point| point.unit.as_ref() == Some(&subject.unit.id))
    });
    subject.records::<Model>().into_iter().chain(here).collect()
}

/// The models that are maintained at the end of the period.
pub fn maintained<'s>(subject: &'s Subject) -> Vec<&'s Model> {
    let end = subject.end();
    entered(subject)
        .into_iter()
        .filter(|model| end.is_some_and(|end| model.is_maintained_on(end)))
        .collect()
}

/// Whether a model was founded or rebuilt in the period.
fn is_new(subject: &Subject, model: &Model) -> bool {
    let end = subject.end();
    let is_in = |day: Day| subject.span.period.contains(day) && end.is_none_or(|end| day <= end);
    is_in(model.founded)
        || model.changes.iter().any(|one| one.state == ModelState::New && is_in(one.date))
}

fn live_points<'m>(subject: &Subject, model: &'m Model) -> impl Iterator<Item = &'m ModelPoint> {
    let end = subject.end();
    model.points.iter().filter(move |point| {
        let Some(end) = end else { return true };
        point.since.is_none_or(|since| since <= end) && point.until.is_none_or(|until| end <= until)
    })
}

/// The number of points of a model; none if no point was entered.
fn points(subject: &Subject, model: &Model) -> Option<u32> {
    let count = live_points(subject, model).count();
    (!model.points.is_empty()).then(|| u32::try_from(count).unwrap_or(u32::MAX))
}

fn groups(model: &Model) -> Option<u32> {
    let by_point = model.points.iter().map(|point| point.groups);
    model.groups.or_else(|| whole(by_point))
}

fn members(model: &Model) -> Option<u32> {
    let by_point = model.points.iter().map(|point| point.members);
    model.members.or_else(|| whole(by_point))
}

/// The sum, if there are addends and all are known.
fn whole(parts: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    let parts: Option<Vec<u32>> = parts.collect();
    let parts = parts.filter(|parts| !parts.is_empty())?;
    Some(parts.into_iter().fold(0, u32::saturating_add))
}

/// The rows of the list of models.
pub fn rows(subject: &Subject) -> Vec<Vec<Value>> {
    let explainer = subject.papers.explainer();
    let effective = |model: &Model| match model.is_effective_in(subject.year) {
        Some(true) => Value::text("có hiệu quả"),
        Some(false) => Value::text("chưa hiệu quả"),
        None => Value::Missing,
    };
    let row = |(at, model): (usize, &Model)| {
        vec![
            Value::text((at + 1).to_string()),
            Value::text(&model.name),
            Value::text(explainer.label(KindGroup::Model, &model.kind)),
            Value::text(model.founded.to_string()),
            Value::given_count(points(subject, model)),
            Value::given_count(groups(model)),
            Value::given_count(members(model)),
            effective(model),
        ]
    };
    maintained(subject).into_iter().enumerate().map(row).collect()
}

/// The rows of the list of kinds of model.
pub fn kind_rows(subject: &Subject) -> Vec<Vec<Value>> {
    let mut kinds: BTreeMap<&KindCode, (Vec<&Model>, usize)> = BTreeMap::new();
    for model in maintained(subject) {
        kinds.entry(&model.kind).or_default().0.push(model);
    }
    for model in entered(subject).into_iter().filter(|model| is_new(subject, model)) {
        kinds.entry(&model.kind).or_default().1 += 1;
    }
    let row = |(at, (kind, (maintained, new))): (usize, (&KindCode, (Vec<&Model>, usize)))| {
        let models = maintained.iter().copied();
        vec![
            Value::text((at + 1).to_string()),
            Value::text(subject.papers.explainer().label(KindGroup::Model, kind)),
            Value::count(maintained.len()),
            Value::count(new),
            Value::sum(models.clone().map(|model| points(subject, model))),
            Value::sum(models.clone().map(groups)),
            Value::sum(models.map(members)),
        ]
    };
    kinds.into_iter().enumerate().map(row).collect()
}

/// The kind that says nothing of what a model is.
const OTHER: &str = "other_model";

/// The kinds of the models that were built in the period, the most frequent first. A model of no kind
/// that the catalogue has stands with its own name.
pub fn new_kind_rows(subject: &Subject) -> Vec<Vec<Value>> {
    let explainer = subject.papers.explainer();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for model in entered(subject).into_iter().filter(|model| is_new(subject, model)) {
        let name = match model.kind.as_str() {
            OTHER => model.name.clone(),
            _ => explainer.label(KindGroup::Model, &model.kind),
        };
        *kinds.entry(name).or_default() += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    book::sort::sort_by(&mut kinds, |a, b| b.1.cmp(&a.1));
    kinds.into_iter().map(|(name, count)| vec![Value::text(name), Value::count(count)]).collect()
}

// The questions that the peers of evaluation answer: the conditions of the safety standard, for communes and for
// hamlets, that ask for no incident of some kinds, or for no more than in the year before, as the book's reading has it
// ("contain"). They are read from the rule files, without those that ask more of an incident than its kind and day.

/** The kinds of incident that are some kinds or within them. */
function kindsWithin(catalogue, kinds) {
  const all = new Set(kinds);
  for (let size = 0; size < all.size;) {
    size = all.size;
    for (const { code, within = [] } of catalogue.kinds) if (within.some((kind) => all.has(kind))) all.add(code);
  }
  return [...all];
}

/** The tests of a rule file's conditions, those inside others too. */
function tests(conditions) {
  return conditions.flatMap(({ id, requires }) => (requires.all ? tests(requires.all) : [{ condition: id, requires }]));
}

function question(catalogue, { condition, requires: { no_incident: none, reduced } }) {
  if (none && Object.keys(none).join() === "kinds") {
    return { condition, asks: "none", parts: [{ part: condition, kinds: kindsWithin(catalogue, none.kinds) }] };
  }
  if (reduced?.against !== "previous_year") return undefined;
  const counted = (code) => catalogue.kinds.find((kind) => kind.code === code).counts.kinds;
  const parts = reduced.indicators.map((code) => ({ part: code, kinds: kindsWithin(catalogue, counted(code)) }));
  return { condition, asks: "contained", parts };
}

/** The days of a rule file's window that ends in a year. */
function days({ from, to }, year) {
  return { from: `${from > to ? year - 1 : year}-${from}`, to: `${year}-${to}` };
}

/** The questions of a rule file: the kinds of unit, the windows of the year and the one before, the conditions. */
export function questions(rules, catalogue, year) {
  const asked = tests(rules.conditions).map((test) => question(catalogue, test));
  return {
    rules: rules.id,
    units: rules.applies_to,
    now: days(rules.window, year),
    before: days(rules.window, year - 1),
    conditions: asked.filter(Boolean),
  };
}

/** Our answers to these questions, in the form in which the peers give theirs. */
export const answersOf = (sets, met) =>
  sets.map(({ rules, conditions }) => conditions.map(({ condition }) => met[rules][condition]));

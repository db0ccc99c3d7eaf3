// The figures that json-rules-engine is given, since it cannot count: for each unit the incidents of each part of a
// question, in the window and in the one before, and whether the commune's register is complete.

/** The numbers of incidents by unit and kind in some days. */
function counted(incidents, homeOf, { from, to }) {
  const counts = new Map();
  for (const { unit, kind, date, count = 1 } of incidents) {
    if (date < from || date > to) continue;
    const key = `${homeOf(unit)} ${kind}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** The facts of each unit that a set of questions judges, unit by unit. */
export function figures(province, { units, now, before, conditions }, year) {
  const list = (name) => province.shards.flatMap((shard) => shard[name] ?? []);
  const judged = list("units").filter(({ kind }) => units.includes(kind));
  const parents = new Map(list("units").map(({ id, parent }) => [id, parent]));
  const known = new Set(judged.map(({ id }) => id));
  // What happens in a hamlet happens in its commune too.
  const homeOf = (unit) => (known.has(unit) ? unit : parents.get(unit));
  const complete = new Set(
    list("statements")
      .filter((said) => said.kind === "register_complete" && said.year === year && said.value)
      .map(({ unit }) => unit),
  );
  const counts = [now, before].map((days) => counted(list("incidents"), homeOf, days));
  const parts = conditions.flatMap((condition) => condition.parts);
  const sum = (of, id, kinds) => kinds.reduce((all, kind) => all + (of.get(`${id} ${kind}`) ?? 0), 0);
  return judged.map(({ id }) => {
    const facts = { complete: complete.has(id) || complete.has(parents.get(id)) };
    for (const { part, kinds } of parts) {
      facts[`${part} now`] = sum(counts[0], id, kinds);
      facts[`${part} before`] = sum(counts[1], id, kinds);
    }
    return facts;
  });
}

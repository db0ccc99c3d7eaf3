// What the peers of merging share: the records of a shard, and the check that they merge as we do.

/** Without stamps: the peers keep the history themselves. */
export const record = ({ stamp, ...fields }) => fields;

/** The lists of a shard with their names. */
export const lists = (shard) => Object.entries(shard).filter(([, list]) => Array.isArray(list));

/** Calls `change(list, id, field, value)` for each field of a shard that is not as in `base`. */
export function eachChange(base, shard, change) {
  for (const [name, list] of lists(shard)) {
    const known = new Map(base[name].map((item) => [item.id, item]));
    for (const item of list) {
      const before = known.get(item.id);
      for (const [field, now] of Object.entries(record(item))) {
        if (JSON.stringify(before[field]) !== JSON.stringify(now)) change(name, item.id, field, now);
      }
    }
  }
}

/**
 * Fails unless a peer merged the incidents of a commune as we did. Of an incident that both sides changed, we keep both
 * and ask a person; the peer may have chosen either.
 */
export function checkMerged([base, open, file, ours], merged) {
  const counts = ({ incidents }) => incidents.map(({ count = 1 }) => count);
  const [before, left, right, wanted] = [base, open, file, ours].map(counts);
  const given = base.incidents.map(({ id }) => merged.incidents[id]?.count ?? 1);
  const isSame = given.every((count, at) => {
    const isInDoubt = left[at] !== before[at] && right[at] !== before[at];
    return isInDoubt ? count === left[at] || count === right[at] : count === wanted[at];
  });
  if (!isSame || Object.keys(merged.incidents).length !== wanted.length) throw new Error("the peer merged differently");
}

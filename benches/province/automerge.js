// The same post with Automerge: a document for each commune, records by id, texts that are replaced as a whole.
import * as Automerge from "./automerge/entrypoints/fullfat_base64.js";

const isObject = (value) => typeof value === "object" && value !== null;

function value(of) {
  if (typeof of === "string") return new Automerge.ImmutableString(of);
  if (Array.isArray(of)) return of.map(value);
  return isObject(of) ? Object.fromEntries(Object.entries(of).map(([name, part]) => [name, value(part)])) : of;
}

// Without stamps: Automerge keeps the history itself.
const record = ({ stamp, ...fields }) => fields;
const lists = (shard) => Object.entries(shard).filter(([, list]) => Array.isArray(list));

function document(shard) {
  const byId = ([name, list]) => [name, Object.fromEntries(list.map((item) => [item.id, value(record(item))]))];
  return Automerge.from({ root: value(shard.root), ...Object.fromEntries(lists(shard).map(byId)) });
}

function changed(from, base, shard) {
  return Automerge.change(Automerge.clone(from), (draft) => {
    for (const [name, list] of lists(shard)) {
      const known = new Map(base[name].map((item) => [item.id, item]));
      for (const item of list) {
        const before = known.get(item.id);
        for (const [field, now] of Object.entries(record(item))) {
          if (JSON.stringify(before[field]) !== JSON.stringify(now)) draft[name][item.id][field] = value(now);
        }
      }
    }
  });
}

/**
 * Merges the files of all communes, given as [base, open, file] shards; the time of loading and merging, the size of
 * what is saved.
 */
export function mergeAll(shards) {
  const posts = shards.map(([base, open, file]) => {
    const both = document(base);
    return { open: changed(both, base, open), file: Automerge.save(changed(both, base, file)) };
  });
  const start = performance.now();
  const merged = posts.map(({ open, file }) => Automerge.merge(open, Automerge.load(file)));
  const milliseconds = performance.now() - start;
  return { milliseconds, bytes: merged.reduce((sum, one) => sum + Automerge.save(one).length, 0) };
}

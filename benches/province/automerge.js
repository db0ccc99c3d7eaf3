// The same post with Automerge: a document for each commune, records by id, texts that are replaced as a whole. It
// loads and merges; it checks nothing, and of two changes of one field it takes one and keeps the other aside.
import * as Automerge from "./automerge/entrypoints/fullfat_base64.js";
import { checkMerged, eachChange, lists, record } from "./records.js";
import { best } from "./rows.js";

const isObject = (value) => typeof value === "object" && value !== null;

function value(of) {
  if (typeof of === "string") return new Automerge.ImmutableString(of);
  if (Array.isArray(of)) return of.map(value);
  return isObject(of) ? Object.fromEntries(Object.entries(of).map(([name, part]) => [name, value(part)])) : of;
}

function document(shard) {
  const byId = ([name, list]) => [name, Object.fromEntries(list.map((item) => [item.id, value(record(item))]))];
  return Automerge.from({ root: value(shard.root), ...Object.fromEntries(lists(shard).map(byId)) });
}

function changed(from, base, shard) {
  return Automerge.change(Automerge.clone(from), (draft) => {
    eachChange(base, shard, (list, id, field, now) => {
      draft[list][id][field] = value(now);
    });
  });
}

/**
 * Merges the files of all communes, given as [base, open, file, ours] shards; the time of loading and merging, the size
 * of what is saved.
 */
export async function mergeAll(shards) {
  const posts = shards.map(([base, open, file]) => {
    const both = document(base);
    return { open: changed(both, base, open), file: Automerge.save(changed(both, base, file)) };
  });
  let merged;
  const milliseconds = await best(
    3,
    (opened) => {
      merged = opened.map((open, at) => Automerge.merge(open, Automerge.load(posts[at].file)));
    },
    () => posts.map(({ open }) => Automerge.clone(open)),
  );
  merged.forEach((document, at) => checkMerged(shards[at], document));
  return { milliseconds, bytes: merged.reduce((sum, one) => sum + Automerge.save(one).length, 0) };
}

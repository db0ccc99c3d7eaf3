// The same post with Loro: a document for each commune, records by id. It loads and merges; it checks nothing, and of
// two changes of one field it takes one and says nothing of the other.
import start, { LoroDoc, LoroMap } from "./loro/index.js";
import { checkMerged, eachChange, lists, record } from "./records.js";
import { best } from "./rows.js";

function document(shard) {
  const document = new LoroDoc();
  document.getMap("shard").set("root", shard.root);
  for (const [name, list] of lists(shard)) {
    const map = document.getMap(name);
    for (const item of list) {
      const fields = map.setContainer(item.id, new LoroMap());
      for (const [field, value] of Object.entries(record(item))) fields.set(field, value);
    }
  }
  document.commit();
  return document;
}

function changed(from, base, shard) {
  const document = from.fork();
  eachChange(base, shard, (list, id, field, now) => document.getMap(list).get(id).set(field, now));
  document.commit();
  return document;
}

const saved = (document) => document.export({ mode: "snapshot" });

/**
 * Merges the files of all communes, given as [base, open, file, ours] shards; the time of loading and merging, the size
 * of what is saved.
 */
export async function mergeAll(shards) {
  await start();
  const posts = shards.map(([base, open, file]) => {
    const both = document(base);
    return { open: changed(both, base, open), file: saved(changed(both, base, file)) };
  });
  let merged;
  const milliseconds = await best(
    3,
    (opened) => {
      opened.forEach((open, at) => open.import(posts[at].file));
      merged = opened;
    },
    () => posts.map(({ open }) => open.fork()),
  );
  merged.forEach((document, at) => checkMerged(shards[at], document.toJSON()));
  return { milliseconds, bytes: merged.reduce((sum, one) => sum + saved(one).length, 0) };
}

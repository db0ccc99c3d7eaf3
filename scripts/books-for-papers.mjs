// Books for scripts/documents.sh.
//   node scripts/books-for-papers.mjs root BOOK.json                the id of its first commune
//   node scripts/books-for-papers.mjs empty BOOK.json OUT.json      its units with nothing entered
//   node scripts/books-for-papers.mjs long BOOK.json OUT.json 200  so many incidents, in a hamlet with a long name
import { readFileSync, writeFileSync } from "node:fs";

const [what, from, to, count] = process.argv.slice(2);
const book = JSON.parse(readFileSync(from, "utf8"));
const isCommune = ({ root, units }) => units.some((unit) => unit.id === root && unit.kind === "commune");

const make = {
  root() {
    console.log(book.shards.find(isCommune).root);
  },
  empty() {
    const bare = ({ population, households, ...unit }) => unit;
    book.shards = book.shards.map(({ root, units }) => ({ root, units: units.map(bare) }));
  },
  long() {
    const shard = book.shards.find((one) => one.incidents?.length > 0);
    const hamlet = shard.units.find((unit) => unit.kind === "hamlet");
    hamlet.name = "Ơ".repeat(200);
    const [incident] = shard.incidents;
    shard.incidents = Array.from({ length: Number(count) }, (_, at) => ({
      ...incident,
      id: `vu-${at}`,
      unit: hamlet.id,
      date: "2026-05-02",
    }));
  },
};
make[what]();
if (to) writeFileSync(to, JSON.stringify(book));

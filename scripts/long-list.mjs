// Writes a book with 1,000 incidents in one hamlet whose name has 200 letters.
//   node scripts/long-list.mjs BOOK.json OUT.json
import { readFileSync, writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const book = JSON.parse(readFileSync(from, "utf8"));
const shard = book.shards.find((one) => one.incidents?.length > 0);
const hamlet = shard.units.find((unit) => unit.kind === "hamlet");
hamlet.name = "Ơ".repeat(200);
const [incident] = shard.incidents;
shard.incidents = Array.from({ length: 1000 }, (_, at) => ({
  ...incident,
  id: `vu-${at}`,
  unit: hamlet.id,
  date: "2026-05-02",
}));
writeFileSync(to, JSON.stringify(book));

// Prints the brotli size of each file that a first visit loads, and the sum. Fails over the budget. Lists the parts
// that are fetched on first use separately.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { brotliCompressSync, constants } from "node:zlib";
import { firstLoad } from "./first-load.mjs";

const BUDGET = 160_000;
// The list of communes is fetched by who founds a book.
const LIST = "communes.txt";
const LIST_BUDGET = 60_000;
const folder = argv[2] ?? "dist";

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const line = (bytes, packed, name) =>
  console.log(`${String(bytes).padStart(10)} ${String(packed).padStart(10)}  ${name}`);

function list(files, title) {
  let [bytes, packed] = [0, 0];
  for (const file of files) {
    const content = readFileSync(join(folder, file));
    const small = brotli(content);
    line(content.length, small, file);
    bytes += content.length;
    packed += small;
  }
  line(bytes, packed, title);
  return packed;
}

console.log("     bytes     brotli");
const first = firstLoad(folder);
const packed = list(first, `first visit in all; the budget is ${BUDGET} in brotli`);
const parts = readdirSync(folder).filter((file) => file.endsWith(".wasm") && !first.includes(file));
list(parts.sort(), "parts in all, fetched when first used");
const listed = list([LIST], `the list of communes; the budget is ${LIST_BUDGET} in brotli`);
exit(packed > BUDGET || listed > LIST_BUDGET ? 1 : 0);

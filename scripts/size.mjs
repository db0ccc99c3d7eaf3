// What a first visit loads, in brotli: each file and the sum. Fails over the budget.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { brotliCompressSync, constants } from "node:zlib";

const BUDGET = 170_000;
const folder = argv[2] ?? "dist";

const html = readFileSync(join(folder, "index.html"), "utf8");
const named = [...html.matchAll(/\b(?:href|src|data-js|data-wasm)="(?:\.\/)?([^"#:]+)"/g)].map((match) => match[1]);
// The icons in PNG are for those who install the page.
const files = [...new Set(["index.html", ...named])].filter((file) => !file.endsWith(".png"));

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const line = (bytes, packed, name) => console.log(`${String(bytes).padStart(10)} ${String(packed).padStart(10)}  ${name}`);

console.log("     bytes     brotli");
let [bytes, packed] = [0, 0];
for (const file of files.sort()) {
  const content = readFileSync(join(folder, file));
  const small = brotli(content);
  line(content.length, small, file);
  bytes += content.length;
  packed += small;
}
line(bytes, packed, `in all; the budget is ${BUDGET} in brotli`);
exit(packed > BUDGET ? 1 : 0);

// What a first visit on a phone costs, by Lighthouse. Requests are counted until the program has arrived.
//   LIGHTHOUSE=program node benches/page/visit.mjs FOLDER...
// The folders take turns; ROUNDS=3 takes the median of so many visits.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { argv, env } from "node:process";
import { promisify } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { listen, typeOf } from "../../scripts/static-server.mjs";
import { CHROMIUM_FLAGS } from "../../tests/e2e/engines.mjs";
import { median } from "./site.mjs";

const ROUNDS = Number(env.ROUNDS ?? 3);
const PACKED = /\.(css|html|js|json|svg|txt|wasm|webmanifest)$/;

/** Serves a folder in brotli, as hosts do. */
function packed(folder) {
  const known = new Map();
  const read = async (path) => {
    const bytes = await readFile(join(folder, normalize(path)));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
    return PACKED.test(path) ? brotliCompressSync(bytes, { params }) : bytes;
  };
  return async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    try {
      if (!known.has(path)) known.set(path, await read(path));
      const encoding = PACKED.test(path) ? { "Content-Encoding": "br" } : {};
      response.writeHead(200, { "Content-Type": typeOf(path), "Cache-Control": "no-cache", ...encoding });
      response.end(known.get(path));
    } catch {
      response.writeHead(404).end();
    }
  };
}

/** One visit, as Lighthouse tells of it. */
async function visit(url) {
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-visit-"));
  const report = join(folder, "report.json");
  const flags = `--chrome-flags=${CHROMIUM_FLAGS.join(" ")}`;
  try {
    await promisify(execFile)(env.LIGHTHOUSE, [
      url,
      "--quiet",
      "--only-categories=performance",
      "--form-factor=mobile",
      "--output=json",
      `--output-path=${report}`,
      flags,
    ]);
    const { categories, audits } = JSON.parse(await readFile(report, "utf8"));
    const requests = audits["network-requests"].details.items;
    const program = requests.find(({ url }) => url.endsWith(".wasm"));
    return {
      score: categories.performance.score,
      first: audits["first-contentful-paint"].numericValue,
      largest: audits["largest-contentful-paint"].numericValue,
      blocking: audits["total-blocking-time"].numericValue,
      requests: requests.filter((one) => one.networkRequestTime < program.networkEndTime).length,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const folders = argv.slice(2);
const servers = await Promise.all(folders.map((folder) => listen(packed(folder))));
const urls = servers.map((server) => `http://127.0.0.1:${server.address().port}/`);
const visits = folders.map(() => []);
for (let round = 0; round < ROUNDS; round += 1)
  for (const [at, url] of urls.entries()) visits[at].push(await visit(url));
servers.forEach((server) => server.close());

const row = (name, cells) => console.log(name.padEnd(40) + cells.map((cell) => cell.padStart(17)).join(""));
row("first visit, Lighthouse mobile", ["score", "first paint", "largest paint", "blocking", "requests first"]);
for (const [at, folder] of folders.entries()) {
  const of = (name) => median(visits[at].map((one) => one[name]));
  const ms = (name) => `${Math.round(of(name))} ms`;
  row(folder.slice(-38), [of("score").toFixed(2), ms("first"), ms("largest"), ms("blocking"), `${of("requests")}`]);
}

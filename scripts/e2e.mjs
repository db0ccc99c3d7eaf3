// Runs end-to-end test files, some in parallel and the longest first, and prints how long each took.
//   node scripts/e2e.mjs ENGINE...   of chromium, firefox and webkit; skips one that has no driver
// E2E_JOBS sets how many files run at once. DIST and the other variables of tests/e2e/harness.mjs are passed on to the
// tests.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { argv, env, exit } from "node:process";

const TESTS = "tests/e2e";
const DRIVERS = { chromium: "chromedriver", firefox: "geckodriver", webkit: "WebKitWebDriver" };
// Tests that must pass in every browser, or that depend on how a browser keeps data. WebKit's driver raises no tab
// above the others, so tests of several tabs are very slow there.
const EVERYWHERE = [
  ...["damage", "every-kill", "every-main", "every-site"],
  ...["history", "lock", "older", "room", "snapshots"],
];
const FILES = {
  chromium: readdirSync(TESTS)
    .filter((file) => file.endsWith(".test.mjs"))
    .map((file) => file.replace(".test.mjs", "")),
  firefox: [...EVERYWHERE, "tabs"],
  webkit: EVERYWHERE,
};
// The seconds that each file once took, for starting with the longest. E2E_RECORD=1 writes them anew.
const SECONDS = join(TESTS, "seconds.json");
const known = JSON.parse(readFileSync(SECONDS, "utf8"));
const JOBS = Number(env.E2E_JOBS ?? Math.max(2, availableParallelism()));

const nameOf = ({ engine, file }) => `${engine} ${file}`;

/** Runs one file. Prints what a passed one said in one piece, because others run beside it; a failed one comes last. */
function run(job) {
  const began = Date.now();
  const args = ["--test-reporter=spec", join(TESTS, `${job.file}.test.mjs`)];
  const child = spawn("node", args, { env: { ...env, ENGINE: job.engine }, stdio: ["ignore", "pipe", "pipe"] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => said.push(data));
  return new Promise((done) => {
    child.once("close", (code) => {
      const seconds = Math.round((Date.now() - began) / 1000);
      console.log(`-- ${nameOf(job)}: ${seconds} s${code === 0 ? "" : ", FAILED"}`);
      const output = Buffer.concat(said).toString();
      if (code === 0) console.log(output);
      done({ ...job, seconds, output, isPassed: code === 0 });
    });
  });
}

const engines = argv.slice(2);
const unknown = engines.filter((engine) => !DRIVERS[engine]);
if (engines.length === 0 || unknown.length > 0) {
  console.error(`node scripts/e2e.mjs ENGINE...: of ${Object.keys(DRIVERS).join(", ")}`);
  exit(2);
}
const isHere = (engine) => spawnSync("which", [DRIVERS[engine]]).status === 0;
for (const engine of engines.filter((engine) => !isHere(engine))) {
  console.log(`${DRIVERS[engine]} is not here and cannot be installed by this script: not tested in ${engine}`);
}
const jobs = engines.filter(isHere).flatMap((engine) => FILES[engine].map((file) => ({ engine, file })));
const expected = (job) => known[nameOf(job)] ?? 60;
jobs.sort((a, b) => expected(b) - expected(a));

const results = [];
const worker = async () => {
  for (let job = jobs.shift(); job; job = jobs.shift()) results.push(await run(job));
};
await Promise.all(Array.from({ length: JOBS }, worker));

results.sort((a, b) => b.seconds - a.seconds);
for (const failed of results.filter(({ isPassed }) => !isPassed)) {
  console.log(`-- ${nameOf(failed)} FAILED\n${failed.output}`);
}
console.log("-- seconds of each file");
for (const result of results) {
  console.log(`${String(result.seconds).padStart(5)}  ${nameOf(result)}${result.isPassed ? "" : "  FAILED"}`);
}
for (const engine of engines) {
  const own = results.filter((result) => result.engine === engine);
  const failed = own.filter(({ isPassed }) => !isPassed).map(({ file }) => basename(file));
  const sum = own.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`${engine}: ${own.length} files, ${sum} s; failed: ${failed.join(", ") || "none"}`);
}
if (env.E2E_RECORD) {
  for (const result of results) known[nameOf(result)] = result.seconds;
  const sorted = Object.fromEntries(Object.entries(known).sort(([, a], [, b]) => b - a));
  writeFileSync(SECONDS, `${JSON.stringify(sorted, null, 2)}\n`);
}
exit(results.every(({ isPassed }) => isPassed) ? 0 : 1);

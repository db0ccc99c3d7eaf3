// Splits the built app into the part of the first visit and those that src/app marks with `wasm_split`, each in a file
// that is fetched on first use. Trunk runs it after each build, instead of its own last steps, because wasm-bindgen
// works on the first part only. All names carry the build's hash, so files of two builds never mix.
import { execFileSync } from "node:child_process";
import { readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { joinParts } from "./join-parts.mjs";
import { optimize } from "./optimize.mjs";

const staging = env.TRUNK_STAGING_DIR;
const profile = env.TRUNK_PROFILE;
const target = env.CARGO_TARGET_DIR ?? "target";
const linked = join(target, "wasm32-unknown-unknown", profile, "app.wasm");
const work = join(target, "split", profile);
const LOADER = "__wasm_split.js";

const run = (command, ...args) => execFileSync(command, args, { stdio: ["ignore", "inherit", "inherit"] });

/** Optimizes files on all cores, one file per core. */
async function optimizeAll(parts) {
  if (profile !== "release") return;
  const waiting = [...parts];
  const worker = async () => {
    for (let part = waiting.pop(); part; part = waiting.pop())
      await optimize(part, 1);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

const app = (await readdir(staging)).map((name) => /^(app-([0-9a-f]+))\.js$/.exec(name)).find(Boolean);
if (!app) throw new Error(`${staging} has no app-HASH.js: Trunk names its files another way`);
const [, name, hash] = app;

await rm(work, { recursive: true, force: true });
run("wasm-split-cli", linked, work, "--out-name", name);
run(
  "wasm-bindgen",
  "--target",
  "web",
  "--no-typescript",
  "--keep-lld-exports",
  "--out-dir",
  staging,
  "--out-name",
  name,
  join(work, `${name}.wasm`),
);

// split_entry.wasm becomes entry-HASH.wasm; chunk_4.wasm, which several parts share, becomes shared-4-HASH.wasm.
let loader = await joinParts(work, await readFile(join(work, LOADER), "utf8"), profile !== "release");
const parts = [];
for (const file of await readdir(work)) {
  const part = /^(split|chunk)_(\w+)\.wasm$/.exec(file);
  if (!part) continue;
  const [, kind, of] = part;
  const named = `${kind === "chunk" ? "shared-" : ""}${of}-${hash}.wasm`;
  await rename(join(work, file), join(staging, named));
  parts.push(join(staging, named));
  loader = loader.replaceAll(`"./${file}"`, `"./${named}"`);
}
// The largest file is last in the list and is taken first.
await optimizeAll([...parts, join(staging, `${name}_bg.wasm`)]);
loader += await readFile("web/part.js", "utf8");
await writeFile(join(staging, `parts-${hash}.js`), loader);
const glue = join(staging, `${name}.js`);
const code = await readFile(glue, "utf8");
if (!code.includes(`from "./${LOADER}"`)) throw new Error(`${name}.js imports its parts another way`);
await writeFile(glue, code.replaceAll(`from "./${LOADER}"`, `from "./parts-${hash}.js"`));

// Writes the list of a finished build's files into its service worker; Trunk runs it after each build.
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { argv, env } from "node:process";

const folder = env.TRUNK_STAGING_DIR ?? argv[2] ?? "dist";
const WORKER = "sw.js";

async function files() {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)));
  return paths
    .map((path) => path.split(sep).join("/"))
    .filter((path) => path !== WORKER)
    .sort();
}

const digest = (bytes) => "sha256-" + createHash("sha256").update(bytes).digest("base64");
const list = {};
for (const path of await files()) list[path] = digest(await readFile(join(folder, path)));
const build = createHash("sha256").update(JSON.stringify(list)).digest("hex").slice(0, 16);

const worker = await readFile(join("web", WORKER), "utf8");
const filled = worker
  .replace('const BUILD = "";', `const BUILD = "${build}";`)
  .replace("const FILES = {};", `const FILES = ${JSON.stringify(list, null, 2)};`);
await writeFile(join(folder, WORKER), filled);

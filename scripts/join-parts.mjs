// Joins the many small files into which wasm-split-cli splits a program. It makes one for each set of groups that share
// a function, some hundreds, and each of them is a request and a start of its own.
import { execFileSync } from "node:child_process";
import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { FEATURES } from "./optimize.mjs";

/** The group that is fetched before any other (src/app/shell/fetch.rs), so its file can hold all that it shares. */
const FIRST = "book";
/** The number of files that the other groups share. More are more requests, fewer are more bytes. */
const MOST = 6;

const FETCH = String.raw`makeLoad\(\(\) => \{\s*const src = fetch\(new URL\("\./([^"]+)"`;
const CHUNK = new RegExp(String.raw`/\* ([\w, ]+) \*/\s*const __chunk_\d+ = ${FETCH}`, "g");
const GROUP = new RegExp(String.raw`export const __wasm_split_load_(\w+) = wrapAsyncCb\(${FETCH}`, "g");

/** Reads a loader: its beginning, the file of each group, and the chunks with the groups that need each. */
async function read(folder, text) {
  const bytes = async (file) => (await stat(join(folder, file))).size;
  const chunks = await Promise.all(
    [...text.matchAll(CHUNK)].map(async ([, groups, file]) => ({
      groups: new Set(groups.split(", ")),
      files: [file],
      bytes: await bytes(file),
    })),
  );
  const groups = new Map([...text.matchAll(GROUP)].map(([, name, file]) => [name, file]));
  const all = text.split(" = makeLoad(").length + text.split("wrapAsyncCb(makeLoad(").length - 2;
  if (!groups.has(FIRST) || chunks.length + groups.size !== all) throw new Error("The loader has another form");
  const end = text.search(/\/\* [\w, ]+ \*\/\s*const __chunk_|export const __wasm_split_load_/);
  return { head: text.slice(0, end), chunks, groups };
}

const joined = (a, b) => ({
  groups: new Set([...a.groups, ...b.groups]),
  files: [...a.files, ...b.files],
  bytes: a.bytes + b.bytes,
});

/** The bytes that groups would load without need if two chunks were one. */
function waste(a, b) {
  const both = joined(a, b).groups.size;
  return a.bytes * (both - a.groups.size) + b.bytes * (both - b.groups.size);
}

/** Joins chunks, the cheapest pair first, until there are few. */
function few(chunks) {
  let left = chunks;
  while (left.length > MOST) {
    const pairs = left.flatMap((a, at) => left.slice(at + 1).map((b) => ({ a, b, waste: waste(a, b) })));
    const { a, b } = pairs.reduce((best, pair) => (pair.waste < best.waste ? pair : best));
    left = [...left.filter((one) => one !== a && one !== b), joined(a, b)];
  }
  return left;
}

// All parts import their memory, table and stack from the first part, under this name.
const OUTER = "__wasm_split";
// The name under which a joined file imports them: parts that are joined with a frame share its imports.
const FRAME = "__wasm_frame";

/** Writes a module that exports what it imports. Without it, each joined part would bring imports of its own. */
async function writeFrame(folder, files) {
  const importing = async (file) => {
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(await readFile(join(folder, file))));
    const isStrange = ({ module, kind }) => module !== OUTER || kind === "function";
    if (imports.some(isStrange)) throw new Error(`${file} imports something else`);
    return { file, names: imports.map(({ name }) => name), size: (await stat(join(folder, file))).size };
  };
  const all = await Promise.all(files.map(importing));
  const names = new Set(all.flatMap(({ names }) => names));
  const full = all.filter((one) => one.names.length === names.size).sort((a, b) => a.size - b.size)[0];
  if (!full) throw new Error("No part imports all that the others import");
  const text = execFileSync("wasm-dis", [...FEATURES, join(folder, full.file)], {
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1 << 28,
  });
  const imports = text
    .toString()
    .match(/^ \(import .*$/gm)
    .map((line) => line.replace(`"${OUTER}"`, `"${FRAME}"`));
  const exported = (line) => line.replace(/^ \(import "\w+" ("\w+") \((\w+) (\$\S+) .*$/, " (export $1 ($2 $3))");
  const exports = imports.map(exported);
  const path = join(folder, "frame.wat");
  await writeFile(path, ["(module", ...imports, ...exports, ")"].join("\n"));
  return path;
}

/** Joins files of a folder into the first of them. `flags` are for Binaryen. */
async function joinFiles(folder, frame, files, flags) {
  if (files.length < 2) return;
  const [first, ...others] = files;
  const named = files.flatMap((file) => [join(folder, file), file]);
  const whole = join(folder, "whole.wasm");
  execFileSync("wasm-merge", [...FEATURES, ...flags, "--skip-export-conflicts", frame, OUTER, ...named, "-o", whole], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  await writeFile(join(folder, first), await readFile(whole));
  for (const file of [whole, ...others.map((file) => join(folder, file))]) await rm(file);
}

const load = (file, deps) => `makeLoad(part("./${file}"), [${deps.join(", ")}])`;

/**
 * Joins the parts in a folder. Returns the text of their loader, which starts a part with `fetchPart` and `startPart`
 * of web/part.js. `keepsNames` keeps the names of functions.
 */
export async function joinParts(folder, loader, keepsNames) {
  const flags = keepsNames ? ["--debuginfo"] : [];
  const { head, chunks, groups } = await read(folder, loader);
  const own = chunks.filter((chunk) => chunk.groups.has(FIRST));
  const others = few(chunks.filter((chunk) => !chunk.groups.has(FIRST)));
  const frame = await writeFrame(folder, [...groups.values(), ...chunks.flatMap(({ files }) => files)]);
  await joinFiles(folder, frame, [groups.get(FIRST), ...own.flatMap(({ files }) => files)], flags);
  for (const { files } of others) await joinFiles(folder, frame, files, flags);

  const first = `const first = ${load(groups.get(FIRST), [])};`;
  const shared = others.map(
    ({ groups, files }, at) => `/* ${[...groups].join(", ")} */\nconst shared${at} = ${load(files[0], [])};`,
  );
  const loads = [...groups].map(([name, file]) => {
    const deps = others.flatMap(({ groups }, at) => (groups.has(name) ? [`shared${at}`] : []));
    const one = name === FIRST ? "first" : load(file, ["first", ...deps]);
    return `export const __wasm_split_load_${name} = wrapAsyncCb(${one});`;
  });
  const part = `
const part = (name) => () => {
    const bytes = fetchPart(new URL(name, import.meta.url));
    bytes.catch(() => {});
    return (imports) => startPart(bytes, { ...imports, ${FRAME}: imports.${OUTER} });
};`;
  return [head, part.trim(), first, ...shared, ...loads, ""].join("\n");
}

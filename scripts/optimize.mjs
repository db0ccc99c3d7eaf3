// Makes WebAssembly files small in place: node scripts/optimize.mjs FILE...
import { execFile } from "node:child_process";
import { argv, env } from "node:process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** The features that rustc uses by default. With all features, Binaryen writes code that browsers refuse. */
export const FEATURES = [
  "--enable-bulk-memory",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
];

// wasm-opt warns about name sections of an unknown kind, but it removes all names anyway, so nobody can act on it.
const UNKNOWN_NAMES = "unknown name subsection";

/** Makes a file small in place, on so many cores. */
export async function optimize(file, cores) {
  const { stderr } = await promisify(execFile)("wasm-opt", ["-Oz", ...FEATURES, file, "-o", file], {
    env: { ...env, ...(cores ? { BINARYEN_CORES: `${cores}` } : {}) },
  });
  const told = stderr.split("\n").filter((line) => line && !line.includes(UNKNOWN_NAMES));
  if (told.length > 0) console.error(told.join("\n"));
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  for (const file of argv.slice(2)) await optimize(file);
}

// The project relies on library behaviour that no library promises. docs/dependencies.md lists each place with the
// versions that were checked. Whoever raises a version checks those places again and writes the new version there.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const INTERNALS = /__reexports|\btachys\b|__wasm_split\b|selenium-webdriver\/(lib|http)\//;
const CODE = ["src", "crates", "web", "scripts", "benches", "tests/e2e", "build.rs"];

const read = (path) => readFileSync(path, "utf8");

/** The rows of the table of internals. */
function rows() {
  const [, section] = read("docs/dependencies.md").split("\n## Internals of libraries\n");
  const lines = section
    .split("\n## ")[0]
    .split("\n")
    .filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const quoted = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text);

/** The version in use of a crate, an npm package or a tool. */
function versionOf(name) {
  const inLock = new RegExp(`^name = "${name}"\nversion = "([^"]+)"`, "m").exec(read("Cargo.lock"));
  const ofTool = { trunk: "TRUNK_VERSION", wasm_split_cli_support: "WASM_SPLIT_VERSION" }[name];
  if (inLock) return inLock[1];
  if (ofTool) return new RegExp(`^${ofTool}=(.*)$`, "m").exec(read("scripts/toolchain.sh"))[1];
  return JSON.parse(read("package-lock.json")).packages[`node_modules/${name}`]?.version;
}

test("every place that uses a library's internals is in the table, and the table names no other", () => {
  const files = execFileSync("git", ["ls-files", ...CODE], { encoding: "utf8" })
    .trim()
    .split("\n");
  const using = files.filter((file) => INTERNALS.test(read(file)));
  const named = rows().flatMap(([, where]) => quoted(where));
  assert.deepEqual(
    using.filter((file) => !named.includes(file)),
    [],
    "not in docs/dependencies.md",
  );
  assert.deepEqual(
    named.filter((file) => !files.includes(file)),
    [],
    "there is no such file",
  );
});

test("the versions in use are those with which the internals were looked at", () => {
  for (const [what, , versions] of rows()) {
    for (const given of quoted(versions)) {
      const [name, version] = given.split(" ");
      assert.equal(versionOf(name), version, `${what}: look at it again with this ${name}`);
    }
  }
});

test("the tests that would tell are there", () => {
  for (const [what, , , tells] of rows()) {
    for (const path of quoted(tells)) assert.ok(read(path).length > 0, what);
  }
});

// How scripts/circles.mjs reads a crate, and which circles it finds.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { bare, circles, imports } from "../../scripts/circles.mjs";

async function circlesOf(files) {
  const root = await mkdtemp(join(tmpdir(), "circles-"));
  try {
    for (const [name, code] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), code);
    }
    return circles(root);
  } finally {
    await rm(root, { recursive: true });
  }
}

test("two files that import each other are a circle, through what others give on too", async () => {
  const [a, b] = ["crates/x/src/a.rs", "crates/x/src/b.rs"];
  const root = "mod a;\nmod b;\npub use a::{A, other as both};\n";
  assert.deepEqual(await circlesOf({ "crates/x/src/lib.rs": root, [a]: "use super::b::B;", [b]: "use crate::A;" }), [
    [a, b],
  ]);
  assert.deepEqual(
    await circlesOf({
      "crates/x/src/lib.rs": root,
      [a]: "use super::b;\nfn f() { b::g() }",
      [b]: "fn g() { super::both() }",
    }),
    [[a, b]],
  );
  assert.deepEqual(await circlesOf({ "crates/x/src/lib.rs": root, [a]: "use super::b::B;", [b]: "use super::C;" }), []);
});

test("a module and those within it are none", async () => {
  const files = {
    "crates/x/src/main.rs": "mod a;",
    "crates/x/src/a/mod.rs": "mod b;\nuse b::B;",
    "crates/x/src/a/b.rs": "use super::A;",
  };
  assert.deepEqual(await circlesOf(files), []);
});

test("comments, texts and tests are not read", () => {
  const code =
    'use a::b; // use c::d;\nlet t = ("//", \'"\', r#"use e::"f";"#);\n#[cfg(test)]\nmod tests {\n    use super::*;\n}\nfn f() {}\n';
  assert.equal(bare(code), 'use a::b; \nlet t = ("", "", "");\nfn f() {}\n');
});

test("a list of imports is each of them under its name", () => {
  const found = imports("super::{self, a::{B, c as d}, e::*}").map(({ path, name }) => `${path.join("::")} ${name}`);
  assert.deepEqual(found, ["super super", "super::a::B B", "super::a::c d", "super::e::* *"]);
});

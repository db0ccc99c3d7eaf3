// Files that are wrong on purpose: each is refused with a message or shown in a preview, nothing in it runs, and the
// book does not change.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { book as sampleBook, exported, openFile, route } from "./books.mjs";
import { LONGER, ROOT, test } from "./harness.mjs";
import { SCRIPTS, give, kept, watch } from "./hostile.mjs";
import { hostileBooks, withTexts } from "./hostile-books.mjs";
import { hostileTables } from "./hostile-tables.mjs";

const isOfBrowser = (line) => line.includes("favicon");

/** Gives the files to a page's field. Each gets an answer, nothing in them runs, and the book does not change. */
async function harmless(t, files, path, button) {
  assert.ok(files.length >= 150, `${files.length} files`);
  const page = await sampleBook(t, "outcome-met");
  await page.driver.manage().setTimeouts({ script: 60_000 * LONGER });
  await route(page, "/du-lieu");
  await page.byRole("button", "Tải tệp về máy");
  const book = await exported(page);
  await route(page, path);
  await page.byRole("button", button);
  await watch(page);
  const stored = await kept(page);
  const answers = await give(page, files);
  const bad = answers
    .map((answer, at) => ({ what: files[at].what, ...answer }))
    .filter(({ wrong, ran }) => wrong.length > 0 || ran !== null);
  assert.deepEqual(bad, []);
  assert.equal(await kept(page), stored);
  await route(page, "/du-lieu");
  await page.byRole("button", "Tải tệp về máy");
  assert.equal(await exported(page), book);
  assert.deepEqual(
    (await page.consoleErrors()).filter((line) => !isOfBrowser(line)),
    [],
  );
  const slow = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  t.diagnostic(
    `${files.length} files; the slowest took ${slow} ms: ${files[answers.findIndex(({ milliseconds }) => milliseconds === slow)].what}`,
  );
  return answers;
}

test("books, rules and sealed files that are wrong on purpose change nothing, run nothing, and each gets an answer", async (t) => {
  await harmless(t, hostileBooks(), "/du-lieu", "Tải tệp về máy");
}, 600_000);

test("tables that are wrong on purpose change nothing, run nothing, and each gets an answer", async (t) => {
  await harmless(t, hostileTables(), "/bang-tinh", "Tải");
}, 600_000);

test("a book whose every text holds a script is shown as it is written", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-hostile-"));
  const path = join(folder, "sổ.json");
  let number = 0;
  const text = await readFile(join(ROOT, "samples/outcome-met.json"), "utf8");
  await writeFile(
    path,
    withTexts(text, (text) => text + SCRIPTS[(number += 1) % SCRIPTS.length]),
  );
  t.after(() => rm(folder, { recursive: true, force: true }));
  const page = await openFile(t, path);
  await watch(page);
  const links = await page.run(() =>
    [...document.querySelectorAll("nav a[href^='#/']")].map((link) => link.getAttribute("href").slice(1)),
  );
  assert.ok(links.length >= 5);
  let isShown = false;
  for (const link of links) {
    await route(page, link);
    await page.until(() => page.run(() => document.querySelector("main h1")), "a page");
    await page.until(() => page.run(() => !document.querySelector("main [aria-busy=true]")), "its parts");
    assert.deepEqual(await page.run(() => [window.wrong, window.ran]), [[], null], link);
    isShown ||= (await page.text()).includes("window.ran=1");
  }
  assert.ok(isShown);
});

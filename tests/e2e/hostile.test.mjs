// Files that are wrong on purpose: each is refused with a message or shown in a preview, nothing of it runs, and the book stays as it is.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { book as sampleBook, exported, openFile, route } from "./books.mjs";
import { ROOT, test } from "./harness.mjs";
import { SCRIPTS, hostileBooks, withTexts } from "./hostile-books.mjs";

/** Notes what scripts of files would do, and what goes wrong in the page. */
const watch = (page) =>
  page.run(() => {
    window.wrong = [];
    addEventListener("error", (event) => window.wrong.push(`${event.message}`));
    addEventListener("unhandledrejection", (event) => window.wrong.push(`${event.reason}`));
  });

/** Gives a file to the page; gives what it says, once that is something new. */
function say(page, { name, bytes }) {
  return page.driver.executeAsyncScript(
    function (name, base64, done) {
      const old = new Set(document.querySelector("#import-result").children);
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
      const field = document.querySelector("main input[type=file]");
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
      const look = () => {
        const said = [...document.querySelector("#import-result").children].filter((part) => !old.has(part)).map((part) => part.innerText).join("\n").trim();
        const isReading = /^Đang đọc tệp/.test(said);
        if (said && !isReading) done(said);
        else setTimeout(look, 5);
      };
      look();
    },
    name,
    bytes.toString("base64"),
  );
}

const kept = (page) =>
  page.run(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => /^binh-yen\.(book|frame|shard)/.test(key)).sort()));

test("files that are wrong on purpose change nothing, run nothing, and each gets an answer", async (t) => {
  const files = hostileBooks();
  assert.ok(files.length >= 150, `${files.length} files`);
  const page = await sampleBook(t, "outcome-met");
  await page.driver.manage().setTimeouts({ script: 60_000 });
  await route(page, "/du-lieu");
  await page.byRole("button", "Tải tệp về máy");
  await watch(page);
  const [book, stored] = [await exported(page), await kept(page)];
  for (const file of files) {
    const said = await say(page, file).catch((error) => `no answer: ${error.message}`);
    assert.ok(!said.startsWith("no answer"), `${file.what}: ${said}`);
    const [wrong, ran] = await page.run(() => [window.wrong, window.ran]);
    assert.deepEqual([wrong, ran], [[], null], `${file.what}: ${said.slice(0, 500)}`);
    assert.equal(await kept(page), stored, file.what);
  }
  assert.equal(await exported(page), book);
  assert.deepEqual((await page.consoleErrors()).filter((line) => !line.includes("favicon")), []);
  t.diagnostic(`${files.length} files`);
}, 600_000);

test("a book whose every text holds a script is shown as it is written", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-hostile-"));
  const path = join(folder, "sổ.json");
  let number = 0;
  const text = await readFile(join(ROOT, "samples/outcome-met.json"), "utf8");
  await writeFile(path, withTexts(text, (text) => text + SCRIPTS[(number += 1) % SCRIPTS.length]));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const page = await openFile(t, path);
  await watch(page);
  const links = await page.run(() => [...document.querySelectorAll("nav a[href^='#/']")].map((link) => link.getAttribute("href").slice(1)));
  assert.ok(links.length >= 5);
  for (const link of links) {
    await route(page, link);
    await page.until(() => page.run(() => document.querySelector("main h1")), "a page");
    await page.until(() => page.run(() => !document.querySelector("main [aria-busy=true]")), "its parts");
    assert.deepEqual(await page.run(() => [window.wrong, window.ran]), [[], null], link);
  }
  await page.see("window.ran=1");
});

// A store of an older build opens as it was, and its book is kept before the first save in the current format.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exported, route, texts } from "./books.mjs";
import { ROOT, start, test } from "./harness.mjs";
import { PASSPHRASE } from "./locked.mjs";

/** The texts that builds with a format left in both homes. The first format knew only one home. */
async function frozen(format) {
  const texts = JSON.parse(await readFile(join(ROOT, `tests/store/format-${format}.json`), "utf8"));
  const homes = texts.local ? texts : { local: texts };
  delete homes.local["binh-yen.language"];
  return homes;
}

/** Writes texts into both homes as the older build did. Its database had one object store. */
function leave({ local, mirror }) {
  for (const [key, text] of Object.entries(local)) localStorage.setItem(key, text);
  if (!mirror) return undefined;
  return new Promise((done, failed) => {
    const opened = indexedDB.open("binh-yen", 1);
    opened.onerror = failed;
    opened.onupgradeneeded = () => {
      const values = opened.result.createObjectStore("values");
      for (const [key, text] of Object.entries(mirror)) values.put(text, key);
    };
    opened.onsuccess = () => done(void opened.result.close());
  });
}

/** Names the second commune. */
async function rename(page, name, id = "b") {
  await route(page, `/don-vi/${id}/sua`);
  await page.fill("Tên", name);
  await page.click("button", "Lưu");
  await page.see(`Đã lưu: đơn vị xã ${name}`);
}

/** The communes of the open book. */
async function opened(page) {
  await route(page, "/du-lieu");
  return JSON.parse(await exported(page)).shards;
}

/** The reason for keeping each state, newest first. */
async function reasons(page) {
  await route(page, "/du-lieu/ban-luu");
  await page.see("trước khi đổi dạng lưu");
  return texts(page, "tbody td:nth-child(2)");
}

for (const format of [1, 2, 3]) {
  test(`the book of format ${format} is kept before it is saved in today's, once, and can be taken back`, async (t) => {
    const page = await start(t);
    await page.go();
    await page.run(leave, await frozen(format));
    await page.reload();
    const before = await opened(page);
    assert.ok(
      before.some((shard) => shard.units[0].note === "sửa"),
      "the newest of what was left",
    );
    await page.reload();
    await rename(page, "Mới");
    await page.reload();
    await rename(page, "Mới nữa");
    assert.deepEqual(await reasons(page), ["trước khi đổi dạng lưu"]);
    assert.deepEqual(await page.axe(), []);
    const after = await opened(page);
    assert.notDeepEqual(after, before);

    await reasons(page);
    await page.run(() => document.querySelector("tbody a").click());
    await page.see("So với sổ đang mở");
    await page.click("button", "Lấy lại cả sổ này");
    await page.see("Đã lưu: lấy lại sổ lúc");
    assert.deepEqual(await opened(page), before);
    await page.reload();
    assert.deepEqual(await opened(page), before);
  });
}

test("the locked book that an older build left opens with its passphrase, and takes an edit", async (t) => {
  const page = await start(t);
  await page.go();
  await page.run(leave, await frozen("4-locked"));
  page.passphrase = PASSPHRASE;
  await page.reload();
  const before = await opened(page);
  assert.deepEqual(before.map((shard) => shard.root).sort(), ["tran-yen", "viet-thanh"]);
  await rename(page, "Mới", "viet-thanh");
  await page.reload();
  const after = await opened(page);
  assert.deepEqual(
    after.map((shard) => shard.units[0].name),
    before.map((shard) => (shard.root === "viet-thanh" ? "Mới" : shard.units[0].name)),
  );
});

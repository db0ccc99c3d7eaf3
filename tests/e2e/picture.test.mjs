// A start shows the overview as it was drawn last, until the program answers: web/picture.js.
import assert from "node:assert/strict";
import { count, endForm, sample } from "./books.mjs";
import { beforePages, onDay } from "./chromium.mjs";
import { textOf } from "./find.mjs";
import { test } from "./harness.mjs";
import { pictures } from "./pictures.mjs";

/** Notes what a page shows before its program does. */
const WATCH = `
  globalThis.first = undefined;
  new MutationObserver(() => {
    const drawn = document.querySelector("#shell > [inert]");
    if (!drawn || globalThis.first) return;
    globalThis.first = {
      text: (${textOf})(drawn.querySelector("#main")),
      year: drawn.querySelector(".year__select").value,
      said: document.getElementById("boot").textContent,
    };
  }).observe(document, { childList: true, subtree: true });
`;

const first = (page) => page.run(() => globalThis.first ?? null);
const main = async (page) => page.run(textOf, await page.run(() => document.getElementById("main")));
const taken = (page, word) =>
  page.until(async () => {
    const kept = await pictures(page);
    if (kept.some((text) => text.includes(word))) return true;
    throw new Error(`kept are ${kept.map((text) => text.slice(0, 600)).join("; ") || "none"}`);
  }, `a picture of the overview with «${word}»`);

async function overview(t) {
  const page = await sample(t);
  await page.route("/tong-quan?nam=2019");
  await taken(page, "Trấn Yên");
  await beforePages(page, WATCH);
  return page;
}

test("a start shows the overview as it was, and then the same in the open book", async (t) => {
  const page = await overview(t);
  const before = await main(page);
  await page.reload();
  const { text, year, said } = await first(page);
  assert.deepEqual([text, year, said], [before, "2019", "Đang mở sổ…"]);
  assert.equal(await count(page, "#shell, .opening"), 0);
  assert.equal(await main(page), before);

  await onDay(page, "2027-03-02");
  await page.reload();
  assert.match((await first(page)).said, /^Đang mở sổ… Trên màn hình là lần xem ngày \d\d\/\d\d\/20\d\d\.$/);
});

test("a picture of another page, of another language or from before an edit is not shown", async (t) => {
  const page = await overview(t);
  await page.route("/vu-viec?nam=2019");
  await page.reload();
  assert.equal(await first(page), null);

  await page.route("/don-vi/viet-thanh/sua");
  await page.fill("Tên", "Việt Thành mới");
  await endForm(page, "Lưu", "Đã lưu: đơn vị");
  // Only the address changes, so the overview is not drawn before the page is left.
  await page.run(() => history.replaceState(null, "", "#/tong-quan?nam=2019"));
  await page.reload();
  assert.equal(await first(page), null);

  await taken(page, "Việt Thành mới");
  await page.click("button", "English");
  await taken(page, '"en"');
  await page.reload();
  assert.equal((await first(page)).said, "Opening the book…");
});

test("an overview that is shown again as it was is not kept again", async (t) => {
  const page = await overview(t);
  await page.run(() => {
    const { put } = Cache.prototype;
    globalThis.puts = 0;
    Cache.prototype.put = function (...given) {
      globalThis.puts += 1;
      return put.apply(this, given);
    };
  });
  await page.route("/vu-viec?nam=2019");
  await page.route("/tong-quan?nam=2019");
  // The page is idle twice: what was asked for while it was drawn is done.
  for (let at = 0; at < 2; at += 1) await page.run(() => new Promise((done) => requestIdleCallback(() => done())));
  assert.equal(await page.run(() => globalThis.puts), 0);
  await page.click("button", "English");
  await page.until(() => page.run(() => globalThis.puts === 1), "the picture in English");
});

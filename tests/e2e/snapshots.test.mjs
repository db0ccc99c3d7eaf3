// Earlier states of the book: kept automatically, viewed, restored, offered for damaged parts; and the reminder to
// export.
import assert from "node:assert/strict";
import { join } from "node:path";
import { route, sample, texts } from "./books.mjs";
import { onDay, phone } from "./chromium.mjs";
import { ENGINE, Key, ROOT, start, test } from "./harness.mjs";
import { keyWritten } from "./homes.mjs";

const OUTCOME = join(ROOT, "samples/outcome-met.json");

/** Opens the sample and replaces it with a small file. */
async function imported(t) {
  const page = await sample(t);
  await route(page, "/du-lieu");
  await page.upload("Chọn tệp", OUTCOME);
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see("Đã lưu: mở tệp outcome-met.json");
  await route(page, "/du-lieu/ban-luu");
  await page.see("trước khi mở tệp outcome-met.json");
  return page;
}

const look = async (page) => {
  await page.run(() => document.querySelector("tbody a").click());
  await page.see("So với sổ đang mở");
};

test("the book before an import is kept, shown against the open one and taken back; that can be undone", async (t) => {
  const page = await imported(t);
  assert.deepEqual(await page.axe(), []);
  await look(page);
  await page.see("chỉ có trong bản này");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Lấy lại cả sổ này");
  await page.see("Đã lưu: lấy lại sổ lúc");
  await page.see("Bản này giống hệt sổ đang mở.");
  await route(page, "/don-vi");
  await page.see("Báo Đáp");
  await page.click("button", "Hoàn tác: lấy lại sổ lúc");
  await page.seeNot("Báo Đáp");
  await route(page, "/du-lieu/ban-luu");
  await page.see("trước khi lấy lại bản lúc");
});

test("one commune is taken back and the rest of the open book stays", async (t) => {
  const page = await imported(t);
  await look(page);
  await page.click("button", "Lấy lại Việt Thành");
  await page.see("Đã lưu: lấy lại xã Việt Thành như lúc");
  await route(page, "/don-vi");
  await page.see("Việt Thành");
  await page.see("Trấn Yên");
  await page.seeNot("Báo Đáp");
});

test("a commune that would make a book which cannot be read again is not taken back, and the page says why", async (t) => {
  const page = await sample(t);
  await route(page, "/don-vi/viet-thanh-thon-2/sua");
  await page.fill("Đơn vị cấp trên", "Báo Đáp");
  await page.see("Xã Báo Đáp");
  await page.press(Key.ENTER);
  await page.click("button", "Lưu");
  await page.see("Đã lưu: đơn vị thôn 2");
  await route(page, "/du-lieu/ban-luu");
  await look(page);
  await page.click("button", "Lấy lại Việt Thành");
  await page.see("Chưa lấy lại: phần ấy và sổ đang mở ghép thành một sổ không đọc lại được");
  await page.untilFocus("#refused");
  assert.match((await texts(page, "#refused li")).join(), /viet-thanh-thon-2/);
  assert.deepEqual(await page.axe(), []);
  await route(page, "/don-vi/viet-thanh-thon-2");
  await page.see("Báo Đáp");
  await route(page, "/du-lieu/ban-luu");
  await look(page);
  await page.click("button", "Lấy lại cả sổ này");
  await page.see("Bản này giống hệt sổ đang mở.");
});

test("the list and one state fit a phone", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can make the window as narrow as a phone");
  const page = await imported(t);
  await phone(page);
  const isWide = () => page.run(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  assert.ok(!(await isWide()));
  await look(page);
  assert.ok(!(await isWide()));
});

/** Cuts a stored value in both homes. */
function cutBoth(key) {
  const text = localStorage.getItem(key).slice(0, 40);
  localStorage.setItem(key, text);
  return new Promise((done, failed) => {
    const opened = indexedDB.open("binh-yen");
    opened.onerror = failed;
    opened.onsuccess = () => {
      const change = opened.result.transaction("values", "readwrite");
      change.objectStore("values").put(text, key);
      change.oncomplete = () => done();
    };
  });
}

test("a commune that is damaged in both homes is offered as an earlier state has it, and is whole again", async (t) => {
  const page = await sample(t);
  // The second save keeps the state before it.
  const key = await keyWritten(page, async () => {
    await route(page, "/don-vi/viet-thanh/sua");
    await page.fill("Số hộ", "1200");
    await page.click("button", "Lưu");
    await page.see("Đã lưu: đơn vị xã Việt Thành");
  });
  await page.run(cutBoth, key);
  await route(page, "/du-lieu");
  await page.reload();
  await page.see("Bản lưu trước có những phần này còn nguyên");
  await page.see("Phần viet-thanh: có bản lúc");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Lấy bản này");
  await page.see("như lúc");
  await page.seeNot("Bản lưu trước có những phần này còn nguyên");
  await page.reload();
  await route(page, "/don-vi");
  await page.see("Việt Thành");
});

/** The day the given number of days from the page's today, as 2026-12-01. */
const dayIn = (page, days) =>
  page.run((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10), days);

test("changes of two weeks that are on this device alone are said until the book is exported", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can put a script before the page's");
  const page = await start(t);
  await page.go("/don-vi/moi");
  await page.fill("Tên", "Việt Thành");
  await page.click("button", "Lưu");
  await page.see("Đã lưu");
  await route(page, "/tong-quan");
  await page.see("Tổng quan");
  await page.seeNot("chỉ nằm trong máy này");
  await onDay(page, await dayIn(page, 200));
  await page.reload();
  await page.see("chưa lần nào tải tệp dữ liệu về");
  await route(page, "/du-lieu");
  await page.see("chưa lần nào tải tệp dữ liệu về");
  await page.click("button", "Tải tệp về máy");
  await page.seeNot("chưa lần nào tải tệp dữ liệu về");
});

// The past: what a record was, who changed it and how, and undoing it; without a server, after a reload.
import assert from "node:assert/strict";
import { endForm, route, sample, texts } from "./books.mjs";
import { dark, phone, withoutMirror } from "./chromium.mjs";
import { ENGINE, Key, LOCKED, test } from "./harness.mjs";

const RECORD = "/vu-viec/viet-thanh.vu-viec-1";
// Beside a change stands the desk, or who unlocked the book.
const WHO = LOCKED ? "An" : "Huyện Trấn Yên";

/** The page's text on each revision: tags, and its changes. */
const revisions = async (page) =>
  (await texts(page, ".revision")).map((text) =>
    text.replace(/Xem cả bản này.*$/, "").replace(/^\d\d\/\d\d\/\d{4} \d\d:\d\d\s*/, ""),
  );

const become = (page, count) =>
  page.until(
    () => page.run((count) => document.querySelectorAll(".revision").length === count, count),
    `${count} revisions`,
  );

/**
 * Changes a field of the record through its form. Opens it by its address, so that the form closes to the previous
 * page.
 */
async function change(page, label, value) {
  await route(page, "/vu-viec");
  await page.see("Vụ việc");
  await route(page, RECORD);
  await page.see("Sửa vụ việc");
  await page.fill(label, value);
  await endForm(page, "Lưu", "Đã lưu: sửa vụ việc");
}

async function undo(page) {
  await page.run(() => document.activeElement.blur());
  await page.press(Key.chord(Key.CONTROL, "z"));
}

test("each edit of a record is seen with what it changed, and an earlier one is taken back and undone", async (t) => {
  const page = await sample(t);
  await change(page, "Số vụ", "2");
  await change(page, "Số người", "4");
  await page.untilOffline();
  await page.stopServer();
  await page.reload();
  await route(page, RECORD);
  await page.click("link", "Lịch sử");
  await become(page, 3);
  const [now, second, first] = await revisions(page);
  assert.match(now, new RegExp(`^máy này · ${WHO} ?bản hiện nay ?Số người liên quan: 1 → 4`));
  assert.match(second, new RegExp(`^máy này · ${WHO} ?Số vụ: 1 → 2`));
  assert.match(first, /^máy khác · Sổ mẫu ?Bản đầu tiên/);
  assert.deepEqual(await page.axe(), []);

  await page.run(() => document.querySelector(".revision:last-child summary").click());
  await page.see("Đã xử lý");
  await page.run(() => document.querySelector(".revision:last-child button").click());
  await page.see("của vụ việc");
  await become(page, 4);
  assert.match(
    (await revisions(page))[0],
    /bản hiện nay ?(Số vụ: 2 → 1 ?Số người liên quan: 4 → 1|Số người liên quan: 4 → 1 ?Số vụ: 2 → 1)/,
  );
  await undo(page);
  await page.see("Đã hoàn tác: lấy lại bản");
  await page.until(async () => /đã bỏ/.test((await revisions(page))[0]), "the undone revision to be told so");
  assert.match((await revisions(page))[1], /bản hiện nay/);
});

test("a deleted record is found, looked at and taken back", async (t) => {
  const page = await sample(t);
  await route(page, "/vu-viec?don-vi=viet-thanh");
  await page.see("Vụ việc");
  await route(page, RECORD);
  await endForm(page, "Xóa", "Đã lưu: xóa vụ việc");
  await page.reload();
  await route(page, "/du-lieu");
  await page.click("link", "Xem những gì đã xóa");
  await page.see("Người xóa");
  assert.deepEqual(await page.axe(), []);
  await page.click("link", "Cố ý gây thương tích");
  await become(page, 2);
  assert.match((await revisions(page))[0], /bản hiện nay ?Xóa khỏi sổ/);
  await page.run(() => document.querySelector(".revision button").click());
  await become(page, 3);
  assert.match((await revisions(page))[0], /bản hiện nay ?Đưa lại vào sổ sau khi xóa/);
  await route(page, RECORD);
  await page.see("Sửa vụ việc");
  await route(page, "/da-xoa");
  await page.see("Chưa xóa gì trong sổ này");
});

test("what was added and undone is still there to be taken back", async (t) => {
  const page = await sample(t);
  await route(page, "/don-vi/moi?don-vi=viet-thanh&loai=hamlet");
  await page.fill("Tên", "Đình Mới");
  await page.click("button", "Lưu");
  await page.see("Đã lưu: đơn vị thôn Đình Mới");
  await undo(page);
  await page.see("Đã hoàn tác: đơn vị thôn Đình Mới");
  await page.reload();
  await route(page, "/da-xoa");
  await page.see("Thêm rồi hoàn tác");
  await page.click("link", "Đình Mới");
  await become(page, 1);
  assert.match((await revisions(page))[0], /đã bỏ ?Bản đầu tiên/);
  await page.click("button", "Lấy lại bản này");
  await page.until(async () => /bản hiện nay/.test((await revisions(page))[0]), "it to be present");
  await route(page, "/don-vi/viet-thanh");
  await page.see("Đình Mới");
});

test("a unit's revisions are seen on a phone, light and dark", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can narrow and darken a page");
  const page = await sample(t);
  await route(page, "/don-vi/viet-thanh/sua");
  await page.fill("Số hộ", "1200");
  await page.click("button", "Lưu");
  await page.see("Đã lưu: đơn vị xã Việt Thành");
  await phone(page);
  await dark(page);
  await page.click("link", "Lịch sử");
  await become(page, 2);
  assert.match((await revisions(page))[0], /Số hộ: \(để trống\) → 1\.200/);
  assert.equal(await page.run(() => document.documentElement.scrollWidth <= innerWidth), true);
  assert.deepEqual(await page.axe(), []);
  await page.screenshot("history phone dark");
});

test("a browser that keeps no earlier revisions says so", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can put a script before the page's");
  const page = await sample(t);
  await withoutMirror(page);
  await page.reload();
  await route(page, `${RECORD}/lich-su`);
  await page.see("Trình duyệt này không giữ được các bản trước");
  await become(page, 1);
});

/** Writes this many revisions of 100,000 characters that the book does not know. */
function fill(count) {
  return new Promise((done, failed) => {
    const opened = indexedDB.open("binh-yen");
    opened.onerror = failed;
    opened.onsuccess = () => {
      const change = opened.result.transaction("history", "readwrite");
      const text = "x".repeat(100_000);
      for (let at = 1; at <= count; at += 1)
        change.objectStore("history").put(text, `incidents/khong-co ${at}@may-khac`);
      change.oncomplete = () => done(opened.result.close());
      change.onabort = failed;
    };
  });
}

/** The keys of the kept revisions. */
function kept() {
  return new Promise((done, failed) => {
    const opened = indexedDB.open("binh-yen");
    opened.onerror = failed;
    opened.onsuccess = () => {
      const asked = opened.result.transaction("history").objectStore("history").getAllKeys();
      asked.onsuccess = () => done(asked.result, opened.result.close());
    };
  });
}

test("when the budget is passed the oldest revisions go, and those of the book stay", async (t) => {
  const page = await sample(t);
  await page.run(fill, 60);
  await change(page, "Số vụ", "2");
  const others = async () =>
    (await page.run(kept)).filter((key) => key.includes("khong-co")).map((key) => Number(/ (\d+)@/.exec(key)[1]));
  await page.until(async () => (await others()).length < 60, "the oldest to go");
  const left = (await others()).sort((a, b) => a - b);
  assert.ok(left.length <= 45 && left.length >= 44, `${left.length} are left of 60`);
  assert.equal(left.at(-1), 60);
  assert.equal(left[0], 61 - left.length);
  const own = LOCKED ? "binh-yen.sealed." : "incidents/viet-thanh.vu-viec-1 ";
  assert.ok((await page.run(kept)).some((key) => key.startsWith(own)));
});

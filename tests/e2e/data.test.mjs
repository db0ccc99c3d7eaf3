// Files in and out: nothing is lost, a bad file changes nothing.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exportedFile, openSample, sample } from "./books.mjs";
import { failingMirror, onlyMirror, withoutMirror } from "./chromium.mjs";
import { ENGINE, ROOT, start, test } from "./harness.mjs";

async function open(t) {
  const page = await start(t);
  await page.go("/du-lieu");
  return page;
}

async function file(page, name, text) {
  const path = join(page.downloads, name);
  await writeFile(path, text);
  return path;
}

test("a file is shown before it replaces the book, and can be taken back", async (t) => {
  const page = await open(t);
  await page.upload("Chọn tệp", join(ROOT, "samples/outcome-met.json"));
  await page.see("outcome-met.json");
  await page.see("Nếu nhập, sổ sẽ thay đổi như sau");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see("Đã lưu: mở tệp outcome-met.json");
  await page.click("button", "Hoàn tác: mở tệp outcome-met.json");
  await page.see("chưa có số liệu nào");
});

test("a bad file is refused with the place of each problem and the book stays as it was", async (t) => {
  const page = await open(t);
  await openSample(page);
  await page.see("Đã lưu: mở dữ liệu mẫu");
  await page.route("/du-lieu");
  const sample = JSON.parse(await readFile(join(ROOT, "samples/tran-yen-2019.json"), "utf8"));
  sample.shards[0].incidents[0].date = "2019-02-30";
  await page.upload("Chọn tệp", await file(page, "hỏng.json", JSON.stringify(sample)));
  await page.see("hỏng.json chưa dùng được");
  await page.see("Sổ đang mở vẫn giữ nguyên.");
  await page.see("49 mô hình");
  assert.deepEqual(await page.axe(), []);
  await page.upload("Chọn tệp", await file(page, "cụt.json", JSON.stringify(sample).slice(0, 5000)));
  await page.see("cụt.json chưa dùng được");
  await page.reload();
  await page.see("49 mô hình");
});

test("the downloaded file holds the whole book and opens as the same", async (t) => {
  const page = await open(t);
  await openSample(page);
  await page.see("Đã lưu: mở dữ liệu mẫu");
  await page.route("/du-lieu");
  const text = await exportedFile(page);
  const { sent, checksum, signature } = JSON.parse(text);
  assert.deepEqual(
    [sent.by, sent.covers, typeof checksum, typeof signature.key],
    ["Huyện Trấn Yên", {}, "string", "string"],
  );
  const path = await file(page, "sổ.json", text);
  await page.see("Đã tạo tệp binh-yen_huyen-tran-yen_");
  await page.upload("Chọn tệp", path);
  await page.see("Tệp giống hệt sổ đang mở.");
});

/** Cuts the stored value of a commune in both homes. Returns its key. */
function cutBoth(name) {
  const key = Object.keys(localStorage).find((key) => key.startsWith(`binh-yen.shard.${name}@`));
  const text = localStorage.getItem(key).slice(0, 40);
  localStorage.setItem(key, text);
  return new Promise((done, failed) => {
    const opened = indexedDB.open("binh-yen");
    opened.onerror = failed;
    opened.onsuccess = () => {
      const change = opened.result.transaction("values", "readwrite");
      change.objectStore("values").put(text, key);
      change.oncomplete = () => done(key);
    };
  });
}

test("a damaged commune is told, the others open, and it goes only when a person discards it after the download", async (t) => {
  const page = await open(t);
  await openSample(page);
  await page.see("Đã lưu: mở dữ liệu mẫu");
  const key = await page.run(cutBoth, "viet-thanh");
  const stored = () => page.run((key) => localStorage.getItem(key) !== null, key);
  await page.route("/du-lieu");
  await page.reload();
  await page.see("Phần viet-thanh");
  await page.see("Phần viet-thanh, trong bản thứ hai");
  await page.seeNot("Bỏ hẳn");
  assert.deepEqual(await page.axe(), []);
  for (let left = 2; left > 0; left -= 1) {
    await page.click("button", "Tải về");
    assert.ok(left === 1 || (await stored()));
    await page.click("button", "Bỏ hẳn");
    await page.until(
      () => page.run((left) => document.querySelectorAll(".banner li").length === left, left - 1),
      "the part to go",
    );
  }
  assert.ok(!(await stored()));
  await page.route("/don-vi");
  await page.see("Báo Đáp");
});

test("a browser without IndexedDB keeps the book in local storage and says what that means", async (t) => {
  const page = await start(t);
  await withoutMirror(page);
  await page.go("/du-lieu");
  await openSample(page);
  await page.see("Đã lưu: mở dữ liệu mẫu. Trình duyệt này không cho giữ bản thứ hai");
  await page.route("/du-lieu");
  await page.see("Trình duyệt này chỉ cho ghi vào một nơi");
  await page.reload();
  await page.see("49 mô hình");
});

test("a mirror that does not open at once is tried again, and shows its book", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can put a script before the page's");
  const page = await sample(t);
  await onlyMirror(page, 2);
  await page.reload();
  await page.see("Huyện Trấn Yên");
  await page.see("49");
});

test("where the mirror does not open and nothing else holds the book, the page says so and saves nothing over it", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can put a script before the page's");
  const page = await sample(t);
  await onlyMirror(page, 1000);
  await page.run(() => location.reload());
  await page.see("Trên máy này có dữ liệu mà trình duyệt chưa mở ra được");
});

test("where the mirror does not open beside a book, the page says that the last changes may be in it, and a copy of the store that it is not whole", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can put a script before the page's");
  const page = await sample(t);
  await failingMirror(page, 1000);
  await page.reload();
  await page.see("Bản thứ hai của sổ (IndexedDB) lần này không mở được");
  assert.deepEqual(await page.axe(), []);
  await page.see("Huyện Trấn Yên");
  await page.route("/du-lieu");
  await page.click("button", "Tải bản sao kho lưu trữ");
  await page.see("không có trong tệp");
});

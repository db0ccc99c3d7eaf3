// Rule files of one's own: shown before they are added, used at once, sent along with the book.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { caseBook, exported, route } from "./books.mjs";
import { ROOT, test } from "./harness.mjs";

const NAM_DINH = join(ROOT, "samples/rules/nam-dinh-kieu-mau.json");

/** The data page with the book of a commune that asks to be a model one. */
const open = (t, width) => caseBook(t, "nam-dinh", { width });

/** A copy of the commune's national set in which this share of the hamlets must be recognised. */
async function copy(page, version, share) {
  const set = JSON.parse(await readFile(join(ROOT, "criteria/tt-124-2021-commune.json"), "utf8"));
  Object.assign(set, { id: "tinh-an-toan", version, origin: { id: set.id, version: set.version } });
  set.title = { vi: "An toàn, mức của tỉnh", en: "Safety, the province's limits" };
  const text = JSON.stringify(set).replace('"at_least":70', `"at_least":${share}`);
  const path = join(page.downloads, `tinh-${version}.json`);
  await writeFile(path, text);
  return path;
}

test("a rule file is shown, added, judges at once, stays and goes along with the book", async (t) => {
  const page = await open(t);
  await page.upload("Chọn tệp", NAM_DINH);
  await page.see("Tệp nam-dinh-kieu-mau.json là bộ quy định: Nam Định");
  await page.see("0/6 nội dung có nguyên văn");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Thêm vào sổ");
  await page.see("Đã lưu: thêm bộ quy định Nam Định");
  await page.click("link", "Xem kết quả năm 2024");
  await page.until(() => page.run(() => location.hash.startsWith("#/danh-gia")), "the page of verdicts");
  await page.shown();
  await page.see("Bình An");
  await page.reload();
  await route(page, "/quy-dinh/nam-dinh-kieu-mau");
  await page.see("Trong 02 năm gần nhất không có công dân cư trú phạm tội từ nghiêm trọng trở lên.");
  await route(page, "/du-lieu");
  await page.see("Tải tệp về máy");
  const book = JSON.parse(await exported(page));
  assert.deepEqual(book.frame.rules, [JSON.parse(await readFile(NAM_DINH, "utf8"))]);
});

test("adding a rule file is one step that can be taken back", async (t) => {
  const page = await open(t);
  await page.upload("Chọn tệp", NAM_DINH);
  await page.click("button", "Thêm vào sổ");
  await page.see("Đã lưu: thêm bộ quy định");
  await page.click("button", "Hoàn tác: thêm bộ quy định");
  await page.see("Sổ không có bộ quy định này.");
});

test("a bad rule file is refused with the line and condition of each problem", async (t) => {
  const page = await open(t, 360);
  await page.upload("Chọn tệp", join(ROOT, "tests/bad/rules/unknown-codes.json"));
  await page.see("unknown-codes.json chưa dùng được");
  await page.see("unknown-codes.json, dòng 15, điều kiện «incident»");
  await page.see("mã «robery» không có trong danh mục vụ việc");
  assert.ok(
    await page.run(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth),
    "nothing is wider than a phone",
  );
  assert.deepEqual(await page.axe(), []);
});

test("a copy says what it changed of its origin, and a newer version what it changes in the book", async (t) => {
  const page = await open(t);
  await page.upload("Chọn tệp", await copy(page, "1", 80));
  await page.see("Khác với bộ gốc");
  await page.see("mức tối thiểu đổi từ «70%» thành «80%»");
  await page.click("button", "Thêm vào sổ");
  await page.see("Đã lưu: thêm bộ quy định An toàn, mức của tỉnh");
  await route(page, "/du-lieu");
  await page.upload("Chọn tệp", await copy(page, "2", 90));
  await page.see("Khác với bản đang có trong sổ");
  await page.see("mức tối thiểu đổi từ «80%» thành «90%»");
  await page.click("button", "Thay bản đang có trong sổ");
  await page.see("2 (tinh-an-toan)");
});

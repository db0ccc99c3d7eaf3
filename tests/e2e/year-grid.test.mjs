// The grid of a year: twelve hamlets are brought through it with few taps, on a phone, and with a block from Excel.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onDay, phone } from "./chromium.mjs";
import { ENGINE, Key, start, test } from "./harness.mjs";

const HAMLETS = 12;

/** The taps of a year of twelve hamlets: today's forms, and what is allowed. */
const BEFORE = 370;
const ALLOWED = 40;

/** A commune of which only the hamlets are entered, on a day after its year's days. */
async function commune(t, options) {
  const stamp = { at: 1, device: "d1" };
  const hamlet = (at) => ({
    id: `thon-${at}`,
    kind: "hamlet",
    name: `Thôn ${at}`,
    parent: "xa",
    households: 100 + at,
    stamp,
  });
  const units = [{ id: "xa", kind: "commune", name: "Trấn Yên", stamp }];
  for (let at = 1; at <= HAMLETS; at += 1) units.push(hamlet(at));
  const book = { format: "binh-yen", version: "1.0", frame: { name: "Trấn Yên" }, shards: [{ root: "xa", units }] };
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-year-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "xa.json");
  await writeFile(path, JSON.stringify(book));
  const page = await start(t, options);
  await onDay(page, "2026-11-20");
  await page.go("/du-lieu");
  await page.upload("Chọn tệp", path);
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see("Đã lưu: mở tệp xa.json");
  return page;
}

/** The outcomes of the hamlets in the overview's table. */
const met = (page) => page.run(() => document.querySelectorAll(".yearly__table .yearly__cell.is-missing").length);

test("the whole year of twelve hamlets takes at most forty taps on a phone", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver has another day and a phone");
  const page = await commune(t);
  await phone(page);
  let taps = 0;
  let keys = 0;
  const tap = async (role, name) => {
    taps += 1;
    await page.click(role, name);
  };
  const type = async (name, text) => {
    taps += 1;
    keys += text.length + 1;
    await page.fill(`Tất cả: ${name}`, text);
    await page.press(Key.ENTER);
    await page.see("Đã lưu: nhập năm 2026");
  };
  const choose = async (name, answer) => {
    taps += 2;
    await page.fill(`Tất cả: ${name}`, answer);
    await page.see(`Đã lưu: nhập năm 2026: ${name}`);
  };
  await page.route("/tong-quan");
  await tap("link", "Nhập cả năm");
  await page.see("Nhập cả năm 2026");
  await type("Nghị quyết của chi bộ, ngày", "20/2");
  await type("Đăng ký phấn đấu, ngày đăng ký", "5/3");
  await tap("button", "Lấy số hộ của đơn vị");
  await tap("button", "Đủ 100% số hộ");
  await choose("Thực hiện chủ trương, chính sách, pháp luật", "Có");
  await choose("Sổ vụ việc đã ghi đủ", "Có");
  await choose("Quản lý, giáo dục, giúp đỡ đối tượng", "Có");
  await choose("Xếp loại lực lượng ở cơ sở", "Hoàn thành tốt");
  await choose("Đã ghi đủ các trường hợp kỷ luật", "Có");
  await choose("An toàn về an ninh, trật tự, được công nhận", "Có");
  await type("An toàn về an ninh, trật tự, số, ký hiệu", "85/QĐ-UBND");
  await type("An toàn về an ninh, trật tự, ngày quyết định", "12/11");
  await page.until(async () => (await met(page)) === 0, "no cell that misses anything");
  t.diagnostic(`the year of ${HAMLETS} hamlets: ${taps} taps and ${keys} keys; before ${BEFORE} taps in 108 forms`);
  assert.ok(taps <= ALLOWED, `${taps} taps`);
  assert.deepEqual(await page.axe(), []);
  assert.equal(await page.run(() => document.documentElement.scrollWidth), 360);
  await page.route("/danh-gia/thon-7");
  await page.see("Đạt");
});

test("keys and a pasted block fill the grid, and one step takes a block back", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver has another day");
  const page = await commune(t, { width: 1280, height: 900 });
  await page.route("/nhap-nam");
  await page.see("Thôn 12");
  const value = (label) =>
    page.run((label) => document.querySelector(`[aria-label="${label}"]`).value, label);
  const first = "Thôn 1: Nghị quyết của chi bộ, ngày";
  await page.fill(first, "2/4");
  await page.see("sau hạn");
  await page.see("✕ không đạt");
  await page.press(Key.ENTER);
  await page.see("Đã lưu: Nghị quyết của chi bộ, ngày, thôn 1");
  await page.press("20/2", Key.ENTER);
  await page.press(Key.ARROW_UP, Key.chord(Key.SHIFT, Key.ARROW_DOWN), Key.chord(Key.SHIFT, Key.ARROW_DOWN));
  await page.press(Key.chord(Key.CONTROL, "d"));
  await page.until(async () => (await value("Thôn 4: Nghị quyết của chi bộ, ngày")) === "20/02/2026", "the days below");
  await page.run((label) => {
    const cell = document.querySelector(`[aria-label="${label}"]`);
    cell.focus();
    const data = new DataTransfer();
    data.setData("text", "Thôn\tNgày\tSố\nThôn 5\t21/2/2026\t05-NQ/CB\nThôn 6\tchưa có\t\n");
    cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, first);
  await page.see("Đã ghi 1 mục.");
  await page.see("không đọc được «chưa có»");
  assert.equal(await value("Thôn 5: Nghị quyết của chi bộ, số, ký hiệu"), "05-NQ/CB");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Hoàn tác");
  await page.until(async () => (await value("Thôn 5: Nghị quyết của chi bộ, ngày")) === "", "the block to go");
});

// The most frequent entries take few taps on a phone. The test prints their numbers beside the earlier ones.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFile } from "./books.mjs";
import { onDay, phone } from "./chromium.mjs";
import { ENGINE, Key, test } from "./harness.mjs";

const PLACES = ["Nhà văn hóa", "Chợ", "Trường học", "Ngã ba", "Đình làng"];

/** A commune below its province, with three hamlets and a unit of before, on a day of 2026 and a phone. */
async function commune(t) {
  const stamp = { at: 1, device: "d1" };
  const unit = (id, kind, name, more) => ({ id, kind, name, stamp, ...more });
  const hamlet = (at) => unit(`thon-${at}`, "hamlet", `${at}`, { kind_word: "thôn", parent: "xa" });
  const shards = [
    { root: "tinh", units: [unit("tinh", "province", "Lào Cai")] },
    { root: "xa", units: [unit("xa", "commune", "Trấn Yên", { parent: "tinh" }), ...[2, 10, 3].map(hamlet)] },
    { root: "cu", units: [unit("cu", "commune", "Minh Quán", { valid_to: "2025-06-30" })] },
  ];
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-taps-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "xa.json");
  await writeFile(path, JSON.stringify({ format: "binh-yen", version: "1.5", frame: { name: "Trấn Yên" }, shards }));
  const page = await openFile(t, path, { width: 360, height: 740 });
  await phone(page);
  await onDay(page, "2026-11-20");
  await page.reload();
  return page;
}

/** Counts taps: a tap on an element, a tap into a field that is then typed in. */
function counting(page) {
  const count = { taps: 0, keys: 0 };
  return {
    count,
    async tap(role, name) {
      count.taps += 1;
      await page.click(role, name);
    },
    async type(label, text) {
      count.taps += 1;
      count.keys += text.length;
      await page.fill(label, text);
    },
    async choose(label, option) {
      count.taps += 2;
      await page.fill(label, option);
    },
    /** A page of the bar. */
    async open(route) {
      count.taps += 1;
      await page.route(route);
    },
    async suggested(name) {
      count.taps += 1;
      const first = ".pick__list.is-open [role=option]";
      const text = () => page.run((first) => document.querySelector(first)?.textContent, first);
      await page.until(async () => (await text())?.startsWith(name), `the suggestion «${name}»`);
      await page.run((first) => {
        document.querySelector(first).dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
      }, first);
    },
    async press(text) {
      count.keys += text.length;
      await page.press(text);
    },
  };
}

test("an incident and a model with five points take few taps", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver has another day and a phone");
  const page = await commune(t);
  const report = [];
  const counted = async (what, before, most, work) => {
    await page.route("/tong-quan");
    const by = counting(page);
    await work(by);
    report.push([what, by.count, before]);
    assert.ok(by.count.taps <= most, `${what}: ${by.count.taps} taps`);
  };
  await counted("an incident today in one's own commune", "5 taps", 4, async ({ tap }) => {
    await tap("link", "Ghi vụ việc");
    await tap("button", "Trộm cắp tài sản");
    await tap("button", "Lưu");
    await page.see("Đã lưu: thêm vụ việc");
  });
  await counted("an incident on another day in a hamlet", "7 taps", 6, async ({ tap, type, suggested }) => {
    await tap("link", "Ghi vụ việc");
    await type("Ngày", "12/11");
    await type("Đơn vị", "thon 10");
    await suggested("Thôn 10");
    await tap("button", "Trộm cắp tài sản");
    await tap("button", "Lưu");
    await page.until(() => page.run(() => !location.hash.includes("moi")), "the form to go");
  });
  await page.route("/don-vi/thon-10");
  await page.see("12/11/2026");
  await counted("a model with five points", "12 taps, 66 keys", 12, async ({ open, tap, type, choose, press }) => {
    await open("/mo-hinh");
    await tap("link", "Thêm");
    await type("Tên mô hình", "Camera an ninh");
    await choose("Loại", "Camera");
    await type("Ngày thành lập", "5/3");
    await tap("button", "Thêm điểm");
    await page.untilFocus("#f-points-0-place");
    for (const [at, place] of PLACES.entries()) {
      if (at > 0) {
        await press(Key.ENTER);
        await page.untilFocus(`#f-points-${at}-place`);
      }
      await press(place);
    }
    await page.screenshot("taps-points");
    await tap("button", "Lưu");
    await page.see("Đã lưu: thêm mô hình");
  });
  for (const [what, { taps, keys }, before] of report) t.diagnostic(`${what}: ${taps} taps, ${keys} keys; before ${before}`);
  await page.route("/mo-hinh");
  await page.see("Camera an ninh");
});

test("points are pasted as rows", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium pastes by a made event");
  const page = await commune(t);
  await page.route("/mo-hinh/moi");
  await page.click("button", "Thêm điểm");
  await page.untilFocus("#f-points-0-place");
  await page.run((lines) => {
    const data = new DataTransfer();
    data.setData("text", lines);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, PLACES.join("\n"));
  const places = () =>
    page.run(() => [...document.querySelectorAll("[id^=f-points-][id$=-place]")].map((field) => field.value));
  await page.until(async () => (await places()).length === PLACES.length, "a row for each line");
  assert.deepEqual(await places(), PLACES);
  assert.deepEqual(await page.axe(), []);
});

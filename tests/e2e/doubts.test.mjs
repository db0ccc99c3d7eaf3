// The page of doubtful figures: what stands out is told with its records, a person's word is kept, and falls when a
// figure changes. Lists keep their filters.
import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "./harness.mjs";
import { openFile, route, texts } from "./books.mjs";

const stamp = { at: 1_764_500_000_000, device: "test" };

/** A commune with 5, 4 and 45 crimes, and thirty incidents of 2025. */
function doubtfulBook() {
  const total = (year, value) => ({ id: `t${year}`, unit: "xa", indicator: "crime_cases", year, value, stamp });
  const incident = (at) => ({
    id: `i${at}`,
    unit: "xa",
    date: `2025-0${1 + (at % 9)}-1${at % 10}`,
    kind: "theft",
    ...(at % 3 === 0 ? { severity: "serious" } : {}),
    ...(at % 2 === 0 ? { outcome: "Đã hòa giải" } : {}),
    stamp,
  });
  const shard = {
    root: "xa",
    units: [{ id: "xa", kind: "commune", name: "Bình An", stamp }],
    incidents: Array.from({ length: 30 }, (_, at) => incident(at)),
    totals: [total(2022, 5), total(2023, 4), total(2024, 45)],
  };
  const path = join(mkdtempSync(join(tmpdir(), "doubts-")), "so.json");
  writeFileSync(path, JSON.stringify({ format: "binh-yen", version: "1.3", shards: [shard] }));
  return path;
}

test("a doubtful figure is told on the overview, confirmed with a name, and doubted again when it changes", async (t) => {
  const page = await openFile(t, doubtfulBook());
  await route(page, "/tong-quan?nam=2024");
  await page.see("1 số liệu cần xem.");
  await route(page, "/so-lieu-can-xem?nam=2024");
  await page.see("năm 2024 là 45, khác xa các năm trước (2023: 4, 2022: 5)");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Đã xem, đúng");
  await page.fill("Người xem (chức vụ, họ tên)", "Trưởng Công an xã");
  await page.click("button", "Ghi “đã xem, đúng”");
  await page.see("Năm 2024 không có số liệu nào cần xem.");
  await page.see("Đã xem, đúng (1)");
  await route(page, "/so-lieu-nam/t2024");
  await page.fill("Số liệu", "46");
  await page.click("button", "Lưu");
  await route(page, "/so-lieu-can-xem?nam=2024");
  await page.see("1 số liệu cần xem trong năm 2024");
  await page.see("năm 2024 là 46");
});

test("a list of incidents is filtered by severity and outcome, ordered, and found so again", async (t) => {
  const page = await openFile(t, doubtfulBook());
  await route(page, "/vu-viec?nam=2025&muc-do=nt&giai-quyet=chua&xep=cu-truoc");
  await page.see("5 vụ");
  const days = await texts(page, "tbody tr td:nth-child(3)");
  assert.equal(days.length, 5, String(days));
  await page.run(() => document.querySelector("tbody a").click());
  await page.see("Sửa vụ việc");
  await page.run(() => history.back());
  await page.see("5 vụ");
});

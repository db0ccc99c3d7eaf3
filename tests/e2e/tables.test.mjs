// Spreadsheets in and out: shown before anything is written, corrected in place, and the same when they come back.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { route, sample } from "./books.mjs";
import { test } from "./harness.mjs";

async function open(t) {
  const page = await sample(t);
  await route(page, "/bang-tinh");
  await page.see("Nhập từ bảng tính");
  return page;
}

async function file(page, name, bytes) {
  const path = join(page.downloads, name);
  await writeFile(path, bytes);
  return path;
}

const INCIDENTS = "Ngày xảy ra;Xã;Thôn;Loại vụ việc\n15/03/2016;Việt Thành;Trúc Đình;Cháy\n31/02/2016;Việt Thành;Trúc Đình;Cháy\n";

test("rows of a CSV file are shown, a bad one is corrected, and the import can be taken back", async (t) => {
  const page = await open(t);
  await page.upload("Chọn tệp bảng tính", await file(page, "vụ việc.csv", INCIDENTS));
  await page.see("1 dòng chưa nhập được");
  await page.see("Dòng 3, cột «Ngày xảy ra»");
  assert.deepEqual(await page.axe(), []);
  await page.fill("Sửa ô này thành", "28/02/2016");
  await page.click("button", "Sửa");
  await page.click("button", "Nhập 2 dòng");
  await page.see("Đã nhập 2 dòng");
  await page.click("button", "Hoàn tác: nhập 2 dòng");
});

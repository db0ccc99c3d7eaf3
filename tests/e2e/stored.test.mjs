// Stored verdicts: they stand beside today's verdict, which shows the differences and rewrites nothing.
import assert from "node:assert/strict";
import { book, route } from "./books.mjs";
import { Key, test } from "./harness.mjs";

const kept = (page) => page.run(() => document.querySelectorAll(".stored__item").length);
const becomes = (page, count) => page.until(async () => (await kept(page)) === count, `${count} stored verdicts`);

test("a stored verdict stays as it was, and what is different today is said", async (t) => {
  const page = await book(t, "outcome-for-decision");
  await route(page, "/danh-gia/binh-an?muc=d4k4a");
  await page.see("Chưa lưu kết quả nào");
  await page.click("button", "Lưu kết quả đánh giá");
  await becomes(page, 1);
  await page.see("Kết quả hiện nay vẫn như đã lưu");

  await page.run(() => document.querySelector(".rule--asked summary").click());
  await page.run(() => document.getElementById("rule-d4k4a-ruling").click());
  await page.fill("Lý do, căn cứ", "Tội phạm giảm một nửa");
  await page.fill("Người quyết định", "Trưởng Công an xã");
  await page.click("button", "Lưu quyết định");
  await page.see("Hiện nay khác");
  await page.see("Kết quả: trước «chờ cấp có thẩm quyền quyết định», nay «đạt»");
  await page.click("button", "Lưu kết quả đánh giá");
  await becomes(page, 2);
  assert.deepEqual(await page.axe(), []);
  await page.run(() => document.activeElement.blur());
  await page.press(Key.chord(Key.CONTROL, "z"));
  await becomes(page, 1);

  await page.run(() => document.querySelector(".stored__item a").click());
  await page.see("Kết quả đã lưu không sửa được");
  await page.see("Phiên bản ứng dụng");
  await page.see("Chờ cấp có thẩm quyền quyết định");
  assert.deepEqual(await page.axe(), []);
  await page.click("link", "Đánh giá hiện nay");
  await becomes(page, 1);
  await page.run(() => document.querySelector(".stored__item a").click());
  await page.click("button", "Xóa");
  await page.see("Chưa lưu kết quả nào");
});

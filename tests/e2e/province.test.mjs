// New in 2026: a desk enters the province's own indicator of criterion 10 in the page, and it judges. A commune's
// results of a year stand side by side.
import assert from "node:assert/strict";
import { caseBook, route, texts } from "./books.mjs";
import { test } from "./harness.mjs";

const DRAFT = "qd-51-2025-commune-10";

const type = async (page, fields) => {
  for (const [label, text] of Object.entries(fields)) await page.fill(label, text);
};

test("a province's indicator of criterion 10 is entered from the criterion's page and judges by its words", async (t) => {
  const page = await caseBook(t, "tt-124");
  await route(page, `/danh-gia/xa?nam=2026&loai=${DRAFT}`);
  await page.see("Dự thảo: chưa đưa ra kết luận");
  await route(page, `/quy-dinh/${DRAFT}`);
  await page.click("link", "Nhập chỉ tiêu của tỉnh");
  await page.shown();
  await page.click("button", "Tạo quy định riêng");
  await page.see("Cơ quan ban hành: chưa nhập");
  assert.deepEqual(await page.axe(), []);
  await type(page, {
    "Cơ quan ban hành": "UBND tỉnh Bình Minh",
    "Số, ký hiệu văn bản": "10/2026/QĐ-UBND",
    "Ngày ban hành": "15/05/2026",
    "Lời của chỉ tiêu": "An ninh, trật tự được bảo đảm",
    "Mức đạt với xã nhóm 1": "Đạt",
    "Cách xét": "Cấp có thẩm quyền quyết định",
  });
  await page.click("button", "Tạo quy định riêng");
  await page.see("Đã lưu: nhập nội dung");
  await page.until(() => page.run(() => location.hash.startsWith("#/quy-dinh-rieng/")), "the editor of the new set");
  const [id] = (await page.run(() => location.hash)).replace("#/quy-dinh-rieng/", "").split("?");
  await route(page, `/danh-gia/xa?nam=2026&loai=${id}`);
  await page.see("Chờ cấp có thẩm quyền quyết định");
  await page.see("An ninh, trật tự được bảo đảm");
  await page.see("10/2026/QĐ-UBND ngày 15/05/2026, UBND tỉnh Bình Minh");
  await page.seeNot("Dự thảo: chưa đưa ra kết luận");
});

test("a commune's results of a year stand side by side: what was decided and what the figures say", async (t) => {
  const page = await caseBook(t, "tt-124");
  const names = () => texts(page, "section[aria-labelledby=sheet-title] tbody th");
  // The titles of areas without drugs begin in 2025.
  for (const [year, lines] of [
    [2024, 4],
    [2026, 6],
  ]) {
    await route(page, `/danh-gia/xa?nam=${year}`);
    await page.until(async () => (await names()).length === lines, `a sheet of ${lines} lines for ${year}`);
  }
  assert.match((await names())[0], /An toàn về an ninh, trật tự/);
  assert.deepEqual(await page.axe(), []);
});

// Two verdicts on one unit side by side: two rule sets, two years, and the links to the comparison.
import assert from "node:assert/strict";
import { caseBook, count, route, sample, texts } from "./books.mjs";
import { media, phone } from "./chromium.mjs";
import { ENGINE, test } from "./harness.mjs";

const titles = (page) => texts(page, ".versus__title");
const shows = (page, wanted) =>
  page.until(
    async () =>
      (await titles(page)).every((title, at) => title.includes(wanted[at])) && (await titles(page)).length === 2,
    wanted.join(" | "),
  );

test("from a verdict one comes to the comparison with the year's other standard, each with its own moment", async (t) => {
  const page = await caseBook(t, "ntm-2025-request");
  await route(page, "/danh-gia/xa?nam=2025");
  await page.click("link", "So sánh");
  await shows(page, ["TT 124/2021/TT-BCA, Điều 5", "Chỉ tiêu 19.2 nông thôn mới giai đoạn 2021-2025"]);
  await page.see("Kỳ đánh giá 16/11/2024–15/11/2025");
  await page.see("Xét lúc đề nghị, ngày 15/05/2025");
  assert.equal(await count(page, ".apart__column"), 2);
  assert.deepEqual(await page.axe(), []);
});

test("the recognition that needs both standards is shown as their link", async (t) => {
  const page = await caseBook(t, "ntm-2025-request");
  await route(page, "/danh-gia/xa/so-sanh?nam=2025&loai=tt-124-2021-commune&voi=ntm-2021-commune-19-2&voi-nam=2025");
  await page.see("Hai tiêu chuẩn liên quan với nhau");
  await page.see("«Công nhận xã đạt chuẩn nông thôn mới (QĐ 18/2022/QĐ-TTg)» cần cả hai");
  assert.equal(await count(page, ".linked__ask"), 2);
});

test("one set in two years is matched condition by condition, differences in word and sign", async (t) => {
  const page = await sample(t);
  await route(
    page,
    "/danh-gia/viet-thanh/so-sanh?nam=2019&loai=tt-23-2012-commune&voi=tt-23-2012-commune&voi-nam=2018",
  );
  await page.until(() => count(page, ".versus-table tbody tr"), "the conditions");
  await page.see("Hai cột có kết quả khác nhau");
  const heads = await texts(page, ".versus-table thead th");
  assert.deepEqual(heads, ["Điều kiện", "Năm 2019", "Năm 2018", "Khác nhau"]);
  const rows = await page.run(() =>
    [...document.querySelectorAll(".versus-table tbody tr")].map((row) => ({
      outcomes: [...row.querySelectorAll(".badge")].map((badge) => badge.textContent),
      says: row.querySelector(".versus-table__difference").textContent,
    })),
  );
  assert.ok(rows.length > 20);
  for (const { outcomes, says } of rows) assert.equal(says, outcomes[0] === outcomes[1] ? "= như nhau" : "≠ khác nhau");
  assert.ok(rows.some(({ says }) => says.startsWith("≠")));
});

test("unit, sets and years are chosen by lists, and the address brings the same comparison back", async (t) => {
  const page = await sample(t);
  await route(page, "/danh-gia/viet-thanh/so-sanh?nam=2019");
  await page.until(() => count(page, ".compare-column"), "the lists");
  await page.run(() => {
    const year = document.querySelectorAll(".compare-column")[1].querySelectorAll("select")[1];
    year.focus();
    year.value = "2018";
    year.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.until(() => page.run(() => location.hash.includes("voi-nam=2018")), "the year in the address");
  assert.equal(await page.run(() => document.activeElement.tagName), "SELECT", "the list keeps the keyboard");
  await shows(page, ["năm 2019", "năm 2018"]);
  const before = await titles(page);
  await page.reload();
  await shows(page, ["năm 2019", "năm 2018"]);
  assert.deepEqual(await titles(page), before);
  await page.fill("Đơn vị", "Xã Báo Đáp");
  await page.see("So sánh: Xã Báo Đáp");
  assert.match(await page.run(() => location.hash), /voi-nam=2018/);
});

test("on a phone the columns stand under each other with their names, and paper shows no lists", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can be as narrow as a phone");
  const page = await sample(t);
  await phone(page);
  for (const query of ["nam=2019", "nam=2019&loai=tt-23-2012-commune&voi=tt-23-2012-commune&voi-nam=2018"]) {
    await route(page, `/danh-gia/viet-thanh/so-sanh?${query}`);
    await page.until(() => count(page, query.includes("2018") ? ".versus-table" : ".apart"), query);
    assert.ok((await page.run(() => document.documentElement.scrollWidth)) <= 360, query);
    assert.deepEqual(await page.axe(), [], query);
  }
  const named = await page.run(() => getComputedStyle(document.querySelector(".versus-table td"), "::before").content);
  assert.equal(named, '"Năm 2019"');
  await media(page, "print");
  assert.equal(await page.run(() => document.querySelector(".compare-choosers").getClientRects().length), 0);
  assert.ok(await page.run(() => document.querySelector(".versus-table").getClientRects().length > 0));
});

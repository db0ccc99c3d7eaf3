// The rule sets as pages: the table of all, one in full, the calendar; and what a verdict says of its set, its moment
// and its end.
import assert from "node:assert/strict";
import { book, caseBook, count, route, sample, texts } from "./books.mjs";
import { dark, phone } from "./chromium.mjs";
import { ENGINE, test } from "./harness.mjs";

const heading = (page, text) =>
  page.until(
    () => page.run((text) => document.querySelector("main h1")?.textContent.includes(text), text),
    `the heading «${text}»`,
  );

test("the table names every rule set with its time, its source, who decides and how much of it was checked", async (t) => {
  const page = await sample(t);
  await route(page, "/danh-gia");
  await page.click("link", "Quy định");
  await heading(page, "Quy định");
  const levels = await texts(page, ".rule-table__level");
  assert.deepEqual(levels.slice(0, 2), ["Cấp xã", "Khu dân cư"]);
  const rows = await page.run(() =>
    [...document.querySelectorAll(".rule-table tbody tr:not(.rule-table__level)")].map((row) => ({
      id: row.querySelector("a").hash.split("?")[0].split("/").pop(),
      cells: [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()),
    })),
  );
  assert.ok(rows.length >= 14, `${rows.length} sets`);
  assert.ok(
    rows.every((row) => row.cells.every((text) => text !== "")),
    "no cell is blank",
  );
  const row = (id) => rows.find((row) => row.id === id).cells;
  assert.match(row("tt-124-2021-commune")[1], /^từ 10\/02\/2022$/);
  assert.match(row("tt-124-2021-commune")[2], /16\/11–15\/11/);
  assert.equal(row("tt-124-2021-commune")[3], "24/24 nội dung");
  assert.match(row("ntm-2021-commune-19-2")[2], /lúc đề nghị/);
  assert.match(row("qd-51-2025-commune-10")[0], /dự thảo/);
  assert.match(row("tt-23-2012-commune")[0], /áp dụng 2019/);
  assert.ok(!row("tt-124-2021-commune")[0].includes("áp dụng 2019"));
});

test("every rule set opens in full, quotes only what was checked, and is accessible", async (t) => {
  const page = await sample(t);
  await route(page, "/quy-dinh");
  await heading(page, "Quy định");
  const sets = await page.run(() =>
    [...document.querySelectorAll(".rule-table .table__title a")].map((a) => [a.hash, a.textContent]),
  );
  const wrong = [];
  for (const [hash, title] of sets) {
    await route(page, hash.slice(1));
    await heading(page, title);
    const both = await page.run(
      () =>
        [...document.querySelectorAll(".law__words")].filter(
          (p) => Boolean(p.querySelector("q")) === Boolean(p.querySelector(".tag")),
        ).length,
    );
    if (both > 0) wrong.push(`${title}: ${both} conditions are neither a quotation nor marked`);
    if ((await count(page, ".law__item")) === 0) wrong.push(`${title}: no condition`);
    wrong.push(...(await page.axe()).map((what) => `${title}: ${what}`));
  }
  assert.deepEqual(wrong, []);
});

test("the calendar shows month by month what is due, by when and who decides", async (t) => {
  const page = await book(t, "outcome-not-met");
  await route(page, "/danh-gia?nam=2024");
  await page.click("link", "Lịch công việc");
  await heading(page, "Lịch công việc năm 2024");
  assert.deepEqual((await texts(page, ".calendar-month h2")).slice(0, 3), ["Tháng 3", "Tháng 6", "Tháng 8"]);
  await page.see("19/11/2024");
  await page.see("Chủ tịch Ủy ban nhân dân cấp huyện");
  assert.deepEqual(await page.axe(), []);
});

test("a set that is judged at the moment of asking names its day, and can be asked for another", async (t) => {
  const page = await caseBook(t, "ntm-2021-asking");
  await route(page, "/danh-gia/xa?nam=2024&loai=ntm-2021-commune-19-2");
  await page.see("Xét lúc đề nghị, ngày 20/05/2024: 12 tháng 21/05/2023–20/05/2024");
  await page.fill("Xem nếu đề nghị ngày khác", "30/6/2024");
  await page.click("button", "Xem");
  await page.see("Kết quả nếu đề nghị ngày 30/06/2024 (12 tháng 01/07/2023–30/06/2024)");
  assert.match(await page.run(() => location.hash), /ngay=2024-06-30/);
  await page.click("link", "Trở lại theo sổ");
  await page.see("Xét lúc đề nghị, ngày 20/05/2024");
  await page.fill("Xem nếu đề nghị ngày khác", "30/13/2024");
  await page.click("button", "Xem");
  await page.see("Hãy ghi ngày theo dạng ngày/tháng/năm");
  assert.deepEqual(await page.axe(), []);
});

test("a draft pronounces no verdict, and an ended set says what took its place", async (t) => {
  const page = await caseBook(t, "ntm-2021");
  await route(page, "/danh-gia?nam=2026");
  await page.see("đã hết hiệu lực từ 15/02/2026");
  await route(page, "/danh-gia/xa?nam=2026&loai=ntm-2021-commune-19-2");
  await page.until(() => count(page, ".warned a"), "the warning");
  assert.match(
    (await texts(page, ".warned"))[0],
    /15\/02\/2026.*Tiêu chí 10 nông thôn mới giai đoạn 2026-2030.*dự thảo/,
  );
  await route(page, "/danh-gia/xa?nam=2026&loai=qd-51-2025-commune-10");
  await page.see("Dự thảo: chưa đưa ra kết luận");
  assert.equal(await count(page, ".headline"), 0);
  assert.deepEqual(await page.axe(), []);
});

test("an alternative beside one that is met counts as not needed, not as failed", async (t) => {
  const page = await caseBook(t, "tt-124-agency");
  await route(page, "/danh-gia/agency?nam=2024&loai=tt-124-2021-agency");
  await page.click("button", "Mở tất cả");
  await page.see("không cần đến");
  assert.equal(await count(page, ".finding.is-not-met"), 0, "an agency that meets all shows nothing as failed");
  await page.see("Không còn thiếu dữ liệu nào.");
  await page.click("link", "Bản in");
  await page.see("Đối chiếu với từng điều kiện");
  assert.ok(!(await page.text()).includes("✕"), "nor does the paper to sign");
});

test("a verdict says what would have to change, and who decides", async (t) => {
  const page = await book(t, "outcome-not-met");
  await route(page, "/danh-gia/binh-an?nam=2024");
  await page.see("Để đạt cần");
  await page.until(() => count(page, ".needs--change li"), "the change");
  await page.see("Thẩm quyền quyết định, thời hạn");
  await page.click("link", "Bản in");
  await page.see("Thẩm quyền quyết định");
  await page.see("Để đạt cần");
  assert.deepEqual(await page.axe(), []);
});

const ROUTES = [
  "/quy-dinh",
  "/quy-dinh/tt-124-2021-commune",
  "/quy-dinh/ntm-2021-commune-19-2",
  "/lich",
  "/danh-gia/viet-thanh?nam=2023",
  "/them",
];

test("pages of rules are no wider than a phone and accessible there, in the dark too", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can be as narrow as a phone");
  const page = await sample(t);
  await phone(page);
  const wrong = [];
  for (const path of ROUTES) {
    await route(page, path);
    await page.until(
      () => page.run((path) => location.hash.startsWith(`#${path}`) && document.querySelector("main h1"), path),
      path,
    );
    const width = await page.run(() => document.documentElement.scrollWidth);
    if (width > 360) wrong.push(`${path}: ${width} px`);
    wrong.push(...(await page.axe()).map((what) => `${path}: ${what}`));
    await dark(page);
    wrong.push(...(await page.axe()).map((what) => `${path} dark: ${what}`));
  }
  assert.deepEqual(wrong, []);
});

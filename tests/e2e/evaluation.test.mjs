// The evaluation of a book: the year's figures with the records behind them, verdicts and their reasons, missing data,
// rulings, documents.
import assert from "node:assert/strict";
import { book, count, route, sample } from "./books.mjs";
import { phone } from "./chromium.mjs";
import { ENGINE, Key, test } from "./harness.mjs";

const outcome = (page) =>
  page.run(() => document.querySelector(".headline__outcome")?.textContent.replace(/\s+/g, " ").trim());
const becomes = (page, wanted) =>
  page.until(async () => (await outcome(page))?.includes(wanted), `the outcome «${wanted}»`);

/** Focuses an element and presses Enter on it. */
async function enterOn(page, selector) {
  await page.until(() => count(page, selector), selector);
  await page.focus(await page.run((selector) => document.querySelector(selector), selector));
  await page.press(Key.ENTER);
}

test("the sample's overview shows the figures of the report and each leads to as many records", async (t) => {
  const page = await sample(t);
  const figures = () =>
    page.run(() =>
      Object.fromEntries(
        [...document.querySelectorAll(".tile")].map((tile) => [
          tile.querySelector(".figure__name").textContent,
          [...tile.querySelectorAll(".figure__value, .figure__parts a")].map((e) => e.textContent),
        ]),
      ),
    );
  await page.until(async () => Object.keys(await figures()).length === 6, "six figures");
  assert.deepEqual(await figures(), {
    "Xã “An toàn về ANTT”, theo số liệu đã nhập": ["21/21"],
    "Xã “An toàn về ANTT”, theo quyết định công nhận": ["0/21"],
    "Xã đạt chuẩn nông thôn mới, theo quyết định công nhận": ["21/21"],
    "Mô hình đang duy trì": ["49"],
    "Mô hình xây dựng mới": ["22", "20 Tổ nhân dân tự quản về ANTT", "2 Bóng đèn an ninh"],
    "Thôn nông thôn mới kiểu mẫu": [
      "2",
      "Đình Xây (Báo Đáp), số không nêu trong bài báo",
      "Trúc Đình (Việt Thành), số không nêu trong bài báo",
    ],
  });
  const rows = {
    "Mô hình đang duy trì": 49,
    "Mô hình xây dựng mới": 22,
    "20 Tổ nhân dân tự quản": 20,
    "2 Bóng đèn an ninh": 2,
  };
  for (const [figure, wanted] of Object.entries(rows)) {
    await page.click("link", figure);
    await page.until(
      async () => (await count(page, "main tbody tr")) === wanted,
      `${wanted} models behind «${figure}»`,
    );
    await route(page, "/tong-quan");
    await page.see("Số liệu của năm");
  }
  for (const [figure, wanted] of [
    ["Xã “An toàn về ANTT”, theo số liệu", 22],
    ["Xã đạt chuẩn nông thôn mới", 22],
    ["Thôn nông thôn mới kiểu mẫu", 2],
  ]) {
    await page.click("link", figure);
    await page.until(async () => (await count(page, "main tbody tr")) === wanted, `${wanted} units behind «${figure}»`);
    await route(page, "/tong-quan");
    await page.see("Số liệu của năm");
  }
});

test("arrow keys walk through the conditions and Enter opens a commune's verdict there", async (t) => {
  const page = await sample(t);
  await page.until(() => count(page, ".matrix tbody tr"), "the table");
  assert.equal(await count(page, ".matrix tbody tr"), 22);
  assert.equal(await count(page, ".matrix a[tabindex='0']"), 1, "one stop of the Tab key");
  await page.focus(await page.run(() => document.querySelector(".matrix a[tabindex='0']")));
  await page.press(Key.ARROW_DOWN);
  await page.press(Key.ARROW_RIGHT);
  await page.press(Key.ARROW_RIGHT);
  const name = await page.run(() => document.activeElement.getAttribute("aria-label"));
  assert.equal(name, "Xã Báo Đáp, Tình hình an ninh, trật tự (Điều 6 khoản 2): đạt");
  await page.press(Key.ENTER);
  await page.see("Đạt tất cả 4 điều kiện");
  await page.until(
    () => page.run(() => document.activeElement.id === "summary-k2"),
    "the condition to have the keyboard",
  );
  assert.ok(await page.run(() => document.getElementById("finding-k2").open));
});

test("a verdict opens as a tree with clause, words, reasons and records, by keyboard alone", async (t) => {
  const page = await book(t, "outcome-not-met");
  await route(page, "/danh-gia/binh-an");
  await becomes(page, "Không đạt");
  await page.see("Không phát sinh người mắc tệ nạn (Điều 4 khoản 4 điểm c)");
  await enterOn(page, ".headline a");
  await page.until(() => page.run(() => document.activeElement.matches("summary")), "the finding to have the keyboard");
  const finding = await page.run(() => document.activeElement.closest("details").innerText);
  assert.match(finding, /Điều 4 khoản 4 điểm c/);
  assert.match(finding, /không đạt/);
  assert.match(finding, /Theo số liệu đã nhập/);
  await page.press(Key.TAB);
  assert.match(
    await page.run(() => document.activeElement.textContent),
    /người nghiện, người sử dụng trái phép chất ma túy/,
  );
  await page.press(Key.ENTER);
  await page.until(() => page.run(() => location.hash.startsWith("#/vu-viec/")), "the record's form");
  assert.deepEqual(await page.axe(), []);
});

test("a condition whose words were not checked says so and is no quotation", async (t) => {
  const page = await sample(t);
  await route(page, "/danh-gia/viet-thanh?muc=d5k3a");
  await page.see("diễn giải, chưa đối chiếu văn bản gốc");
  assert.equal(await count(page, "#summary-d5k3a q"), 0);
  assert.equal(await count(page, "#summary-k1 q"), 1);
});

test("a missing item leads to the blank field, and filling it changes the verdict", async (t) => {
  const page = await book(t, "outcome-missing");
  await route(page, "/danh-gia/binh-an");
  await becomes(page, "Chưa đủ dữ liệu");
  const before = await count(page, ".missing .needs li");
  assert.equal(before, 3);
  await page.click("link", "Số liệu năm – Số vụ phạm tội: xã Bình An, năm 2023");
  await page.until(
    () => page.run(() => document.activeElement.id === "f-value"),
    "the blank field to have the keyboard",
  );
  await page.press("9");
  await page.press(Key.ENTER);
  await page.until(async () => (await count(page, ".missing .needs li")) === before - 1, "one item less");
  await page.run(() => document.activeElement.blur());
  await page.press(Key.chord(Key.CONTROL, "z"));
  await page.until(async () => (await count(page, ".missing .needs li")) === before, "the item again");
});

test("a person's ruling stands beside what the figures say, and can be taken back and undone", async (t) => {
  const page = await book(t, "outcome-for-decision");
  await route(page, "/danh-gia/binh-an?muc=d4k4a");
  await becomes(page, "Chờ cấp có thẩm quyền quyết định");
  await enterOn(page, ".rule--asked summary");
  await page.click("button", "Lưu quyết định");
  await page.see("Hãy chọn đạt hoặc không đạt");
  await page.run(() => document.getElementById("rule-d4k4a-ruling").click());
  await page.fill("Lý do, căn cứ", "Tội phạm giảm một nửa");
  await page.fill("Người quyết định", "Trưởng Công an xã");
  await page.click("button", "Lưu quyết định");
  await becomes(page, "Đạt");
  await page.see("Cấp có thẩm quyền quyết định");
  await page.see("Tội phạm giảm một nửa");
  await page.see("Theo số liệu");
  assert.deepEqual(await page.axe(), []);
  await page.press(Key.chord(Key.CONTROL, "z"));
  await becomes(page, "Chờ cấp có thẩm quyền quyết định");
  await page.press(Key.chord(Key.CONTROL, "y"));
  await becomes(page, "Đạt");
  await page.click("button", "Gỡ quyết định này");
  await becomes(page, "Chờ cấp có thẩm quyền quyết định");
});

test("hamlets are chosen commune by commune, filtered and searched without accents", async (t) => {
  const page = await sample(t);
  await route(page, "/danh-gia");
  await page.fill("Bộ quy định", "Khu dân cư");
  await page.until(async () => (await count(page, ".tallies tbody tr")) === 2, "two communes with hamlets");
  await page.click("link", "Xã Việt Thành");
  await page.until(async () => (await count(page, ".matrix tbody tr")) === 5, "five hamlets");
  await page.fill("Tìm trong bảng", "truc dinh");
  await page.until(async () => (await count(page, ".matrix tbody tr")) === 1, "the hamlet searched for");
  await page.fill("Tìm trong bảng", "khong co");
  await page.see("Không có đơn vị nào khớp");
});

test("a verdict and a year's report are printed from the book, in both languages", async (t) => {
  const page = await sample(t);
  await route(page, "/danh-gia/viet-thanh");
  await page.click("link", "Bản in");
  await page.see("BẢN ĐÁNH GIÁ");
  await page.see("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  // If all inner conditions are met, the whole stands for them.
  assert.ok((await count(page, ".paper__table tbody tr")) > 5);
  await page.see("Thông tư 23/2012/TT-BCA");
  await page.see("Cách hiểu “kiềm chế, kéo giảm”");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "English");
  await page.see("ASSESSMENT");
  await page.click("button", "Tiếng Việt");
  await route(page, "/bao-cao/tran-yen");
  await page.see("21/21 đạt (100%)");
  const rows = await page.run(() =>
    [...document.querySelectorAll(".paper__table")].map((table) => table.tBodies[0].rows.length),
  );
  assert.equal(rows[1], 22, "a row each commune");
});

test("overview, verdict and documents are no wider than a phone and accessible there", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can be as narrow as a phone");
  const page = await sample(t);
  await phone(page);
  const routes = [
    "/tong-quan",
    "/tong-quan/an-toan",
    "/tong-quan/thon-kieu-mau",
    "/danh-gia",
    "/danh-gia/viet-thanh",
    "/danh-gia/tran-yen",
    "/bao-cao/viet-thanh?muc=danh-gia",
    "/bao-cao/tran-yen",
  ];
  for (const path of routes) {
    await route(page, path);
    await page.until(
      () =>
        page.run(
          (path) => location.hash.startsWith(`#${path}`) && document.querySelector("main h1"),
          path.split("?")[0],
        ),
      path,
    );
    assert.equal(await page.run(() => Math.max(360, document.documentElement.scrollWidth)), 360, path);
    assert.deepEqual(await page.axe(), [], path);
  }
});

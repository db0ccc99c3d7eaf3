// A province writes its own rules in the page: copies a national set, makes it stricter, adds a condition, shares the
// file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { caseBook, route } from "./books.mjs";
import { Key, test } from "./harness.mjs";

const SET = "Cấp xã “An toàn về an ninh, trật tự” (TT 124/2021/TT-BCA, Điều 5) – tỉnh Nam Định";
const ID = "tt-124-2021-commune-tinh-nam-dinh";
const DECISION = "Quyết định 12/2024/QĐ-UBND ngày 15/3/2024 của UBND tỉnh Nam Định";

const outcome = (page) =>
  page.run(() => document.querySelector(".headline__outcome")?.textContent.replace(/\s+/g, " ").trim().toLowerCase());
const becomes = (page, wanted) =>
  page.until(async () => (await outcome(page))?.replace(/^\W\s*/u, "") === wanted, `the outcome «${wanted}»`);
const active = (page) =>
  page.run(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent.trim());

/** A commune of 2024 in which seven of ten units were recognised. */
const commune = (t, options) => caseBook(t, "tt-124-ten-units", options);

/** The same commune with a copy of the national set, open in the editor. */
async function copied(t, options) {
  const page = await commune(t, options);
  await route(page, "/quy-dinh-rieng");
  await page.click("link", "Sao chép để sửa: Cấp xã “An toàn về an ninh, trật tự”");
  await page.fill("Nơi ban hành", "tỉnh Nam Định");
  await page.fill("Văn bản của địa phương", DECISION);
  await page.click("button", "Tạo bản sao");
  await page.see("Chưa điều kiện nào khác bản gốc");
  return page;
}

const edit = async (page, condition) => {
  await page.until(
    () => page.run((id) => document.getElementById(id), `edit-c-${condition}`),
    `the condition ${condition}`,
  );
  await page.run((id) => document.getElementById(id).click(), `edit-c-${condition}`);
  await page.see("Nội dung điều kiện");
};

async function atEighty(page) {
  await edit(page, "k4b");
  await page.fill("Từ bao nhiêu % trở lên", "80");
  await page.click("button", "Lưu");
  await page.see("(bản gốc: 70)");
}

/** Axe's violations with the top of the page in view. Content half covered by the fixed bars is not a violation. */
async function axe(page) {
  await page.run(() => scrollTo(0, 0));
  return page.axe();
}

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page, name) {
  for (let steps = 0; steps < 150; steps += 1) {
    if ((await active(page)).startsWith(name)) return;
    await page.press(Key.TAB);
  }
  throw new Error(`Tab does not come to «${name}»`);
}

test("a copy of a national set that asks for more judges in its place, and undoing gives the verdict back", async (t) => {
  const page = await copied(t);
  await route(page, "/danh-gia/xa?nam=2024");
  await becomes(page, "đạt");
  await page.see("tỉnh Nam Định");
  await route(page, `/quy-dinh-rieng/${ID}`);
  await atEighty(page);
  await page.see("Lời của điều kiện vẫn như bản gốc");
  await route(page, "/danh-gia/xa?nam=2024");
  await becomes(page, "không đạt");
  await page.see("Điều 5 khoản 4");
  await page.run(() => document.activeElement.blur());
  await page.press(Key.chord(Key.CONTROL, "z"));
  await page.see("Đã hoàn tác: sửa Điều 5 khoản 4");
  await becomes(page, "đạt");
});

test("a condition, a deadline and a reading of the province's own are added, and what differs is said", async (t) => {
  const page = await copied(t);
  await atEighty(page);
  await page.click("button", "Thêm điều kiện");
  await page.fill("Điều kiện đòi hỏi gì", "Có đủ số mô hình");
  await page.fill("Nội dung điều kiện", "Có ít nhất 03 mô hình");
  await page.fill("Điều, khoản", "Điều 2");
  await page.fill("Ít nhất bao nhiêu", "3");
  await page.click("button", "Thêm điều kiện");
  await page.see("Đã lưu: thêm điều kiện Điều 2");
  await page.click("button", "Sửa: Thẩm quyền quyết định, thời hạn");
  await page.fill("Hạn hằng năm", "15/12");
  await page.click("button", "Lưu");
  await page.see("hạn 15/12");
  await page.click("button", "Sửa: Cách hiểu “kiềm chế, kéo giảm”");
  await page.fill("Cách hiểu", "Chặt: phải giảm");
  await page.click("button", "Lưu");
  await page.see("Chặt: phải giảm");
  await page.see("Phiên bản");
  const version = () => page.run(() => document.querySelector(".basis dd:last-of-type").textContent);
  await page.until(async () => (await version()) === "5", "a fifth version, for each save is one");
  const differences = await page.run(() =>
    [...document.querySelectorAll(".differences li")].map((item) => item.textContent),
  );
  for (const part of ["80", "Điều 2", "15/12"]) {
    assert.ok(
      differences.some((line) => line.includes(part)),
      `«${part}» in\n${differences.join("\n")}`,
    );
  }
  assert.deepEqual(await axe(page), []);
  await route(page, "/danh-gia/xa?nam=2024");
  await becomes(page, "không đạt");
  await page.see("Có ít nhất 03 mô hình");
});

test("what asks for less than the national rule is said to, and a removed condition comes back", async (t) => {
  const page = await copied(t);
  await edit(page, "k4b");
  await page.fill("Từ bao nhiêu % trở lên", "60");
  await page.click("button", "Lưu");
  await page.see("Khác quy định trung ương: dễ đạt hơn bản gốc.");
  await edit(page, "k4b");
  await page.click("button", "Trả lại như bản gốc");
  await page.seeNot("Khác quy định trung ương");
  await edit(page, "k1a");
  await page.click("button", "Bỏ điều kiện");
  await page.see("Khác quy định trung ương: điều kiện này của bản gốc đã bỏ.");
  await page.until(
    () => page.run(() => document.activeElement.id === "edit-add"),
    "the keyboard at the end of the conditions",
  );
  await page.click("button", "Trả lại như bản gốc");
  await page.seeNot("Khác quy định trung ương");
  await page.until(
    () => page.run(() => document.activeElement.id === "edit-c-k1a"),
    "the keyboard on the condition that came back",
  );
  await page.see("Chưa điều kiện nào khác bản gốc");
});

test("what the rules of rule files forbid is said at the field, and nothing is kept of it", async (t) => {
  const page = await copied(t);
  await page.click("button", "Sửa: Tên, hiệu lực và nguồn");
  await page.fill("Đến hết ngày", "31/12/2023");
  await page.click("button", "Lưu");
  await page.see("Chưa lưu được");
  assert.match(
    await page.run(() => document.querySelector(".in-place .field.is-wrong").textContent),
    /Có hiệu lực từ ngày|Đến hết ngày/,
  );
  await page.click("button", "Bỏ qua");
  await page.seeNot("31/12/2023");
  await edit(page, "k4b");
  await page.fill("Từ bao nhiêu % trở lên", "120");
  await page.click("button", "Lưu");
  await page.see("lớn quá mức cho phép");
  assert.deepEqual(await axe(page), []);
});

test("the rule file goes to another browser, judges there, and is taken out again", async (t) => {
  const page = await copied(t);
  await atEighty(page);
  await page.click("button", "Tải tệp quy định");
  const name = `${ID}.json`;
  const path = join(page.downloads, name);
  // The browser creates the file before it fills it.
  const rules = await page.until(async () => JSON.parse(await readFile(path, "utf8")), "the rule file");
  assert.equal(rules.origin.id, "tt-124-2021-commune");
  assert.equal(rules.source.name, DECISION);

  const other = await commune(t);
  await other.upload("Chọn tệp", path);
  await other.see(SET);
  await other.see("«70%» thành «80%»");
  await other.click("button", "Thêm vào sổ");
  await other.see("Đã lưu: thêm bộ quy định");
  await route(other, "/danh-gia/xa?nam=2024");
  await becomes(other, "không đạt");
  await route(other, `/quy-dinh-rieng/${ID}`);
  await other.see("(bản gốc: 70)");
  await other.click("button", "Bỏ khỏi sổ");
  await other.see("Sổ này chưa có bộ quy định riêng nào.");
  await route(other, "/danh-gia/xa?nam=2024");
  await becomes(other, "đạt");
});

test("a condition is changed with the keyboard alone, on a phone's width and in English too", async (t) => {
  const page = await copied(t, { width: 360, height: 740 });
  await page.focus(await page.run(() => document.querySelector("h1")));
  await tabTo(page, "Sửa: Tên, hiệu lực và nguồn");
  await page.press(Key.ENTER);
  await page.until(() => page.run(() => document.activeElement.id === "f-title.vi"), "the first field");
  await tabTo(page, "Bỏ qua");
  await page.press(Key.ENTER);
  await page.until(
    async () => (await active(page)) === "Sửa: Tên, hiệu lực và nguồn",
    "the button that opened the form",
  );
  await tabTo(page, "Thêm điều kiện");
  await page.press(Key.ENTER);
  await page.until(() => page.run(() => document.activeElement.id === "f-test"), "the choice of what is asked");
  await page.press(Key.TAB, "Có nội quy", Key.TAB, "Điều 3", Key.TAB);
  await tabTo(page, "Bỏ qua");
  await page.press(Key.ENTER);
  assert.deepEqual(await axe(page), []);
  const width = await page.run(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `the page is ${width} px wide`);
  await route(page, "/cai-dat");
  await page.click("button", "English");
  await route(page, `/quy-dinh-rieng/${ID}`);
  await page.see("What differs from the origin");
  await page.see("Add a condition");
  assert.deepEqual(await axe(page), []);
});

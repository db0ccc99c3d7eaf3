// What the forms say about days: the period that a day counts for, days in the future, late days, and days on which a
// unit did not exist.
import assert from "node:assert/strict";
import { join } from "node:path";
import { ROOT, start, test } from "./harness.mjs";
import { onDay } from "./chromium.mjs";
import { endForm, route } from "./books.mjs";

const TODAY = "2026-11-29";

/** The book of the worked cases, on a day at the end of November 2026. */
async function november(t, options) {
  const page = await start(t, options);
  await onDay(page, TODAY);
  await page.go("/du-lieu");
  await page.upload("Chọn tệp", join(ROOT, "tests/cases/books/tt-124.json"));
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see("Đã lưu: mở tệp tt-124.json");
  return page;
}

const value = (page, id) => page.run((id) => document.getElementById(id).value, id);

test("the overview shows the periods of the year and offers the one that runs", async (t) => {
  const page = await november(t);
  await route(page, "/tong-quan?nam=2026");
  await page.see("Xã, kỳ 2026: 16/11/2025–15/11/2026, đã hết kỳ");
  await page.see("Khu dân cư, kỳ 2026: 01/11/2025–31/10/2026, đã hết kỳ");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Sang kỳ 2027");
  await page.see("Xã, kỳ 2027: 16/11/2026–15/11/2027, còn 352 ngày");
  await page.until(() => page.run(() => location.hash.includes("nam=2027")), "the year in the address");
});

test("an incident says while it is typed in which period it counts, by its unit's own window", async (t) => {
  const page = await november(t);
  await route(page, "/vu-viec/moi?nam=2026&don-vi=xa");
  await page.see("kỳ 2026: 16/11/2025–15/11/2026, đã hết kỳ");
  await page.fill("Ngày", "29/11/2026");
  await page.see("Tính vào kỳ 2027 (16/11/2026–15/11/2027)");
  await page.fill("Ngày", "10/11/2026");
  await page.see("Tính vào kỳ 2026 (16/11/2025–15/11/2026)");
  await route(page, "/don-vi/thon?nam=2026");
  await route(page, "/vu-viec/moi?nam=2026&don-vi=thon");
  await page.fill("Ngày", "10/11/2026");
  await page.see("Tính vào kỳ 2027 (01/11/2026–31/10/2027)");
  await page.fill("Ngày", "30/11/2026");
  await page.see("Ngày này chưa đến (hôm nay là 29/11/2026)");
  assert.deepEqual(await page.axe(), []);
});

test("a registration that is late is not proposed, and is asked about before it is saved", async (t) => {
  const page = await november(t);
  // Opens the form as the list of missing data does.
  await route(page, "/dang-ky/moi?nam=2026&don-vi=xa&muc=date");
  await page.see("Cần ngày từ 01/01/2026 đến 31/03/2026");
  assert.equal(await value(page, "f-date"), "", "today would be too late");
  await page.fill("Ngày đăng ký", "05/04/2026");
  await page.see("Ngày 05/04/2026 sau hạn 31/03/2026");
  await page.click("button", "Lưu");
  await page.see("Vẫn lưu?");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Sửa ngày");
  await page.untilFocus("#f-date");
  await page.click("button", "Lưu");
  await endForm(page, "Vẫn lưu", "Đã lưu: thêm đăng ký");
});

test("a unit that is not there is said at its field, and can be added from there", async (t) => {
  const page = await november(t);
  await route(page, "/vu-viec/moi?nam=2026");
  await page.fill("Ngày", "20/11/2026");
  await page.fill("Đơn vị", "Trúc Đình");
  await page.see("Sổ chưa có đơn vị “Trúc Đình”.");
  await page.click("button", "Lưu");
  await page.see("Đơn vị: chưa có trong sổ");
  await page.click("button", "Thêm đơn vị");
  await page.see("Thêm đơn vị");
  await page.until(
    () => page.run(() => document.getElementById("f-name")?.value === "Trúc Đình"),
    "the name that was typed",
  );
  await page.click("button", "Lưu");
  await page.see("Đã lưu: đơn vị thôn Trúc Đình");
  await page.until(
    () => page.run(() => document.getElementById("f-unit")?.value === "Thôn Trúc Đình, xã Bình An"),
    "the unit in the form it was added for",
  );
  assert.equal(await value(page, "f-date"), "20/11/2026", "what was typed is still there");
});

test("a page that was translated in the browser still says what was saved", async (t) => {
  const page = await november(t);
  assert.equal(
    await page.run(() => document.body.translate),
    false,
    "the page asks not to be translated: it has its own English",
  );
  await route(page, "/don-vi/thon/sua?nam=2026");
  await page.fill("Tên", "Hai");
  // Acts like a browser's translation, which wraps each text in a <font>.
  const wrap = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (walker.currentNode.textContent.trim()) texts.push(walker.currentNode);
    for (const text of texts) {
      const font = document.createElement("font");
      font.append(document.createElement("font"));
      font.firstChild.textContent = text.textContent;
      text.replaceWith(font);
    }
  };
  await page.run(wrap);
  await page.click("button", "Lưu");
  const said = () => page.run(() => document.querySelector(".toast").textContent);
  await page.until(() => said().then((said) => said === "Đã lưu: đơn vị thôn Hai"), "what was saved");
  await page.run(wrap);
  await page.click("button", "Hoàn tác");
  await page.until(() => said().then((said) => said.startsWith("Đã hoàn tác")), "what was taken back");
});

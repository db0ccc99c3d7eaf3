// Every page: accessible, in both languages, and no wider than a phone.
import assert from "node:assert/strict";
import { COLOURS } from "./axe.mjs";
import { sample } from "./books.mjs";
import { dark, phone } from "./chromium.mjs";
import { ENGINE, test } from "./harness.mjs";

const ROUTES = [
  "/tong-quan",
  "/trinh-chieu",
  "/bieu-do",
  "/bat-dau",
  "/don-vi/danh-muc",
  "/don-vi",
  "/don-vi/viet-thanh",
  "/don-vi/bao-dap-thon-1",
  "/don-vi/moi",
  "/don-vi/viet-thanh/sua",
  "/don-vi/viet-thanh/so-lieu",
  "/nhap-nam/viet-thanh",
  "/ai-da-gui",
  "/vu-viec",
  "/vu-viec/moi",
  "/mo-hinh",
  "/mo-hinh/moi",
  "/van-ban",
  "/dang-ky/moi",
  "/xac-nhan/moi",
  "/xep-loai/moi",
  "/ky-luat/moi",
  "/hoat-dong/moi",
  "/tin-bao/moi",
  "/cong-nhan/moi",
  "/quyet-dinh/moi",
  "/danh-gia",
  "/danh-gia/viet-thanh",
  "/danh-gia/viet-thanh/so-sanh",
  "/quy-dinh",
  "/quy-dinh/tt-23-2012-commune",
  "/lich",
  "/so-lieu-can-xem",
  "/bao-cao",
  "/bao-cao/viet-thanh",
  "/quy-dinh-rieng",
  "/quy-dinh-rieng/moi?loai=tt-124-2021-commune",
  "/du-lieu",
  "/cai-dat",
  "/them",
  "/khong-co",
];

async function each(page, look) {
  const wrong = [];
  for (const route of ROUTES) {
    await page.route(route);
    wrong.push(...(await look(route)).map((what) => `${route}: ${what}`));
  }
  return wrong;
}

test("axe finds nothing wrong on any page", async (t) => {
  const page = await sample(t);
  assert.deepEqual(await each(page, () => page.axe()), []);
  assert.deepEqual(await page.consoleErrors(), []);
});

test("axe finds nothing wrong in the dark either", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can ask for a dark page");
  const page = await sample(t);
  await dark(page);
  // In the dark, only colours differ.
  assert.deepEqual(await each(page, () => page.axe(...COLOURS)), []);
  assert.deepEqual(await page.axe(), []);
});

test("no page is wider than a phone", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can be as narrow as a phone");
  const page = await sample(t);
  await phone(page);
  const tooWide = async () => {
    const width = await page.run(() => document.documentElement.scrollWidth);
    return width > 360 ? [`${width} px`] : [];
  };
  assert.deepEqual(await each(page, tooWide), []);
  assert.deepEqual(await page.axe(), []);
});

test("the language changes at once, everywhere, and is remembered", async (t) => {
  const page = await sample(t);
  await page.route("/don-vi/viet-thanh");
  await page.see("Vụ việc");
  await page.click("button", "English");
  await page.see("Incidents");
  await page.seeNot("Vụ việc");
  assert.equal(await page.run(() => document.documentElement.lang), "en");
  await page.reload();
  await page.see("Incidents");
  await page.click("button", "Tiếng Việt");
  await page.see("Vụ việc");
});

test("after navigation the heading has the keyboard and the menu says where one is", async (t) => {
  const page = await sample(t);
  await page.click("link", "Mô hình");
  await page.until(() => page.run(() => location.hash.startsWith("#/mo-hinh")), "the address of the page");
  await page.shown();
  await page.untilFocus("main h1");
  assert.equal(await page.run(() => document.querySelector(".rail [aria-current=page]").textContent.trim()), "Mô hình");
  assert.ok((await page.driver.getTitle()).startsWith("Mô hình"));
});

test("the chosen year stands in the address, so that a bookmark shows the same", async (t) => {
  const page = await sample(t);
  await page.fill("Năm", "2018");
  await page.until(() => page.run(() => location.hash.includes("nam=2018")), "the year in the address");
  await page.go("/mo-hinh?nam=2019&mo-hinh=moi");
  await page.see("Mới trong năm 22");
  assert.equal(await page.run(() => document.querySelector("[aria-pressed=true]").textContent), "Mới trong năm 22");
});

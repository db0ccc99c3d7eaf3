// Every page: accessible, in both languages, and no wider than a phone.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
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

/** What leaves the screen of a phone, apart from what can be scrolled sideways in a frame of its own. */
const outside = () => {
  const width = document.documentElement.clientWidth;
  const isFramed = (element) => {
    for (let above = element.parentElement; above; above = above.parentElement)
      if (getComputedStyle(above).overflowX !== "visible") return true;
    return false;
  };
  const leaves = (element) => {
    const { left, right, height } = element.getBoundingClientRect();
    return height > 1 && right - left > 1 && (right > width + 1 || left < -1) && !isFramed(element);
  };
  const found = [...document.querySelectorAll("body *")].filter(leaves);
  return found.slice(0, 3).map((element) => `${element.tagName}.${element.className} «${element.textContent.slice(0, 40)}»`);
};

test("nothing leaves the screen of a phone with letters twice as large", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver can be as narrow as a phone");
  const page = await sample(t);
  await phone(page);
  await page.run(() => (document.documentElement.style.fontSize = "200%"));
  assert.deepEqual(await each(page, () => page.run(outside)), []);
  await page.route("/bang-tinh");
  const path = join(page.downloads, "lỗi.csv");
  await writeFile(path, "Ngày xảy ra;Xã;Thôn;Loại vụ việc\n31/02/2019;Việt Thành;Trúc Đình;Cháy\n12/02/2019;Việt Thành;Lạ;Cháy\n");
  await page.upload("Chọn tệp bảng tính", path);
  await page.see("2 dòng chưa nhập được");
  assert.deepEqual(await page.run(outside), []);
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

// Books to test with, and what one does on any page.
import { join } from "node:path";
import { ROOT, start } from "./harness.mjs";

/** The sample book, loaded as a newcomer does. */
export async function sample(t) {
  const page = await start(t);
  await page.go("/tong-quan");
  await page.click("button", "Dùng thử dữ liệu mẫu");
  await page.see("Huyện Trấn Yên");
  // The year is written into the address a moment later.
  await page.until(() => page.run(() => location.hash.includes("nam=2019")), "the year in the address");
  return page;
}

async function open(t, path) {
  const page = await start(t);
  await page.go("/du-lieu");
  await page.upload("Chọn tệp", path);
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see("Đã lưu");
  return page;
}

/** A book of samples/. */
export const book = (t, name) => open(t, join(ROOT, "samples", `${name}.json`));

/** A book of the worked cases. */
export const caseBook = (t, name) => open(t, join(ROOT, "tests/cases/books", `${name}.json`));

/** Goes to a page. */
export const route = (page, route) => page.run((route) => void (location.hash = route), route);

/** How many elements fit. */
export const count = (page, selector) => page.run((selector) => document.querySelectorAll(selector).length, selector);

/** The texts of the elements that fit. */
export const texts = (page, selector) =>
  page.run((selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent.replace(/\s+/g, " ").trim()), selector);

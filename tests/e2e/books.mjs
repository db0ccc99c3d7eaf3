// Books for tests, and actions that every page offers.
import { basename, join } from "node:path";
import { LOCKED, ROOT, start } from "./harness.mjs";
import { lock } from "./locked.mjs";

/** The sample book of the district in 2019, loaded as a newcomer does. `options` are those of `start`. */
export async function sample(t, options) {
  const page = await start(t, options);
  await page.go("/tong-quan");
  await openSample(page);
  await page.see("Đã lưu: mở dữ liệu mẫu");
  if (LOCKED) await lock(page);
  return page;
}

/** Opens the district's sample book from a page that offers it. Does not wait until it is saved. */
export async function openSample(page) {
  await page.click("button", "Dùng thử sổ mẫu của huyện");
  // The previous page already shows its name, but its year is in the address only once it is open.
  await page.until(() => page.run(() => location.hash.includes("nam=2019")), "the year in the address");
  await page.shown();
}

/** Opens a book from a file. */
export async function openFile(t, path, options) {
  const page = await start(t, options);
  await page.go("/du-lieu");
  await page.upload("Chọn tệp", path);
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see(`Đã lưu: mở tệp ${basename(path)}`);
  return page;
}

/** A book of samples/; `options` are those of `start`. */
export const book = (t, name, options) => openFile(t, join(ROOT, "samples", `${name}.json`), options);

/** A book of the worked cases; `options` are those of `start`. */
export const caseBook = (t, name, options) => openFile(t, join(ROOT, "tests/cases/books", `${name}.json`), options);

/** Goes to a page. */
export const route = (page, route) => page.route(route);

/**
 * Presses a button that ends a record's form. Waits until the page confirms it and is back where the form was opened.
 */
export async function endForm(page, button, said) {
  const form = await page.run(() => location.hash);
  await page.click("button", button);
  await page.see(said);
  await page.until(() => page.run((form) => location.hash !== form, form), "the page before the form");
  await page.shown();
}

/** The number of elements that match. */
export const count = (page, selector) => page.run((selector) => document.querySelectorAll(selector).length, selector);

/** The texts of the elements that match. */
export const texts = (page, selector) =>
  page.run(
    (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent.replace(/\s+/g, " ").trim()),
    selector,
  );

/** The book as the app downloads it from the page of files, without the file's data about itself. */
export async function exported(page) {
  return (await exportedFile(page)).replace(/,\n {2}"sent": [\s\S]*$/, "\n}\n");
}

/** The file of the whole book that the app makes on the page of files. */
export async function exportedFile(page) {
  if (!page.passphrase) return fileOf(page, "Tải tệp về máy");
  // A locked book leaves the lock only on the page that sends.
  const before = await page.run(() => location.hash.slice(1));
  await route(page, "/du-lieu/gui");
  await page.until(() => page.run(() => document.querySelector("#leaves-lock")), "the question");
  await page.run(() => document.querySelector("#leaves-lock").click());
  const file = await fileOf(page, "Tải tệp để gửi");
  await route(page, before);
  return file;
}

/** The text of the file that a button of the page makes. */
export async function fileOf(page, button) {
  await page.byRole("button", button);
  return page.run((label) => {
    const create = URL.createObjectURL;
    return new Promise((done) => {
      URL.createObjectURL = (blob) => {
        URL.createObjectURL = create;
        blob.text().then(done);
        return create(blob);
      };
      [...document.querySelectorAll("button")].find((button) => button.textContent === label).click();
    });
  }, button);
}

// Books for tests, and actions that every page offers.
import { basename, join } from "node:path";
import { ROOT, start } from "./harness.mjs";

/** The sample book of the district in 2019, loaded as a newcomer does. `options` are those of `start`. */
export async function sample(t, options) {
  const page = await start(t, options);
  await page.go("/tong-quan");
  await openSample(page);
  await page.see("Đã lưu: mở dữ liệu mẫu");
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

/** A book of samples/. */
export const book = (t, name) => openFile(t, join(ROOT, "samples", `${name}.json`));

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
export const exportedFile = (page) => fileOf(page, "Tải tệp về máy");

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

// A locked book is opened with the fingerprint or PIN of the device, played by Chromium's virtual authenticator.
// If the device does not recognize its person, the passphrase still opens the book.
import assert from "node:assert/strict";
import { book } from "./books.mjs";
import { authenticator, phone } from "./chromium.mjs";
import { test } from "./harness.mjs";
import { PASSPHRASE, lock, unlock } from "./locked.mjs";

const BY_DEVICE = "Mở bằng vân tay hoặc PIN của máy";

const isThere = (page, selector) => page.run((selector) => Boolean(document.querySelector(selector)), selector);
const until = (page, selector) => page.until(() => isThere(page, selector), selector);

async function lockNow(page) {
  await page.run(() => document.querySelector("#lock-now").click());
  await until(page, "#unlock");
}

test("a device that makes sure of its person opens the book, and the passphrase still does", async (t) => {
  const page = await book(t, "outcome-met", { host: "localhost" });
  await lock(page);
  await page.route("/cai-dat/khoa-so");
  await page.see("Đổi mật khẩu của tôi");
  await page.seeNot(BY_DEVICE);

  const device = await authenticator(page);
  await page.route("/cai-dat");
  await page.route("/cai-dat/khoa-so");
  await page.see(BY_DEVICE);
  const enrol = async (passphrase) => {
    await page.run(() => document.querySelector("#device-own").focus());
    await page.press(passphrase);
    await page.click("button", "Bật mở bằng vân tay hoặc PIN");
  };
  await enrol("sai rồi, sai rồi");
  await page.see("Mật khẩu không đúng");
  await page.reload();
  await until(page, "#device-own");
  await enrol(PASSPHRASE);
  await page.see("Anh chị đang mở được sổ bằng vân tay");
  assert.deepEqual(await page.axe(), []);
  await page.screenshot("fingerprint-people");

  await lockNow(page);
  await until(page, "#by-device");
  await phone(page);
  await page.screenshot("fingerprint-unlock");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", BY_DEVICE);
  await until(page, "#lock-now");

  // Somebody else's finger; the passphrase opens the book.
  await lockNow(page);
  await until(page, "#by-device");
  await device.verifies(false);
  await page.click("button", BY_DEVICE);
  await page.see("Máy chưa nhận ra anh chị");
  await unlock(page);

  // Once it is turned off, it is gone.
  await page.route("/cai-dat/khoa-so");
  await page.click("button", "Tắt mở bằng vân tay hoặc PIN");
  await until(page, "#add-device");
  await lockNow(page);
  await page.drawn();
  assert.ok(!(await isThere(page, "#by-device")));
  await unlock(page);
});

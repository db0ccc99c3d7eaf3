// The main task in Chromium 109, the last one for Windows 7 and 8.1, which offices still use. Its driver is not to be
// had, so Puppeteer of that time drives it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import chromium from "@sparticuz/chromium";
import puppeteer from "puppeteer-core";
import { contains, findByRole, findField, textOf } from "./find.mjs";
import { Server } from "./server.mjs";
import { PATIENCE } from "./settings.mjs";

/** A person at a page: few words, since one task is done here. */
class Person {
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE);
  }

  async see(text) {
    let found = "";
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(50)) {
      found = await this.page.evaluate(textOf);
      if (contains(found, text)) return;
    }
    assert.fail(`not there: ${text}; but ${found}`);
  }

  async click(role, name) {
    await (await this.page.waitForFunction(findByRole, {}, role, name)).click();
  }

  async fill(label, text) {
    const field = await this.page.waitForFunction(findField, {}, label);
    await field.click({ clickCount: 3 });
    await field.type(text);
  }

  go(address) {
    return this.page.evaluate((hash) => (location.hash = hash), address);
  }
}

test("a commune is opened, changed, judged and found again without the server in Chromium 109", async (t) => {
  const server = new Server("/");
  await server.start();
  t.after(() => server.stop());
  const executablePath = await chromium.executablePath();
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--no-zygote", "--disable-gpu"], headless: "chrome" });
  t.after(() => browser.close());
  assert.match(await browser.version(), /\/109\./);
  const page = await browser.newPage();
  const person = new Person(page);
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));

  await page.goto(server.url);
  await person.click("button", "Dùng thử sổ mẫu của xã");
  await person.see("xã Trấn Yên");
  await person.go("#/don-vi/co-phuc-1/sua");
  await person.fill("Tên", "Cổ Phúc mới");
  await person.click("button", "Lưu");
  await person.see("Đã lưu: đơn vị thôn Cổ Phúc mới");
  await person.go("#/danh-gia?nam=2026");
  await person.see("Tình hình an ninh, trật tự");
  await person.go("#/bao-cao?nam=2026");
  await person.see("Văn bản của năm");

  await page.waitForFunction(async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller);
  await server.stop();
  await page.reload();
  await person.go("#/don-vi/co-phuc-1");
  await person.see("Cổ Phúc mới");
  assert.deepEqual(errors, []);
  assert.deepEqual(server.reports, []);
});

// The main task in every browser: open the sample district, change it, and find both again without the server.
import assert from "node:assert/strict";
import { route, sample } from "./books.mjs";
import { test } from "./harness.mjs";

/** The first value of each figure of the overview, by the figure's name. */
async function figures(page) {
  await route(page, "/tong-quan?nam=2019");
  const read = () =>
    Object.fromEntries(
      [...document.querySelectorAll(".tile")].map((tile) => [
        tile.querySelector(".figure__name").textContent,
        tile.querySelector(".figure__value").textContent,
      ]),
    );
  return page.until(async () => {
    const found = await page.run(read);
    return Object.keys(found).length > 0 && found;
  }, "the figures");
}

test("the sample district and a change to it are there without the server", async (t) => {
  const page = await sample(t);
  const before = await figures(page);
  assert.equal(before["Mô hình đang duy trì"], "49");
  assert.equal(before["Mô hình xây dựng mới"], "22");
  await route(page, "/don-vi/viet-thanh/sua");
  await page.fill("Tên", "Việt Thành mới");
  await page.click("button", "Lưu");
  await page.see("Đã lưu: đơn vị xã Việt Thành mới");

  await page.untilOffline();
  await page.reload();
  await page.stopServer();
  await page.reload();
  assert.deepEqual(await figures(page), before);
  await route(page, "/don-vi/viet-thanh");
  await page.see("Xã Việt Thành mới");
});

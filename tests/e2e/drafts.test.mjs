// Typed and corrected data outlives what can happen to a page: the back button, a reload, a new build, a closed tab.
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sample } from "./books.mjs";
import { test } from "./harness.mjs";

const FORM = "/van-ban/moi?don-vi=viet-thanh";
const AGAIN = "Đây là những gì anh chị nhập dở lần trước.";
const TYPED = "Kế hoạch chưa xong";

const subject = (page) => page.run(() => document.getElementById("f-subject")?.value);

test("a form that was being filled is there after the back button, a reload, a new build and a closed tab", async (t) => {
  const page = await sample(t);
  const again = async () => {
    await page.see(AGAIN);
    assert.equal(await subject(page), TYPED);
  };
  await page.route("/don-vi/viet-thanh");
  await page.route(FORM);
  await page.fill("Trích yếu", TYPED);
  await page.driver.navigate().back();
  await page.until(() => page.run(() => location.hash.includes("don-vi/viet-thanh")), "the page before the form");
  await page.route(FORM);
  await again();
  await page.reload();
  await again();
  // What "Dùng bản mới" does: a new worker takes over, and the page is loaded anew.
  await page.run(async () => {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.unregister();
    location.reload();
  });
  await again();
  // A tab that is closed without a word, and a new one.
  const old = await page.driver.getWindowHandle();
  await page.driver.switchTo().newWindow("tab");
  const fresh = await page.driver.getWindowHandle();
  await page.driver.switchTo().window(old);
  await page.driver.close();
  await page.driver.switchTo().window(fresh);
  await page.go(FORM);
  await again();
});

test("what was corrected in a table is there when the file is chosen again", async (t) => {
  const page = await sample(t);
  const path = join(page.downloads, "vụ việc.csv");
  const rows = "Ngày xảy ra;Xã;Thôn;Loại vụ việc\n15/03/2016;Việt Thành;Trúc Đình;Cháy\n31/02/2016;Việt Thành;Trúc Đình;Cháy\n";
  await writeFile(path, rows);
  await page.route("/bang-tinh");
  await page.upload("Chọn tệp bảng tính", path);
  await page.see("1 dòng chưa nhập được");
  await page.fill("Sửa ô này thành", "28/02/2016");
  await page.click("button", "Sửa");
  await page.see("Nhập 2 dòng");
  await page.reload();
  await page.see("Còn tệp vụ việc.csv nhập dở");
  await page.upload("Chọn tệp bảng tính", path);
  await page.see("lần trước được áp dụng lại");
  await page.see("Nhập 2 dòng");
  await page.click("button", "Nhập lại từ đầu");
  await page.see("1 dòng chưa nhập được");
  await page.fill("Sửa ô này thành", "28/02/2016");
  await page.click("button", "Sửa");
  await page.click("button", "Nhập 2 dòng");
  await page.see("Đã nhập 2 dòng");
  await page.route("/tong-quan");
  await page.route("/bang-tinh");
  await page.see("Nhập từ bảng tính");
  await page.seeNot("nhập dở");
});

// A year of three desks that mail each other files: a district in Chromium, a commune in Firefox and one in WebKit where those are here,
// with files that come twice, late or not at all, and records that two of them change. In the end all three hold the same book, to the byte.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endForm, exported, route, sample } from "./books.mjs";
import { test } from "./harness.mjs";

// The same year in every run.
function chances(seed) {
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
}

/** A desk: its browser, the commune that it writes in, the files that it sent. */
async function desk(t, name, communes, engine) {
  const page = await sample(t, { engine });
  await route(page, "/cai-dat");
  await page.fill("Tên bộ phận, người ghi sổ", name);
  await page.click("button", "Lưu");
  await page.see("Đã lưu: cài đặt");
  return { name, page, communes, sent: [] };
}

/** Changes one incident of the sample through its form. */
async function change(desk, commune, people) {
  const { page } = desk;
  await route(page, `/vu-viec/${commune}.vu-viec-1`);
  await page.see("Sửa vụ việc");
  await page.fill("Số người liên quan", String(people));
  await endForm(page, "Lưu", "Đã lưu: sửa vụ việc");
}

/** Sends the whole book as a file into the folder; gives its path. */
async function send(desk, folder) {
  await route(desk.page, "/du-lieu");
  await desk.page.byRole("button", "Tải tệp về máy");
  const path = join(folder, `${desk.name}-${desk.sent.length}.json`);
  await writeFile(path, await exported(desk.page));
  desk.sent.push(path);
  return path;
}

/** Takes files in; what waits for review is decided for the desk that the record is of. */
async function take(desk, paths, decideFor) {
  const { page } = desk;
  // The page as it is when it is opened, without what was said of files before.
  await route(page, "/cai-dat");
  await route(page, "/du-lieu");
  await page.upload("Chọn tệp", paths.join("\n"));
  const found = await page.until(async () => {
    const text = await page.run(() => document.getElementById("import-result")?.textContent ?? "");
    return ["giống hệt", "không có gì mới", "sẽ thay đổi"].find((words) => text.includes(words));
  }, "what the files hold");
  if (found !== "sẽ thay đổi") return 0;
  await page.click("button", "Nhập vào sổ");
  await page.see("Đã nhập:");
  await page.see("Đã lưu: nhập");
  const waits = await page.run(() => document.getElementById("import-result").textContent.includes("có hai bản"));
  if (!waits || !decideFor) return Number(waits);
  await page.click("link", "Xem lại");
  await page.see("có nhiều bản");
  while (await page.run(() => document.querySelectorAll(".conflicts > li").length > 0)) {
    const before = await page.run(() => document.querySelectorAll(".conflicts > li").length);
    await page.click("button", "Lấy bản 1");
    await page.until(() => page.run((before) => document.querySelectorAll(".conflicts > li").length < before, before), "one less");
  }
  return 1;
}

/** What desks share: everything of a file but whose it is. */
const shared = (text) => text.slice(text.indexOf('\n  "shards"'));

test("three desks exchange files for a year, with conflicts and repeats, and hold the same book to the byte", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-year-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const chance = chances(19);
  const engine = (name, driver) => (spawnSync("which", [driver]).status === 0 ? name : undefined);
  const district = await desk(t, "Công an huyện Trấn Yên", ["viet-thanh", "bao-dap"]);
  const communes = [
    await desk(t, "Công an xã Việt Thành", ["viet-thanh"], engine("firefox", "geckodriver")),
    await desk(t, "Công an xã Báo Đáp", ["bao-dap"], engine("webkit", "WebKitWebDriver")),
  ];
  let conflicts = 0;
  for (let month = 1; month <= 12; month += 1) {
    const files = [];
    for (const desk of communes) {
      await change(desk, desk.communes[0], 10 + month);
      files.push(await send(desk, folder));
      // Last month's file once more.
      if (desk.sent.length > 1 && chance() < 0.4) files.push(desk.sent.at(-2));
    }
    if (month % 3 === 0) await change(district, "viet-thanh", 100 + month);
    // A file that is lost comes with the next one.
    const come = files.filter(() => chance() < 0.8);
    if (come.length > 0) conflicts += await take(district, come, true);
    if (month % 2 === 0) {
      const back = await send(district, folder);
      for (const desk of communes) if (chance() < 0.8) conflicts += await take(desk, [back], false);
    }
  }
  // At the end of the year everybody sends, and everybody decides what still waits.
  for (let round = 0; round < 2; round += 1) {
    const all = [await send(communes[0], folder), await send(communes[1], folder)];
    conflicts += await take(district, all, true);
    const back = await send(district, folder);
    for (const desk of communes) await take(desk, [back, ...all], false);
  }
  const books = [];
  for (const { page } of [district, ...communes]) {
    await route(page, "/du-lieu");
    await page.byRole("button", "Tải tệp về máy");
    assert.ok(!(await page.text()).includes("mục có nhiều bản"), "nothing waits");
    books.push(shared(await exported(page)));
  }
  assert.equal(books[1], books[0]);
  assert.equal(books[2], books[0]);
  assert.ok(conflicts > 0, "there were conflicts");
  const engines = await Promise.all([district, ...communes].map(({ page }) => page.run(() => navigator.userAgent.match(/Chrome|Firefox|Safari/)[0])));
  t.diagnostic(`${engines.join(", ")}: ${[district, ...communes].reduce((sum, desk) => sum + desk.sent.length, 0)} files, ${conflicts} times something waited for review`);
}, 600_000);

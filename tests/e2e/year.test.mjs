// Four months of three desks that mail each other files: a district in Chromium, and communes in Firefox and WebKit if
// these are installed. Files come twice, late or not at all; some are parts or sealed. Records are new, deleted, or
// changed by two desks. In the end all three hold the same book, to the byte. crates/desk/tests/all/three_desks.rs runs
// whole random years natively. This test covers the engines themselves.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endForm, exported, exportedFile, fileOf, route, sample } from "./books.mjs";
import { onDay } from "./chromium.mjs";
import { test } from "./harness.mjs";

/** The simulated year: the next one, so that no clock goes back. */
const YEAR = new Date().getFullYear() + 1;
const PASSPHRASE = "Trúc Đình mùa thu";

// Every run has the same year.
function chances(seed) {
  return () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
}

/** A desk: its browser, the commune in which it writes, and the files that it sent. */
async function desk(t, name, communes, engine = "chromium") {
  const page = await sample(t, { engine });
  await route(page, "/cai-dat");
  await page.fill("Tên bộ phận, người ghi sổ", name);
  await page.click("button", "Lưu");
  await page.see("Đã lưu: cài đặt");
  return { name, page, communes, engine, sent: [] };
}

/** Moves a desk's clock to the middle of a month; only Chromium's driver can. */
async function begin(desk, month) {
  if (desk.engine !== "chromium") return;
  await onDay(desk.page, `${YEAR}-${String(month).padStart(2, "0")}-15`);
  await desk.page.reload();
}

/** Enters an incident of the month. */
async function add({ page }, commune, month) {
  await route(page, `/vu-viec/moi?don-vi=${commune}&loai=theft`);
  await page.see("Thêm vụ việc");
  await page.fill("Ngày", `15/${month}/${YEAR}`);
  await endForm(page, "Lưu", "Đã lưu: thêm vụ việc");
}

/** Deletes an incident of the sample. */
async function remove({ page }, id) {
  await route(page, `/vu-viec/${id}`);
  await page.see("Sửa vụ việc");
  await endForm(page, "Xóa", "Đã lưu: xóa vụ việc");
}

/** Changes one incident of the sample through its form. */
async function change(desk, commune, people) {
  const { page } = desk;
  await route(page, `/vu-viec/${commune}.vu-viec-1`);
  await page.see("Sửa vụ việc");
  await page.fill("Số người liên quan", String(people));
  await endForm(page, "Lưu", "Đã lưu: sửa vụ việc");
}

/** Sends the whole book as a file into the folder. Returns its path. */
async function send(desk, folder) {
  await route(desk.page, "/du-lieu");
  await desk.page.byRole("button", "Tải tệp về máy");
  const path = join(folder, `${desk.name}-${desk.sent.length}.json`);
  await writeFile(path, await exportedFile(desk.page));
  desk.sent.push(path);
  return path;
}

/** Sends a part of the book, the changes since the last such file, or, sealed, all of it. Returns its path. */
async function sendBy(desk, folder, how) {
  const { page } = desk;
  await route(page, "/du-lieu/gui");
  await page.byRole("button", "Tải tệp để gửi");
  await page.fill("Gửi cho", "Công an huyện Trấn Yên");
  if (how === "part") {
    await page.click("radio", "Chọn đơn vị và năm");
    await page.click("checkbox", desk.name.replace("Công an xã", "Xã"));
  }
  if (how === "changes") await page.click("checkbox", "Chỉ gửi những gì thay đổi");
  if (how === "sealed") await page.fill("Mật khẩu niêm phong", PASSPHRASE);
  const text = await fileOf(page, "Tải tệp để gửi");
  // WebKit's driver may not keep keys.
  if (how !== "sealed" && desk.engine !== "webkit")
    assert.ok(JSON.parse(text).signature, `${desk.name}, ${desk.engine}: the file is signed`);
  const path = join(folder, `${desk.name}-${desk.sent.length}${how === "sealed" ? ".txt" : ".json"}`);
  await writeFile(path, text);
  desk.sent.push(path);
  return path;
}

/** Imports files. Decides each conflict for the desk that the record belongs to. */
async function take(desk, paths, decideFor) {
  const { page } = desk;
  // Opens the page fresh, without earlier messages about files.
  await route(page, "/cai-dat");
  await route(page, "/du-lieu");
  await page.upload("Chọn tệp", paths.join("\n"));
  const found = await page.until(async () => {
    const text = await page.run(() => document.getElementById("import-result")?.textContent ?? "");
    if (text.includes("được niêm phong")) {
      await page.fill("Mật khẩu", PASSPHRASE);
      await page.click("button", "Mở tệp niêm phong");
      await page.until(() => page.run(() => !document.getElementById("unseal")), "the sealed file to open");
      return undefined;
    }
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
    await page.until(
      () => page.run((before) => document.querySelectorAll(".conflicts > li").length < before, before),
      "one less",
    );
  }
  return 1;
}

/** The part of a file that desks share: everything except the sender. */
const shared = (text) => text.slice(text.indexOf('\n  "shards"'));

test("three desks exchange files for four months, with conflicts and repeats, and hold the same book to the byte", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-year-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const chance = chances(19);
  const engine = (name, driver) => {
    if (spawnSync("which", [driver]).status === 0) return name;
    t.diagnostic(`${driver} is not here: the desk that is to run in ${name} runs in chromium`);
    return undefined;
  };
  const district = await desk(t, "Công an huyện Trấn Yên", ["viet-thanh", "bao-dap"]);
  const communes = [
    await desk(t, "Công an xã Việt Thành", ["viet-thanh"], engine("firefox", "geckodriver")),
    await desk(t, "Công an xã Báo Đáp", ["bao-dap"], engine("webkit", "WebKitWebDriver")),
  ];
  let conflicts = 0;
  // The ways to send the files of some months. In the other months, a file holds the whole book.
  const ways = { 2: "part", 3: "changes", 4: "sealed" };
  for (let month = 1; month <= 4; month += 1) {
    const files = [];
    for (const desk of [district, ...communes]) await begin(desk, month);
    for (const desk of communes) {
      const [commune] = desk.communes;
      await change(desk, commune, 10 + month);
      if (month === 2) await add(desk, commune, month);
      if (month === 3) await remove(desk, `${commune}.vu-viec-2`);
      files.push(ways[month] ? await sendBy(desk, folder, ways[month]) : await send(desk, folder));
      // Sends last month's file again.
      if (desk.sent.length > 1 && chance() < 0.4) files.push(desk.sent.at(-2));
    }
    if (month % 3 === 0) await change(district, "viet-thanh", 100 + month);
    if (month % 4 === 0) await add(district, "bao-dap", month);
    // A lost file arrives with the next one.
    const come = files.filter(() => chance() < 0.8);
    if (come.length > 0) conflicts += await take(district, come, true);
    if (month % 2 === 0) {
      const back = await send(district, folder);
      for (const desk of communes) if (chance() < 0.8) conflicts += await take(desk, [back], false);
    }
  }
  // At the end everybody sends, and everybody decides the remaining conflicts.
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
  const incidents = JSON.parse(await exported(district.page)).shards.flatMap((shard) => shard.incidents ?? []);
  const of = (commune) =>
    incidents.filter(({ unit, date }) => unit === commune && date.startsWith(String(YEAR))).length;
  assert.deepEqual([of("viet-thanh"), of("bao-dap")], [1, 2], "what was entered in the year");
  const deleted = incidents.filter((incident) => incident.deleted).map(({ id }) => id);
  assert.deepEqual(deleted.sort(), ["bao-dap.vu-viec-2", "viet-thanh.vu-viec-2"]);
  const engines = await Promise.all(
    [district, ...communes].map(({ page }) => page.run(() => navigator.userAgent.match(/Chrome|Firefox|Safari/)[0])),
  );
  t.diagnostic(
    `${engines.join(", ")}: ${[district, ...communes].reduce((sum, desk) => sum + desk.sent.length, 0)} files, ${conflicts} times something waited for review`,
  );
}, 1_200_000);

// A book is founded from nothing: own commune from the list, twelve hamlets pasted, the overview. Counts what it takes.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openFile } from "./books.mjs";
import { phone } from "./chromium.mjs";
import { ENGINE, Key, start, test } from "./harness.mjs";

const HAMLETS = ["1", "2", "3", "4", "5", "6"].flatMap((number) => [`Thôn ${number}`, `Bản Khe ${number}`]).join("\n");
const TYPED = "tran yen";

/** Pastes into the field that has the keyboard, as a person does. */
const paste = (page, text) =>
  page.run((text) => document.execCommand("insertText", false, text), text);

test("a commune of the list with twelve pasted hamlets takes a few taps", async (t) => {
  const page = await start(t, { width: 360, height: 740 });
  if (ENGINE === "chromium") await phone(page);
  await page.go();
  let taps = 0;
  const tap = async (role, name) => {
    await page.click(role, name);
    taps += 1;
  };
  await tap("link", "Lập sổ cho xã của anh chị");
  await page.until(() => page.run(() => document.activeElement?.id === "commune"), "the search to have the keyboard");
  await page.until(() => page.run(() => document.querySelectorAll("#commune-province option").length === 35), "the list");
  await page.press(TYPED);
  await page.see("từ thị trấn Cổ Phúc");
  await page.screenshot("founding-found");
  await page.press(Key.ENTER);
  await page.until(() => page.run(() => document.activeElement?.id === "hamlets"), "the hamlets to have the keyboard");
  await paste(page, HAMLETS);
  await tap("button", "Thêm 12 khu dân cư");
  await page.see("Sổ đã có 12 khu dân cư của xã Trấn Yên");
  await tap("button", "Công an xã Trấn Yên");
  await page.see("Sổ do Công an xã Trấn Yên giữ");
  await page.screenshot("founding-kept");
  assert.deepEqual(await page.axe(), []);
  await tap("link", "Xem tổng quan");
  await page.until(() => page.run(() => location.hash.startsWith("#/tong-quan")), "the overview");
  const keys = TYPED.length + 1;
  console.log(`own commune, 12 hamlets, overview: ${taps} taps, ${keys} keys, 2 screens; before: 17 taps, 111 keys, 3 screens`);
  assert.ok(taps <= 8 && keys <= 10);
  await page.route("/bat-dau");
  await page.see("Sổ đã có 12 khu dân cư của xã Trấn Yên");
  await page.see("mã 04498");
  assert.deepEqual(await page.consoleErrors(), []);
});

test("the commune of an older book is linked to the list, and one step takes it back", async (t) => {
  const stamp = { at: 1, device: "d1" };
  const unit = (id, kind, name, more) => ({ id, kind, name, stamp, ...more });
  const shards = [
    { root: "tinh", units: [unit("tinh", "province", "Lào Cai")] },
    { root: "xa", units: [unit("xa", "commune", "Trấn Yên", { parent: "tinh" })] },
    { root: "cu", units: [unit("cu", "commune", "Minh Quán", { valid_to: "2025-06-30" })] },
  ];
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-link-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "xa.json");
  await writeFile(path, JSON.stringify({ format: "binh-yen", version: "1.5", frame: { name: "Trấn Yên" }, shards }));
  const page = await openFile(t, path, { width: 360, height: 740 });
  if (ENGINE === "chromium") await phone(page);
  await page.route("/don-vi");
  await page.click("link", "Liên kết với danh mục xã");
  await page.see("Xã Trấn Yên, tỉnh Lào Cai (04498)");
  await page.see("nhận làm đơn vị cũ: xã Minh Quán");
  await page.see("thêm 5 đơn vị cũ");
  await page.screenshot("link");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Liên kết 1 đơn vị");
  await page.see("Mọi xã, phường, đặc khu của ngày nay trong sổ đã liên kết");
  await page.route("/don-vi/xa");
  await page.see("04498");
  await page.click("button", "Hoàn tác");
  await page.until(async () => !(await page.text()).includes("04498"), "the unit as it was");
});

// A book is founded from nothing: own commune from the list, twelve hamlets pasted, the overview. Counts what it takes.
import assert from "node:assert/strict";
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

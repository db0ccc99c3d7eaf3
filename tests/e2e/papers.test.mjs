// Papers and pictures: a dossier in three taps, a province's template, a picture and a map as files.
import assert from "node:assert/strict";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { book, route, sample } from "./books.mjs";
import { ROOT, Key, start, test } from "./harness.mjs";

/** The bytes of a file that the browser downloads under a name that starts so. */
async function downloaded(page, start) {
  const find = async () => {
    const name = (await readdir(page.downloads)).find((name) => name.startsWith(start) && !name.endsWith("load"));
    return name && readFile(join(page.downloads, name));
  };
  return page.until(find, `the download of ${start}`);
}

/** The commune of the sample, with as many hamlets more as make twelve. */
async function twelveHamlets() {
  const book = JSON.parse(await readFile(join(ROOT, "samples/tran-yen-2026.json"), "utf8"));
  const { units } = book.shards.find((shard) => shard.root === "tran-yen");
  const hamlets = units.filter((unit) => unit.kind === "hamlet" && !unit.valid_to);
  for (let at = hamlets.length; at < 12; at++) units.push({ ...hamlets[0], id: `thon-${at}`, name: `Thôn mới ${at}` });
  return book;
}

/** The names in a zip: those of its directory at the end. */
function namesIn(zip) {
  const names = [];
  for (let at = zip.indexOf("PK\x01\x02"); at >= 0; at = zip.indexOf("PK\x01\x02", at + 4)) {
    const length = zip.readUInt16LE(at + 28);
    names.push(zip.toString("utf8", at + 46, at + 46 + length));
  }
  return names;
}

test("three taps give the whole dossier of a commune as Word files", async (t) => {
  const page = await start(t);
  const path = join(page.downloads, "so-12-thon.json");
  await writeFile(path, JSON.stringify(await twelveHamlets()));
  await page.go("/du-lieu");
  await page.upload("Chọn tệp", path);
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see("Đã lưu: mở tệp so-12-thon.json");
  await page.click("link", "Tổng quan");
  await page.shown();
  await page.click("link", "Báo cáo");
  await page.click("button", "Tải cả bộ hồ sơ (.zip)");
  const names = namesIn(await downloaded(page, "ho-so_"));
  assert.ok(names.every((name) => name.endsWith(".docx")));
  for (const paper of ["Bản đăng ký phấn đấu của khu dân cư", "Biên bản cuộc họp đánh giá của khu dân cư"]) {
    assert.equal(names.filter((name) => name.includes(paper)).length, 12, paper);
  }
  assert.ok(names.some((name) => name.includes("Biên bản cuộc họp đánh giá của cấp xã")));
});

test("a province's template is told what is wrong with it, then makes papers", async (t) => {
  const page = await book(t, "tran-yen-2026");
  const template = JSON.parse(await readFile(join(ROOT, "documents/commune-registration.json"), "utf8"));
  Object.assign(template, { id: "tinh-thu-ngo", title: { vi: "Thư ngỏ của tỉnh", en: "Open letter" } });
  const path = join(page.downloads, "thu-ngo.json");
  await writeFile(path, JSON.stringify({ ...template, blocks: ["{uni}"] }));
  await page.upload("Chọn tệp", path);
  await page.see("thu-ngo.json: blocks[0]: không có trường «uni»");
  await page.click("button", "Bỏ qua");
  await writeFile(path, JSON.stringify(template));
  await page.upload("Chọn tệp", path);
  await page.see("thu-ngo.json: mẫu văn bản “Thư ngỏ của tỉnh”");
  assert.deepEqual(await page.axe(), []);
  await page.click("button", "Thêm vào sổ");
  await page.see("Đã lưu: thêm mẫu “Thư ngỏ của tỉnh”");
  await page.byRole("button", "Tệp Word: Thư ngỏ của tỉnh");
});

test("a picture is saved as PNG, and a map from GeoJSON is told, kept and presented", async (t) => {
  const page = await sample(t);
  await route(page, "/bieu-do");
  await page.click("button", "PNG: Vụ việc theo tháng");
  assert.equal((await downloaded(page, "theo-thang")).toString("latin1", 1, 4), "PNG");
  const square = (name, x) => ({
    properties: { ten_xa: name },
    geometry: { type: "Polygon", coordinates: [[[x, 21], [x + 0.1, 21], [x + 0.1, 21.1], [x, 21.1]]] }, // prettier-ignore
  });
  const path = join(page.downloads, "xa.geojson");
  const write = (...features) => writeFile(path, JSON.stringify({ type: "FeatureCollection", features }));
  await write(square("Việt Thành", 104), square("Báo Đáp", 2_390_000));
  await page.upload("Chọn tệp GeoJSON", path);
  await page.see("đối tượng thứ 2 (Báo Đáp): điểm (2390000, 21) không phải kinh độ, vĩ độ");
  await write(square("Việt Thành", 104), square("Báo Đáp", 104.1), square("Xứ lạ", 104.2));
  await page.upload("Chọn tệp GeoJSON", path);
  await page.see("Vùng không tìm thấy đơn vị trong sổ: Xứ lạ");
  assert.deepEqual(await page.axe(), []);
  await page.reload();
  await page.see("Vùng không tìm thấy đơn vị trong sổ: Xứ lạ");
  await route(page, "/trinh-chieu");
  await page.see("1 / 7");
  await page.press(Key.PAGE_DOWN);
  await page.press(Key.PAGE_DOWN);
  await page.see("Kết quả trên bản đồ");
  await page.press(Key.END);
  await page.see("7 / 7");
  await page.press(Key.HOME);
  await page.see("1 / 7");
});

// Spreadsheets in and out: previewed before anything is written, corrected in place, and unchanged after a round trip.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openFile, route, sample } from "./books.mjs";
import { Key, ROOT, test } from "./harness.mjs";

async function open(t) {
  const page = await sample(t);
  await route(page, "/bang-tinh");
  await page.see("Nhập từ bảng tính");
  return page;
}

async function file(page, name, bytes) {
  const path = join(page.downloads, name);
  await writeFile(path, bytes);
  return path;
}

const INCIDENTS =
  "Ngày xảy ra;Xã;Thôn;Loại vụ việc\n15/03/2016;Việt Thành;Trúc Đình;Cháy\n31/02/2016;Việt Thành;Trúc Đình;Cháy\n";

test("rows of a CSV file are shown, a bad one is corrected, and the import can be taken back", async (t) => {
  const page = await open(t);
  await page.upload("Chọn tệp bảng tính", await file(page, "vụ việc.csv", INCIDENTS));
  await page.see("1 dòng chưa nhập được");
  await page.see("Dòng 3, cột «Ngày xảy ra»");
  assert.deepEqual(await page.axe(), []);
  await page.fill("Sửa ô này thành", "28/02/2016");
  await page.click("button", "Sửa");
  await page.click("button", "Nhập 2 dòng");
  await page.see("Đã nhập 2 dòng");
  await page.click("button", "Hoàn tác: nhập 2 dòng");
});

test("a day that is written short is shown as it was understood", async (t) => {
  const page = await open(t);
  await page.upload(
    "Chọn tệp bảng tính",
    await file(page, "vụ việc.csv", INCIDENTS.replace("15/03/2016", "5/3/98").replace("31/02/2016", "28/02/2016")),
  );
  await page.see("5/3/98 → 05/03/1998");
  assert.ok(!(await page.text()).includes("28/02/2016 →"));
});

/** The bytes of the file that a button of the page makes. */
const made = async (page, button) => {
  const bytes = await page.run((label) => {
    const create = URL.createObjectURL;
    return new Promise((done) => {
      URL.createObjectURL = (blob) => {
        URL.createObjectURL = create;
        blob.arrayBuffer().then((buffer) => done([...new Uint8Array(buffer)]));
        return create(blob);
      };
      [...document.querySelectorAll("main button")].find((button) => button.textContent === label).click();
    });
  }, button);
  return Buffer.from(bytes);
};

// crates/files/tests/all/tables.rs tests every table.
const KINDS = ["Đơn vị", "Vụ việc"];

test("a list goes out as xlsx and CSV, and what comes back is known to be in the book already", async (t) => {
  const page = await open(t);
  for (const kind of KINDS) {
    for (const [button, ending] of [
      ["Tải tệp Excel (.xlsx)", "xlsx"],
      ["Tải tệp CSV", "csv"],
    ]) {
      await page.fill("Bảng", kind);
      await page.upload("Chọn tệp bảng tính", await file(page, `bảng.${ending}`, await made(page, button)));
      await page.see(`Tệp bảng.${ending}: cách đọc`);
      await page.see("đã có trong sổ");
      await page.see("Không có dòng nào để nhập");
      assert.ok(!(await page.text()).includes("dòng chưa nhập được"), `${kind}, ${ending}: every row is read`);
    }
  }
});

test("a table goes into the book of another device from xlsx and from CSV, as one step", async (t) => {
  const page = await open(t);
  const files = [];
  for (const kind of KINDS.slice(1)) {
    await page.fill("Bảng", kind);
    files.push(
      [kind, "xlsx", await made(page, "Tải tệp Excel (.xlsx)")],
      [kind, "csv", await made(page, "Tải tệp CSV")],
    );
  }
  // Without its records, the book accepts them all again.
  const bare = JSON.parse(await readFile(join(ROOT, "samples/tran-yen-2019.json"), "utf8"));
  for (const shard of bare.shards)
    for (const list of ["incidents", "models", "totals", "registrations", "activities", "papers"]) delete shard[list];
  const other = await openFile(t, await file(page, "đơn vị.json", JSON.stringify(bare)));
  await route(other, "/bang-tinh");
  for (const [kind, ending, bytes] of files) {
    await other.upload("Chọn tệp bảng tính", await file(other, `${ending}.${ending}`, bytes));
    await other.see(`Tệp ${ending}.${ending}: cách đọc`);
    const button = await other.byRole("button", "Nhập ");
    const rows = /\d+/.exec(await button.getText())[0];
    assert.ok(Number(rows) > 20, `${kind}, ${ending}: ${rows} rows`);
    await other.click("button", `Nhập ${rows} dòng`);
    await other.see(`Đã nhập ${rows} dòng`);
    await other.click("button", `Hoàn tác: nhập ${rows} dòng`);
    await other.see("Đã hoàn tác");
  }
});

test("each template comes back as its own table, with nothing to import until it is filled in", async (t) => {
  const page = await open(t);
  for (const [number, kind] of ["Danh sách thôn, đơn vị", "Vụ việc", "Mô hình", "Số liệu năm"].entries()) {
    await page.upload("Chọn tệp bảng tính", await file(page, `mẫu ${number}.xlsx`, await made(page, kind)));
    await page.see(`Tệp mẫu ${number}.xlsx: cách đọc`);
    await page.see("Chưa có dòng nào để nhập.");
    assert.equal(await page.run(() => document.getElementById("table-list").selectedOptions[0].textContent), kind);
  }
});

test("a whole year goes out as one workbook, and all its sheets come back in one preview", async (t) => {
  const page = await open(t);
  const bytes = await made(page, "Cả năm 2019 của Huyện Trấn Yên, trong một tệp");
  await page.upload("Chọn tệp bảng tính", await file(page, "cả năm.xlsx", bytes));
  await page.see("Tệp cả năm.xlsx: cách đọc");
  await page.see("Không có dòng nào để nhập");
  await page.click("button", "Mô hình");
  await page.until(
    () => page.run(() => document.getElementById("table-list").selectedOptions[0].textContent === "Mô hình"),
    "the sheet of models",
  );
  assert.deepEqual(await page.axe(), []);
});

test("all of many bad rows can be seen and corrected", async (t) => {
  const page = await open(t);
  const rows = Array.from({ length: 40 }, (_, at) => `${at + 1}/13/2016;Việt Thành;Trúc Đình;Cháy`);
  await page.upload(
    "Chọn tệp bảng tính",
    await file(page, "hỏng.csv", ["Ngày xảy ra;Xã;Thôn;Loại vụ việc", ...rows].join("\n")),
  );
  await page.see("40 dòng chưa nhập được");
  const shown = () => page.run(() => document.querySelectorAll("#table-problems .problem").length);
  assert.equal(await shown(), 30);
  await page.click("button", "Xem tiếp 10 mục (còn 10)");
  await page.until(async () => (await shown()) === 40, "all of them");
  await page.see("Dòng 41, cột «Ngày xảy ra»");
  assert.deepEqual(await page.axe(), []);
});

test("a table is read and imported without the network", async (t) => {
  const page = await sample(t);
  await page.untilOffline();
  await page.reload();
  await page.stopServer();
  await route(page, "/bang-tinh");
  await page.see("Nhập từ bảng tính");
  await page.upload("Chọn tệp bảng tính", await file(page, "vụ việc.csv", INCIDENTS));
  await page.see("1 dòng chưa nhập được");
  await page.click("button", "Nhập 1 dòng");
  await page.see("Đã nhập 1 dòng");
  assert.ok((await made(page, "Tải tệp Excel (.xlsx)")).length > 1000);
});

test("a table in TCVN3 is offered for conversion and read as it was meant, with the keyboard alone at a phone's width", async (t) => {
  const page = await open(t);
  await page.driver.manage().window().setRect({ width: 360, height: 740 });
  // "Tên thôn;Xã" and "Thôn Đồng Bưởi;Việt Thành" in TCVN3.
  const bytes = Buffer.from("Tªn th«n;X·\nTh«n §ång B­ëi;ViÖt Thµnh\nTh«n Lµng M­êng;ViÖt Thµnh\n", "latin1");
  await page.upload("Chọn tệp bảng tính", await file(page, "thôn.csv", bytes));
  await page.see("Chữ trong tệp có vẻ viết bằng bảng mã TCVN3");
  await page.see("Đồng Bưởi");
  const convert = await page.byRole("button", "Chuyển sang Unicode");
  await page.focus(convert);
  await page.press(Key.ENTER);
  await page.see("Nhập 2 dòng");
  const width = await page.run(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `the page is ${width} px wide`);
  await page.click("button", "Nhập 2 dòng");
  await page.see("Đã nhập 2 dòng");
  await route(page, "/don-vi/viet-thanh");
  await page.see("Làng Mường");
});

/** A CSV file with so many incidents, each on another day or with another note. */
const many = (count) => {
  const two = (number) => String(number).padStart(2, "0");
  const row = (at) =>
    `${two((at % 28) + 1)}/${two((Math.floor(at / 28) % 12) + 1)}/${2012 + (Math.floor(at / 336) % 7)};Việt Thành;Trúc Đình;Cháy;vụ ${at}`;
  return ["Ngày xảy ra;Xã;Thôn;Loại vụ việc;Ghi chú", ...Array.from({ length: count }, (_, at) => row(at))].join("\n");
};

test("a long table shows how far it is read and can be stopped, and the page answers meanwhile", async (t) => {
  const page = await open(t);
  await page.upload("Chọn tệp bảng tính", await file(page, "dài.csv", many(50_000)));
  await page.see("/ 50.000 dòng");
  // A timer that is late by long stretches would show that the page does not answer. The button is clicked in the same
  // script, before a quick machine has read all.
  const longest = await page.run(async () => {
    let longest = 0;
    for (let at = 0, last = performance.now(); at < 20; at += 1) {
      await new Promise((done) => setTimeout(done, 10));
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    [...document.querySelectorAll("main button")].find((button) => button.textContent === "Dừng").click();
    return longest;
  });
  t.diagnostic(`the longest the page did not answer: ${Math.round(longest)} ms`);
  await page.see("Đã dừng đọc tệp dài.csv. Sổ không thay đổi.");
  await page.upload("Chọn tệp bảng tính", await file(page, "vừa.csv", many(3_000)));
  await page.click("button", "Nhập 3.000 dòng");
  await page.see("Đã nhập 3.000 dòng");
  await page.click("button", "Hoàn tác: nhập 3.000 dòng");
});

// Files that go out and come in: their data about themselves, parts, signatures, the share sheet, files from the
// system, the page edition.
import assert from "node:assert/strict";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { endForm, exported, route, sample } from "./books.mjs";
import { beforePages, phone } from "./chromium.mjs";
import { DIST, ENGINE, ROOT, start, test } from "./harness.mjs";
import { changed, checksum, download, give, parse, receiver, sender, SENDING } from "./sending.mjs";

test("a chosen commune and year go as a file with a name that people understand, and the receiver sees what it is", async (t) => {
  const page = await sender(t);
  await page.click("radio", "Chọn đơn vị và năm");
  await page.click("checkbox", "Xã Việt Thành");
  await page.fill("Từ năm", "2019");
  await page.fill("Đến năm", "2019");
  await page.fill("Gửi cho", "Công an huyện Trấn Yên");
  assert.deepEqual(await page.axe(), []);
  const path = await download(page);
  assert.match(path, /\/binh-yen_xa-viet-thanh_2019_\d{4}-\d\d-\d\d\.json$/);
  const file = await parse(path);
  assert.deepEqual(
    file.shards.map((shard) => shard.root),
    ["tran-yen", "viet-thanh", "yen-bai"],
  );
  assert.deepEqual(
    [file.sent.by, file.sent.to, file.sent.covers],
    ["Huyện Trấn Yên", "Công an huyện Trấn Yên", { communes: ["viet-thanh"], years: [2019, 2019] }],
  );
  await page.see(`Mã kiểm tra: ${file.checksum.match(/.{4}/g).join(" ")}`);
  assert.deepEqual(await page.axe(), []);

  const other = await receiver(t);
  await give(other, path);
  await other.see("Từ Huyện Trấn Yên, tạo lúc");
  await other.see("Tệp có: xã Việt Thành; năm 2019.");
  await other.click("button", "Nhập vào sổ");
  await other.see("Đã lưu");
});

test("what was sent to a desk is remembered: the next file has only what changed", async (t) => {
  const page = await sender(t);
  await page.fill("Gửi cho", "Công an huyện");
  await download(page);
  await page.see("Chỉ gửi những gì thay đổi từ tệp ngày");
  await page.click("checkbox", "Chỉ gửi những gì thay đổi");
  await page.click("button", SENDING);
  await page.see("Không có gì mới từ tệp trước gửi cho nơi này.");
  await route(page, "/mo-hinh");
  await page.until(() => page.run(() => (document.querySelector("main table a, main li a").click(), true)), "a model");
  await page.fill("Ghi chú", "Đã sơ kết");
  await endForm(page, "Lưu", "Đã lưu");
  await page.reload();
  await route(page, "/du-lieu/gui");
  // Names match however they are typed.
  await page.fill("Gửi cho", "công an huyện");
  await page.click("checkbox", "Chỉ gửi những gì thay đổi");
  const path = await download(page);
  assert.match(path, /_thay-doi_/);
  const file = await parse(path);
  const records = file.shards
    .flatMap((shard) => Object.entries(shard))
    .filter(([name, list]) => Array.isArray(list) && name !== "units");
  assert.deepEqual(
    records.map(([name, list]) => [name, list.map((record) => record.note)]),
    [["models", ["Đã sơ kết"]]],
  );
});

/** Waits until the page's notes about other desks are on the disk. Reading them waits for the write. */
const untilNoted = (page) =>
  page.run(
    () =>
      new Promise((done) => {
        indexedDB.open("binh-yen").onsuccess = ({ target }) => {
          const asked = target.result.transaction("notes").objectStore("notes").getAllKeys();
          asked.onsuccess = () => done(target.result.close());
        };
      }),
  );

test("a signed file is first from a desk, then known; another key under its name warns; a changed file is refused", async (t) => {
  const page = await sender(t);
  const first = await download(page);
  await page.see("Dấu của máy này:");
  const digits = (await page.text()).match(/Dấu của máy này: (\d{5}( \d{5}){3})/)[1];
  const other = await receiver(t);
  await give(other, first);
  await other.see(`Lần đầu nhận từ Huyện Trấn Yên. Muốn chắc chắn, hãy gọi điện và so dấu của máy gửi: ${digits}`);
  await other.click("button", "Nhập vào sổ");
  await other.see("Đã lưu");
  await untilNoted(other);
  await other.reload();
  await give(other, first);
  await other.see("Đúng là Huyện Trấn Yên");

  await give(other, await changed(first, (text) => text.replace('"name": "Việt Thành"', '"name": "Viet Thanh"')));
  await other.see("tệp đã bị sửa hoặc hỏng trên đường gửi");
  const forged = await changed(first, (text) => {
    const [before, after] = text
      .replace('"name": "Việt Thành"', '"name": "Viet Thanh"')
      .split(/,\n {2}"checksum": "[0-9a-f]+"/);
    return `${before},\n  "checksum": "${checksum(JSON.stringify(JSON.parse(`${before}}`)).slice(0, -1))}"${after}`;
  });
  await give(other, forged);
  await other.see("chữ ký không đúng với nội dung tệp");

  // This is another device with the same name.
  await page.run(
    () =>
      new Promise((done) => {
        indexedDB.open("binh-yen").onsuccess = ({ target }) => {
          const transaction = target.result.transaction("keys", "readwrite");
          transaction.objectStore("keys").delete("own");
          transaction.oncomplete = () => done(target.result.close());
        };
      }),
  );
  const second = await download(page);
  await give(other, second);
  await other.see("được ký bằng khóa khác với các lần trước");
  assert.deepEqual(await other.axe(), []);
  await other.click("button", "Đã gọi điện, đúng là máy của họ");
  await other.see("Máy này sẽ được coi là của Huyện Trấn Yên.");
  await give(other, second);
  await other.see("Đúng là Huyện Trấn Yên");
  const unsigned = await changed(second, (text) => text.replace(/,\n {2}"signature": \{[^}]*\}/, ""));
  await give(other, unsigned);
  await other.see("các tệp trước của Huyện Trấn Yên có chữ ký, tệp này thì không");
});

test("a signed file with a member added says that its signature was not checked", async (t) => {
  const other = await receiver(t);
  await give(
    other,
    await changed(await download(await sender(t)), (text) => text.trimEnd().replace(/\}$/, ', "note": 1}')),
  );
  await other.see("chữ ký và mã kiểm tra của tệp không được kiểm tra");
  await other.see("sau «checksum» có thêm «note»");
  assert.deepEqual(await other.axe(), []);
});

test("on a phone a sealed file goes by the share sheet, as text; one that is closed has sent nothing", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium's driver shows the page as a phone does");
  const page = await sample(t);
  await phone(page);
  await page.run(() => {
    const match = window.matchMedia.bind(window);
    window.matchMedia = (query) => (query === "(pointer: coarse)" ? { matches: true } : match(query));
    navigator.canShare = (data) => data.files.every((file) => file.type === "text/plain" && file.name.endsWith(".txt"));
    let closed = true;
    navigator.share = async ({ files: [file], title }) => {
      if (closed) {
        closed = false;
        throw new DOMException("closed", "AbortError");
      }
      window.shared = { name: file.name, type: file.type, title, text: await file.text() };
    };
  });
  await route(page, "/du-lieu/gui");
  await page.fill("Gửi cho", "Công an huyện");
  await page.fill("Mật khẩu niêm phong", "Trúc Đình mùa thu");
  await page.click("button", "Gửi qua ứng dụng");
  await page.see("Chưa gửi: bảng chia sẻ đã được đóng.");
  assert.ok(!(await page.text()).includes("Chỉ gửi những gì thay đổi"));
  assert.deepEqual(await page.axe(), []);
  assert.ok(await page.run(() => document.documentElement.scrollWidth <= 360));
  await page.click("button", "Gửi qua ứng dụng");
  const shared = await page.until(() => page.run(() => window.shared), "the shared file");
  assert.match(shared.name, /_niem-phong\.txt$/);
  assert.match(shared.text, /^BINHYEN-SEAL 2\n/);
  await page.see("Chỉ gửi những gì thay đổi");
  const path = join(page.downloads, shared.name);
  await writeFile(path, shared.text);
  const other = await receiver(t);
  await give(other, path);
  await other.fill("Mật khẩu", "Trúc Đình mùa thu");
  await other.click("button", "Mở tệp niêm phong");
  await other.see("Từ Huyện Trấn Yên, tạo lúc");
});

test("the mail text says what the file is, how to open it, and never the passphrase", async (t) => {
  const page = await sender(t);
  await page.fill("Mật khẩu niêm phong", "Trúc Đình mùa thu");
  await download(page);
  const mail = await page.run(() => document.querySelector("#ready textarea").value);
  for (const words of [
    "Sổ an ninh, trật tự: Cả sổ",
    "Huyện Trấn Yên gửi tệp",
    "Mã kiểm tra:",
    "mật khẩu sẽ báo qua điện thoại",
    "Cách mở:",
  ]) {
    assert.ok(mail.includes(words), words);
  }
  assert.ok(!mail.includes("mùa thu"));
  const link = await page.run(() => document.querySelector('#ready a[href^="mailto:"]').href);
  assert.equal(decodeURIComponent(link.split("&body=")[1]), mail.slice(mail.indexOf("\n\n") + 2));
});

const SAMPLE = join(ROOT, "samples/tran-yen-2019.json");

test("a file that is opened from the system shows what it holds", async (t) => {
  if (ENGINE !== "chromium") return t.skip("only Chromium opens files with installed pages");
  const page = await start(t);
  const text = await readFile(SAMPLE, "utf8");
  await beforePages(
    page,
    `const file = new File([${JSON.stringify(text)}], "từ hệ thống.json");
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (consumer) => consumer({ files: [{ getFile: async () => file }] }) } });`,
  );
  await page.go("/tong-quan");
  await page.see("Tệp từ hệ thống.json có");
});

test("a file that another app shares with the installed page shows what it holds, without the network", async (t) => {
  const page = await start(t);
  await page.go("/tong-quan");
  await page.untilOffline();
  await page.reload();
  const text = await readFile(SAMPLE, "utf8");
  await page.stopServer();
  await page.run(async (text) => {
    const form = new FormData();
    form.append("files", new File([text], "chia sẻ.txt", { type: "text/plain" }));
    const answer = await fetch("share", { method: "POST", body: form, redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error("the worker did not take it");
  }, text);
  await page.driver.get(`${page.url}?shared`);
  await page.ready();
  await page.see("Tệp chia sẻ.txt có");
  await page.see("Tệp này do ứng dụng hoặc trang web khác đưa vào");
  assert.ok(!(await page.run(() => location.href)).includes("shared"));
});

test("the page edition runs from a file, keeps its data after a restart, opens and saves the same files", async (t) => {
  if (ENGINE === "webkit") return t.skip("WebKit's driver opens no page from a file");
  const profile = await mkdtemp(join(tmpdir(), "binh-yen-profile-"));
  const page = await start(t, { profile });
  t.after(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  await page.go("/du-lieu");
  await give(page, SAMPLE);
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see("Đã lưu");
  const site = await exported(page);
  assert.ok(!(await readFile(join(DIST, "sw.js"), "utf8")).includes("binh-yen.html"), "it is not kept for use offline");
  const path = join(page.downloads, "binh-yen.html");
  await copyFile(join(DIST, "binh-yen.html"), path);
  await page.stopServer();
  await page.driver.get(`${pathToFileURL(path)}#/du-lieu`);
  await page.ready();
  await page.see("Bản một tệp: dữ liệu nằm trong trình duyệt của máy tính này");
  await give(page, SAMPLE);
  await page.click("button", "Thay cả sổ bằng tệp này");
  await page.see("Đã lưu");
  assert.equal(await exported(page), site);
  await route(page, "/danh-gia");
  await page.see("Việt Thành");
  await route(page, "/quy-dinh");
  await page.see("TT 23/2012");
  await route(page, "/du-lieu/gui");
  await page.fill("Mật khẩu niêm phong", "Trúc Đình mùa thu");
  assert.match(await readFile(await download(page), "utf8"), /^BINHYEN-SEAL 2\n/);
  assert.deepEqual(await page.consoleErrors(), []);
  await page.restart();
  await page.driver.get(`${pathToFileURL(path)}#/tong-quan`);
  await page.ready();
  await page.see("Huyện Trấn Yên");
});

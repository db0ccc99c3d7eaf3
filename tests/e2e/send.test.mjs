// Files that go out and come in: what they say about themselves, parts, seals, signatures, the share sheet, files from the system,
// the page edition.
import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import { copyFile, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { argon2id } from "hash-wasm";
import { endForm, exported, route, sample } from "./books.mjs";
import { beforePages, phone } from "./chromium.mjs";
import { DIST, ENGINE, ROOT, start, test } from "./harness.mjs";

const SENDING = "Tải tệp để gửi";

/** The sample book, open on the page that sends. */
async function sender(t) {
  const page = await sample(t);
  await route(page, "/du-lieu/gui");
  await page.byRole("button", SENDING);
  return page;
}

/** Another device, on the page of files. */
async function receiver(t) {
  const page = await start(t);
  await page.go("/du-lieu");
  return page;
}

/** The file that a press on the button leaves in the folder of downloads. */
async function download(page) {
  const before = await readdir(page.downloads);
  await page.click("button", SENDING);
  const name = await page.until(async () => {
    const there = await readdir(page.downloads);
    return there.find((name) => !before.includes(name) && /\.(json|txt)$/.test(name));
  }, "the download");
  return join(page.downloads, name);
}

const give = (page, path) => page.upload("Chọn tệp", path);
const parse = async (path) => JSON.parse(await readFile(path, "utf8"));

async function changed(path, change) {
  const other = path.replace(/(\.\w+)$/, "-2$1");
  await writeFile(other, change(await readFile(path, "utf8")));
  return other;
}

/** A checksum as the format has it, for who changes a file and hides it. */
function checksum(text) {
  let sum = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) sum = BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n);
  return sum.toString(16).padStart(16, "0");
}

/** Opens a sealed file by what docs/sharing.md says of it, without the page's code. */
async function unseal(text, passphrase) {
  const [before] = text.split("END ");
  const [header, body] = before.split("\n\n");
  const field = (name) => new RegExp(`^${name}: (.*)$`, "m").exec(header)[1];
  const bytes = (text) => Buffer.from(text, "base64");
  const [memorySize, iterations] = [Number(field("memory")), Number(field("passes"))];
  const how = { salt: bytes(field("salt")), memorySize, iterations, parallelism: 1, hashLength: 32, outputType: "binary" };
  const key = await argon2id({ password: passphrase.normalize("NFC"), ...how });
  const content = bytes(body.replace(/\s/g, ""));
  const opener = createDecipheriv("aes-256-gcm", key, bytes(field("nonce")));
  opener.setAAD(Buffer.from(`${header}\n`));
  opener.setAuthTag(content.subarray(-16));
  return inflateRawSync(Buffer.concat([opener.update(content.subarray(0, -16)), opener.final()])).toString();
}

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
  assert.deepEqual(file.shards.map((shard) => shard.root), ["tran-yen", "viet-thanh", "yen-bai"]);
  assert.deepEqual([file.sent.by, file.sent.to, file.sent.covers], ["Huyện Trấn Yên", "Công an huyện Trấn Yên", { communes: ["viet-thanh"], years: [2019, 2019] }]);
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
  // Names are the same however they are typed.
  await page.fill("Gửi cho", "công an huyện");
  await page.click("checkbox", "Chỉ gửi những gì thay đổi");
  const path = await download(page);
  assert.match(path, /_thay-doi_/);
  const file = await parse(path);
  const records = file.shards.flatMap((shard) => Object.entries(shard)).filter(([name, list]) => Array.isArray(list) && name !== "units");
  assert.deepEqual(records.map(([name, list]) => [name, list.map((record) => record.note)]), [["models", ["Đã sơ kết"]]]);
});

test("desks whose names differ in one accent are two, each with what it was sent", async (t) => {
  const page = await sender(t);
  await page.fill("Gửi cho", "Công an xã Minh Quán");
  await download(page);
  await page.see("Chỉ gửi những gì thay đổi từ tệp ngày");
  await page.fill("Gửi cho", "Công an xã Minh Quân");
  await page.seeNot("Chỉ gửi những gì thay đổi từ tệp ngày");
  await page.fill("Gửi cho", "CÔNG AN  XÃ minh quán");
  await page.see("Chỉ gửi những gì thay đổi từ tệp ngày");
});

test("a passphrase opens all the sealed files that it fits at once, and the others are asked for again", async (t) => {
  const page = await sender(t);
  const files = [];
  for (const passphrase of ["Trúc Đình mùa thu", "Trúc Đình mùa thu", "Báo Đáp mùa xuân"]) {
    await page.fill("Mật khẩu niêm phong", passphrase);
    files.push(await download(page));
  }
  const other = await receiver(t);
  await give(other, files.join("\n"));
  await other.see("3 tệp được niêm phong");
  await other.fill("Mật khẩu", "Trúc Đình mùa thu");
  await other.click("button", "Mở tệp niêm phong");
  await other.see("Các tệp còn lại không mở được bằng mật khẩu vừa nhập.");
  await other.see("Nơi gửi của 2 tệp");
  assert.deepEqual(await other.axe(), []);
  await other.fill("Mật khẩu", "Báo Đáp mùa xuân");
  await other.click("button", "Mở tệp niêm phong");
  await other.see("Nơi gửi của 3 tệp");
  await other.click("button", "Nhập vào sổ");
  await other.see("Đã lưu");
});

test("a sealed file opens with its passphrase alone; cut, damaged or tried wrongly it says so and reads nothing", async (t) => {
  const page = await sender(t);
  await page.fill("Mật khẩu niêm phong", "ngắn");
  await page.click("button", SENDING);
  await page.see("Mật khẩu quá ngắn");
  await page.fill("Mật khẩu niêm phong", "Trúc Đình mùa thu");
  const path = await download(page);
  assert.match(path, /_niem-phong\.txt$/);
  const text = await readFile(path, "utf8");
  assert.match(text, /^BINHYEN-SEAL 2\nkdf: Argon2id\nmemory: 19456\npasses: 2\n/);
  assert.ok(!text.includes("Trấn Yên"));
  assert.equal(JSON.parse(await unseal(text, "Trúc Đình mùa thu")).sent.by, "Huyện Trấn Yên");
  await assert.rejects(unseal(text, "Trúc Đình mùa đông"));

  const other = await receiver(t);
  await give(other, await changed(path, (text) => text.slice(0, 3000)));
  await other.see("bị cắt giữa chừng");
  await give(other, await changed(path, (text) => text.slice(0, 2000) + (text[2000] === "A" ? "B" : "A") + text.slice(2001)));
  await other.see("đã bị sửa hoặc hỏng trên đường gửi");
  await give(other, await changed(path, (text) => text.replace("memory: 19456", "memory: 4000000000")));
  await other.see("đã bị sửa hoặc hỏng trên đường gửi");
  // Changed on purpose, with a checksum that fits: nobody can tell it from a wrong passphrase.
  const forged = await changed(path, (text) => {
    const [before] = text.split("END ");
    const lines = before.split("\n");
    lines[8] = (lines[8][0] === "A" ? "B" : "A") + lines[8].slice(1);
    const other = lines.join("\n");
    return `${other}END ${checksum(other.replace(/\s/g, ""))}\n`;
  });
  await give(other, forged);
  await other.fill("Mật khẩu", "Trúc Đình mùa thu");
  await other.click("button", "Mở tệp niêm phong");
  await other.see("Mật khẩu không đúng, hoặc tệp đã bị cố ý sửa");

  await give(other, path);
  await other.see("được niêm phong");
  assert.deepEqual(await other.axe(), []);
  await other.fill("Mật khẩu", "Trúc Đình mùa đông");
  await other.click("button", "Mở tệp niêm phong");
  await other.see("Mật khẩu không đúng");
  await other.fill("Mật khẩu", "Trúc Đình mùa thu");
  await other.click("button", "Mở tệp niêm phong");
  await other.see("Từ Huyện Trấn Yên, tạo lúc");
  await other.click("button", "Nhập vào sổ");
  await other.see("Đã lưu");
  await route(page, "/du-lieu");
  const [sent, got] = [JSON.parse(await exported(page)), JSON.parse(await exported(other))];
  assert.deepEqual(got.shards, sent.shards);
});

test("sealed files of both versions that were made before are opened, also one that a mail program quoted", async (t) => {
  const page = await receiver(t);
  for (const version of [1, 2]) {
    const path = join(page.downloads, `sealed-${version}.txt`);
    await copyFile(join(ROOT, `tests/files/sealed-${version}.txt`), path);
    for (const file of [path, await changed(path, (text) => `Ngày 30/11, xã viết:\n${text.replace(/^/gm, "> ")}`)]) {
      await give(page, file);
      await page.fill("Mật khẩu", "Trúc Đình mùa thu");
      await page.click("button", "Mở tệp niêm phong");
      await page.see("1 xã");
    }
  }
});

/** Seals a text as version 1, which the page still opens. */
function sealed(text, passphrase, iterations = 100000) {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const fields = `kdf: PBKDF2-HMAC-SHA-256\niterations: ${iterations}\nsalt: ${salt.toString("base64")}\ncipher: AES-256-GCM\nnonce: ${nonce.toString("base64")}`;
  const header = `BINHYEN-SEAL 1\n${fields}\n`;
  const cipher = createCipheriv("aes-256-gcm", pbkdf2Sync(passphrase, salt, iterations, 32, "sha256"), nonce);
  cipher.setAAD(Buffer.from(header));
  const body = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final(), cipher.getAuthTag()]).toString("base64");
  const before = `${header}\n${body}\n\n`;
  return `${before}END ${checksum(before.replace(/\s/g, ""))}\n`;
}

test("a seal within a seal, a content that is too big and very hard seals are told as what they are", async (t) => {
  const page = await receiver(t);
  const give = async (texts) => {
    const paths = texts.map((_, at) => join(page.downloads, `niem-phong-${at}.txt`));
    await Promise.all(paths.map((path, at) => writeFile(path, texts[at])));
    await page.upload("Chọn tệp", paths.join("\n"));
  };
  const open = async (passphrase) => {
    await page.fill("Mật khẩu", passphrase);
    await page.click("button", "Mở tệp niêm phong");
  };
  await give([sealed(await readFile(join(ROOT, "tests/files/sealed-1.txt"), "utf8"), "lớp ngoài cùng")]);
  await open("lớp ngoài cùng");
  await page.see("được niêm phong hai lần: lớp ngoài đã mở");
  await open("Trúc Đình mùa thu");
  await page.see("1 xã");
  await give([sealed(" ".repeat(33_000_000), "một mật khẩu dài")]);
  await open("một mật khẩu dài");
  await page.see("lớn hơn 32 MB");
  const text = await readFile(join(ROOT, "tests/files/sealed-1.txt"), "utf8");
  const hard = Array.from({ length: 13 }, () => {
    const [before] = text.replace("iterations: 600000", "iterations: 5000000").split("END ");
    return `${before}END ${checksum(before.replace(/\s/g, ""))}\n`;
  });
  await give(hard);
  await open("một mật khẩu dài");
  // Twelve of them take the time of sixty million rounds.
  const untried = () => page.see("Còn 1 tệp chưa thử");
  await untried().catch(untried).catch(untried);
});

/** Waits until what the page began to note of other desks is on the disk: to read it is to wait for that. */
const untilNoted = (page) =>
  page.run(() => new Promise((done) => {
    indexedDB.open("binh-yen").onsuccess = ({ target }) => {
      const asked = target.result.transaction("notes").objectStore("notes").getAllKeys();
      asked.onsuccess = () => done(target.result.close());
    };
  }));

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
    const [before, after] = text.replace('"name": "Việt Thành"', '"name": "Viet Thanh"').split(/,\n {2}"checksum": "[0-9a-f]+"/);
    return `${before},\n  "checksum": "${checksum(JSON.stringify(JSON.parse(`${before}}`)).slice(0, -1))}"${after}`;
  });
  await give(other, forged);
  await other.see("chữ ký không đúng với nội dung tệp");

  // Another device with the same name.
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
  await give(other, await changed(await download(await sender(t)), (text) => text.trimEnd().replace(/\}$/, ', "note": 1}')));
  await other.see("chữ ký và mã kiểm tra của tệp không được kiểm tra");
  await other.see("sau «checksum» có thêm «note»");
  assert.deepEqual(await other.axe(), []);
});

test("of two devices whose files come at once under one name neither is known until a person says so", async (t) => {
  const files = [await download(await sender(t)), await download(await sender(t))];
  const other = await receiver(t);
  await give(other, files.join("\n"));
  await other.see("có những tệp cùng ghi tên Huyện Trấn Yên nhưng được ký bằng khóa khác nhau");
  assert.deepEqual(await other.axe(), []);
  await other.click("button", "Nhập vào sổ");
  await other.see("Đã lưu");
  for (const file of files) {
    await give(other, file);
    await other.see("Lần đầu nhận từ Huyện Trấn Yên");
  }
  await give(other, files.join("\n"));
  await other.click("button", "Đã gọi điện, đúng là máy của họ");
  await other.see("Máy này sẽ được coi là của Huyện Trấn Yên.");
  await untilNoted(other);
  const seen = [];
  for (const file of files) {
    await give(other, file);
    await other.see("Huyện Trấn Yên, tạo lúc");
    seen.push(/Đúng là Huyện Trấn Yên|ký bằng khóa khác với các lần trước/.exec(await other.text())[0]);
  }
  assert.deepEqual(seen.sort(), ["ký bằng khóa khác với các lần trước", "Đúng là Huyện Trấn Yên"]);
});

test("a name that only looks like a known desk's is that desk's name", async (t) => {
  const other = await receiver(t);
  await give(other, await download(await sender(t)));
  await other.click("button", "Nhập vào sổ");
  await other.see("Đã lưu");
  await untilNoted(other);
  const page = await sample(t);
  await route(page, "/cai-dat");
  await page.fill("Tên bộ phận, người ghi sổ", "Huyện Trấn\u200b \u2060Yên\u00ad");
  await page.click("button", "Lưu");
  await page.see("Đã lưu");
  await route(page, "/du-lieu/gui");
  await give(other, await download(page));
  await other.see("tệp ghi tên Huyện Trấn Yên nhưng được ký bằng khóa khác với các lần trước");
});

test("a book that no file could bring back is not exported, and the page says to send it in parts", async (t) => {
  const page = await start(t);
  const book = (root) => {
    const stamp = { at: 1, device: "d" };
    const incident = (at) => ({ id: `${root}-${at}`, unit: root, date: "2019-05-01", kind: "theft", note: `${at} ${"ghi chép ".repeat(1100)}`, stamp });
    const unit = { id: root, kind: "commune", name: `Xã ${root}`, stamp };
    return { format: "binh-yen", version: "1.1", shards: [{ root, units: [unit], incidents: Array.from({ length: 1500 }, (_, at) => incident(at)) }] };
  };
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-large-"));
  t.after(() => rm(folder, { recursive: true }));
  for (const root of ["a", "b"]) {
    await writeFile(join(folder, `${root}.json`), JSON.stringify(book(root)));
    await page.go("/du-lieu");
    await give(page, join(folder, `${root}.json`));
    await page.click("button", "Nhập vào sổ");
    await page.until(async () => /Đã lưu|Chưa lưu/.test(await page.text()), "the book to be taken in");
  }
  await route(page, "/du-lieu");
  await page.click("button", "Tải tệp về máy");
  await page.see("Chưa tạo được tệp: Tệp sẽ lớn");
  await page.see("Hãy gửi từng phần");
  await route(page, "/du-lieu/gui");
  await page.click("radio", "Chọn đơn vị và năm");
  await page.click("checkbox", "Xã a");
  const part = await parse(await download(page));
  assert.deepEqual(part.shards.map((shard) => [shard.root, shard.incidents.length]), [["a", 1500]]);
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
  for (const words of ["Sổ an ninh, trật tự: Cả sổ", "Huyện Trấn Yên gửi tệp", "Mã kiểm tra:", "mật khẩu sẽ báo qua điện thoại", "Cách mở:"]) {
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
  await page.browser.stop();
  await page.restart();
  await page.driver.get(`${pathToFileURL(path)}#/tong-quan`);
  await page.ready();
  await page.see("Huyện Trấn Yên");
});

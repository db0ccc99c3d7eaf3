// Sealed files: the right passphrase opens them. A file that is cut, damaged, sealed twice or too hard is reported as
// such.
import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { argon2id } from "hash-wasm";
import { exported, route } from "./books.mjs";
import { ROOT, test } from "./harness.mjs";
import { changed, checksum, download, give, receiver, sender, SENDING } from "./sending.mjs";

/** Opens a sealed file as docs/sharing.md describes, without the page's code. */
async function unseal(text, passphrase) {
  const [before] = text.split("END ");
  const [header, body] = before.split("\n\n");
  const field = (name) => new RegExp(`^${name}: (.*)$`, "m").exec(header)[1];
  const bytes = (text) => Buffer.from(text, "base64");
  const [memorySize, iterations] = [Number(field("memory")), Number(field("passes"))];
  const how = {
    salt: bytes(field("salt")),
    memorySize,
    iterations,
    parallelism: 1,
    hashLength: 32,
    outputType: "binary",
  };
  const key = await argon2id({ password: passphrase.normalize("NFC"), ...how });
  const content = bytes(body.replace(/\s/g, ""));
  const opener = createDecipheriv("aes-256-gcm", key, bytes(field("nonce")));
  opener.setAAD(Buffer.from(`${header}\n`));
  opener.setAuthTag(content.subarray(-16));
  return inflateRawSync(Buffer.concat([opener.update(content.subarray(0, -16)), opener.final()])).toString();
}

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
  await give(
    other,
    await changed(path, (text) => text.slice(0, 2000) + (text[2000] === "A" ? "B" : "A") + text.slice(2001)),
  );
  await other.see("đã bị sửa hoặc hỏng trên đường gửi");
  await give(other, await changed(path, (text) => text.replace("memory: 19456", "memory: 4000000000")));
  await other.see("đã bị sửa hoặc hỏng trên đường gửi");
  // The change has a matching checksum, so nobody can tell it from a wrong passphrase.
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

/** Seals a text in version 1, which the page still opens. */
function sealed(text, passphrase, iterations = 100000) {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const fields = `kdf: PBKDF2-HMAC-SHA-256\niterations: ${iterations}\nsalt: ${salt.toString("base64")}\ncipher: AES-256-GCM\nnonce: ${nonce.toString("base64")}`;
  const header = `BINHYEN-SEAL 1\n${fields}\n`;
  const cipher = createCipheriv("aes-256-gcm", pbkdf2Sync(passphrase, salt, iterations, 32, "sha256"), nonce);
  cipher.setAAD(Buffer.from(header));
  const body = Buffer.concat([cipher.update(deflateRawSync(text)), cipher.final(), cipher.getAuthTag()]).toString(
    "base64",
  );
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
  // Twelve of them take as long as sixty million rounds.
  const untried = () => page.see("Còn 1 tệp chưa thử");
  await untried().catch(untried).catch(untried);
});

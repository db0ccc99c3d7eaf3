// The site itself: it loads under its policy from any folder, and works on without its server.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { firstLoad } from "../../scripts/first-load.mjs";
import { DIST, ROOT, start, test } from "./harness.mjs";

/** Copies the site as if it were another build. */
async function anotherBuild(t) {
  const folder = await mkdtemp(join(tmpdir(), "binh-yen-build-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await cp(DIST, folder, { recursive: true });
  const page = join(folder, "index.html");
  await writeFile(page, (await readFile(page, "utf8")).replace("<html ", '<html data-build="another" '));
  await promisify(execFile)("node", ["scripts/precache.mjs", folder], { cwd: ROOT });
  return folder;
}

const build = (page) => page.run(() => document.documentElement.dataset.build ?? "first");

test("the page loads without breaking its policy and asks nothing of another origin", async (t) => {
  const page = await start(t);
  await page.go();
  await page.untilOffline();
  assert.ok((await page.text()).includes("Bình Yên"));
  const elsewhere = (await page.requests()).filter((address) => !address.startsWith(page.url));
  assert.deepEqual(elsewhere, []);
  assert.deepEqual(await page.consoleErrors(), []);
});

test("a script written into the page does not run", async (t) => {
  const page = await start(t);
  await page.go();
  await page.run(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'broken'";
    document.body.append(script);
  });
  await page.until(() => page.server.reports.length > 0, "the report of the policy");
  page.server.reports.length = 0;
  assert.notEqual(await page.driver.getTitle(), "broken");
});

test("after one visit the page opens with the server stopped", async (t) => {
  const page = await start(t);
  await page.go();
  await page.untilOffline();
  await page.stopServer();
  await page.reload();
  assert.ok((await page.text()).includes("Bình Yên"));
});

test("a first visit fetches only what is counted as its load", async (t) => {
  const page = await start(t);
  await page.go();
  await page.see("Sổ chưa có gì");
  // Browsers fetch icons whenever they like. What keeps the page for the next start comes once the page is idle.
  const counted = [...firstLoad(DIST), "sw.js", "picture.js"].map((file) => page.url + file);
  const fetched = (await page.requests()).filter((address) => !address.endsWith(".png") && !counted.includes(address));
  assert.deepEqual(fetched, []);
});

test("what stands in the page before the program starts is what the first page says", async (t) => {
  const page = await start(t);
  await page.go();
  await page.see("Sổ chưa có gì");
  const words = (text) => text.replace(/\s+/g, " ").trim();
  const before = /<p class="head__lead">([^<]+)</.exec(await readFile(join(DIST, "index.html"), "utf8"))[1];
  const after = await page.run(() => document.querySelector(".head__lead").textContent);
  assert.equal(words(before), words(after));
});

test("a first visit goes on with the server stopped, without a reload", async (t) => {
  const page = await start(t);
  await page.go();
  await page.untilOffline();
  await page.stopServer();
  await page.route("/du-lieu");
  await page.see("Tải tệp dữ liệu về");
  assert.equal(
    await page.run(() => document.documentElement.dataset.newBuild ?? null),
    null,
    "the first worker is no new build",
  );
});

test("after one visit pages that were never opened open with the server stopped", async (t) => {
  const page = await start(t);
  await page.go();
  await page.untilOffline();
  await page.stopServer();
  await page.reload();
  for (const [route, text] of [
    ["/du-lieu", "Tải tệp dữ liệu về"],
    ["/vu-viec/moi", "Thêm vụ việc"],
    ["/danh-gia", "Đánh giá"],
  ]) {
    await page.route(route);
    await page.see(text);
    await page.until(
      () => page.run(() => document.activeElement.matches("main h1") && !document.title.startsWith("Đang mở")),
      "the heading",
    );
  }
  await page.seeNot("Chưa mở được trang này");
});

test("a page whose part cannot be fetched says so, and opens once it can", async (t) => {
  const folder = await anotherBuild(t);
  const part = (await readdir(folder)).find((file) => file.startsWith("files-"));
  await rm(join(folder, part));
  const page = await start(t, { folder });
  await page.go();
  await page.route("/du-lieu");
  await page.see("Chưa mở được trang này");
  await page.until(
    () => page.run(() => document.activeElement.textContent === "Chưa mở được trang này"),
    "the heading to have the keyboard",
  );
  await cp(join(DIST, part), join(folder, part));
  await page.click("button", "Tải lại");
  await page.see("Tải tệp dữ liệu về");
  // A copy for offline use that was begun while the part was missing fails. Then the next visit begins another.
  await page.untilOffline().catch(async () => {
    await page.reload();
    await page.untilOffline();
  });
});

test("a page opens though the browser leaves each first request for its parts without an answer or stops in it", async (t) => {
  const page = await start(t);
  await page.go();
  await page.untilOffline();
  await page.run(() => {
    const [ask, asked] = [window.fetch, new Set()];
    window.fetch = (address) => {
      if (asked.has(String(address))) return ask(address);
      asked.add(String(address));
      return asked.size % 2 ? new Promise(() => {}) : ask("/stalled");
    };
  });
  await page.route("/du-lieu");
  await page.see("Tải tệp dữ liệu về");
  // The cache is empty too.
  await page.run(() => (CacheStorage.prototype.match = async () => undefined));
  await page.route("/bang-tinh");
  await page.see("Nhập từ bảng tính");
});

test("the site works in a folder of a host, also without its server", async (t) => {
  const page = await start(t, { base: "/huyện/so/" });
  await page.go();
  await page.untilOffline();
  await page.stopServer();
  await page.reload();
  assert.ok((await page.text()).includes("Bình Yên"));
});

test("a new build waits until a person asks for it", async (t) => {
  const page = await start(t);
  await page.go();
  await page.untilOffline();
  await page.reload();
  const another = await anotherBuild(t);
  await page.stopServer();
  await page.startServer(another);
  await page.run(() => navigator.serviceWorker.getRegistration().then((found) => void found.update()));
  await page.see("Có bản mới");
  assert.equal(await build(page), "first");
  await page.reload();
  await page.see("Có bản mới");
  assert.equal(await build(page), "first");

  await page.run(() => window.dispatchEvent(new Event("binh-yen:activate")));
  await page.until(async () => (await build(page)) === "another", "the new build");
  await page.ready();
  await page.stopServer();
  await page.reload();
  assert.equal(await build(page), "another");
  await page.seeNot("Có bản mới");
});

test("a build whose files do not fit each other is not taken", async (t) => {
  const page = await start(t);
  await page.go();
  await page.untilOffline();
  await page.reload();
  const mixed = await anotherBuild(t);
  await writeFile(join(mixed, "boot.js"), "// of yet another build");
  await page.stopServer();
  await page.startServer(mixed);
  const end = await page.run(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    const coming = registration.installing;
    while (coming && coming.state === "installing")
      await new Promise((done) => coming.addEventListener("statechange", done, { once: true }));
    return coming?.state;
  });
  assert.equal(end, "redundant");
  await page.reload();
  assert.equal(await build(page), "first");
});

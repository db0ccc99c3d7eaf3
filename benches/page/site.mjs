// A built site in a browser with a province in it, for measuring.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforePages, slow } from "../../tests/e2e/chromium.mjs";
import { startBrowser } from "../../tests/e2e/engines.mjs";
import { contains, findByRole, findField, textOf } from "../../tests/e2e/find.mjs";
import { listen, site } from "../../scripts/static-server.mjs";
import { install, watchOpening } from "./waits.mjs";

const PATIENCE = 180_000;

/** The middle one of some numbers. */
export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Serves a folder, with the province's file beside it. */
async function serve(folder, province) {
  const files = site(folder);
  const answer = async (request, response) => {
    if (request.url !== "/province.json") return files(request, response);
    response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
    response.end(await readFile(province));
  };
  return listen(answer);
}

/** The site of `folder` in a browser of its own, in which the province of a file was opened and is stored. */
export class Site {
  static async open(folder, province) {
    const server = await serve(folder, province);
    const downloads = await mkdtemp(join(tmpdir(), "binh-yen-bench-"));
    const { driver, stop } = await startBrowser("chromium", { downloads });
    const opened = new Site();
    Object.assign(opened, { driver, url: `http://127.0.0.1:${server.address().port}/` });
    opened.close = async () => {
      await stop();
      server.close();
      await rm(downloads, { recursive: true, force: true });
    };
    try {
      await driver.manage().setTimeouts({ script: PATIENCE });
      await driver.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 900 });
      await driver.get(`${opened.url}#/du-lieu`);
      const field = await opened.until(() => driver.executeScript(`return (${findField})("Chọn tệp")`));
      await field.sendKeys(province);
      const button = await opened.until(() =>
        driver.executeScript(`return (${findByRole})("button", "Thay cả sổ bằng tệp này")`),
      );
      await button.click();
      await opened.sees("Đã lưu");
      const isOffline = "return navigator.serviceWorker.getRegistration().then((one) => one?.active?.state === 'activated')";
      await opened.until(() => driver.executeScript(isOffline));
      await beforePages(opened, watchOpening);
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  /** Makes the processor slower by a factor. */
  async slow(rate) {
    await slow(this, rate);
  }

  async until(check) {
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
      const found = await check().catch(() => undefined);
      if (found) return found;
      await pause(50);
    }
    throw new Error(`never there: ${check}`);
  }

  sees(text) {
    return this.until(async () => contains(await this.driver.executeScript(`return (${textOf})()`), text));
  }

  /** Runs the body of an async function in the page. */
  async run(body) {
    const script = `
      const done = arguments[arguments.length - 1];
      (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error.stack ?? error) }));
    `;
    const { value, error } = await this.driver.executeAsyncScript(script);
    if (error) throw new Error(error);
    return value;
  }

  /** Gives the id of the first commune that has incidents. */
  communeWithIncidents() {
    return this.run(
      "return (await (await fetch('/province.json')).json()).shards.find((shard) => shard.incidents?.length).root",
    );
  }

  /** Prepares the open page for measuring. */
  install() {
    return this.run(`await (${install})()`);
  }

  /** Reloads the page and gives the milliseconds until the overview could be pressed. */
  async reload(hash) {
    await this.run(`location.hash = ${JSON.stringify(hash)}; await new Promise((done) => setTimeout(done, 300));`);
    await this.driver.executeScript("globalThis.isOld = true; setTimeout(() => location.reload());");
    await this.until(() => this.driver.executeScript("return !globalThis.isOld && 'opened' in globalThis"));
    return this.run("return await opened");
  }

  /** The milliseconds from the last load of the page until the overview was drawn, as it was or as it is. */
  drawn() {
    return this.run("return await drawn");
  }
}

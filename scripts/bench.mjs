// Opens the benchmark's page in a browser and prints its table: node bench.mjs FOLDER [ENGINE]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv } from "node:process";
import { By, until } from "selenium-webdriver";
import { startBrowser } from "../tests/e2e/engines.mjs";
import { listen, site } from "./static-server.mjs";

const PATIENCE = 300_000;
const [folder, engine = "chromium"] = argv.slice(2);
const server = await listen(site(folder));
const downloads = await mkdtemp(join(tmpdir(), "binh-yen-bench-"));
// With these flags, Chromium reports how much memory a page's own objects take.
const flags = ["--js-flags=--expose-gc", "--enable-precise-memory-info"];
const { driver, stop } = await startBrowser(engine, { downloads, flags });
try {
  // The second visit opens what the first one stored.
  for (const search of ["", "?memory"]) {
    await driver.get(`http://127.0.0.1:${server.address().port}/${search}`);
    await driver.wait(until.titleIs("done"), PATIENCE);
    console.log(await driver.findElement(By.id("table")).getText());
  }
} finally {
  await stop();
  server.close();
  await rm(downloads, { recursive: true, force: true });
}

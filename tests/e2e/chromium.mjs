// What only Chromium's driver can do: a dark page, a window as narrow as a phone.
import { Command } from "selenium-webdriver/lib/command.js";

const NAME = "chromiumDevTools";

function devTools(page, cmd, params) {
  page.driver.getExecutor().defineCommand(NAME, "POST", "/session/:sessionId/goog/cdp/execute");
  return page.driver.execute(new Command(NAME).setParameter("cmd", cmd).setParameter("params", params));
}

/** As on a device whose owner likes it dark. */
export const dark = (page) =>
  devTools(page, "Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: "dark" }] });

/** As on the narrowest phone in use. */
export const phone = (page) =>
  devTools(page, "Emulation.setDeviceMetricsOverride", { width: 360, height: 740, deviceScaleFactor: 1, mobile: true });

/** As on paper ("print") or on a screen. */
export const media = (page, media) => devTools(page, "Emulation.setEmulatedMedia", { media });

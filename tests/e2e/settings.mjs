// The settings of an end-to-end run, from the environment.
import { dirname, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";

/** The browser that runs the tests: chromium, firefox or webkit. */
export const ENGINE = env.ENGINE ?? "chromium";
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** The folder of the finished site. */
export const DIST = env.DIST ?? join(ROOT, "dist");
/** The factor by which Chromium's processor is slowed down. */
export const SLOW = Number(env.E2E_SLOW ?? 1);
/** The delay of Chromium's frames, timers, responses and writes, in milliseconds. */
export const LATE = Number(env.E2E_LATE ?? 0);
/** Whether tests of the sample book run on a locked one. */
export const LOCKED = Boolean(env.LOCKED);
/** The day that Chromium's clock shows, if it is not today. */
export const DAY = env.E2E_DAY;
/** The factor by which everything may take longer, because it was slowed down on purpose. */
export const LONGER = Math.max(SLOW, LATE > 0 ? 3 : 1);
/** The milliseconds after which a wait fails. They are many, because the machine may be busy with other work. */
export const PATIENCE = 20_000 * LONGER;

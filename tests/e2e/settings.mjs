// What the environment says about a run of the end-to-end tests.
import { dirname, join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";

/** The browser that runs the tests: chromium, firefox or webkit. */
export const ENGINE = env.ENGINE ?? "chromium";
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");
/** The folder of the finished site. */
export const DIST = env.DIST ?? join(ROOT, "dist");
/** How many times slower Chromium's processor is made. */
export const SLOW = Number(env.E2E_SLOW ?? 1);
/** By how many milliseconds Chromium's frames, timers, answers and writes are delayed. */
export const LATE = Number(env.E2E_LATE ?? 0);
/** The day that Chromium's clock shows, if not today. */
export const DAY = env.E2E_DAY;
/** How many times longer everything may take because it was made slow on purpose. */
export const LONGER = Math.max(SLOW, LATE > 0 ? 3 : 1);
/** Milliseconds after which a wait fails. Long, because the machine may do other work as well. */
export const PATIENCE = 20_000 * LONGER;

// Prints how long a person waits after a tap for each page of a commune's book, and for the start from the offline
// copy, on a processor slowed down four times.
//   node benches/page/taps.mjs BOOK.json DIST
// RATE=4 is the factor; ROUNDS=5 visits are timed after a first one, in which the page's code is fetched. YEAR and UNIT
// are those of another book. On a busy machine, give it the priority of real time.
import { resolve } from "node:path";
import { argv, env } from "node:process";
import { beforePages } from "../../tests/e2e/chromium.mjs";
import { Site, median } from "./site.mjs";

const RATE = Number(env.RATE ?? 4);
const ROUNDS = Number(env.ROUNDS ?? 5);
/** What the project promises, in milliseconds. */
const REACH = { tap: 200, start: 800 };
const YEAR = env.YEAR ?? "2026";
const UNIT = env.UNIT ?? "tran-yen";

const PAGES = [
  "tong-quan",
  "don-vi",
  `don-vi/${UNIT}`,
  "don-vi/moi",
  `don-vi/${UNIT}/so-lieu`,
  `nhap-nam/${UNIT}`,
  "vu-viec",
  "vu-viec/moi",
  "mo-hinh",
  "mo-hinh/moi",
  "van-ban",
  "van-ban/moi",
  "dang-ky",
  "xac-nhan",
  "xep-loai",
  "hoat-dong",
  "tin-bao",
  "cong-nhan",
  "quyet-dinh",
  "danh-gia",
  `danh-gia/${UNIT}`,
  "bao-cao",
  `bao-cao/${UNIT}`,
  "lich",
  "so-lieu-can-xem",
  "ai-da-gui",
  "bieu-do",
  "quy-dinh",
  "du-lieu",
  "bang-tinh",
  "cai-dat",
  "bat-dau",
];


/** Runs before the page's own scripts: notes when the overview of a commune has been drawn. */
const watchStart = `
  globalThis.opened = new Promise((done) => {
    const look = () => {
      if (!document.querySelector("main h1") || !document.querySelector(".today") || document.getElementById("boot"))
        return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    };
    requestAnimationFrame(look);
  });
`;

/** The milliseconds from a tap on a link of the page «Thêm» until the page behind it is drawn. */
const tap = (site, page) =>
  site.run(`
    const heading = () => document.querySelector("main h1")?.textContent ?? "";
    const isOpen = () => heading() !== "" && !heading().startsWith("Đang mở trang");
    bench.goto("#/them?nam=${YEAR}");
    await bench.until(() => isOpen() && location.hash.startsWith("#/them"));
    await bench.rest(300);
    const before = document.querySelector("main h1");
    const start = performance.now();
    bench.goto("#/${page}?nam=${YEAR}");
    return (await bench.until(() => isOpen() && document.querySelector("main h1") !== before)) - start;
  `);

const [book, folder] = argv.slice(2).map((path) => resolve(path));
const site = await Site.open(folder, book);
const line = (name, reach, first, times) => {
  const whole = (time) => time.toFixed(0).padStart(8);
  console.log(
    name.padEnd(32) + whole(reach) + whole(first) + whole(Math.min(...times)) + whole(median(times)) + (median(times) > reach ? "  !" : ""),
  );
};
console.log(`${"".padEnd(32)}${["reach", "first", "least", "median"].map((word) => word.padStart(8)).join("")}   (ms, ${RATE}×)`);
try {
  await beforePages(site, watchStart);
  await site.slow(RATE);
  const starts = [];
  for (let at = 0; at <= ROUNDS; at += 1) starts.push(await site.reload(`#/tong-quan?nam=${YEAR}`));
  line("start from the offline copy", REACH.start, starts[0], starts.slice(1));
  await site.install();
  for (const page of PAGES) {
    const times = [];
    for (let at = 0; at <= ROUNDS; at += 1) times.push(await tap(site, page));
    line(page, REACH.tap, times[0], times.slice(1));
  }
} finally {
  await site.close();
}

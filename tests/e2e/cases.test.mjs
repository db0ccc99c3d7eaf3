// Worked cases of tests/cases/ come out of the page as written. The books of many cases are joined into one file, which
// the import page opens. Each case's verdict page must show the outcome and the deciding conditions with their clauses.
// Native tests check every case (cases.rs of crates/law and crates/cli). This test takes one case of each outcome of
// each rule set, because only those can differ in the page.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onDay } from "./chromium.mjs";
import { LONGER, ROOT, start, test } from "./harness.mjs";

const CASES = join(ROOT, "tests/cases");
// The number of cases that a browser can open and show well within a test's time.
const IN_A_BOOK = 120;
// The page judges an unfinished year up to today. A case without its own day is about whole years.
const AFTER_ALL_YEARS = "2045-06-01";

const json = async (...path) => JSON.parse(await readFile(join(...path), "utf8"));

/** All cases, each with its changed book and an address of its own in a joined book. */
async function allCases() {
  const cases = [];
  for (const file of (await readdir(CASES)).filter((name) => name.endsWith(".json")).sort()) {
    for (const of of (await json(CASES, file)).cases) {
      const mark = `v${cases.length}`;
      const changed = patched(await json(CASES, "books", `${of.book}.json`), of.changes ?? []);
      const rules = of.rule_file
        ? await json(ROOT, of.rule_file)
        : await json(ROOT, "criteria", `${of.evaluate.rules}.json`);
      cases.push({ ...of, file, mark, rules, book: renamed(changed, of.evaluate.unit, mark) });
    }
  }
  return cases;
}

/** Changes a document by the operations of JSON Patch (RFC 6902) that cases use. */
function patched(document, changes) {
  for (const { op, path, value } of changes) {
    const steps = path
      .split("/")
      .slice(1)
      .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = steps.pop();
    const home = steps.reduce((inner, step) => inner[step], document);
    if (!["add", "remove", "replace"].includes(op)) throw new Error(`the operation «${op}» is not known here`);
    if (!Array.isArray(home)) {
      if (op === "remove") delete home[last];
      else home[last] = value;
    } else if (op === "add") home.splice(last === "-" ? home.length : Number(last), 0, value);
    else home.splice(Number(last), 1, ...(op === "replace" ? [value] : []));
  }
  return document;
}

// The fields with ids of units and records.
const IDS = new Set([
  "id",
  "root",
  "unit",
  "parent",
  "formed_from",
  "absorbed",
  "joined_into",
  "also_in",
  "covers",
  "decision",
  "paper",
  "minutes",
]);

/**
 * Prefixes the ids of a book with a mark, so that the book can stand beside others. The judged unit also gets the mark
 * in its name.
 */
function renamed(book, unit, mark) {
  const rename = (name, value) => {
    if (typeof value === "string") return IDS.has(name) ? `${mark}-${value}` : value;
    if (Array.isArray(value)) return value.map((item) => rename(name, item));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, value]) => [name, rename(name, value)]));
  };
  const shards = book.shards.map((shard) => rename("", shard));
  const judged = shards.flatMap((shard) => shard.units).find((of) => of.id === `${mark}-${unit}`);
  if (judged) judged.name = `Đơn vị ${mark}`;
  return { ...book, shards };
}

/** Joins the books of a group of cases with the same reading, day and rule file into one file. */
function joined(cases) {
  const [{ evaluate, rule_file, rules }] = cases;
  const kinds = new Map(cases.flatMap(({ book }) => (book.frame?.kinds ?? []).map((kind) => [kind.code, kind])));
  const frame = {
    name: "Các tình huống",
    settings: { reading: evaluate.reading ?? "contain" },
    kinds: [...kinds.values()],
  };
  if (rule_file) frame.rules = [rules];
  return { format: "binh-yen", version: "1.0", frame, shards: cases.flatMap(({ book }) => book.shards) };
}

/** One case of each outcome of each rule set, by each way of asking. */
function oneOfEach(cases) {
  const found = new Map();
  for (const of of cases) {
    const { rules, reading = "contain", as_of } = of.evaluate;
    const key = JSON.stringify([rules, of.rule_file ?? null, of.expect.outcome, reading, Boolean(as_of)]);
    if (!found.has(key)) found.set(key, of);
  }
  return [...found.values()];
}

function groups(cases) {
  const found = new Map();
  for (const of of cases) {
    const key = JSON.stringify([of.evaluate.reading ?? "contain", of.evaluate.as_of ?? null, of.rule_file ?? null]);
    found.set(key, [...(found.get(key) ?? []), of]);
  }
  return [...found.values()].flatMap((group) => {
    // Groups cases by year, because a new year judges the whole book again.
    group.sort((a, b) => a.evaluate.year - b.evaluate.year);
    return Array.from({ length: Math.ceil(group.length / IN_A_BOOK) }, (_, at) =>
      group.slice(at * IN_A_BOOK, (at + 1) * IN_A_BOOK),
    );
  });
}

/** Visits verdict pages, in the page. Returns what each shows. */
function visitAll(visits, done) {
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim();
  // A condition with its own name has its clause behind it: "Nghị quyết của chi bộ (Điều 5 khoản 1)".
  const clauseOf = (element) => words(element)?.replace(/^.*\((.*)\)$/, "$1");
  const shown = ({ mark, rules }) => {
    const isHere = words(document.querySelector("main h1"))?.split(" ").includes(mark);
    const panel = document.querySelector("main .headline, main .draft");
    if (!isHere || !panel || document.querySelector(".verdict-filters select").value !== rules) return;
    // A draft gives no verdict: its conditions are left to a person.
    const isDraft = panel.classList.contains("draft");
    const outcome = isDraft ? "is-for-decision" : [...panel.classList].find((name) => name.startsWith("is-"));
    // The deciding findings: of those with the outcome of the whole, the innermost, or the one that a person ruled on.
    const same = (finding) => finding.classList.contains(outcome);
    const isRuled = (finding) => finding.querySelector(":scope > summary .tag--ruled");
    const decides = (finding) => {
      const parts = [...finding.querySelectorAll(":scope > .finding__body > .findings > li > .finding")];
      return parts.length === 0 || isRuled(finding) ? [finding] : parts.filter(same).flatMap(decides);
    };
    const tree = document.querySelector("#findings-title").closest("section").querySelector(".findings");
    const outermost = [...tree.querySelectorAll(":scope > li > .finding")].filter(same);
    const deciding = outcome === "is-met" ? [] : outermost.flatMap(decides);
    return {
      outcome: words(panel.querySelector(isDraft ? ".draft__title" : ".headline__outcome")),
      decides: deciding.map((finding) => finding.id.replace("finding-", "")),
      clauses: Object.fromEntries(
        [...tree.querySelectorAll(".finding")].map((finding) => [
          finding.id.replace("finding-", ""),
          clauseOf(finding.querySelector(".finding__clause")),
        ]),
      ),
      named: [...panel.querySelectorAll(".headline__why li a")].map((link) =>
        new URLSearchParams(link.hash.split("?")[1]).get("muc"),
      ),
    };
  };
  const results = [];
  // Waits for the next turn of the page's event loop. By then the new address is drawn; a frame would take much longer.
  const channel = new MessageChannel();
  const turn = (call) => {
    channel.port1.onmessage = call;
    channel.port2.postMessage(0);
  };
  const next = () => {
    const visit = visits[results.length];
    if (!visit) return done(results);
    location.hash = visit.address;
    const began = performance.now();
    let last;
    const look = () => {
      const found = shown(visit);
      const said = JSON.stringify(found);
      // The page has finished drawing only if two turns in a row show the same.
      if ((found && said === last) || performance.now() - began > 10_000) {
        results.push(found ?? { nothing: words(document.querySelector("main"))?.slice(0, 300) });
        return next();
      }
      last = said;
      return turn(look);
    };
    turn(look);
  };
  next();
}

const WORDS = {
  met: "Đạt",
  not_met: "Không đạt",
  missing: "Chưa đủ dữ liệu",
  for_decision: "Chờ cấp có thẩm quyền quyết định",
};
const DRAFT = "Dự thảo: chưa đưa ra kết luận";
// The number of conditions that the headline names.
const NAMED = 4;

/** The differences between the page and the case. */
function differences({ expect, name, file, rules, evaluate }, said) {
  const { outcome, decides = [], clauses = [] } = expect;
  const wrong = [];
  const compare = (what, is, should) => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      wrong.push(`${what}: ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`);
  };
  const word = rules.draft ? DRAFT : WORDS[outcome];
  // A year that has failed before its window ends cannot be met any more.
  const isOpenYear = evaluate.as_of && outcome === "not_met" && said.outcome?.endsWith("Không thể đạt");
  if (!isOpenYear && !said.outcome?.endsWith(word))
    wrong.push(`the page says ${JSON.stringify(said.outcome ?? said)}, should say ${word}`);
  // In a table of points, the sum decides. The outcomes of its items do not show which items matter.
  if (!rules.scoring) compare("what decides", said.decides, decides);
  compare("the clauses", [...new Set(decides.map((condition) => said.clauses?.[condition]))], clauses);
  // If something is missing, the headline names the records instead; a draft has no headline.
  if (["not_met", "for_decision"].includes(outcome) && !rules.draft)
    compare("the headline", said.named, decides.slice(0, NAMED));
  return wrong.map((wrong) => `${file}: ${name}\n    ${wrong}`);
}

const address = ({ mark, evaluate: { unit, year, rules } }) => `/danh-gia/${mark}-${unit}?nam=${year}&loai=${rules}`;

const books = groups(oneOfEach(await allCases()));
for (const [at, cases] of books.entries()) {
  const { reading = "contain", as_of } = cases[0].evaluate;
  const about = [reading, as_of, cases[0].rule_file?.split("/").at(-1)].filter(Boolean).join(", ");
  test(`${cases.length} worked cases pass through the page, book ${at + 1} of ${books.length}: ${about}`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "binh-yen-cases-"));
    t.after(() => rm(folder, { recursive: true, force: true }));
    const path = join(folder, "tinh-huong.json");
    await writeFile(path, JSON.stringify(joined(cases)));
    const page = await start(t);
    await onDay(page, as_of ?? AFTER_ALL_YEARS);
    await page.go("/du-lieu");
    await page.upload("Chọn tệp", path);
    await page.click("button", "Thay cả sổ bằng tệp này");
    await page.see("Đã lưu");
    await page.driver.manage().setTimeouts({ script: 110_000 * LONGER });
    const visits = cases.map((of) => ({ mark: of.mark, rules: of.evaluate.rules, address: address(of) }));
    const said = await page.driver.executeAsyncScript(visitAll, visits);
    const wrong = cases.flatMap((of, at) => differences(of, said[at]));
    assert.equal(wrong.length, 0, `${wrong.length} differences\n${wrong.join("\n")}`);
  });
}

// Worked cases of tests/cases/ come out of the page as they are written: the books of many cases are joined into one
// file, opened by the import page, and each case's verdict page says the outcome and shows the conditions that decide
// with their clauses. What every case gives is asked natively (cases.rs of crates/law and crates/cli); here is one of
// each outcome of each rule set, which is what the page can show differently.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onDay } from "./chromium.mjs";
import { LONGER, ROOT, start, test } from "./harness.mjs";

const CASES = join(ROOT, "tests/cases");
// As many as a browser opens and shows well within the time of a test.
const IN_A_BOOK = 120;
// The page judges a year that is not over up to today; a case without a day of its own is about whole years.
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

/** A document changed by the operations of JSON Patch (RFC 6902) that cases use. */
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

// The fields that hold ids of units and records.
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
 * A book whose ids begin with a mark, so that it stands beside others; the unit that is judged carries the mark in its
 * name.
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

/** One file of all books of a group: cases that are read alike, on the same day, with the same rule file. */
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
    // Those of one year together: a new year judges the whole book again.
    group.sort((a, b) => a.evaluate.year - b.evaluate.year);
    return Array.from({ length: Math.ceil(group.length / IN_A_BOOK) }, (_, at) =>
      group.slice(at * IN_A_BOOK, (at + 1) * IN_A_BOOK),
    );
  });
}

/** Goes through verdict pages, in the page; gives what each says. */
function visitAll(visits, done) {
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim();
  // "Nghị quyết của chi bộ (Điều 5 khoản 1)": a condition with a name of its own has its clause behind it.
  const clauseOf = (element) => words(element)?.replace(/^.*\((.*)\)$/, "$1");
  const shown = ({ mark, rules }) => {
    const isHere = words(document.querySelector("main h1"))?.split(" ").includes(mark);
    const panel = document.querySelector("main .headline, main .draft");
    if (!isHere || !panel || document.querySelector(".verdict-filters select").value !== rules) return;
    // A draft pronounces nothing: its conditions are for a person.
    const isDraft = panel.classList.contains("draft");
    const outcome = isDraft ? "is-for-decision" : [...panel.classList].find((name) => name.startsWith("is-"));
    // What decides: of the findings that came out as the whole did, the innermost, or the one that a person ruled on.
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
  // The next turn of the page's loop: what an address changes is drawn by then, and a frame would be a long wait for
  // it.
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
      // Only what two turns in a row show has been drawn to the end.
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
// The headline names so many conditions.
const NAMED = 4;

/** What the page says otherwise than the case. */
function differences({ expect, name, file, rules, evaluate }, said) {
  const { outcome, decides = [], clauses = [] } = expect;
  const wrong = [];
  const compare = (what, is, should) => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      wrong.push(`${what}: ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`);
  };
  const word = rules.draft ? DRAFT : WORDS[outcome];
  // Before its window ends a year that has failed cannot be met any more.
  const isOpenYear = evaluate.as_of && outcome === "not_met" && said.outcome?.endsWith("Không thể đạt");
  if (!isOpenYear && !said.outcome?.endsWith(word))
    wrong.push(`the page says ${JSON.stringify(said.outcome ?? said)}, should say ${word}`);
  // In a table of points the sum decides: which items make it what it is does not show in their outcomes.
  if (!rules.scoring) compare("what decides", said.decides, decides);
  compare("the clauses", [...new Set(decides.map((condition) => said.clauses?.[condition]))], clauses);
  // Of what is missing the headline names the records instead; a draft has none.
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

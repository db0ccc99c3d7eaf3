// The eight questions of docs/peers.md, put to the engines of npm. Run by scripts/peers.sh in a folder where they are
// installed.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const folder = process.argv[2];
const require = createRequire(join(folder, "package.json"));
const load = (path) => import(pathToFileURL(require.resolve(path)).href);
const version = (name) => require(join(folder, "node_modules", name, "package.json")).version;

/** What each question asks, with its data: what is missing left out, and as null. */
const QUESTIONS = [
  ["fewer", { cur: 5 }, { cur: 5, prev: null }],
  ["fewer", { prev: 5 }, { cur: null, prev: 5 }],
  ["notAtLeast", { prev: 5 }, { cur: null, prev: 5 }],
  ["share", { part: 3 }, { part: 3, whole: null }],
  ["share", { part: 0, whole: 0 }],
  ["share", { part: 3, whole: 0 }],
  ["none", {}, { cases: null }],
  ["noFire", { incidents: [{}] }, { incidents: [{ kind: null }] }],
];

const names = ["cur", "prev", "part", "whole", "cases"];

const word = (value) => {
  if (typeof value === "string") return value;
  if (value === null || value === undefined || Number.isNaN(value)) return "?";
  return value ? "M" : "n";
};

async function answer(ask, rule, data) {
  if (rule === undefined) return "–";
  try {
    return word(await ask(rule, structuredClone(data)));
  } catch (error) {
    if (process.env.PEERS_VERBOSE)
      console.error(JSON.stringify(rule), JSON.stringify(data), String(error).slice(0, 200));
    return "E";
  }
}

async function row(name, rules, ask) {
  const cells = [];
  for (const [key, absent, blank = absent] of QUESTIONS) {
    const [first, second] = [await answer(ask, rules[key], absent), await answer(ask, rules[key], blank)];
    cells.push(first === second ? first : `${first} / ${second}`);
  }
  console.log(JSON.stringify({ name, cells }));
}

/** The rules as one expression, in the spelling that many languages share. */
const infix = (more) => ({
  fewer: "cur < prev",
  notAtLeast: "!(cur >= prev)",
  share: "part / whole >= 0.7",
  none: "cases == 0",
  ...more,
});

// JSON Logic.
const of = (name) => ({ var: name });
const logic = {
  fewer: { "<": [of("cur"), of("prev")] },
  notAtLeast: { "!": [{ ">=": [of("cur"), of("prev")] }] },
  share: { ">=": [{ "/": [of("part"), of("whole")] }, 0.7] },
  none: { "==": [of("cases"), 0] },
  noFire: { none: [of("incidents"), { "==": [of("kind"), "fire"] }] },
};
const { default: jsonLogic } = await load("json-logic-js");
await row(`json-logic-js ${version("json-logic-js")}`, logic, (rule, data) => jsonLogic.apply(rule, data));
const { LogicEngine } = await load("json-logic-engine");
await row(`json-logic-engine ${version("json-logic-engine")}`, logic, (rule, data) =>
  new LogicEngine().run(rule, data),
);

// json-rules-engine.
const { Engine } = require("json-rules-engine");
const facts = {
  fewer: { fact: "cur", operator: "lessThan", value: { fact: "prev" } },
  notAtLeast: { not: { fact: "cur", operator: "greaterThanInclusive", value: { fact: "prev" } } },
  share: { fact: "share", operator: "greaterThanInclusive", value: 0.7 },
  none: { fact: "cases", operator: "equal", value: 0 },
  noFire: { not: { fact: "kinds", operator: "contains", value: "fire" } },
};
const withFacts = (options) => async (rule, data) => {
  const engine = new Engine([{ conditions: { all: [rule] }, event: { type: "met" } }], options);
  engine.addFact("share", async (_, almanac) => (await almanac.factValue("part")) / (await almanac.factValue("whole")));
  engine.addFact("kinds", async (_, almanac) =>
    (await almanac.factValue("incidents")).map((incident) => incident.kind),
  );
  return (await engine.run(data)).events.length > 0;
};
await row(`json-rules-engine ${version("json-rules-engine")}`, facts, withFacts({}));
await row("– with allowUndefinedFacts", facts, withFacts({ allowUndefinedFacts: true }));

// FEEL.
const { evaluate: feel } = await load("feelin");
await row(
  `FEEL: feelin ${version("feelin")}`,
  infix({
    notAtLeast: "not(cur >= prev)",
    none: "cases = 0",
    noFire: 'not(some i in incidents satisfies i.kind = "fire")',
  }),
  (rule, data) => feel(rule, data).value,
);

// FHIRPath, with both ways to say none.
const { default: fhirpath } = await load("fhirpath");
const paths = infix({ notAtLeast: "(cur >= prev).not()", none: "cases = 0" });
const ofPath = async (rule, data) => {
  const found = await fhirpath.evaluate(data, rule);
  return found.length === 0 ? "?" : found[0];
};
await row(
  `FHIRPath: fhirpath ${version("fhirpath")}`,
  { ...paths, noFire: "incidents.where(kind = 'fire').empty()" },
  ofPath,
);
await row("– none as all(… != …)", { noFire: "incidents.all(kind != 'fire')" }, ofPath);

// Publicodes: a value that is not in the situation is missing; it has no lists.
const { default: Publicodes } = require("publicodes");
const silent = { log() {}, warn() {}, error() {} };
await row(
  `Publicodes ${version("publicodes")}`,
  infix({ notAtLeast: "(cur >= prev) = non", none: "cases = 0" }),
  (rule, data) => {
    const known = Object.fromEntries(names.map((name) => [name, null]));
    const engine = new Publicodes({ ...known, answer: rule }, { logger: silent });
    engine.setSituation(data);
    return engine.evaluate("answer").nodeValue;
  },
);

// SurveyJS.
const { ConditionRunner } = require("survey-core");
await row(
  `SurveyJS survey-core ${version("survey-core")}`,
  {
    fewer: "{cur} < {prev}",
    notAtLeast: "!({cur} >= {prev})",
    share: "{part} / {whole} >= 0.7",
    none: "{cases} = 0",
    noFire: "countInArray({incidents}, 'kind', {kind} = 'fire') = 0",
  },
  (rule, data) => new ConditionRunner(rule).runValues(data, {}),
);

// CEL.
const cel = infix({ share: "double(part) / double(whole) >= 0.7", noFire: '!incidents.exists(i, i.kind == "fire")' });
const whole = (data) =>
  JSON.parse(JSON.stringify(data), (_, value) => (Number.isInteger(value) ? BigInt(value) : value));
const { evaluate: celOf } = await load("@marcbachmann/cel-js");
await row(`CEL: @marcbachmann/cel-js ${version("@marcbachmann/cel-js")}`, cel, (rule, data) =>
  celOf(rule, whole(data)),
);
const { evaluate: celJs } = await load("cel-js");
await row(`CEL: cel-js ${version("cel-js")}`, { ...cel, share: "part / whole >= 0.7" }, (rule, data) =>
  celJs(rule, data),
);

// zen-engine.
const { evaluateExpression } = require("@gorules/zen-engine");
await row(
  `zen-engine ${version("@gorules/zen-engine")} (npm), expression`,
  infix({ notAtLeast: "not (cur >= prev)", noFire: 'none(incidents, #.kind == "fire")' }),
  (rule, data) => evaluateExpression(rule, data),
);

// expr-eval.
const { Parser } = require("expr-eval");
await row(`expr-eval ${version("expr-eval")}`, infix({ notAtLeast: "not (cur >= prev)" }), (rule, data) =>
  Parser.evaluate(rule, data),
);

// Cedar: null has no place in its data.
const cedar = require(join(folder, "node_modules/@cedar-policy/cedar-wasm/nodejs/cedar_wasm.js"));
const when = {
  fewer: "context.cur < context.prev",
  notAtLeast: "!(context.cur >= context.prev)",
  none: "context.cases == 0",
};
const kinds = "context.incident.kind";
const entity = (type) => ({ type, id: "a" });
const decide = (effect) => (rule, data) => {
  const context = data.incidents ? { incident: data.incidents[0] } : data;
  const permit = "permit(principal, action, resource);";
  const policies =
    effect === "permit"
      ? `permit(principal, action, resource) when { ${rule} };`
      : `${permit} forbid(principal, action, resource) unless { ${rule} };`;
  const request = { principal: entity("User"), action: entity("Action"), resource: entity("Unit"), context };
  const found = cedar.isAuthorized({ ...request, policies: { staticPolicies: policies }, entities: [] });
  if (found.type === "failure") throw new Error(JSON.stringify(found.errors));
  const { decision, diagnostics } = found.response;
  const outcome = decision === "allow" ? "M" : "n";
  return diagnostics.errors.length > 0 ? `E → ${outcome}` : outcome;
};
for (const effect of ["permit", "forbid"]) {
  const name = effect === "permit" ? `Cedar ${version("@cedar-policy/cedar-wasm")} (permit)` : "– the same in a forbid";
  await row(name, { ...when, noFire: `${kinds} != "fire"` }, decide(effect));
}

// DHIS2's program rules, on an event of which some values were not entered.
const { Instant } = require("@js-joda/core");
const { models, ...dhis2 } = require("@dhis2/rule-engine").org.hisp.dhis.rules;
await row(
  `DHIS2 rule-engine ${version("@dhis2/rule-engine")}`,
  {
    fewer: "#{cur} < #{prev}",
    notAtLeast: "!(#{cur} >= #{prev})",
    share: "#{part} / #{whole} >= 0.7",
    none: "#{cases} == 0",
    noFire: "#{kind} != 'fire'",
  },
  (rule, data) => {
    const values = Object.entries(data.incidents?.[0] ?? data).filter(([, value]) => value !== null);
    const { NUMERIC, TEXT } = models.RuleValueType;
    const current = dhis2.RuleVariableType.DATAELEMENT_CURRENT_EVENT;
    const variable = (name) =>
      new dhis2.RuleVariableJs(current, name, false, [], name, name === "kind" ? TEXT : NUMERIC, null);
    const action = new dhis2.RuleActionJs("true", "SHOWWARNING", new Map());
    const rules = [new dhis2.RuleJs(rule, [action], "rule", "rule", null, 1)];
    const context = new dhis2.RuleEngineContextJs(rules, [...names, "kind"].map(variable), new Map(), new Map());
    const entered = values.map(([name, value]) => new models.RuleDataValue(name, String(value)));
    const active = models.RuleEventStatus.ACTIVE;
    const event = new dhis2.RuleEventJs(
      "event",
      "stage",
      "stage",
      active,
      null,
      Instant.ofEpochMilli(0),
      null,
      null,
      "unit",
      null,
      entered,
    );
    const effects = new dhis2.RuleEngineJs().evaluateEvent(event, null, [], context);
    if (effects.some(({ ruleAction }) => ruleAction.type === "ERROR")) throw new Error(effects[0].data);
    return effects.length > 0;
  },
);

// ODK's forms: what was not entered is an empty element.
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<data/>", { contentType: "text/xml" });
for (const name of ["Node", "Element", "XPathResult", "XPathEvaluator"]) globalThis[name] = window[name];
const openrosa = require("openrosa-xpath-evaluator");
await row(
  `ODK openrosa-xpath-evaluator ${version("openrosa-xpath-evaluator")}`,
  {
    fewer: "/data/cur < /data/prev",
    notAtLeast: "not(/data/cur >= /data/prev)",
    share: "/data/part div /data/whole >= 0.7",
    none: "/data/cases = 0",
    noFire: "count(/data/incidents[kind = 'fire']) = 0",
  },
  (rule, data) => {
    const element = (name, value) => `<${name}>${value ?? ""}</${name}>`;
    const leaves = names.map((name) => element(name, data[name])).join("");
    const incidents = (data.incidents ?? []).map((one) => element("incidents", element("kind", one.kind))).join("");
    const form = new window.DOMParser().parseFromString(`<data>${leaves}${incidents}</data>`, "text/xml");
    return openrosa().evaluate(rule, form, null, window.XPathResult.BOOLEAN_TYPE).booleanValue;
  },
);

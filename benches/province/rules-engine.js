// The peer of evaluation in JavaScript: json-rules-engine, made and given the figures of each unit beforehand, so that
// only its judging is timed. It does not count incidents, read records, or say what is missing; ours does, for every
// condition of every rule set.
import { Engine } from "./json-rules-engine.js";
import { figures } from "./figures.js";
import { answersOf, questions } from "./questions.js";
import { best, same } from "./rows.js";

function test(asks, { part }) {
  const fact = `${part} now`;
  if (asks === "none") return { fact, operator: "equal", value: 0 };
  return { fact, operator: "lessThanInclusive", value: { fact: `${part} before` } };
}

function engineOf({ conditions }) {
  const complete = { fact: "complete", operator: "equal", value: true };
  const rule = ({ condition, asks, parts }) => ({
    conditions: { all: [complete, ...parts.map((part) => test(asks, part))] },
    event: { type: condition },
  });
  return new Engine(conditions.map(rule));
}

async function judge({ engine, facts, set }) {
  const met = new Map(set.conditions.map(({ condition }) => [condition, 0]));
  for (const unit of facts) {
    const { events } = await engine.run(unit);
    for (const { type } of events) met.set(type, met.get(type) + 1);
  }
  return [...met.values()];
}

/** Judges the questions of some rule files on a province, and gives the milliseconds and the number of questions. */
export async function judgeAll(province, ruleFiles, catalogue, ours) {
  const sets = ruleFiles.map((rules) => questions(rules, catalogue, ours.year));
  const given = sets.map((set) => ({ set, engine: engineOf(set), facts: figures(province, set, ours.year) }));
  let answers;
  const milliseconds = await best(3, async () => {
    answers = [];
    for (const one of given) answers.push(await judge(one));
  });
  same("json-rules-engine", answersOf(sets, ours.met), answers);
  return { milliseconds, asked: given.reduce((sum, { set, facts }) => sum + set.conditions.length * facts.length, 0) };
}

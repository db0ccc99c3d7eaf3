#!/usr/bin/env bash
# One would expect that "not (this year >= last year)" says the same as "this year < last year", also while this year's figure is blank.
# In the two form engines that officials most often fill figures into, it says the opposite: with this year blank, "<" does not hold and
# "not >=" does. ODK's XPath compares a blank as NaN, which is neither; SurveyJS answers "no" to every comparison with a blank; in both the
# negation makes "yes" of it. A check written as a negation ("không tăng so với năm trước") passes for whoever has not answered yet.
# Seen with openrosa-xpath-evaluator 3.1.0 (ODK, Enketo; on jsdom 26.1.0) and survey-core 3.1.1, from npm.
# Why it matters here: rules of security and order are "fewer than last year", and registers are filled in over the year.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openrosa-xpath-evaluator@3.1.0 jsdom@26.1.0 survey-core@3.1.1

cat >ask.cjs <<'JS'
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<data/>", { contentType: "text/xml" });
for (const name of ["Node", "Element", "XPathResult", "XPathEvaluator"]) globalThis[name] = window[name];
const openrosa = require("openrosa-xpath-evaluator");
const { ConditionRunner } = require("survey-core");

const form = new window.DOMParser().parseFromString("<data><now/><before>5</before></data>", "text/xml");
const odk = (expression) => openrosa().evaluate(expression, form, null, window.XPathResult.BOOLEAN_TYPE).booleanValue;
const survey = (expression) => new ConditionRunner(expression).runValues({ before: 5 }, {});

const seen = {
  "ODK       /data/now < /data/before": odk("/data/now < /data/before"),
  "ODK       not(/data/now >= /data/before)": odk("not(/data/now >= /data/before)"),
  "SurveyJS  {now} < {before}": survey("{now} < {before}"),
  "SurveyJS  !({now} >= {before})": survey("!({now} >= {before})"),
};
for (const [expression, holds] of Object.entries(seen)) console.log(`${holds ? "holds" : "no   "}  ${expression}`);
process.exit(JSON.stringify(Object.values(seen)) === "[false,true,false,true]" ? 0 : 1);
JS
echo "openrosa-xpath-evaluator 3.1.0, survey-core 3.1.1; now blank, before 5:"
node ask.cjs

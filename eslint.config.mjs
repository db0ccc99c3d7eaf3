// What JavaScript must keep to, in scripts, tests and the page's few files; asked by `scripts/test.sh lint-scripts`.
import js from "@eslint/js";
import globals from "globals";

const rules = {
  eqeqeq: "error",
  "no-unused-vars": ["error", { ignoreRestSiblings: true }],
  "no-var": "error",
  "max-len": [
    "error",
    { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true, ignoreUrls: true },
  ],
  "max-lines": ["error", 400],
  "prefer-const": "error",
};

export default [
  { ignores: ["dist/", "target/", "fuzz/target/"] },
  js.configs.recommended,
  { rules, linterOptions: { reportUnusedDisableDirectives: "error" } },
  { files: ["scripts/**"], languageOptions: { globals: globals.node } },
  // They hold functions that run in the page.
  {
    files: ["benches/**", "scripts/bench.mjs", "tests/**"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
  { files: ["web/boot.js", "web/picture.js"], languageOptions: { globals: globals.browser } },
  { files: ["web/part.js"], languageOptions: { sourceType: "script", globals: globals.browser } },
  { files: ["web/sw.js"], languageOptions: { sourceType: "script", globals: globals.serviceworker } },
];

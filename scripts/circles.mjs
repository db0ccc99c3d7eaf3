// Prints each circle of imports among the modules of a crate, and fails if there is one. Files in a circle cannot be
// read, tested or moved one by one. A module and the modules inside it may need each other.
//   node scripts/circles.mjs
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { exit } from "node:process";
import { fileURLToPath } from "node:url";

const TEXT_OR_COMMENT =
  /\br(#*)"[\s\S]*?"\1|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\\n]|\\[^\n]{1,8}?)'|\/\*[\s\S]*?\*\/|\/\/.*/g;

/** Removes comments, texts and tests from code. An import that only tests use is not part of a circle. */
export function bare(code) {
  const plain = code.replace(TEXT_OR_COMMENT, (found) => (found.startsWith("/") ? "" : '""'));
  return plain.replace(
    /^( *)#\[cfg\(test\)\]\n(?:\1#.*\n)*(?:\1mod \w+;|\1(?:pub )?mod \w+ \{\n[\s\S]*?\n\1\})\n?/gm,
    "",
  );
}

/**
 * Lists the paths that a `use` imports, each with its local name. `a::{b, c as d}` is `a::b` and `a::c`, the latter as
 * `d`.
 */
export function imports(tree, before = []) {
  const braces = /^([\s\S]*?)\{([\s\S]*)\}\s*$/.exec(tree);
  if (!braces) {
    const [path, alias] = tree.trim().split(/\s+as\s+/);
    const own = path
      .split("::")
      .map((part) => part.trim())
      .filter(Boolean);
    const full =
      own.at(-1) === "self" && before.length + own.length > 1 ? [...before, ...own.slice(0, -1)] : [...before, ...own];
    return [{ path: full, name: alias ?? full.at(-1) }];
  }
  const within = [
    ...before,
    ...braces[1]
      .split("::")
      .map((part) => part.trim())
      .filter(Boolean),
  ];
  const parts = [];
  let [depth, from] = [0, 0];
  for (const [at, letter] of [...braces[2], ","].entries()) {
    if (letter === "{") depth += 1;
    if (letter === "}") depth -= 1;
    if (letter === "," && depth === 0) {
      parts.push([...braces[2]].slice(from, at).join(""));
      from = at + 1;
    }
  }
  return parts.filter((part) => part.trim()).flatMap((part) => imports(part, within));
}

class Crate {
  constructor(root) {
    this.modules = new Map();
    this.read(root, []);
  }

  /** Reads a module's file and those of the modules that it declares. */
  read(file, path) {
    const code = bare(readFileSync(file, "utf8"));
    const uses = [...code.matchAll(/\b(pub(?:\([^)]*\))? )?use ([^;]+);/g)].flatMap(([, isPublic, tree]) =>
      imports(tree).map((use) => ({ ...use, isPublic: Boolean(isPublic) })),
    );
    const module = { file, path, uses, rest: code.replace(/\buse [^;]+;/g, ""), children: new Set() };
    this.modules.set(path.join("::"), module);
    const isRoot = /\/(lib|main|mod)\.rs$/.test(file);
    const folder = isRoot ? dirname(file) : file.replace(/\.rs$/, "");
    for (const [, name] of code.matchAll(/^(?:pub(?:\([^)]*\))? )?mod (\w+);/gm)) {
      const found = [join(folder, `${name}.rs`), join(folder, name, "mod.rs")].find((candidate) =>
        existsSync(candidate),
      );
      if (!found) continue;
      module.children.add(name);
      this.read(found, [...path, name]);
    }
  }

  /** Finds the module that defines what a path leads to, following re-exports; none outside the crate. */
  lead(module, path, isFirst = true, depth = 0) {
    if (depth > 20) return undefined;
    const [head, ...rest] = path;
    if (head === undefined || head === "*") return { module, isWhole: true };
    const at = (names) => this.modules.get(names.join("::"));
    if (isFirst && head === "crate") return this.lead(at([]), rest, false, depth + 1);
    if (head === "self") return this.lead(module, rest, false, depth + 1);
    if (head === "super")
      return module.path.length > 0 ? this.lead(at(module.path.slice(0, -1)), rest, false, depth + 1) : undefined;
    if (module.children.has(head)) return this.lead(at([...module.path, head]), rest, false, depth + 1);
    const given = module.uses.find((use) => use.name === head && (use.path[0] !== head || module.children.has(head)));
    if (given && (!isFirst || rest.length > 0)) return this.lead(module, [...given.path, ...rest], true, depth + 1);
    return isFirst ? undefined : { module, isWhole: false };
  }

  /** The modules that a module needs. */
  needs(module) {
    const found = new Set();
    const need = (path) => {
      const lead = this.lead(module, path);
      if (lead) found.add(lead.module);
      return lead;
    };
    for (const { path, name, isPublic } of module.uses) {
      // A module does not need what it only re-exports.
      if (isPublic) continue;
      const lead = this.lead(module, path);
      if (!lead) continue;
      const within =
        lead.isWhole && path.at(-1) !== "*"
          ? [...module.rest.matchAll(new RegExp(`(?<![\\w:])${name}((?:::\\w+)+)`, "g"))]
          : [];
      if (within.length === 0) found.add(lead.module);
      for (const [, names] of within) need([...path, ...names.split("::").filter(Boolean)]);
    }
    for (const [path] of module.rest.matchAll(/(?<![\w:])(?:crate|super|self)(?:::\w+)+/g)) need(path.split("::"));
    return [...found].filter((other) => !isWithin(other, module) && !isWithin(module, other));
  }

  /** Groups modules that all lead to each other (Tarjan's components), as file paths. */
  circles(root) {
    const graph = new Map([...this.modules.values()].map((module) => [module, this.needs(module)]));
    const [order, low, stack, groups] = [new Map(), new Map(), [], []];
    const visit = (module) => {
      order.set(module, order.size);
      low.set(module, order.get(module));
      stack.push(module);
      for (const next of graph.get(module)) {
        if (!order.has(next)) visit(next);
        if (stack.includes(next)) low.set(module, Math.min(low.get(module), low.get(next)));
      }
      if (low.get(module) !== order.get(module)) return;
      const group = stack.splice(stack.indexOf(module));
      if (group.length > 1) groups.push(group.map(({ file }) => relative(root, file)).sort());
    };
    for (const module of graph.keys()) if (!order.has(module)) visit(module);
    return groups;
  }
}

const isWithin = (inner, outer) =>
  inner.path.length >= outer.path.length && outer.path.every((name, at) => inner.path[at] === name);

/** The circles of all crates of a workspace. */
export function circles(root) {
  const folders = [".", ...readdirSync(join(root, "crates")).map((name) => join("crates", name))];
  const roots = folders
    .flatMap((folder) => ["lib.rs", "main.rs"].map((name) => join(root, folder, "src", name)))
    .filter((file) => existsSync(file));
  return roots.flatMap((file) => new Crate(file).circles(root)).sort();
}

function check() {
  const found = circles(join(dirname(fileURLToPath(import.meta.url)), ".."));
  for (const group of found) console.log(`these need each other in a circle: ${group.join(" ")}`);
  if (found.length > 0) exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) check();

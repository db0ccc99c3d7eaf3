// Makes the page edition of a finished build: one HTML file with everything inside, which runs from a memory stick.
//   node scripts/page-edition.mjs [FOLDER]     reads the site in FOLDER (dist) and leaves binh-yen.html there
// The first visit does not load it and the service worker does not keep it. The file needs no other file and requests
// none: it holds, compressed, everything that the site would fetch, and its policy forbids all connections.
import { createHash } from "node:crypto";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv } from "node:process";
import { gzipSync } from "node:zlib";

const folder = argv[2] ?? "dist";
const EDITION = "binh-yen.html";
const DATA = ["samples/tran-yen-2026.json", "samples/tran-yen-2019.json", "communes.txt"];

const read = (path) => readFile(join(folder, path), "utf8");
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const packed = async (path) => gzipSync(await readFile(join(folder, path)), { level: 9 }).toString("base64");

/** Turns a module's code into an expression whose value is its exports. Its imports come from the surrounding code. */
function enclosed(code) {
  const names = [];
  const body = code
    .replace(/^import\b.*$/gm, "")
    .replace(/^export \{([^}]*)\};?$/gm, (_, list) => {
      for (const name of list
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean)) {
        const [own, as = own] = name.split(" as ");
        names.push(as === own ? own : `${as}: ${own}`);
      }
      return "";
    })
    .replace(/^export ((?:async )?function|class|const|let) (\w+)/gm, (_, kind, name) => {
      names.push(name);
      return `${kind} ${name}`;
    });
  if (/^\s*(import|export)\b(?!\.|\()/m.test(body)) throw new Error("a module has an import or export of another form");
  return `(() => {\n${body}\nreturn { ${names.join(", ")} };\n})()`;
}

const html = await read("index.html");
const found = /data-js="([^"]+)" data-wasm="([^"]+)"/.exec(html);
if (!found) throw new Error(`${folder}/index.html names no app`);
const [, appFile, wasmFile] = found;
const app = await read(appFile);
const partsFile = /from "\.\/(parts-[^"]+\.js)"/.exec(app)?.[1];
if (!partsFile) throw new Error(`${appFile} imports no parts`);

// The modules of the app and of the parts import each other. Both see `initSync`, and the app sees the parts as its
// imports.
const imports = [...app.matchAll(/^import \* as (\w+) from/gm)].map((match) => match[1]);
const names = imports.map((name) => `${name} = parts`).join(", ");
const parts = `const parts = ${enclosed(await read(partsFile))}${names ? `, ${names}` : ""};`;
const module = `const app = ${enclosed(app).replace("(() => {\n", () => `(() => {\n${parts}\n`)};`;

const wasm = (await readdir(folder)).filter((file) => file.endsWith(".wasm")).sort();
const files = {};
for (const file of [...wasm, ...DATA]) files[file.split("/").at(-1)] = await packed(file);

const script = `
document.documentElement.dataset.edition = "page";
const FILES = ${JSON.stringify(files)};
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
// Answers every fetch from this file, since nothing else can be fetched.
window.fetch = async (request) => {
  const name = String(request?.url ?? request).split(/[?#]/)[0].split("/").at(-1);
  if (!Object.hasOwn(FILES, name)) return new Response("", { status: 404, statusText: name });
  const content = new Blob([bytes(FILES[name])]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(content, { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "application/json" } });
};
try {
  ${module}
  await app.default({ module_or_path: window.fetch(${JSON.stringify(wasmFile)}) });
} catch (error) {
  const message = document.getElementById("boot");
  if (message) {
    message.setAttribute("role", "alert");
    message.className = "is-failed";
    message.textContent = "Không mở được Bình Yên trên trình duyệt này. The app could not start. (" + error + ")";
  }
  throw error;
}
`;
if (script.includes("</script")) throw new Error("the script would end too early");

const sheets = [...html.matchAll(/<link rel="stylesheet" href="\.\/([^"]+)"/g)].map((match) => match[1]);
const style = (await Promise.all(sheets.map(read))).join("\n");
const icon = `data:image/svg+xml;base64,${(await readFile(join(folder, "icons/icon.svg"))).toString("base64")}`;
const policy = `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval'; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;

const page = html
  .replace(/(http-equiv="Content-Security-Policy"\s+content=")[^"]+/, (_, before) => before + policy)
  .replace(/\s*<link rel="(?:manifest|apple-touch-icon|stylesheet|modulepreload|preload)"[^>]*>/g, "")
  .replace(/<link rel="icon"[^>]*>/, `<link rel="icon" href="${icon}" />`)
  .replace(/\s*<script type="module" src=[^>]*><\/script>/, "")
  .replace(/\s*<\/head>/, () => `\n    <style>${style}</style>\n  </head>`)
  .replace("</body>", () => `  <script type="module">${script}</script>\n  </body>`);
await writeFile(join(folder, EDITION), page);
console.log(`${EDITION}: ${Math.ceil(page.length / 1000)} kB, ${wasm.length} parts inside`);

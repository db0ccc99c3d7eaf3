// Accessibility, as axe judges it.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The source of axe, to run in a page. */
export const AXE = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The rules whose result depends on colours. */
export const COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * Finds axe's violations on the page as it is. Without `rules`, it checks all of them. Runs in the page, once colours
 * have stopped changing.
 */
export async function findViolations(rules, done) {
  const { axe } = window;
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const runOnly = rules.length > 0 ? { type: "rule", values: rules } : all;
  // A target that is half scrolled under the page's header is checked again where it is fully visible.
  const isSmall = async (node) => {
    const target = document.querySelector(node.target.join(" "));
    target?.scrollIntoView({ block: "center" });
    await frame();
    if (!target) return true;
    const { violations } = await axe.run(target, { runOnly: { type: "rule", values: ["target-size"] } });
    return violations.length > 0;
  };
  try {
    await frame().then(frame);
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await axe.run({ runOnly, resultTypes: ["violations"], preload: false });
    for (const violation of violations.filter(({ id }) => id === "target-size")) {
      const small = [];
      for (const node of violation.nodes) if (await isSmall(node)) small.push(node);
      violation.nodes = small;
    }
    const found = violations.filter(({ nodes }) => nodes.length > 0);
    done(
      found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`),
    );
  } catch (error) {
    done([`axe: ${error}`]);
  }
}

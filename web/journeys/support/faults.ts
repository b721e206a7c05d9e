import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

type Found = {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
};

/** What axe-core finds wrong with the page as it is now: rule, element, and why. Nothing is left out. */
export async function faults(page: Page): Promise<readonly string[]> {
  // Past the content policy, which lets no script in but ours: the debugger's way, not the page's.
  const { violations } = (await page.evaluate(
    async ([script, only]) => {
      if (!("axe" in window)) new Function(script as string)();
      const { axe } = window as unknown as { axe: { run: (root: Document, options: object) => Promise<unknown> } };
      return axe.run(document, { runOnly: { type: "tag", values: only }, resultTypes: ["violations"] });
    },
    [source, tags] as const,
  )) as Found;
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary = "" }) =>
        `${id}: ${html.slice(0, 160)} ${failureSummary.replaceAll(/\s+/g, " ").slice(0, 200)}`,
    ),
  );
}

import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./support/browser.ts";
import { longwatch, readText, root } from "./support/project.ts";

/** What the page is given: the bundle's exports, under one name. */
type Core = typeof import("@longwatch/core");

describe("core in a browser", () => {
  let browser: Browser;
  let bundle: string;

  beforeAll(async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "longwatch-bundle-"));
    await build({
      root,
      configFile: false,
      logLevel: "error",
      build: {
        lib: {
          entry: path.join(root, "core/dist/index.js"),
          formats: ["iife"],
          name: "longwatch",
          fileName: () => "core.js",
        },
        outDir: folder,
      },
    });
    bundle = readFileSync(path.join(folder, "core.js"), "utf8");
    browser = await launch();
  });

  afterAll(() => browser?.close());

  it("gives the same answer as the command line", async () => {
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundle });
    const record = JSON.parse(readText("examples/ada.json")) as unknown;
    const { protocols } = JSON.parse(readText("protocols/dist/protocols.json")) as {
      protocols: readonly { content: unknown; digest: string }[];
    };
    const answer = await page.evaluate(
      ([record, protocols]) => {
        const core = (globalThis as unknown as { longwatch: Core }).longwatch;
        const parsed = core.parseRecord(record);
        const rules = protocols.map(({ content, digest }) => core.parseProtocol(content, digest));
        if (!parsed.ok || rules.some((rule) => !rule.ok)) throw new Error("not read");
        const inUse = rules.flatMap((rule) => (rule.ok && rule.value.protocol !== core.templateId ? [rule.value] : []));
        return core.renderAssessment(
          core.assess(parsed.value, core.compileRulebook(inUse), core.parseDay("2026-11-21")!),
        );
      },
      [record, protocols] as const,
    );
    const commandLine = longwatch("assess", "examples/ada.json", "--as-of", "2026-11-21", "--json");
    expect(answer).toEqual(JSON.parse(commandLine.out));
  });

  it("asks for nothing that only Node has", () => {
    expect(bundle).not.toMatch(/\brequire\(|node:|process\./);
  });
});

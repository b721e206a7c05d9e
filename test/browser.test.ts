import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { presetNames, presetOf, simulatePerson } from "@longwatch/synthetic";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./support/browser.ts";
import { longwatch, readText, root } from "./support/project.ts";

/** What the page is given: the bundle's exports, under one name. */
type Core = typeof import("@longwatch/core");
type Synthetic = typeof import("@longwatch/synthetic");

/** One package as a script that puts its exports under one name. */
async function bundled(entry: string, name: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "longwatch-bundle-"));
  await build({
    root,
    configFile: false,
    logLevel: "error",
    build: {
      lib: { entry: path.join(root, entry), formats: ["iife"], name, fileName: () => "bundle.js" },
      outDir: folder,
    },
  });
  return readFileSync(path.join(folder, "bundle.js"), "utf8");
}

describe("core in a browser", () => {
  let browser: Browser;
  let bundle: string;

  beforeAll(async () => {
    bundle = await bundled("core/dist/index.js", "longwatch");
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

describe("people who do not exist", () => {
  it("are the same in a browser", async () => {
    const script = await bundled("synthetic/dist/index.js", "synthetic");
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: script });
      const made = await page.evaluate((names) => {
        const { presetOf, simulatePerson } = (globalThis as unknown as { synthetic: Synthetic }).synthetic;
        return names.map((name) => {
          const { truth, ...given } = simulatePerson(presetOf(name)!, { seed: "browser", arm: "alemtuzumab" }, 3);
          return JSON.stringify([given, truth()]);
        });
      }, presetNames);
      const here = presetNames.map((name) => {
        const { truth, ...given } = simulatePerson(presetOf(name)!, { seed: "browser", arm: "alemtuzumab" }, 3);
        return JSON.stringify([given, truth()]);
      });
      expect(made).toEqual(here);
    } finally {
      await browser.close();
    }
  });
});

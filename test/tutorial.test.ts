import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Block, blocksOf, firstUntrueLine } from "./support/markdown.ts";

/** Runs the commands of a page in order, in a folder of their own, and compares what it says they print. */
const root = path.join(import.meta.dirname, "..");
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderOfPage(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "longwatch-tutorial-"));
  folders.push(folder);
  symlinkSync(path.join(root, "docs"), path.join(folder, "docs"));
  return folder;
}

/** `npx longwatch` without npm and without a build: the command line from its source. */
const commandLine = `npx() { shift; "${process.execPath}" --conditions=@longwatch/source "${path.join(root, "server", "src", "cli", "main.ts")}" "$@"; }
node() { "${process.execPath}" "$@"; }
`;

const run = (block: Block, folder: string): string =>
  execFileSync("sh", ["-euc", commandLine + block.text], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });

describe.each([
  ["docs/tutorial.md", 9],
  ["docs/label-changes.md", 1],
  ["docs/outcomes.md", 1],
])("%s", (page, least) => {
  const blocks = blocksOf(readFileSync(path.join(root, page), "utf8"));
  const folder = folderOfPage();

  test("shows what it asks to type and what comes of it", () => {
    expect(blocks.filter(({ language }) => language === "sh").length).toBeGreaterThanOrEqual(least);
    expect(blocks.filter(({ language }) => language !== "sh" && language !== "text")).toEqual([]);
  });

  for (const [i, block] of blocks.entries()) {
    if (block.language !== "sh") continue;
    test(`line ${block.line}`, () => {
      const output = run(block, folder);
      const shown = blocks[i + 1];
      if (shown?.language !== "text") return;
      expect(firstUntrueLine(shown.text, output), `not in the output:\n${output}`).toBeUndefined();
    });
  }
});

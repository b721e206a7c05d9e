import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./support/project.ts";

const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: "utf8" });

describe("core as a package", () => {
  it("packs alone: compiled files and its manifest, no source and no tests", () => {
    const [packed] = JSON.parse(
      run("npm", ["pack", "-w", "core", "--dry-run", "--json", "--ignore-scripts"], root),
    ) as {
      files: { path: string }[];
    }[];
    const files = packed!.files.map((file) => file.path);
    expect(files).toContain("dist/index.js");
    expect(files).toContain("dist/index.d.ts");
    expect(files.filter((file) => file !== "package.json" && !/^dist\/.*\.(js|d\.ts)$/.test(file))).toEqual([]);
    expect(files.filter((file) => /\.test\.|testing\//.test(file))).toEqual([]);
  });

  it("works where only it and zod are installed", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "longwatch-pack-"));
    run("npm", ["pack", "-w", "core", "--pack-destination", folder, "--ignore-scripts", "--silent"], root);
    mkdirSync(path.join(folder, "node_modules/@longwatch"), { recursive: true });
    run("tar", ["-xzf", "longwatch-core-0.1.0.tgz"], folder);
    symlinkSync(path.join(folder, "package"), path.join(folder, "node_modules/@longwatch/core"));
    mkdirSync(path.join(folder, "package/node_modules"));
    symlinkSync(path.join(root, "node_modules/zod"), path.join(folder, "package/node_modules/zod"));
    const script =
      'import { formatDay, addMonths, parseDay } from "@longwatch/core"; console.log(formatDay(addMonths(parseDay("2024-01-31"), 1)));';
    expect(run(process.execPath, ["--input-type=module", "-e", script], folder).trim()).toBe("2024-02-29");
  });
});

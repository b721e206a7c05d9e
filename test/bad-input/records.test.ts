import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { longwatch } from "../support/project.ts";

/** Records that are broken on purpose, each with the exact words in which that is said. */
const folder = path.join(import.meta.dirname, "records");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(".json", ""));

describe("a broken record", () => {
  it.each(names)("%s: the exact problems, exit code 2, nothing on standard output", (name) => {
    const { code, out, err } = longwatch("assess", `test/bad-input/records/${name}.json`, "--as-of", "2024-05-01");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe(readFileSync(path.join(folder, `${name}.expected.txt`), "utf8"));
    expect(err).not.toMatch(/\n\s+at |Error:/);
  });

  it("is one of at least 25", () => expect(names.length).toBeGreaterThanOrEqual(25));
});

it("a wrong date on the command line is refused in the same way", () => {
  const { code, err } = longwatch("assess", "test/bad-input/records/list.json", "--as-of", "2024-02-30");
  expect(code).toBe(2);
  expect(err).toContain('--as-of  date-impossible  saw "2024-02-30"');
});

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { longwatch } from "../support/project.ts";

/**
 * Messages that laboratories should not send and do, read by the real command line. Each has the exact words
 * in which that is said; they are part of the product: an expected text is changed by hand, and the commit
 * says why.
 */
const folder = path.join(import.meta.dirname, "hl7");
const namesOf = (end: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(end))
    .map((file) => file.slice(0, -end.length));
const names = namesOf(".hl7");

/** All that a person sees, and what a script sees. */
const seen = (name: string): string => {
  const { code, out, err } = longwatch("import", `test/bad-input/hl7/${name}.hl7`, "--recorded-at", "2026-11-21T00:00:00Z");
  return `${out}-- standard error\n${err}-- exit code ${code}\n`;
};

/** Names and days of birth of the people in these files, as their messages or a person would write them. */
const personal = /Quillfea|Ottili|Ottoline|Brandywine|Peregrin|19880514|1988-05-14|14\/05\/1988|19790922|1979-09-22/i;

describe("a broken HL7 v2 file", () => {
  it.each(names)("%s: the exact words and the exit code, in plain text, about nobody", (name) => {
    const text = seen(name);
    expect(text).toBe(readFileSync(path.join(folder, `${name}.expected.txt`), "utf8"));
    const isHeld = /^\S+: (?:reject|quarantine), /.test(text);
    expect(text).toContain(`-- exit code ${isHeld ? 2 : 0}\n`);
    expect(text).toMatch(/[1-9]\d* (?:problem|warning)/);
    expect(text).not.toMatch(personal);
    expect(text).not.toMatch(/\n\s+at |Error:|a fault of ours/);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  it("is one of many, each with its expected text", () => {
    expect(namesOf(".expected.txt")).toEqual(names);
    expect(names.length).toBeGreaterThanOrEqual(35);
  });

  it("mostly names somebody, so that there is something not to tell", () => {
    const naming = names.filter((name) => personal.test(readFileSync(path.join(folder, `${name}.hl7`), "utf8").replaceAll("\0", "")));
    expect(naming.length).toBeGreaterThanOrEqual(names.length - 4);
  });
});

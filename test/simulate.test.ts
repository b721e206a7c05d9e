import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { parseRecord } from "@longwatch/core";
import { truthFile } from "@longwatch/synthetic";
import { beforeAll, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { longwatch, root } from "./support/project.ts";

const fresh = (): string => path.join(mkdtempSync(path.join(tmpdir(), "longwatch-simulate-")), "cohort");
const simulated = (out: string, ...more: readonly string[]) =>
  longwatch("simulate", "--preset", "care-ms-1", "--people", "20", "--seed", "7", "--out", out, ...more);

/** Every file of a folder, by its path in it. */
const filesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => path.join(one.parentPath, one.name))
      .toSorted()
      .map((file) => [path.relative(folder, file), readFileSync(file, "latin1")]),
  );
const json = (text: string | undefined): unknown => JSON.parse(Buffer.from(text!, "latin1").toString("utf8"));

describe("twenty people", () => {
  let alone: ReadonlyMap<string, string>;
  let ran: ReturnType<typeof longwatch>;
  beforeAll(() => {
    const out = fresh();
    ran = simulated(out, "--jobs", "1", "--format", "record,hl7v2", "--format", "fhir");
    alone = filesOf(out);
  });

  it("have a record, their truth, messages and a bundle each, and one manifest", () => {
    expect(ran.err.split("\n").at(-2) ?? "").not.toContain("fault");
    expect(ran.code).toBe(0);
    expect(ran.out).toContain("20 people who do not exist");
    expect(ran.out).toMatch(/\d people\/s, [\d.]+ on each of 1 thread; \d+ results\/s\n {2}\d+ MB of memory at most/);
    const folders = [...alone.keys()].map((file) => path.dirname(file));
    for (const folder of ["records", "truth", "hl7v2", "fhir"])
      expect(folders.filter((one) => one === folder)).toHaveLength(20);
    expect([...alone.keys()].filter((file) => !file.includes(path.sep))).toEqual(["cohort.json"]);
    expect([...alone.keys()].filter((file) => path.basename(file).startsWith("."))).toEqual([]);
  });

  it("are the same, byte by byte, from two threads, and others from another seed", () => {
    const two = fresh();
    expect(simulated(two, "--jobs", "2", "--format", "record,hl7v2,fhir").code).toBe(0);
    expect(filesOf(two)).toEqual(alone);
    const other = fresh();
    const args = ["--preset", "care-ms-1", "--people", "2", "--seed", "8", "--out", other];
    expect(longwatch("simulate", ...args, "--json").code).toBe(0);
    expect(filesOf(other).get("cohort.json")).not.toBe(alone.get("cohort.json"));
  });

  it("are the same when compressed, and under the same digest", () => {
    const small = fresh();
    expect(simulated(small, "--jobs", "2", "--format", "record,hl7v2,fhir", "--compress").code).toBe(0);
    const files = filesOf(small);
    const manifest = json(files.get("cohort.json"));
    expect(manifest).toEqual({ ...(json(alone.get("cohort.json")) as object), compression: "gzip" });
    const unpacked = [...files]
      .filter(([file]) => file !== "cohort.json")
      .map(([file, text]) => [file.replace(/\.gz$/, ""), gunzipSync(Buffer.from(text, "latin1")).toString("latin1")]);
    expect(unpacked).toEqual([...alone].filter(([file]) => file !== "cohort.json"));
  });

  it("have records that parse, and a truth of its schema", () => {
    for (const [file, text] of alone) {
      if (file.startsWith("records")) {
        const parsed = parseRecord(json(text));
        expect(parsed.ok ? [] : parsed.issues, file).toEqual([]);
      }
      if (file.startsWith("truth")) expect(z.safeParse(truthFile, json(text)).error, file).toBeUndefined();
    }
  });

  it("are named in a manifest that others can check", () => {
    const manifest = json(alone.get("cohort.json"));
    expect(manifest).toMatchObject({ cohort: 1, synthetic: true, seed: "7", people: 20, arm: "alemtuzumab" });
    expect(manifest).toMatchObject({ preset: { name: "care-ms-1" }, counts: { people: 20, messagesNotWritten: 0 } });
  });
});

it("prints a summary as JSON, and nothing else", () => {
  const { code, out, err } = simulated(fresh(), "--json", "--people", "3");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toMatchObject({ simulate: 1, people: 3, counts: { people: 3 }, seconds: expect.any(Number) });
});

it("leaves out what was recorded after a day", () => {
  const through = fresh();
  expect(simulated(through, "--through", "2009-12-31", "--json").code).toBe(0);
  const recorded = [...filesOf(through)]
    .filter(([file]) => file.startsWith("records"))
    .flatMap(([, text]) => (json(text) as { facts: { recordedAt: string }[] }).facts.map((one) => one.recordedAt));
  expect(recorded.length).toBeGreaterThan(0);
  expect(recorded.filter((at) => at.slice(0, 10) > "2009-12-31")).toEqual([]);
});

describe("what is refused", () => {
  const args = (change: Readonly<Record<string, string>>): readonly string[] =>
    Object.entries({ preset: "care-ms-1", people: "2", seed: "1", out: fresh(), ...change }).flatMap(
      ([name, value]) => [`--${name}`, value],
    );
  it.each([
    [{ preset: "care-ms-9" }, '--preset  value-not-allowed  saw "care-ms-9" → Write one of care-ms-1, care-ms-2'],
    [{ people: "0" }, '--people  value-not-allowed  saw "0" → Write a whole number from 1 on.'],
    [{ people: "2.5" }, "--people  value-not-allowed"],
    [{ people: "many", jobs: "none" }, "2 problems."],
    [{ jobs: "0" }, "--jobs  value-not-allowed"],
    [{ seed: "" }, "--seed  value-not-allowed"],
    [{ seed: "../x" }, '--seed  value-not-allowed  saw "../x"'],
    [{ arm: "placebo" }, '--arm  value-not-allowed  saw "placebo" → Write one of alemtuzumab, interferon.'],
    [{ format: "record,pdf" }, '--format  value-not-allowed  saw "pdf"'],
    [{ through: "2016-02-30" }, '--through  date-impossible  saw "2016-02-30"'],
  ])("%j", (change, text) => {
    const { code, out, err } = longwatch("simulate", ...args(change));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(text);
  });

  it("a folder that holds something, which is left as it is", () => {
    const out = fresh();
    mkdirSync(out);
    writeFileSync(path.join(out, "mine.txt"), "mine");
    const { code, err } = longwatch("simulate", ...args({ out }));
    expect(code).toBe(2);
    expect(err).toContain("value-not-allowed  saw a folder that is not empty");
    expect(readdirSync(out)).toEqual(["mine.txt"]);
  });

  it("a place that cannot be a folder", () => {
    const out = fresh();
    writeFileSync(out, "a file");
    const { code, err } = longwatch("simulate", ...args({ out }));
    expect(code).toBe(2);
    expect(err).toContain("saw a folder that cannot be written (ENOTDIR)");
    const inside = longwatch("simulate", ...args({ out: path.join(out, "deeper") }));
    expect(inside.err).toContain("saw a folder that cannot be written (ENOTDIR)");
  });

  it("a call without what it needs", () => {
    expect(longwatch("simulate", "--preset", "care-ms-1")).toMatchObject({ code: 2, out: "" });
  });
});

it("a run that is killed leaves whole files only, and no manifest", async () => {
  const out = fresh();
  const args = ["simulate", "--preset", "care-ms-1", "--people", "100000", "--seed", "1", "--out", out, "--jobs", "2"];
  const child = spawn(process.execPath, [path.join(root, "server/bin/longwatch.cjs"), ...args], { stdio: "ignore" });
  const ended = once(child, "exit");
  const records = path.join(out, "records");
  while (child.exitCode === null && !(existsSync(records) && readdirSync(records).length > 20)) await wait(20);
  child.kill("SIGKILL");
  await ended;
  const files = [...filesOf(out)].filter(([file]) => !path.basename(file).startsWith("."));
  expect(files.length).toBeGreaterThan(20);
  expect(files.map(([file]) => file)).not.toContain("cohort.json");
  for (const [file, text] of files) expect(() => json(text), file).not.toThrow();
  const before = readdirSync(records).length;
  await wait(200);
  expect(readdirSync(records)).toHaveLength(before);
});

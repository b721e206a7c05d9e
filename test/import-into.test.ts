import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { longwatch, root } from "./support/project.ts";

/** `import … --into RECORD` by the real command line, on a copy of an example. */
let folder: string;
let record: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "longwatch-into-"));
  record = path.join(folder, "ada.json");
  cpSync(path.join(root, "examples", "ada.json"), record);
});
afterEach(() => rmSync(folder, { recursive: true }));

type Sent = {
  readonly patient?: string;
  readonly value?: string;
  readonly status?: string;
  readonly id?: string;
  readonly at?: string;
  readonly processing?: string;
};

const message = ({ patient = "M1001", value = "212", status = "F", id = "L1", at = "10", processing = "P" }: Sent) =>
  [
    `MSH|^~\\&|GENLAB|GENERAL|LONGWATCH|CLINIC|20261105${at}1000+0100||ORU^R01^ORU_R01|${id}|${processing}|2.5.1`,
    `PID|1||${patient}^^^&urn:clinic:mrn&^MR||Quillfeather^Ottoline||19880514|F`,
    `OBR|1||26-551|58410-2^Blood count^LN|||20261104081500+0100|||||||||||||||20261105${at}0500+0100||HM|${status}`,
    `OBX|1|NM|777-3^Platelets^LN||${value}|10*9/L|150-400||||${status}|||20261104081500+0100`,
    "",
  ].join("\r");

/** A file in the test's folder. */
function file(name: string, text: string): string {
  const named = path.join(folder, name);
  writeFileSync(named, text);
  return named;
}
const sent = (name: string, what: Sent = {}): string => file(name, message(what));

const into = (target: string, ...files: readonly string[]) =>
  longwatch("import", ...files, "--into", target, "--recorded-at", "2026-11-21T00:00:00Z");
const bytes = (of = record) => readFileSync(of, "latin1");
const facts = (of = record): readonly { readonly kind: string; readonly value?: number }[] =>
  JSON.parse(readFileSync(of, "utf8")).facts;
const plain = (text: string) => expect(text).not.toMatch(/\n\s+at |a fault of ours|Quillfeather|19880514/);

describe("a result of the record's patient", () => {
  it("is appended, and nothing else changes", () => {
    const before = JSON.parse(readFileSync(record, "utf8"));
    const { code, out, err } = into(record, sent("one.hl7"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`${record}: 1 fact added, 0 already there\n`);
    const { facts: after, ...rest } = JSON.parse(readFileSync(record, "utf8"));
    expect({ ...rest, facts: after.slice(0, -1) }).toEqual(before);
    expect(after.at(-1)).toMatchObject({
      kind: "result-reported",
      analyte: "platelets",
      value: 212,
      recordedAt: "2026-11-21T00:00:00Z",
    });
  });

  it("changes no byte the second time, nor under another file name, nor learnt at another moment", () => {
    const one = sent("one.hl7");
    into(record, one);
    const once = bytes();
    expect(into(record, one).out).toContain("0 facts added, 1 already there");
    expect(bytes()).toBe(once);
    const later = longwatch("import", sent("again.hl7"), "--into", record, "--recorded-at", "2026-11-22T00:00:00Z");
    expect(later.out).toContain("0 facts added, 1 already there");
    expect(bytes()).toBe(once);
  });

  it("is added without those of other people in the same files", () => {
    const both = file("both.hl7", message({}) + message({ patient: "M1002", id: "L2", value: "99" }));
    const { code, out } = into(record, both);
    expect(code).toBe(0);
    expect(out).toContain("1 fact added");
    expect(out).toContain(`patient-mismatch  ${both}: saw another patient (1 facts)`);
    expect(facts().at(-1)!.value).toBe(212);
    expect(facts().some(({ value }) => value === 99)).toBe(false);
    plain(out);
  });

  it("leaves no other file behind", () => {
    const one = sent("one.hl7");
    into(record, one);
    into(record, one);
    expect(readdirSync(folder).toSorted()).toEqual(["ada.json", "one.hl7"]);
  });
});

describe("no byte of the record changes", () => {
  it("for another patient's message: an issue, patient-mismatch", () => {
    const before = bytes();
    const { code, out } = into(record, sent("other.hl7", { patient: "M1002" }));
    expect(code).toBe(0);
    expect(out).toContain("0 facts added, 0 already there");
    expect(out).toContain("patient-mismatch");
    expect(out).toContain("Its facts were not added.");
    plain(out);
    expect(bytes()).toBe(before);
  });

  it.each([
    ["marked as a test", message({ processing: "T" }), "message-not-for-patients"],
    ["about nobody", message({ patient: "" }), "patient-missing"],
    ["with an unreadable message beside a good one", `${message({})}MSH|^~|GENLAB\r`, "message-unreadable"],
    ["of another type", message({}).replace("ORU^R01^ORU_R01", "ADT^A01"), "message-type-unsupported"],
    ["empty", "", "text-unreadable"],
  ])("for a file that is %s", (_what, text, code) => {
    const before = bytes();
    const ran = into(record, file("held.hl7", text));
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(code);
    expect(ran.out).toContain("0 facts added");
    plain(ran.out + ran.err);
    expect(bytes()).toBe(before);
  });

  it("for a file that does not exist", () => {
    const before = bytes();
    const absent = path.join(folder, "absent.hl7");
    expect(into(record, absent)).toMatchObject({
      code: 2,
      err: `${absent}  text-unreadable  saw no such file → Name a file that exists and may be read.\n1 problem.\n`,
    });
    expect(bytes()).toBe(before);
  });

  it.each([
    ["cut off", (text: string) => text.slice(0, -40)],
    ["with an unknown key", (text: string) => text.replace('"patient"', '"patiend"')],
    ["with an impossible date", (text: string) => text.replace('"1988-05-14"', '"1988-02-30"')],
    ["of a version to come", (text: string) => text.replace('"record": 1', '"record": 2')],
    ["empty", () => ""],
  ])("where the record is %s", (_what, spoil) => {
    writeFileSync(record, spoil(readFileSync(record, "utf8")));
    const before = bytes();
    const { code, out, err } = into(record, sent("one.hl7"));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(record);
    expect(err).toMatch(/\d+ problems?/);
    plain(err);
    expect(bytes()).toBe(before);
    expect(readdirSync(folder).toSorted()).toEqual(["ada.json", "one.hl7"]);
  });
});

describe("a record that cannot be written", () => {
  it("because it is a folder", () => {
    const target = path.join(folder, "records");
    mkdirSync(target);
    const { code, out, err } = into(target, sent("one.hl7"));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toBe(
      `${target}  text-unreadable  saw a folder → Name a file that exists and may be read.\n1 problem.\n`,
    );
    expect(readdirSync(target)).toEqual([]);
  });

  it("because it is not there: it is not made up", () => {
    const target = path.join(folder, "nobody.json");
    expect(into(target, sent("one.hl7"))).toMatchObject({ code: 2, out: "" });
    expect(readdirSync(folder)).not.toContain("nobody.json");
  });

  /** The one reason that also stops root: no room for the name of the file beside it. */
  it("because the file beside it cannot be made", () => {
    const target = path.join(folder, `${"a".repeat(240)}.json`);
    cpSync(record, target);
    const { code, out, err } = into(target, sent("one.hl7"));
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain("saw a record that cannot be written (ENAMETOOLONG) → Nothing was changed.");
    plain(err);
    expect(bytes(target)).toBe(bytes());
  });
});

describe("the order of arrival", () => {
  const final = { id: "L1", value: "12", status: "F", at: "10" };
  const corrected = { id: "L2", value: "212", status: "C", at: "15" };

  const answer = (of: string) => {
    const { code, out } = longwatch("assess", of, "--as-of", "2026-11-21", "--json");
    expect(code).toBe(0);
    return out;
  };

  it("of a final result and its correction makes no difference to the answer", () => {
    const other = path.join(folder, "other.json");
    cpSync(record, other);
    const [first, second] = [sent("final.hl7", final), sent("corrected.hl7", corrected)];
    for (const one of [first, second]) expect(into(record, one).out).toContain("1 fact added");
    for (const one of [second, first]) expect(into(other, one).out).toContain("1 fact added");
    expect(answer(other)).toBe(answer(record));

    const together = path.join(folder, "together.json");
    cpSync(path.join(root, "examples", "ada.json"), together);
    expect(into(together, second, first).out).toContain("2 facts added");
    expect(answer(together)).toBe(answer(record));
  });

  it("does not hide that the correction changes the answer", () => {
    into(record, sent("final.hl7", final));
    const before = answer(record);
    expect(before).toContain("not confirmed");
    into(record, sent("corrected.hl7", corrected));
    expect(answer(record)).not.toBe(before);
    expect(answer(record)).not.toContain("not confirmed");
  });
});

it("a process that is killed leaves the old record or the new one, never a part", async () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    message({ id: `K${index}`, value: `${150 + index}` }).replace("26-551", `26-${1000 + index}`),
  );
  const one = file("many.hl7", many.join(""));
  const before = bytes();
  const whole = path.join(folder, "whole.json");
  cpSync(record, whole);
  const startedAt = performance.now();
  expect(into(whole, one).out).toContain("200 facts added");
  const took = performance.now() - startedAt;
  const after = bytes(whole);
  for (let part = 1; part <= 8; part += 1) {
    writeFileSync(record, before, "latin1");
    const args = [
      path.join(root, "server/bin/longwatch.cjs"),
      "import",
      one,
      "--into",
      record,
      "--recorded-at",
      "2026-11-21T00:00:00Z",
    ];
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    const ended = once(child, "exit");
    await wait((took * (part + 4)) / 12);
    child.kill("SIGKILL");
    await ended;
    expect([before, after]).toContain(bytes());
  }
});

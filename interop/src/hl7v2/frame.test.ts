import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toByteText } from "./bytes.ts";
import { frameFile } from "./frame.ts";

const msh = "MSH|^~\\&|LAB|MAIN|||20260101||ORU^R01|";
const codes = (text: string) => frameFile(text).issues.map((issue) => `${issue.code} ${issue.at}`);

describe("frameFile", () => {
  it("separates several messages in one file", () => {
    const file = frameFile(`${msh}1\rPID|1\rOBR|1\r${msh}2\rPID|2\r`);
    expect(file.messages.map((message) => message.segments)).toEqual([
      [`${msh}1`, "PID|1", "OBR|1"],
      [`${msh}2`, "PID|2"],
    ]);
    expect(file.messages.map((message) => message.line)).toEqual([1, 4]);
    expect(file.issues).toEqual([]);
  });

  it("joins broken lines to the segment before, keeps the break, and says so", () => {
    const [message] = frameFile(`${msh}1\rOBX|1|TX|A||first\rsecond\rMSH: normal||||||F\rNTE|1`).messages;
    expect(message!.segments).toEqual([`${msh}1`, "OBX|1|TX|A||first\nsecond\nMSH: normal||||||F", "NTE|1"]);
    expect(message!.issues.map((issue) => `${issue.code} ${issue.at}`)).toEqual([
      "segment-continued line 3",
      "segment-continued line 4",
    ]);
  });

  it("appends an ADD segment to the field it continues", () => {
    const [message] = frameFile(`${msh}1\rNTE|1||no mali\rADD|gnant cells`).messages;
    expect(message!.segments[1]).toBe("NTE|1||no malignant cells");
    expect(message!.issues).toEqual([]);
  });

  it("does not take a message inside a text for a message", () => {
    const file = frameFile(`${msh}1\rNTE|1||see MSH|^~\\&|LAB\rOBX|1`);
    expect(file.messages).toHaveLength(1);
    expect(file.messages[0]!.segments).toHaveLength(3);
  });

  it("refuses a file that does not begin with a message, once per run of lines and without its content", () => {
    const file = frameFile("EVN|A01\rPID|1||M1||Doe^John");
    expect(file.messages).toEqual([]);
    expect(file.stray).toHaveLength(2);
    expect(file.issues).toMatchObject([
      { code: "message-unreadable", severity: "error", saw: "EVN outside any message" },
    ]);
  });

  it("checks the counts of batches and files", () => {
    const batch = (stated: string) =>
      `FHS|^~\\&|L\rBHS|^~\\&|L\r${msh}1\rPID|1\r${msh}2\rPID|2\rBTS|${stated}|end\rFTS|1\r`;
    expect(codes(batch("2"))).toEqual([]);
    expect(codes(batch(""))).toEqual([]);
    expect(codes(batch("3"))).toEqual(["value-not-allowed line 7, BTS-1"]);
    expect(codes(batch("2").replace("FTS|1", "FTS|2"))).toEqual(["value-not-allowed line 8, FTS-1"]);
    expect(frameFile(batch("2")).envelope).toEqual(["FHS|^~\\&|L", "BHS|^~\\&|L", "BTS|2|end", "FTS|1"]);
  });

  it("counts each batch by itself", () => {
    const batch = `BHS|^~\\&|L\r${msh}1\rBTS|1\r`;
    expect(codes(`FHS|^~\\&|L\r${batch}${batch}FTS|2`)).toEqual([]);
  });
});

it("loses no line, whatever the lines and the line ends", () => {
  const pieces = fc.constantFrom(
    `${msh}1`,
    "PID|1",
    "OBX|1|TX",
    "free text",
    "ADDENDUM",
    "BTS|1",
    "BHS|^~\\&|L",
    "MSH",
    "ZZZ|9",
    "",
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(pieces, fc.constantFrom("\r", "\n", "\r\n"))), (lines) => {
      const file = frameFile(lines.flat().join(""));
      const kept = [
        ...file.messages.flatMap((m) => m.segments.flatMap((s) => s.split("\n"))),
        ...file.envelope,
        ...file.stray,
      ];
      expect(kept.sort()).toEqual(
        lines
          .map(([text]) => text)
          .filter((text) => text !== "")
          .sort(),
      );
    }),
  );
});

it("cuts the same messages out of a sample whatever the line ends", () => {
  const folder = new URL("../../../test/samples/hl7v2/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".hl7"));
  expect(names.length).toBeGreaterThanOrEqual(20);
  for (const name of names) {
    const text = toByteText(readFileSync(new URL(name, folder)));
    const expected = frameFile(text).messages.map((message) => message.segments);
    for (const end of ["\r", "\n", "\r\n"]) {
      const rewritten = text.replace(/\r\n|\r|\n/g, end);
      expect(
        frameFile(rewritten).messages.map((message) => message.segments),
        name,
      ).toEqual(expected);
    }
  }
});

it("never throws, whatever the bytes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void frameFile(toByteText(bytes))));
});

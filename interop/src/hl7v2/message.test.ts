import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toByteText } from "./bytes.ts";
import type { Delimiters } from "./delimiters.ts";
import { usualDelimiters } from "./delimiters.ts";
import { unescapeText } from "./escape.ts";
import { frameFile } from "./frame.ts";
import { readMessage } from "./message.ts";
import { field, repetitions } from "./segment.ts";
import { writeMessage } from "./write.ts";

const utf8 = { isMarkedUtf8: false };
const readAll = (text: string) =>
  frameFile(toByteText(new TextEncoder().encode(text))).messages.map((message) => readMessage(message, utf8));
const readOne = (text: string) => {
  const [read] = readAll(text);
  if (read?.ok !== true) throw new Error("unreadable");
  return read.value;
};
const msh = "MSH|^~\\&|LAB|MAIN|||20260101||ORU^R01|1|P|2.5";

describe("readMessage", () => {
  it("reads each message of a file in the character set it declares", () => {
    const text = `${msh}||||||UNICODE UTF-8\rNTE|1||µ\r`;
    expect(readOne(text).segments[1]!.raw).toBe("NTE|1||µ");
    const latin = `${msh}||||||8859/1\rNTE|1||\u00b5\r`;
    const [read] = frameFile(latin).messages.map((message) => readMessage(message, utf8));
    expect(read).toMatchObject({ ok: true, value: { issues: [], segments: [{}, { raw: "NTE|1||µ" }] } });
  });

  it("refuses a header that does not name its delimiters", () => {
    const [read] = readAll("MSH|^~|SENDAPP|X|||20260419||ADT^A01|1");
    expect(read).toMatchObject({ ok: false, issues: [{ code: "message-unreadable", at: "MSH-2", severity: "error" }] });
  });

  it("numbers segments by name, for the places in issues", () => {
    const message = readOne(`${msh}\rPID|1\rOBX|1\rZZZ|1\rOBX|2`);
    expect(message.segments.map((segment) => `${segment.name}[${segment.ordinal}]`)).toEqual([
      "MSH[1]",
      "PID[1]",
      "OBX[1]",
      "ZZZ[1]",
      "OBX[2]",
    ]);
  });

  it("cuts a PID from the PV1 that ran on behind it, and says so", () => {
    const message = readOne(`${msh}\rPID|1||M1|PV1|1|O\rOBR|1`);
    expect(message.segments.map((segment) => segment.name)).toEqual(["MSH", "PID", "PV1", "OBR"]);
    expect(message.issues).toMatchObject([{ code: "segment-continued", at: "PID", saw: "PID and PV1 on one line" }]);
  });

  it("keeps what it joined, and reports escapes it cannot read", () => {
    const message = readOne(`${msh}\rOBX|1|TX|A||x \\Z99\\\ny||||||F`);
    expect(message.issues.map((issue) => `${issue.code} ${issue.at}`)).toEqual([
      "segment-continued line 3",
      "escape-unknown OBX[1]-5",
    ]);
    expect(field(message.segments[1]!, 11)).toBe("F");
  });
});

const delimiterSets: fc.Arbitrary<Delimiters> = fc.constantFrom(
  usualDelimiters,
  { ...usualDelimiters, truncation: "#" },
  { field: "$", component: "%", repetition: "*", escape: "!", subcomponent: "?" },
);
const leaf = fc.string({
  unit: fc.constantFrom("a", "1", "|", "^", "~", "\\", "&", "$", "%", "!", "é", "µ", " "),
  maxLength: 6,
});
const value = fc.array(fc.array(fc.array(leaf, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 3,
});
const segments = fc.array(
  fc.record({
    name: fc.constantFrom("PID", "OBR", "OBX", "NTE", "SPM", "ZAB"),
    fields: fc.array(value, { minLength: 1, maxLength: 6 }),
  }),
  { maxLength: 8 },
);

it("reads back every repetition, component and subcomponent that was written", () => {
  fc.assert(
    fc.property(segments, delimiterSets, (body, delimiters) => {
      const written = writeMessage([{ name: "MSH", fields: ["LAB"] }, ...body], delimiters);
      const message = readOne(written);
      expect(message.segments).toHaveLength(body.length + 1);
      for (const [index, segment] of body.entries()) {
        const read = message.segments[index + 1]!;
        for (const [number, expected] of segment.fields.entries()) {
          const seen = repetitions(read, number + 1).map((repetition) =>
            repetition
              .split(delimiters.component)
              .map((part) => part.split(delimiters.subcomponent).map((text) => unescapeText(text, delimiters).text)),
          );
          expect(seen.length === 0 ? [[[""]]] : seen).toEqual(expected);
        }
      }
    }),
    { numRuns: 200 },
  );
});

it("never throws on any bytes after a header", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const framed of frameFile(`${msh}\r${toByteText(bytes)}`).messages) readMessage(framed, utf8);
    }),
  );
});

import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { readHl7File } from "./read-file.ts";

const message = (id: string, patient = "M1", value = "212", charset = "") =>
  [
    `MSH|^~\\&|LAB|MAIN|||20250116080000+0100||ORU^R01|${id}|P|2.5||||||${charset}`,
    `PID|1||${patient}^^^HOSP`,
    "OBR|1||F1|CBC|||20250115140000+0100",
    `OBX|1|NM|777-3^Platelets^LN||${value}|10*9/L|||||F`,
  ].join("\r");
const read = (text: string) => readHl7File(new TextEncoder().encode(text));
const codes = (outcome: ReturnType<typeof read>) =>
  outcome.issues.map((issue) => `${issue.severity} ${issue.code} ${issue.at}`);

it("reads several messages, and one patient's results together", () => {
  const outcome = read([message("1"), message("2", "M2"), message("3", "M1", "99")].join("\r"));
  expect(outcome.disposition).toBe("accept");
  expect(outcome.messages.map(({ sender, messageId }) => [sender, messageId])).toEqual([
    ["LAB/MAIN", "1"],
    ["LAB/MAIN", "2"],
    ["LAB/MAIN", "3"],
  ]);
  expect(
    outcome.patients.map(({ identifiers, facts }) => [identifiers[0]!.value, facts.map((fact) => fact.value)]),
  ).toEqual([
    ["M1", [212, 99]],
    ["M2", [212]],
  ]);
});

it("reads a message once that came twice, and tells a number used twice", () => {
  const twice = read([message("1"), message("1")].join("\r"));
  expect(codes(twice)).toEqual(["warning message-duplicate MSH[2]-10"]);
  expect(twice.patients[0]!.facts).toHaveLength(1);
  const reused = read([message("1"), message("1", "M1", "99")].join("\r"));
  expect(codes(reused)).toEqual(["warning message-id-reused MSH[2]-10"]);
  expect(reused.patients[0]!.facts).toHaveLength(2);
});

it("names a message without a number by its content", () => {
  const outcome = read(message(""));
  expect(outcome.messages[0]!.messageId).toMatch(/^content-[0-9a-f]+$/);
});

describe("files that cannot be read, or not all", () => {
  it.each(["", "\r\n", "hello", "EVN|A01\rPID|1||M1"])("%j is rejected with a reason", (text) => {
    const outcome = read(text);
    expect(outcome.disposition).toBe("reject");
    expect(outcome.issues).toMatchObject([{ code: "message-unreadable", severity: "error" }]);
  });

  it("waits where one of its messages could not be read, and shows the others", () => {
    const outcome = read(`${message("1")}\rMSH|^~|LAB\r${message("2")}`);
    expect(outcome.disposition).toBe("quarantine");
    expect(outcome.messages.map((one) => one.disposition)).toEqual(["accept", "reject", "accept"]);
    expect(codes(outcome)).toEqual(["error message-unreadable MSH[2]-2"]);
  });

  it("is no clean file where a line belongs to no message", () => {
    expect(read(`stray\r${message("1")}`).disposition).toBe("accept-with-warnings");
  });
});

it("reads each message in its own character set, and a sender's where none is declared", () => {
  const note = (text: string) => `\rNTE|1||${text}\r`;
  const file = Buffer.concat([
    iconv.encode(message("1", "M1", "212", "8859/2") + note("płytki"), "iso-8859-2"),
    iconv.encode(message("2", "M2", "212", "UNICODE UTF-8") + note("µ"), "utf-8"),
    iconv.encode(message("3", "M3") + note("µ"), "iso-8859-15"),
  ]);
  const outcome = readHl7File(file, { charsets: { "LAB/MAIN": "8859/15" } });
  expect(outcome.patients.map(({ facts }) => facts[0]!.comments)).toEqual([["płytki"], ["µ"], ["µ"]]);
  expect(outcome.issues).toEqual([]);
});

it("does not use a patient number in which characters were lost", () => {
  const outcome = readHl7File(iconv.encode(message("1", "M\u00e9", "212", "UNICODE UTF-8"), "latin1"));
  expect(outcome.disposition).toBe("quarantine");
  expect(codes(outcome)).toContain("error charset-damaged MSH[1]/PID[1]-3");
});

it("reads the same whatever the framing and the line ends", () => {
  const plain = read([message("1"), message("2", "M2")].join("\r")).patients;
  for (const end of ["\r", "\n", "\r\n"]) {
    const framed = [message("1"), message("2", "M2")]
      .map((text) => `\u000b${text.replaceAll("\r", end)}${end}\u001c${end}`)
      .join("");
    expect(read(framed).patients).toEqual(plain);
    expect(read(`\uFEFF${framed}`).patients).toEqual(plain);
    expect(readHl7File(iconv.encode(framed, "utf-16le", { addBOM: true })).patients).toEqual(plain);
  }
});

it("never throws, whatever the bytes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readHl7File(bytes)));
  const soup = fc.string({
    unit: fc.constantFrom("MSH|^~\\&|", "PID|", "OBR|", "OBX|", "|", "^", "\\", "\r", "ORU^R01", "P", "1", "é"),
  });
  fc.assert(fc.property(soup, (text) => void read(text)));
});

it("always answers when one byte is changed: with a message, or with the reason why there is none", () => {
  const bytes = new TextEncoder().encode(message("1"));
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), (index, byte) => {
      const changed = Uint8Array.from(bytes);
      changed[index] = byte;
      const outcome = readHl7File(changed);
      expect(outcome.messages.length + outcome.issues.length).toBeGreaterThan(0);
    }),
  );
});

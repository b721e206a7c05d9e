import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { isResults, typeOf, verdictsOf } from "./verdict.ts";
import { codesFor, writeAck } from "./write.ts";

const bytes = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join("\r"), "latin1");
const header = (parts: Partial<{ type: string; id: string; mode: string; version: string; rest: string }> = {}) => {
  const { type = "ORU^R01", id = "7", mode = "P", version = "2.5.1", rest = "" } = parts;
  return `MSH|^~\\&|LAB|MAIN|LW|CLINIC|20260301080000||${type}|${id}|${mode}|${version}${rest}`;
};
const body = ["PID|1||M1^^^HOSP", "OBR|1||F1|CBC", "OBX|1|NM|777-3^Platelets^LN||212|10*9/L|||||F"];
const brief = (message: Uint8Array) =>
  verdictsOf(message).map(({ code, errors }) => [code, ...errors.map((one) => `${one.severity}${one.code} ${one.at}`)]);

describe("a message is judged before it is read", () => {
  test.each([
    ["what is right", bytes(header(), ...body), [["AA"]]],
    ["another type", bytes(header({ type: "SIU^S12" }), "PID|1"), [["AR", "E200 MSH-9"]]],
    ["another event", bytes(header({ type: "ADT^A01" }), "PID|1"), [["AR", "E201 MSH-9"]]],
    ["demographics", bytes(header({ type: "ADT^A08" }), "PID|1||M1"), [["AA"]]],
    ["a merge of nobody", bytes(header({ type: "ADT^A40" }), "PID|1||M1"), [["AE", "E101 MRG"]]],
    ["a merge", bytes(header({ type: "ADT^A40^ADT_A39" }), "PID|1||M1", "MRG|M0"), [["AA"]]],
    ["training", bytes(header({ mode: "T" }), ...body), [["AR", "E202 MSH-11"]]],
    ["debugging", bytes(header({ mode: "D" }), ...body), [["AR", "E202 MSH-11"]]],
    ["version 3", bytes(header({ version: "3.0" }), ...body), [["AR", "E203 MSH-12"]]],
    ["no version", bytes(header({ version: "" }), ...body), [["AA"]]],
    ["no PID", bytes(header(), ...body.slice(1)), [["AE", "E101 PID"]]],
    ["nobody in PID", bytes(header(), "PID|1||^^^HOSP"), [["AE", "E101 PID[1]-3", "E101 OBX"]]],
    ["an empty PID", bytes(header(), "PID|1||", ...body.slice(1)), [["AE", "E101 PID[1]-3"]]],
    ["an older number", bytes(header(), "PID|1|M1", ...body.slice(1)), [["AA"]]],
    ["no result", bytes(header(), "PID|1||M1", "OBR|1"), [["AE", "E101 OBX"]]],
    ["no order", bytes(header(), "PID|1||M1", body[2]!), [["AA", "W100 OBR"]]],
    ["no number", bytes(header({ id: "" }), ...body), [["AA", "W101 MSH-10"]]],
    ["no delimiters", bytes("MSH|^~", ...body), [["AR", "E207 MSH-2"]]],
    ["no MSH", bytes("EVN|A08", ...body), [["AR", "E207 "]]],
    ["nothing", bytes(""), [["AR", "E207 "]]],
    [
      "a batch",
      bytes("FHS|^~\\&|LAB", "BHS|^~\\&|LAB", header(), ...body, header({ id: "8", mode: "T" }), "BTS|2", "FTS|1"),
      [["AA"], ["AR", "E202 MSH-11"]],
    ],
  ])("%s", (_, message, expected) => expect(brief(message)).toEqual(expected));

  it("every sample, whatever it is", () => {
    const folder = new URL("../../../../test/samples/hl7v2/", import.meta.url);
    const codes = Object.fromEntries(
      readdirSync(folder)
        .filter((name) => name.endsWith(".hl7"))
        .map((name) => [name.replace(/\.hl7$/, ""), brief(readFileSync(new URL(name, folder))).join()]),
    );
    expect(codes).toMatchInlineSnapshot(`
      {
        "bad-encoding-characters": "AR,E207 MSH-2",
        "baseline-virology-screen": "AA",
        "cancelled-result": "AA",
        "elr-hcv-specimen-obx": "AA",
        "elr-lead-nist": "AA",
        "escape-formatting": "AA",
        "lab-oru-1-partial": "AR,E202 MSH-11",
        "lab-oru-2-final": "AR,E202 MSH-11",
        "mllp-wrapped": "AR,E201 MSH-9",
        "narrative-formatting": "AA",
        "nist-lri-cbc-auto-diff": "AR,E202 MSH-11",
        "no-msh": "AR,E207 ",
        "notes-on-result": "AR,E202 MSH-11",
        "public-health-kitchen-sink": "AR,E202 MSH-11",
        "structured-numeric-tsh": "AA",
        "timezone-offsets": "AA",
        "unknown-charset": "AR,E201 MSH-9",
        "unknown-escape": "AA",
        "vendor-shape-hospital-lab": "AA",
        "vendor-shape-reference-lab": "AA",
      }
    `);
  });
});

describe("the same content sent again", () => {
  const content = (message: Uint8Array) => Buffer.from(verdictsOf(message)[0]!.content).toString("latin1");
  it("is the same under another number and time", () => {
    const again = header({ id: "8" }).replace("20260301080000", "20260302");
    expect(content(bytes(again, ...body))).toBe(content(bytes(header(), ...body)));
  });
  it("is another with another value", () => {
    expect(content(bytes(header(), ...body.slice(0, 2), body[2]!.replace("212", "21")))).not.toBe(
      content(bytes(header(), ...body)),
    );
  });
});

it("says of whom a message is, where it is of one", () => {
  const about = (...lines: readonly string[]) => verdictsOf(bytes(header(), ...lines))[0]!.about;
  expect(about(...body)).toBe("|M1^^^HOSP");
  expect(about("PID|1||M1", "PID|2||M2")).toBe("");
});

const answer = (message: Uint8Array) => {
  const [verdict] = verdictsOf(message);
  return codesFor(verdict!).map((code) => writeAck(code, verdict!, { id: "A1", at: "20260301080001+0000" }));
};

describe("the acknowledgement", () => {
  it("of a message that was taken", () => {
    expect(answer(bytes(header(), ...body))).toEqual([
      "MSH|^~\\&|LW|CLINIC|LAB|MAIN|20260301080001+0000||ACK^R01^ACK|A1|P|2.5.1\rMSA|AA|7\r",
    ]);
  });
  it("of one with an error, from version 2.5 on", () => {
    expect(answer(bytes(header(), ...body.slice(1)))).toEqual([
      "MSH|^~\\&|LW|CLINIC|LAB|MAIN|20260301080001+0000||ACK^R01^ACK|A1|P|2.5.1\rMSA|AE|7\r" +
        "ERR||PID^1|101^Required field missing^HL70357|E||||There is no PID segment: nobody can be told from this.\r",
    ]);
  });
  it("of one with an error, before version 2.5", () => {
    expect(answer(bytes(header({ version: "2.3" }), "PID|1||", ...body.slice(1)))).toEqual([
      "MSH|^~\\&|LW|CLINIC|LAB|MAIN|20260301080001+0000||ACK^R01|A1|P|2.3\rMSA|AE|7|There is no patient identifier.\r" +
        "ERR|PID^1^3^101&Required field missing&HL70357\r",
    ]);
  });
  it("of what has no header", () => {
    expect(answer(bytes("hello"))).toEqual([
      "MSH|^~\\&|||||20260301080001+0000||ACK^^ACK|A1|P|2.5.1\rMSA|AR\r" +
        "ERR|||207^Application internal error^HL70357|E||||A message begins with MSH; none was found, and nothing was read.\r",
    ]);
  });
  it("uses the sender's field separator, and says its names in ASCII", () => {
    expect(answer(bytes("MSH$^~\\&$LAB\xe9$MAIN$$$2026$$ORU^R01$7$P$2.4", "PID$1$$M1", "OBR$1", "OBX$1"))).toEqual([
      "MSH$^~\\&$$$LAB?$MAIN$20260301080001+0000$$ACK^R01$A1$P$2.4\rMSA$AA$7\r",
    ]);
  });
});

describe("enhanced mode", () => {
  const codes = (accept: string, application: string, lines: readonly string[] = body) =>
    codesFor(verdictsOf(bytes(header({ rest: `|||${accept}|${application}` }), ...lines))[0]!);
  test.each([
    ["AL", "NE", ["CA"]],
    ["AL", "AL", ["CA", "AA"]],
    ["NE", "AL", ["AA"]],
    ["NE", "NE", []],
    ["ER", "ER", []],
    ["SU", "SU", ["CA", "AA"]],
    ["", "", ["AA"]],
  ] as const)("%s and %s", (accept, application, expected) => expect(codes(accept, application)).toEqual(expected));
  it("tells of an error where that is asked for", () => {
    expect(codes("AL", "ER", body.slice(1))).toEqual(["CA", "AE"]);
  });
  it("commits nothing that is not for us", () => {
    expect(codesFor(verdictsOf(bytes(header({ mode: "T", rest: "|||AL|NE" }), ...body))[0]!)).toEqual(["CR"]);
  });
});

it("knows which types hold results", () => {
  const [verdict] = verdictsOf(bytes(header({ type: "ORU^R01^ORU_R01" }), ...body));
  expect(isResults(typeOf(verdict!.header!))).toBe(true);
});

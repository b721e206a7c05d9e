import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usualDelimiters } from "./delimiters.ts";
import { type GroupedMessage, groupMessage, type ObservationGroup } from "./groups.ts";
import { readSegment, type Segment } from "./segment.ts";

const group = (...lines: readonly string[]): GroupedMessage =>
  groupMessage({
    delimiters: usualDelimiters,
    segments: ["MSH|^~\\&|LAB", ...lines].map((line, index) => readSegment(line, usualDelimiters, index)),
    issues: [],
  });

const raws = (segments: readonly Segment[]) => segments.map((segment) => segment.raw);
const observed = (groups: readonly ObservationGroup[]) => groups.map(({ obx, notes }) => [obx.raw, ...raws(notes)]);

describe("groupMessage", () => {
  it("puts results and notes where they belong", () => {
    const message = group(
      "NTE|0",
      "PID|1",
      "NTE|p",
      "ORC|1",
      "OBR|1",
      "NTE|o",
      "OBX|1",
      "NTE|x",
      "NTE|y",
      "OBX|2",
      "SPM|1",
      "NTE|s",
    );
    expect(raws(message.notes)).toEqual(["NTE|0"]);
    expect(message.patients).toHaveLength(1);
    const [patient] = message.patients;
    expect(raws(patient!.notes)).toEqual(["NTE|p"]);
    expect(patient!.orders).toHaveLength(1);
    const [order] = patient!.orders;
    expect(raws(order!.notes)).toEqual(["NTE|o"]);
    expect(observed(order!.observations)).toEqual([["OBX|1", "NTE|x", "NTE|y"], ["OBX|2"]]);
    expect(raws(order!.specimens[0]!.notes)).toEqual(["NTE|s"]);
    expect(message.issues).toEqual([]);
  });

  it("keeps the patients of one message apart", () => {
    const message = group("PID|1", "OBR|1", "OBX|1", "PID|2", "OBR|2", "OBX|2");
    expect(message.patients.map((patient) => patient.orders.map((order) => observed(order.observations)))).toEqual([
      [[["OBX|1"]]],
      [[["OBX|2"]]],
    ]);
  });

  it("takes an OBX after an SPM as being about the specimen, until the next order", () => {
    const [patient] = group("PID|1", "OBR|1", "OBX|1", "SPM|1", "OBX|2", "OBR|2", "OBX|3").patients;
    expect(observed(patient!.orders[0]!.observations)).toEqual([["OBX|1"]]);
    expect(observed(patient!.orders[0]!.specimens[0]!.observations)).toEqual([["OBX|2"]]);
    expect(observed(patient!.orders[1]!.observations)).toEqual([["OBX|3"]]);
  });

  it("opens an order for each OBR, whether or not an ORC stands before it", () => {
    const [patient] = group("PID|1", "ORC|1", "OBR|1", "OBR|2", "ORC|3", "OBR|3").patients;
    expect(patient!.orders.map((order) => [order.orc?.raw, order.obr?.raw])).toEqual([
      ["ORC|1", "OBR|1"],
      [undefined, "OBR|2"],
      ["ORC|3", "OBR|3"],
    ]);
  });

  it("keeps results outside any OBR, with a warning", () => {
    const message = group("PID|1", "OBX|1", "ORC|1", "OBX|2", "OBR|1", "OBX|3");
    expect(message.patients[0]!.orders.map((order) => observed(order.observations))).toEqual([
      [["OBX|1"]],
      [["OBX|2"], ["OBX|3"]],
    ]);
    expect(message.issues.map((issue) => `${issue.severity} ${issue.code}`)).toEqual(
      Array(2).fill("warning value-not-allowed"),
    );
  });

  it("groups results even where PID is missing", () => {
    const [patient] = group("OBR|1", "OBX|1").patients;
    expect(patient!.pid).toBeUndefined();
    expect(observed(patient!.orders[0]!.observations)).toEqual([["OBX|1"]]);
  });

  it("keeps segments it does not use; a note after one still belongs to the result before it", () => {
    const message = group("SFT|1", "PID|1", "PV1|1", "OBR|1", "TQ1|1", "OBX|1", "ZZZ|1", "NTE|1");
    expect(raws(message.others)).toEqual(["SFT|1", "PV1|1", "TQ1|1", "ZZZ|1"]);
    expect(observed(message.patients[0]!.orders[0]!.observations)).toEqual([["OBX|1", "NTE|1"]]);
  });
});

it("loses no segment and repeats none, in whatever order they come", () => {
  const names = fc.constantFrom("PID", "ORC", "OBR", "OBX", "NTE", "SPM", "PV1", "ZZZ", "SFT");
  const all = (message: GroupedMessage): readonly Segment[] => [
    message.msh,
    ...message.notes,
    ...message.others,
    ...message.patients.flatMap((patient) => [
      ...(patient.pid === undefined ? [] : [patient.pid]),
      ...patient.notes,
      ...patient.orders.flatMap((order) => [
        ...(order.orc === undefined ? [] : [order.orc]),
        ...(order.obr === undefined ? [] : [order.obr]),
        ...order.notes,
        ...[order, ...order.specimens].flatMap((owner) =>
          owner.observations.flatMap(({ obx, notes }) => [obx, ...notes]),
        ),
        ...order.specimens.flatMap((specimen) => [specimen.spm, ...specimen.notes]),
      ]),
    ]),
  ];
  fc.assert(
    fc.property(fc.array(names, { maxLength: 30 }), (lines) => {
      const texts = lines.map((name, index) => `${name}|${index}`);
      expect(raws(all(group(...texts))).sort()).toEqual(["MSH|^~\\&|LAB", ...texts].sort());
    }),
  );
});

import { type FactJson, parseDay } from "@longwatch/core";
import type { Delivery } from "@longwatch/synthetic";
import { expect, it } from "vitest";
import { messagesOf } from "./messages.ts";

const patient = { id: "s-1", sex: "female" as const, jurisdiction: "EU", bornOn: "1985-06-01" };
const platelets: FactJson = {
  kind: "result-reported",
  collectedOn: "2015-04-02",
  collectedAt: "2015-04-02T08:00:00Z",
  analyte: "platelets",
  value: 212,
  unit: "10*9/L",
};
const delivery = (
  sentAt: string,
  laboratory = "Nordhafen University Laboratory",
  facts: readonly FactJson[] = [platelets],
): Delivery => ({
  sentAt,
  controlId: `C-${sentAt}`,
  order: "O-1",
  laboratory,
  facts,
  repeated: false,
});
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
const count = (all: string): number => all.split("MSH|").length - 1;

it("writes messages in the order of sending, each as its laboratory does", () => {
  const sent = [
    delivery("2015-04-03T10:00:00Z", "Tamsin Community Laboratory"),
    delivery("2015-04-02T10:00:00Z"),
    delivery("2015-04-04T10:00:00Z", "A laboratory without a profile"),
  ];
  const { bytes, written, notWritten } = messagesOf(patient, sent, undefined);
  expect([written, notWritten, count(text(bytes))]).toEqual([3, 0, 3]);
  expect(text(bytes).indexOf("NORDLIS")).toBeLessThan(text(bytes).indexOf("TCLAB"));
  expect(messagesOf(patient, sent.toReversed(), undefined).bytes).toEqual(bytes);
});

it("sends nothing after the last day", () => {
  const sent = [delivery("2015-04-02T10:00:00Z"), delivery("2015-04-03T10:00:00Z")];
  expect(messagesOf(patient, sent, parseDay("2015-04-02")).written).toBe(1);
});

it("counts what no message can carry, and writes the others", () => {
  const vitals: FactJson = { kind: "vitals-measured", measuredAt: "2015-04-02T08:00:00Z", pulse: 70 };
  const sent = [delivery("2015-04-02T10:00:00Z"), delivery("2015-04-03T10:00:00Z", undefined, [vitals])];
  expect(messagesOf(patient, sent, undefined)).toMatchObject({ written: 1, notWritten: 1 });
});

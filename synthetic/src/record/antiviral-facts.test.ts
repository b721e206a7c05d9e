import { addDays, addMonths, type Day, formatDay } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import source from "../presets/common/record.json" with { type: "json" };
import { streamsOf } from "../random/stream.ts";
import { type Counted, counted } from "../testing/counted.ts";
import { sampleCourses, sampleLife, sampleStart } from "../testing/sample-life.ts";
import { antiviralFacts } from "./antiviral-facts.ts";
import { recordParameters } from "./parameters.ts";

const common = z.parse(recordParameters, source);
const parameters = { ...common, aciclovir: { ...common.aciclovir, fixedTerm: 0 } };
const after = (days: number): Day => addDays(sampleStart, days);
const lastInfusion = after(4);

/** Days after the start. */
type On = Omit<Counted, "on"> & { readonly on: number };
const seen = (counts: readonly On[]) =>
  counted(
    counts.map((one) => ({ ...one, on: after(one.on) })),
    2,
  );
const stops = (counts: readonly On[], courses = 1, used = parameters): readonly (string | undefined)[] =>
  antiviralFacts(sampleLife({ courses: sampleCourses(courses) }), seen(counts), used, streamsOf("1", 0)).flatMap(
    (fact) => (fact.kind === "medicine-recorded" && fact.supersedes !== undefined ? [fact.stoppedOn] : []),
  );

describe("aciclovir where the stricter rule is followed", () => {
  it("ends when the first count from two months on that is high enough has been read", () => {
    const counts = [
      { on: 40, value: 0.5 },
      { on: 90, value: 0.15 },
      { on: 120, value: 220, unit: "/uL" },
    ];
    expect(stops(counts)).toEqual([formatDay(after(122))]);
  });

  it("ends after a year without a count, or without a further one", () => {
    expect(stops([])).toEqual([formatDay(addMonths(lastInfusion, 12))]);
    expect(stops([{ on: 90, value: 0.3, status: "cancelled" }])).toEqual([formatDay(addMonths(lastInfusion, 12))]);
    expect(stops([{ on: 90, value: 0.1 }])).toEqual([formatDay(addMonths(after(92), 12))]);
  });

  it("goes on into the next course", () => {
    expect(stops([], 2)).toEqual([formatDay(after(364)), formatDay(addMonths(after(366), 12))]);
  });

  it("is no matter of counts where the time is fixed", () => {
    expect(stops([{ on: 90, value: 0.3 }], 1, common)).toEqual([formatDay(addDays(lastInfusion, 31))]);
  });
});

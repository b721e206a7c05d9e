import fc from "fast-check";
import { expect, it } from "vitest";
import { assess } from "../assess.ts";
import type { Assessment } from "../assessment.ts";
import { arbitraryCase, read } from "../testing/arbitraries.ts";
import { rulebooks, runs, whichRulebook } from "../testing/properties.ts";
import { chartOf } from "./chart.ts";
import { chartJson } from "./chart-json.ts";

const charted = (promise: (answer: Assessment, chart: ReturnType<typeof chartOf>) => void): void =>
  fc.assert(
    fc.property(arbitraryCase, whichRulebook, ({ written, asOf }, which) => {
      const answer = assess(read(written), rulebooks[which], asOf);
      promise(answer, chartOf(answer));
    }),
    runs(2000),
  );

it("every result that holds and every vital sign is a point, once, and every other thing of its kind as well", () => {
  charted((answer, chart) => {
    const held = (kind: string) =>
      answer.facts.all.filter((fact) => fact.kind === kind && fact.earliest <= answer.asOf).map(({ id }) => id);
    const facts = (list: readonly { readonly fact: string }[]) => list.map(({ fact }) => fact).toSorted();
    const measured = answer.facts.all.flatMap((fact) =>
      fact.kind === "vitals-measured" && fact.earliest <= answer.asOf
        ? [fact.systolic, fact.diastolic, fact.pulse, fact.spo2, fact.temperatureC].flatMap((value) =>
            value === undefined ? [] : [fact.id],
          )
        : [],
    );
    expect(facts(chart.series.flatMap(({ points }) => points))).toEqual(
      [...held("result-reported"), ...measured].toSorted(),
    );
    const infusions = [...chart.courses.flatMap((one) => one.infusions), ...chart.otherInfusions];
    expect(facts(infusions)).toEqual(held("infusion-given").toSorted());
    expect(facts(chart.relapses)).toEqual(held("relapse-occurred").toSorted());
    expect(facts(chart.mri)).toEqual(held("mri-read").toSorted());
    expect(facts(chart.edss)).toEqual(held("edss-scored").toSorted());
    expect(chart.obligations.flatMap(({ ticks }) => ticks.map(({ key }) => key)).toSorted()).toEqual(
      answer.obligations.flatMap(({ obligations }) => obligations.map(({ key }) => key)).toSorted(),
    );
    expect(chart.signals.map(({ key }) => key)).toEqual(answer.signals.signals.map(({ key }) => key));
  });
});

it("nothing is inside that has no range, is spoilt, or is in doubt", () => {
  charted((_, chart) => {
    for (const { points } of chart.series) {
      for (const point of points.filter(({ judged }) => judged === "inside")) {
        expect(point.by === "rule" ? point.word : point.range).toBeDefined();
        expect([undefined, "preliminary", "date-approximate"]).toContain(point.flaw);
      }
    }
  });
});

it("is what its schema says, on one axis", () => {
  charted((_, chart) => {
    expect(chartJson.parse(JSON.parse(JSON.stringify(chart)))).toEqual(chart);
    const days = chart.series.flatMap(({ points }) => points.map(({ on }) => on));
    expect(days.every((day) => day >= chart.from && day <= chart.through)).toBe(true);
  });
});

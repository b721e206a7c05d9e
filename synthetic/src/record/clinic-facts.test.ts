import { addDays, type FactJson, type FactKind, factIdOf, formatDay, parseRecord } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { Recognition } from "../care/vocabulary.ts";
import type { Life } from "../life.ts";
import source from "../presets/common/record.json" with { type: "json" };
import { streamsOf } from "../random/stream.ts";
import { sampleCourses, sampleLife, samplePerson, sampleStart } from "../testing/sample-life.ts";
import { clinicFacts } from "./clinic-facts.ts";
import { recordParameters } from "./parameters.ts";

const parameters = z.parse(recordParameters, source);
const after = (days: number) => addDays(sampleStart, days);
const written = (change: Partial<Life> = {}, recognitions: readonly Recognition[] = []) =>
  clinicFacts(sampleLife(change), { recognitions, samples: [], readings: [] }, parameters, streamsOf("1", 0));
const of = <K extends FactKind>(facts: readonly FactJson[], kind: K) =>
  facts.filter((fact): fact is Extract<FactJson, { kind: K }> => fact.kind === kind);
const parsed = (facts: readonly FactJson[]) => {
  const patient = { id: "sample", sex: "female" as const, jurisdiction: "EU" };
  const record = parseRecord({ record: 1, patient, facts });
  expect(record.ok ? [] : record.issues).toEqual([]);
  return record.ok ? record.value : undefined;
};

const busy: Partial<Life> = {
  relapses: [
    { onset: after(200), severity: 1.5, residual: 0, steroidsFrom: after(205), recorded: true },
    { onset: after(400), severity: 0.5, residual: 0, recorded: false },
  ],
  scans: [{ day: after(360), comparedWith: after(-3), newOrEnlargingT2: 2, gdEnhancing: 1, brainVolumePct: -0.2345 }],
  examinations: [
    {
      day: after(204),
      edss: 3.5,
      functionalSystems: {
        visual: 1,
        brainstem: 0,
        pyramidal: 2,
        cerebellar: 1,
        sensory: 2,
        bowelBladder: 1,
        cerebral: 0,
      },
      ambulation: 0,
      scheduled: false,
    },
  ],
  pregnancies: [{ conceivedOn: after(900), endedOn: after(1166), outcome: "birth" }],
  otherDrug: { drug: "ocrelizumab", startedOn: after(1500) },
  autoimmune: [{ kind: "hashimoto", recognisedOn: after(700), afterCourse: 2 }],
  infections: [{ kind: "zoster", from: after(40), through: after(50), fever: false, serious: false }],
  otherEvents: [{ kind: "melanoma", on: after(1000) }],
};

describe("what the clinic writes down", () => {
  it("is a record that parses, every fact with its writer and none written before its day", () => {
    const facts = written(busy, [{ kind: "hashimoto", on: after(710), by: "sample" }]);
    const record = parsed(facts)!;
    expect(record.facts).toHaveLength(facts.length);
    const early = record.facts.filter(({ recordedAt, earliest }) => recordedAt! < earliest * 86_400_000);
    expect(early.map(({ kind }) => kind)).toEqual([]);
    expect(facts.filter(({ by, id }) => by === undefined || id !== undefined)).toEqual([]);
    expect(facts.map(({ recordedAt }) => recordedAt!)).toEqual(facts.map(({ recordedAt }) => recordedAt!).toSorted());
  });

  it("has every infusion, with its checks before and after, and a reaction of the next day on that day", () => {
    const facts = written();
    expect(of(facts, "infusion-given")).toHaveLength(8);
    expect(of(facts, "infusion-given")[0]).toMatchObject({
      startedAt: "2015-03-02T09:30:00Z",
      endedAt: "2015-03-02T13:30:00Z",
      orderedMg: 12,
    });
    expect(of(facts, "reaction-observed")[0]!.observedAt).toBe("2015-03-03T07:10:00Z");
    expect(of(facts, "vitals-measured")).toHaveLength(16);
    const steps = of(facts, "step-done").map(({ step }) => step);
    const times = (step: string): number => steps.filter((one) => one === step).length;
    expect([times("observation-2h"), times("premedication"), times("counselling")]).toEqual([8, 6, 2]);
  });

  it("says when a medicine ended only once it has ended", () => {
    const [begun, ended] = of(written(), "medicine-recorded").filter(({ medicine }) => medicine === "aciclovir");
    expect(begun).not.toHaveProperty("stoppedOn");
    expect(ended).toMatchObject({ supersedes: factIdOf(begun), stoppedOn: "2015-04-06" });
  });

  it("has the relapses that it heard of, and those before treatment, but no other", () => {
    const relapses = of(written(busy), "relapse-occurred");
    expect(relapses.filter(({ approximate }) => approximate)).toHaveLength(3);
    const [recorded, ...others] = relapses.filter(({ approximate }) => !approximate);
    expect(recorded).toMatchObject({ startedOn: formatDay(after(200)), steroids: true, confirmedByExam: true });
    expect(others).toEqual([]);
  });

  it("calls on the working day after each infusion", () => {
    const called = { ...parameters, infusions: { ...parameters.infusions, calledAfter: 1 } };
    const facts = clinicFacts(sampleLife(), { recognitions: [], samples: [], readings: [] }, called, streamsOf("1", 0));
    const days = of(facts, "contact-made").map(({ contactedAt }) => contactedAt!.slice(0, 10));
    expect(days.slice(0, 5)).toEqual(["2015-03-03", "2015-03-04", "2015-03-05", "2015-03-06", "2015-03-09"]);
  });

  it("knows how pregnancies ended, and nothing of one that was lost before a test", () => {
    const ended = (days: number, outcome: "birth" | "loss") =>
      of(
        written({ pregnancies: [{ conceivedOn: after(900), endedOn: after(900 + days), outcome }] }),
        "pregnancy-recorded",
      ).map((one) => one.outcome);
    expect(ended(266, "birth")).toEqual([undefined, "live-birth"]);
    expect(ended(60, "loss")).toEqual([undefined, "pregnancy-loss"]);
    expect(ended(20, "loss")).toEqual([]);
  });

  it("sends the forms of the American programme on one grid, since there is one", () => {
    const days = (start: number) => {
      const courses = sampleCourses(2).map((course) => ({
        ...course,
        infusedOn: course.infusedOn.map((day) => addDays(day, start)),
      }));
      const life = { person: { ...samplePerson, jurisdiction: "US" }, courses, leaving };
      return of(written(life), "step-done").flatMap(({ step, doneOn }) => (step.startsWith("rems-p") ? [doneOn] : []));
    };
    const leaving = { day: after(4000), reason: "end-of-data" as const };
    expect(days(0).slice(0, 3)).toEqual(["2015-09-02", "2016-03-02", "2016-09-02"]);
    expect(days(-366)[0]).toBe("2015-03-01");
  });

  it("asks women who are past childbearing for no contraception, and says so", () => {
    const person = { ...samplePerson, bornOn: addDays(sampleStart, -20_000) };
    const facts = written({ person });
    expect(of(facts, "family-planning-recorded").map((one) => one.childbearingPotential)).toEqual([false, false]);
    expect(of(facts, "exam-done").map(({ exam }) => exam)).not.toContain("pregnancy-test");
  });

  it("counts only a long treatment as an adequate one", () => {
    const drug = (days: number) => ({ drug: "glatiramer", startedOn: after(-400), stoppedOn: after(-400 + days) });
    const person = { ...samplePerson, earlierDrugs: [drug(179), drug(180)] };
    expect(of(written({ person }), "therapy-recorded").map((one) => one.adequateCourse)).toEqual([false, true]);
  });

  it("names a disease when the clinic does, not when it began", () => {
    expect(of(written(busy), "condition-recorded").map(({ condition }) => condition)).not.toContain(
      "autoimmune-thyroiditis",
    );
    const facts = written(busy, [{ kind: "hashimoto", on: after(740), by: "sample" }]);
    const [confirmed] = of(facts, "condition-recorded").filter(({ certainty }) => certainty === "confirmed");
    expect(confirmed).toMatchObject({ condition: "autoimmune-thyroiditis", onsetOn: formatDay(after(740)) });
    expect(of(facts, "medicine-recorded").some(({ medicine }) => medicine === "levothyroxine")).toBe(true);
  });

  it.each([
    ["died", "died"],
    ["withdrew", "declined"],
    ["transferred", "handed-over"],
  ] as const)("ends with %s, and has nothing after it", (reason, written_) => {
    const facts = written({ ...busy, leaving: { day: after(600), reason } });
    expect(facts.at(-1)).toMatchObject({ kind: "follow-up-ended", reason: written_ });
    expect(facts.filter(({ recordedAt }) => recordedAt!.slice(0, 10) > formatDay(after(600)))).toEqual([]);
    parsed(facts);
  });

  it("has no end where the data end, and no course on interferon", () => {
    expect(of(written(), "follow-up-ended")).toEqual([]);
    const person = { ...samplePerson, arm: "interferon" as const };
    const facts = written({ person, courses: [], infusionDays: [] });
    expect(of(facts, "therapy-recorded")).toMatchObject([{ drug: "interferon-beta-1a", startedOn: "2015-03-02" }]);
    expect(of(facts, "step-done")).toEqual([]);
    parsed(facts);
  });
});

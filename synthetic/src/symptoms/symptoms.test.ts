import { addDays, parseFacts } from "@longwatch/core";
import { describe, expect, it } from "vitest";
import { presetSource, readPreset } from "../preset/source.ts";
import { streamsOf } from "../random/stream.ts";
import { feverlessShare } from "../testing/checks/symptoms-caused.ts";
import { eventlessLife } from "../testing/eventless.ts";
import { stillBody } from "../testing/still-body.ts";
import { symptomFacts } from "./facts.ts";
import { questions } from "./questions.ts";
import { reasons } from "./reasons.ts";
import { symptomsOf } from "./symptoms.ts";

const preset = readPreset(presetSource("real-world")!);
const life = eventlessLife({ sex: "female", years: 6 });
const of = (index: number, body = stillBody(), lived = life) =>
  symptomsOf(lived, body, preset.symptoms, streamsOf("symptoms", index));
const people = Array.from({ length: 40 }, (_, i) => of(i));

describe("the questions", () => {
  it("are 35, and each has an everyday cause", () => {
    const caused = new Set(Object.values(reasons).flatMap((reason) => [...reason.symptoms]));
    expect(questions.map(({ item }) => item)).toEqual(Array.from({ length: 35 }, (_, i) => `Q${i + 1}`));
    expect(questions.filter(({ symptom }) => !(caused as ReadonlySet<string>).has(symptom))).toEqual([]);
  });
});

describe("symptomsOf", () => {
  it("is the same for the same streams", () => {
    expect(of(3)).toEqual(of(3));
  });
  it("answers all questions one by one, with a ground for every yes", () => {
    const answers = people.flatMap(({ selfchecks }) => selfchecks.flatMap((one) => one.answers));
    for (const { selfchecks } of people) for (const one of selfchecks) expect(one.answers).toHaveLength(35);
    expect(answers.filter(({ answer, because }) => answer === "yes" && because === "none")).toEqual([]);
    expect(answers.filter(({ answer, because }) => answer === "no" && because !== "none")).toEqual([]);
  });
  it("tells nothing before the start or after the last day", () => {
    const days = people.flatMap(({ selfchecks, reports }) => [...selfchecks, ...reports].map(({ day }) => day));
    expect(Math.min(...days)).toBeGreaterThanOrEqual(life.person.start);
    expect(Math.max(...days)).toBeLessThanOrEqual(life.leaving.day);
  });
  it("gives an event as the ground before an everyday cause", () => {
    const from = addDays(life.person.start, 1);
    const onset = addDays(from, 10);
    const graves = { kind: "graves", recognisedOn: addDays(from, 60), afterCourse: 1 } as const;
    const ill = {
      ...life,
      relapses: [{ onset, severity: 1, residual: 0, recorded: true }],
      autoimmune: [{ ...graves, fluctuating: false, antibody: true, ft4Multiple: 2 }],
    };
    const grounds = Array.from({ length: 30 }, (_, i) => of(i, stillBody(), ill)).flatMap(({ selfchecks }) =>
      selfchecks.slice(0, 3).flatMap((one) => one.answers.map(({ because }) => because)),
    );
    expect(grounds).toContain("event:graves");
    expect(grounds).toContain("event:relapse");
  });
  it("knows of a period on the day from the body", () => {
    const grounds = Array.from({ length: 5 }, (_, i) =>
      of(
        i,
        stillBody(undefined, () => true),
      ),
    )
      .flatMap(({ selfchecks }) => selfchecks)
      .map(({ answers }) => answers[32]!.because);
    expect(grounds.length).toBeGreaterThan(0);
    expect(grounds.filter((because) => !because.startsWith("innocent:"))).toEqual([]);
  });
  it("an event more shifts no everyday cause", () => {
    const ill = { ...life, otherEvents: [{ kind: "melanoma" as const, on: addDays(life.person.start, 400) }] };
    const everyday = ({ episodes }: ReturnType<typeof of>) =>
      episodes.filter(({ because }) => because.startsWith("inn"));
    expect(everyday(of(1, stillBody(), ill))).toEqual(everyday(of(1)));
  });
  it("an infection without fever gives none", () => {
    expect(feverlessShare(preset)).toBe(0);
  });
});

describe("symptomFacts", () => {
  it("are facts of the contract", () => {
    const facts = people.flatMap((one) => symptomFacts(one));
    expect(facts.length).toBeGreaterThan(500);
    expect(parseFacts(facts).ok).toBe(true);
  });
});

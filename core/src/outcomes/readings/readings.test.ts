import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInstant } from "../../base/instant.ts";
import type { Fact } from "../../facts/fact.ts";
import { holdingFacts } from "../../facts/holding.ts";
import { arbitraryCaseWithDisease, read } from "../../testing/arbitraries.ts";
import { ask, on } from "../../testing/ask.ts";
import { course, type Loose } from "../../testing/panel.ts";
import { runs } from "../../testing/properties.ts";
import { edssFindings } from "./edss-findings.ts";
import { steroidStarts } from "./edss-visits.ts";
import { readingsOf } from "./readings.ts";

const recordOf = (facts: readonly Loose[]) =>
  read({ patient: { id: "lw-1", sex: "female", jurisdiction: "EU" }, facts });
const readings = (facts: readonly Loose[], asOf = "2025-06-30") => readingsOf(recordOf(facts).held, [], on(asOf));

const edss = (scoredOn: string, more: object = {}): Loose => ({ kind: "edss-scored", id: scoredOn, scoredOn, ...more });
const relapse = (startedOn: string, more: object = {}): Loose => ({
  kind: "relapse-occurred",
  id: startedOn,
  startedOn,
  ...more,
});
const scan = (scannedOn: string, more: object = {}): Loose => ({
  kind: "mri-read",
  id: `mri-${scannedOn}`,
  scannedOn,
  region: "brain",
  ...more,
});
const lossOn = (comparedWithOn: string | undefined): Loose =>
  scan("2025-01-05", { brainVolumePct: -0.5, ...(comparedWithOn === undefined ? {} : { comparedWithOn }) });
const allSystems = {
  visual: 1,
  brainstem: 0,
  pyramidal: 2,
  cerebellar: 2,
  sensory: 1,
  bowelBladder: 0,
  cerebral: 1,
};
const nothingFound = Object.fromEntries(Object.keys(allSystems).map((system) => [system, 0]));
const unrestricted = { scale: "0-16", score: 0 };

describe("the value of a visit", () => {
  type Row = readonly [name: string, more: object, value: number | undefined, by: string];
  it.each<Row>([
    ["is the recorded score", { score: 3 }, 3, "recorded"],
    [
      "is the recorded score where the examination gives another",
      { score: 4, functionalSystems: allSystems, ambulation: unrestricted },
      4,
      "recorded",
    ],
    [
      "is that of the examination where none is recorded",
      { functionalSystems: allSystems, ambulation: unrestricted },
      2.5,
      "computed",
    ],
    [
      "leaves out what is not due to MS",
      {
        functionalSystems: { ...nothingFound, visual: 4, pyramidal: 1 },
        ambulation: unrestricted,
        notDueToMs: ["visual"],
      },
      1,
      "computed",
    ],
    ["is known by walking alone", { ambulation: { scale: "0-16", score: 6 } }, 6, "computed"],
    [
      "is by the scale that is named: 6 of the shorter one",
      { ambulation: { scale: "0-13", score: 6 } },
      6.5,
      "computed",
    ],
    [
      "is known by distance and aid",
      { ambulation: { scale: "0-16", assistance: "unilateral", distanceM: 40 } },
      6.5,
      "computed",
    ],
    [
      "is not known where a system is missing that matters",
      { functionalSystems: { visual: 1 }, ambulation: unrestricted },
      undefined,
      "cannot-tell",
    ],
    ["is not known without walking", { functionalSystems: allSystems }, undefined, "cannot-tell"],
    [
      "is not derived from a distance on the shorter scale",
      { functionalSystems: allSystems, ambulation: { scale: "0-13", distanceM: 600, restricted: false } },
      undefined,
      "cannot-tell",
    ],
    [
      "is not known where the aid is a word we do not know",
      { ambulation: { scale: "0-16", assistance: "rollator?", distanceM: 40 } },
      undefined,
      "cannot-tell",
    ],
    [
      "is not 0.5, which is no EDSS",
      { score: 0.5, functionalSystems: allSystems, ambulation: unrestricted },
      undefined,
      "cannot-tell",
    ],
    ["is not known of an empty examination", {}, undefined, "cannot-tell"],
  ])("%s", (_, more, value, by) => {
    const { visits } = readings([edss("2025-03-04", more)]).edss;
    expect(visits).toMatchObject([{ fact: "2025-03-04", day: on("2025-03-04"), value, by }]);
  });

  it("keeps what the examination gives beside a recorded score", () => {
    const { visits } = readings([
      edss("2025-03-04", { score: 4, functionalSystems: allSystems, ambulation: unrestricted }),
    ]).edss;
    expect(visits[0]!.computed()).toMatchObject({ known: "yes", edss: 2.5 });
    expect(edssFindings(visits, [], true).map(({ warning }) => warning)).toEqual([
      { code: "recorded-differs", recorded: 4, least: 2.5, most: 2.5 },
    ]);
  });
});

describe("what is not due to MS", () => {
  it("is no contradiction to the score that is written", () => {
    const { visits } = readings([
      edss("2025-03-04", {
        score: 1,
        functionalSystems: { ...nothingFound, visual: 4, pyramidal: 1 },
        ambulation: unrestricted,
        notDueToMs: ["visual"],
        cerebralWithoutFatigue: 0,
      }),
    ]).edss;
    expect(visits[0]!.examined!.examination.cerebralWithoutFatigue).toBe(0);
    expect(edssFindings(visits, [], true)).toEqual([]);
  });
});

describe("a visit under steroids", () => {
  const methylprednisolone = (startedOn: string, more: object = {}): Loose => ({
    kind: "medicine-recorded",
    id: "m",
    medicine: "methylprednisolone",
    startedOn,
    ...more,
  });
  type Row = readonly [name: string, medicine: Loose, mayConfirm: boolean];
  it.each<Row>([
    ["may not confirm on the day they are begun", methylprednisolone("2025-03-04"), false],
    ["may not confirm after 30 days", methylprednisolone("2025-02-02"), false],
    ["may confirm after 31 days", methylprednisolone("2025-02-01"), true],
    ["may confirm before them", methylprednisolone("2025-03-05"), true],
    ["may confirm where they went with an infusion", methylprednisolone("2025-03-04", { forCourse: 1 }), true],
    ["may confirm where they were declined", methylprednisolone("2025-03-04", { status: "declined" }), true],
    ["may confirm where they act on the skin", methylprednisolone("2025-03-04", { route: "topical" }), true],
  ])("%s", (_, medicine, mayConfirm) => {
    const record = recordOf([edss("2025-03-04", { score: 3 }), medicine]);
    const { visits } = readingsOf(record.held, [], on("2025-06-30")).edss;
    expect(visits[0]!.mayConfirm).toBe(mayConfirm);
    const found = edssFindings(visits, steroidStarts(record.held, on("2025-06-30")), undefined);
    expect(found.map(({ warning }) => warning.code)).toEqual(mayConfirm ? [] : ["during-relapse"]);
  });
});

describe("what a reviewer would ask", () => {
  const same = { functionalSystems: allSystems, ambulation: unrestricted };
  it.each([
    [
      "a change without a new finding",
      [edss("2025-01-04", { score: 2.5, ...same }), edss("2025-03-04", { score: 3.5, ...same })],
      [],
      "2025-03-04",
      ["recorded-differs", "change-without-new-finding"],
    ],
    [
      "codes of two scales are not compared",
      [
        edss("2025-01-04", { score: 2.5, ...same }),
        edss("2025-03-04", { score: 3.5, ...same, ambulation: { scale: "0-13", score: 0 } }),
      ],
      [],
      "2025-03-04",
      ["recorded-differs"],
    ],
    [
      "a visit 30 days after a relapse",
      [edss("2025-03-04", { score: 2 })],
      ["2025-02-02"],
      "2025-03-04",
      ["during-relapse"],
    ],
    ["a visit 31 days after a relapse", [edss("2025-03-04", { score: 2 })], ["2025-02-01"], "2025-03-04", []],
    ["a visit before a relapse", [edss("2025-03-04", { score: 2 })], ["2025-03-05"], "2025-03-04", []],
    ["0.5", [edss("2025-03-04", { score: 0.5 })], [], "2025-03-04", ["no-such-edss"]],
    ["10 in somebody alive", [edss("2025-03-04", { score: 10 })], [], "2025-03-04", ["death-score-while-alive"]],
  ] as const)("%s", (_, facts, starts, fact, codes) => {
    const { visits } = readings(facts).edss;
    const found = edssFindings(visits, starts.map(on), true).filter((one) => one.fact === fact);
    expect(found.map(({ warning }) => warning.code)).toEqual(codes);
  });
});

describe("relapses", () => {
  it("are merged within 30 days, and what is not known about them stays so", () => {
    const { relapses } = readings([
      relapse("2025-01-01"),
      relapse("2025-01-30", { confirmedByExam: true }),
      relapse("2025-03-01"),
      relapse("2025-07-01"),
    ]).relapses;
    expect(relapses.map(({ onset, confirmed, reports }) => [onset, confirmed, reports.length])).toEqual([
      [on("2025-01-01"), "yes", 2],
      [on("2025-03-01"), "cannot-tell", 1],
    ]);
  });

  it("that an examination refuted are none, and move the onset of no other", () => {
    const { relapses, refuted, undated } = readings([
      relapse("2025-02-27", { confirmedByExam: false }),
      relapse("2025-03-24", { confirmedByExam: true }),
      relapse("2024", { confirmedByExam: false }),
    ]).relapses;
    expect(relapses.map(({ onset }) => onset)).toEqual([on("2025-03-24")]);
    expect(refuted.map(({ fact }) => fact)).toEqual(["2025-02-27"]);
    expect(undated).toEqual([]);
  });
});

describe("scans", () => {
  type Row = readonly [name: string, facts: readonly Loose[], newOrEnlargingT2: number | undefined];
  const counted = { newOrEnlargingT2: 0, gdEnhancing: 0 };
  it.each<Row>([
    ["of a first scan new lesions are not known", [scan("2025-03-04", counted)], undefined],
    [
      "of a scan that names its comparison they are",
      [scan("2025-03-04", { ...counted, comparedWithOn: "2024-03" })],
      0,
    ],
    ["of a scan after another they are", [scan("2024-03-04"), scan("2025-03-04", counted)], 0],
    [
      "a scan of the brain may show more than the one before it",
      [scan("2024-03-04"), scan("2025-03-04", { ...counted, newOrEnlargingT2: 4, region: "Brain and cervical cord" })],
      4,
    ],
    [
      "a scan of another region is compared with one of the same, however it is written",
      [
        scan("2024-03-04", { region: "spinal cord" }),
        scan("2025-03-04", { ...counted, newOrEnlargingT2: 1, region: "Spinal cord" }),
      ],
      1,
    ],
    [
      "a scan of another region is no comparison",
      [scan("2024-03-04", { region: "spinal cord", gdEnhancing: 1 }), scan("2025-03-04", counted)],
      undefined,
    ],
  ])("%s", (_, facts, newOrEnlargingT2) => {
    expect(readings(facts).mri.scans.at(-1)).toMatchObject({ newOrEnlargingT2, gadolinium: 0 });
  });

  it("of another region speak only of activity", () => {
    const { scans } = readings([
      scan("2025-03-04", { region: "spinal cord", gdEnhancing: 0 }),
      scan("2025-03-05", { region: "spinal cord", gdEnhancing: 1 }),
      scan("2025-03-06", { region: "Brain and spinal cord", gdEnhancing: 0 }),
    ]).mri;
    expect(scans.map(({ day }) => day)).toEqual([on("2025-03-05"), on("2025-03-06")]);
  });

  type Loss = readonly [name: string, facts: readonly Loose[], volumeSince: string | undefined];
  it.each<Loss>([
    ["the scan that is named", [scan("2024-01-05"), scan("2024-12-05"), lossOn("2024-01-05")], "2024-01-05"],
    ["the scan before it where none is named", [scan("2024-01-05"), lossOn(undefined)], "2024-01-05"],
    [
      "not a scan of the spinal cord",
      [scan("2024-01-05"), scan("2024-12-05", { region: "spinal cord", gdEnhancing: 1 }), lossOn(undefined)],
      "2024-01-05",
    ],
    ["no scan where one of no exact day is named", [scan("2024-01-05"), lossOn("2023")], undefined],
    ["no scan where there is none", [lossOn(undefined)], undefined],
  ])("lose brain volume since %s", (_, facts, volumeSince) => {
    const since = volumeSince === undefined ? undefined : on(volumeSince);
    expect(readings(facts).mri.scans.at(-1)!.volumeSince).toBe(since);
  });

  it("name the exact day of the scan they were compared with", () => {
    const { scans } = readings([
      scan("2025-03-04", { comparedWithOn: "2024-03-01" }),
      scan("2025-03-05", { comparedWithOn: "2024-03" }),
    ]).mri;
    expect(scans.map(({ comparedWith }) => comparedWith)).toEqual([on("2024-03-01"), undefined]);
  });
});

describe("a fact without an exact day", () => {
  it("is set aside with the days it may mean, and placed on none", () => {
    const found = readings([edss("2025-03", { score: 3 }), relapse("2024"), scan("2025-02", { gdEnhancing: 1 })]);
    expect(found.edss).toEqual({
      visits: [],
      undated: [{ fact: "2025-03", earliest: on("2025-03-01"), latest: on("2025-03-31") }],
    });
    expect(found.relapses).toEqual({
      relapses: [],
      refuted: [],
      undated: [{ fact: "2024", isAlone: true, earliest: on("2024-01-01"), latest: on("2024-12-31") }],
    });
    expect(found.mri.scans).toEqual([]);
    expect(found.mri.undated).toHaveLength(1);
  });
});

describe("the last contact", () => {
  const contact = (day: string, outcome: string): Loose => ({
    kind: "contact-made",
    id: day,
    contactedAt: `${day}T08:00:00Z`,
    channel: "telephone",
    outcome,
  });
  const ended = (endedOn: string, reason: string): Loose => ({
    kind: "follow-up-ended",
    id: "e",
    endedOn,
    reason,
    by: "dr",
  });
  type Row = readonly [name: string, facts: readonly Loose[], lastOn: string | undefined];
  it.each<Row>([
    ["none", [], undefined],
    ["a visit", [edss("2025-03-04")], "2025-03-04"],
    ["a call that reached them", [edss("2025-03-04"), contact("2025-04-01", "reached")], "2025-04-01"],
    ["a call that did not", [edss("2025-03-04"), contact("2025-04-01", "not-reached")], "2025-03-04"],
    [
      "a relapse that they told of later is no contact on its day",
      [edss("2025-03-04"), relapse("2025-04-01")],
      "2025-03-04",
    ],
    ["a death", [edss("2025-03-04"), ended("2025-05-01", "died")], "2025-05-01"],
    ["a hand-over", [edss("2025-03-04"), ended("2025-05-01", "handed-over")], "2025-03-04"],
    ["a month: its first day", [edss("2025-03-04"), scan("2025-05")], "2025-05-01"],
    ["what lies after the day", [edss("2025-03-04"), edss("2025-07-01")], "2025-03-04"],
  ])("%s", (_, facts, lastOn) => {
    expect(readings(facts).lastContact).toBe(lastOn === undefined ? undefined : on(lastOn));
  });
});

describe("readings", () => {
  it("are of the facts that hold as known", () => {
    const record = recordOf([
      edss("2025-03-04", { score: 3, recordedAt: "2025-03-04T09:00:00Z" }),
      edss("2025-03-05", { score: 4, recordedAt: "2025-03-06T09:00:00Z", supersedes: "2025-03-04" }),
    ]);
    const valuesKnownAt = (at: string) =>
      readingsOf(holdingFacts(record.facts, parseInstant(at)), [], on("2025-06-30")).edss.visits.map(
        ({ value }) => value,
      );
    expect(valuesKnownAt("2025-03-05T00:00:00Z")).toEqual([3]);
    expect(valuesKnownAt("2025-03-07T00:00:00Z")).toEqual([4]);
  });

  it("name the courses of the timeline", () => {
    const { facts, timeline } = ask(course(on("2024-05-27"), 5), "2025-06-30");
    expect(readingsOf(facts, timeline.courses, on("2025-06-30")).courses).toEqual([
      { number: 1, firstOn: on("2024-05-27"), lastOn: on("2024-05-31"), isDateUncertain: false },
    ]);
  });

  it("hold nothing after the day, are in order, and lose no fact", () => {
    fc.assert(
      fc.property(arbitraryCaseWithDisease, ({ written, asOf }) => {
        const { held } = read(written);
        const found = readingsOf(held, [], asOf);
        const visits = found.edss.visits.map(({ day }) => day);
        expect(visits).toEqual(visits.toSorted((a, b) => a - b));
        expect([...visits, found.lastContact ?? asOf].every((day) => day <= asOf)).toBe(true);
        const isRefutedUndated = (fact: Fact): boolean =>
          fact.kind === "relapse-occurred" && fact.confirmedByExam === false && fact.earliest !== fact.latest;
        const kinds = ["edss-scored", "relapse-occurred"] as const;
        const counted = kinds.flatMap((kind) =>
          (held.byKind.get(kind) ?? []).filter((fact) => fact.earliest <= asOf && !isRefutedUndated(fact)),
        );
        const reports = [...found.relapses.relapses.flatMap((one) => one.reports), ...found.relapses.refuted];
        const undated = [...found.edss.undated, ...found.relapses.undated];

        expect(visits.length + reports.length + undated.length).toBe(counted.length);
      }),
      runs(2_000),
    );
  });
});

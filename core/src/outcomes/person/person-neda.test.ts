import { describe, expect, it } from "vitest";
import { ask, on } from "../../testing/ask.ts";
import { course, type Loose } from "../../testing/panel.ts";
import { readingsOf } from "../readings/readings.ts";
import { personNeda, yearsBegun } from "./person-neda.ts";

const anchor = on("2020-03-04");
const edss = (scoredOn: string, score: number): Loose => ({
  kind: "edss-scored",
  id: `e-${scoredOn}`,
  scoredOn,
  score,
});
const relapse = (startedOn: string, more: object = {}): Loose => ({
  kind: "relapse-occurred",
  id: `r-${startedOn}`,
  startedOn,
  ...more,
});
const scan = (scannedOn: string, more: object = {}): Loose => ({
  kind: "mri-read",
  id: `m-${scannedOn}`,
  scannedOn,
  region: "brain",
  newOrEnlargingT2: 0,
  gdEnhancing: 0,
  ...more,
});
function years(facts: readonly Loose[], asOf = "2022-06-30") {
  const { facts: held, timeline } = ask([...course(anchor, 5), ...facts], asOf);
  return personNeda(anchor, readingsOf(held, timeline.courses, on(asOf)), on(asOf));
}
const before = edss("2020-02-26", 2);
const scans = [scan("2020-02-01"), scan("2021-03-10"), scan("2022-03-10")];
const free = [before, edss("2021-02-20", 2), edss("2022-02-20", 2), ...scans];

describe("evidence of disease activity of one person", () => {
  type Row = readonly [name: string, facts: readonly Loose[], disability: object, neda3: string];
  const active = (onsetOn: string) => ({ state: "active", on: [on(onsetOn) - anchor] });
  const later = [edss("2021-02-20", 4), edss("2021-09-01", 4), edss("2022-02-20", 4)];
  it.each<Row>([
    ["free from a reference before treatment", free, { state: "free" }, "none"],
    ["worse than it, confirmed", [before, ...later, ...scans], active("2021-02-20"), "evidence"],
    [
      "worse than it, and a relapse on the day of the first infusion",
      [before, ...later, ...scans, relapse("2020-03-04")],
      active("2021-02-20"),
      "evidence",
    ],
    ["no EDSS before treatment", [...later, ...scans], { state: "unknown", missing: "reference" }, "cannot-tell"],
    [
      "every EDSS before treatment soon after a relapse",
      [...free, relapse("2020-02-20")],
      { state: "unknown", missing: "reference" },
      "cannot-tell",
    ],
    [
      "an earlier EDSS where the last lies soon after a relapse",
      [edss("2019-09-01", 2), edss("2020-02-26", 4), ...later, ...scans, relapse("2020-02-20")],
      active("2021-02-20"),
      "evidence",
    ],
  ])("%s", (_, facts, disability, neda3) => {
    expect(years(facts)[0]).toMatchObject({ year: 1, disability, neda3 });
  });

  it("knows no relapse that an examination refuted", () => {
    const refuted = relapse("2020-09-01", { confirmedByExam: false });
    expect(years([...free, refuted])[0]).toMatchObject({ relapse: { state: "free" }, neda3: "none" });
    const reported = relapse("2020-09-01");
    expect(years([...free, reported])[0]).toMatchObject({ relapse: { state: "active" }, neda3: "evidence" });
    // 25 days before a relapse after treatment: that one stays where it is.
    const soonAfter = [relapse("2020-02-27", { confirmedByExam: false }), relapse("2020-03-23")];
    expect(years([...free, ...soonAfter])[0]!.relapse).toEqual({ state: "active", on: [on("2020-03-23") - anchor] });
  });

  it("a relapse of a month that lies in the year is one of it; of a month that may not, cannot tell", () => {
    expect(years([...free, relapse("2020-09")])).toMatchObject([
      { relapse: { state: "active", on: [] }, neda3: "evidence" },
      { relapse: { state: "free" }, neda3: "none" },
      {},
    ]);
    for (const month of ["2020-03", "2021-03"])
      expect(years([...free, relapse(month)])[0]).toMatchObject({ neda3: "cannot-tell" });
    // It may be part of the relapse that began before the first infusion.
    expect(years([...free, relapse("2020-03-04"), relapse("2020-04")])[0]!.neda3).toBe("cannot-tell");
    expect(years([...free, relapse("2020-09", { confirmedByExam: false })])[0]).toMatchObject({ neda3: "none" });
  });

  it("divides the loss of brain volume by the time since the scan it was compared with", () => {
    const loss = (comparedWithOn: string) =>
      years([...free, scan("2020-03-09"), scan("2022-03-12", { brainVolumePct: -0.5, comparedWithOn })])[1]!
        .brainVolume;
    expect(loss("2020-03-09").state).toBe("free");
    expect(loss("2022-03-10").state).toBe("active");
  });

  it("has the years that have begun, with their days", () => {
    expect(
      [anchor, anchor + 1, anchor + 365, anchor + 366].map((day) => yearsBegun(anchor, day as typeof anchor)),
    ).toEqual([0, 1, 1, 2]);
    const [first, second, third] = years(free);
    expect([first!.afterOn, first!.throughOn, first!.isRunning]).toEqual([anchor, anchor + 365, false]);
    expect([second!.afterOn, third!.isRunning]).toEqual([anchor + 365, true]);
  });
});

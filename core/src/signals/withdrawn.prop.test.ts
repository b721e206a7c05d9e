import fc from "fast-check";
import { expect, it } from "vitest";
import type { assess } from "../assess.ts";
import type { Instant } from "../base/instant.ts";
import { formatInstant } from "../base/instant.ts";
import type { PatientRecord } from "../facts/record.ts";
import { factIdOf } from "../facts/stated-fact.ts";
import { urgencyRank } from "../protocol/signal-rule.ts";
import { arbitraryCase, read } from "../testing/arbitraries.ts";
import type { Loose } from "../testing/panel.ts";
import { runs } from "../testing/properties.ts";
import { realRulebook } from "../testing/rulebook.ts";
import { buildTimeline } from "../timeline/timeline.ts";
import type { Hit, Hits } from "./hit.ts";
import { judgedBy } from "./judged.ts";
import { nameOf } from "./lost.ts";

const judged = ({ patient, held, facts }: PatientRecord, asOf: Parameters<typeof assess>[2]): Hits => {
  const timeline = buildTimeline(patient, held, realRulebook, asOf);
  return judgedBy(patient, held, facts, timeline, timeline.segments, asOf);
};

/** A rule of the signal, as urgent or more, at the same fact: the other stands back for it. */
const covers = (one: Hit, hit: Hit): boolean =>
  one.trigger.id === hit.trigger.id &&
  one.inForce.rule.signal === hit.inForce.rule.signal &&
  urgencyRank(one.inForce.rule.urgency) <= urgencyRank(hit.inForce.rule.urgency);

const afterAll = Date.parse("2199-01-01T00:00:00Z") as Instant;

it("what was said stays when a fact is taken back or corrected, as withdrawn where it is not said any more", () => {
  let withdrawn = 0;
  fc.assert(
    fc.property(
      arbitraryCase,
      fc.nat(),
      fc.boolean(),
      fc.boolean(),
      ({ written, asOf }, pick, isResult, isCorrected) => {
        const asked = written.facts.filter(({ kind }) => !["fact-retracted", "signal-acted"].includes(kind));
        const others = asked.filter(({ kind }) => kind !== "result-reported");
        const from = isResult || others.length === 0 ? asked : others;
        const target = from[pick % Math.max(1, from.length)];
        if (target === undefined) return;
        const id = String(target["id"] ?? factIdOf(target));
        const recordedAt = formatInstant(afterAll);
        const taken: Loose = isCorrected
          ? { ...target, id: "corrected", supersedes: id, recordedAt, note: "corrected" }
          : { kind: "fact-retracted", id: "taken", fact: id, reason: "test", by: "AB", recordedAt };
        const before = judged(read(written), asOf);
        const after = judged(read({ ...written, facts: [...written.facts, taken] }), asOf);
        const said = new Set([...after.hits, ...after.stoodBack].map(nameOf));
        const lost = before.hits.filter((hit) => !said.has(nameOf(hit)) && !after.hits.some((one) => covers(one, hit)));
        expect(lost.map(nameOf)).toEqual([]);
        withdrawn += after.hits.filter((hit) => hit.withdrawnAt === afterAll).length;
      },
    ),
    runs(300),
  );
  expect(withdrawn).toBeGreaterThan(0);
});

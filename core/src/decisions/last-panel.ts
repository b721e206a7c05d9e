import { type Day, earlier } from "../base/calendar.ts";
import type { FactIndex } from "../facts/fact-index.ts";
import type { Patient } from "../facts/patient.ts";
import { segmentOn } from "../protocol/in-force.ts";
import { jurisdictionOn, type Timeline } from "../timeline/timeline.ts";
import { type PanelPart, panelOf } from "./panel.ts";
import { isAsked } from "./readiness/items.ts";
import { staleFrom } from "./readiness/results.ts";

/** The newest results of a panel before a course, held to the day of the question. */
export type LastPanel = {
  /** How old a result may be, in days, both ends included. */
  readonly recentDays: number;
  /** What has no result so young. */
  readonly missing: readonly PanelPart[];
  /** The results that are on file. */
  readonly evidence: readonly string[];
  /** The first later day on which one of them is too old that is not yet; undefined: there is none. */
  readonly staleOn: Day | undefined;
};

type Asked = {
  readonly patient: Patient;
  readonly facts: FactIndex;
  readonly timeline: Timeline;
  readonly asOf: Day;
};

/**
 * Every panel that is asked for before the first infusion of a course, by the rules of the day.
 *
 * @source resolutions.md section 4; protocols.md section 2.2
 */
export function lastPanels({ patient, facts, timeline, asOf }: Asked, course: number): readonly LastPanel[] {
  const asked = {
    patient,
    facts,
    asOf,
    jurisdiction: jurisdictionOn(timeline, asOf),
    infusion: { course, ordinal: 1 },
  };
  return segmentOn(timeline.segments, asOf)
    .protocols.flatMap((protocol) => protocol.readiness?.items ?? [])
    .flatMap((item) => (item.test.kind === "panel" && isAsked(item, asked) ? [item.test] : []))
    .map((test) => {
      const { recentDays } = test;
      const { missing, there } = panelOf(test, facts, asOf, asOf);
      const young = there.filter(({ day }) => asOf - day <= recentDays).map(({ day }) => day);
      return {
        recentDays,
        missing,
        evidence: [...new Set(there.map(({ fact }) => fact))],
        staleOn: young.length === 0 ? undefined : staleFrom(young.reduce(earlier), recentDays),
      };
    });
}

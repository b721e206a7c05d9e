import { renderWeighing } from "../render-weighing.ts";
import { english, type Wording } from "../text/wording.ts";
import { weighingOf } from "../weighing/weighing.ts";
import type { WeighingJson } from "../weighing-json.ts";
import { ask } from "./ask.ts";
import { back } from "./candidates.ts";
import { realEvidence } from "./evidence.ts";
import type { Loose } from "./panel.ts";

/** The day that is asked about. */
export const weighedOn = "2026-11-20";
const on = weighedOn;

export const asked = (answers: Readonly<Record<string, string>>, reviewedOn = on, id = "history"): Loose => ({
  id,
  kind: "history-reviewed",
  reviewedOn,
  items: Object.entries(answers).map(([condition, answer]) => ({ condition, answer })),
});
export const took = (drug: string, more: Readonly<Record<string, unknown>> = {}): Loose => ({
  id: `took-${drug}`,
  kind: "therapy-recorded",
  drug,
  startedOn: back(on, 24),
  stoppedOn: back(on, 6),
  stopReason: "inadequate-response",
  ...more,
});
export const disease = (more: Readonly<Record<string, unknown>> = {}): Loose => ({
  id: "disease",
  kind: "disease-recorded",
  phenotype: "RRMS",
  onsetOn: back(on, 36),
  asOf: back(on, 1),
  ...more,
});
export const scored = (score: number, scoredOn = back(on, 1), id = `edss-${score}`): Loose => ({
  id,
  kind: "edss-scored",
  scoredOn,
  score,
});
export const relapsed = (startedOn: string): Loose => ({
  id: `relapse-${startedOn}`,
  kind: "relapse-occurred",
  startedOn,
});
export const infused = (infusedOn: string): Loose => ({
  id: `infusion-${infusedOn}`,
  kind: "infusion-given",
  infusedOn,
  drug: "alemtuzumab",
  doseMg: 12,
});

/** Nobody else was asked about: no other therapy, no other relapse. */
export const complete = asked({ "other-therapy": "no", "other-relapse": "no" });
/** Like the people of CARE-MS II in everything. */
export const likeTreated: readonly Loose[] = [
  disease(),
  took("interferon beta-1a"),
  scored(2.5),
  relapsed(back(on, 20)),
  relapsed(back(on, 7)),
  complete,
];

type Asked = { readonly asOf?: string; readonly wording?: Wording; readonly bornOn?: string | undefined };
export function weighed(facts: readonly Loose[], { asOf = on, wording = english, ...whose }: Asked = {}): WeighingJson {
  const assessment = ask(facts, asOf, { patient: { bornOn: "1990-05-01", ...whose } });
  return renderWeighing(weighingOf(assessment, realEvidence), realEvidence, wording);
}

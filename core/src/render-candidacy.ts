import type { CandidacyJson } from "./candidacy-json.ts";
import type { Candidacy, WeighedCriterion } from "./decisions/candidacy.ts";
import type { Lack } from "./decisions/criteria/judged.ts";
import { nameOfTest } from "./task-text.ts";
import { say } from "./text/message.ts";
import { english, phraseIn, spaced, type Wording } from "./text/wording.ts";

export const renderCandidacy = (
  { answer, course, layers, criteria, withdrawn }: Candidacy,
  wording: Wording = english,
): CandidacyJson => ({
  answer,
  course,
  layers: layers.map(({ layer, answer, parts }) => ({
    layer,
    answer,
    parts: parts.map(({ outcome, cells }) => ({ outcome, criteria: [...cells] })),
  })),
  criteria: criteria.map((one) => renderCriterion(one, wording)),
  withdrawn: [...withdrawn],
});

function renderCriterion(one: WeighedCriterion, wording: Wording): CandidacyJson["criteria"][number] {
  const { criterion, weighed, judged } = one;
  return {
    key: one.key,
    criterion: criterion.id,
    name: phraseIn(criterion.name, wording),
    says: phraseIn(criterion.says, wording),
    weight: weighed.weight,
    met: judged.answer,
    outcome: one.outcome,
    evidence: [...judged.evidence],
    comparisons: judged.compared.map(({ what, saw, op, than }) => ({ left: what, saw, op, right: than })),
    missing: judged.lacks.map((lack) => ({ ...lack, text: candidacyLackText(lack, wording) })),
    ...(one.decidedBy === undefined ? {} : { decidedBy: one.decidedBy }),
    withdrawn: [...one.withdrawn],
    ...(weighed.note === undefined ? {} : { note: phraseIn(weighed.note, wording) }),
    protocol: one.protocol,
    layer: one.layer,
    confidence: weighed.confidence,
    sources: weighed.sources.map(({ ref, at }) => (at === undefined ? { ref } : { ref, at })),
  };
}

export const candidacyLackText = ({ what, of }: Lack, wording: Wording): string =>
  say(`candidacy-lacks.${what}`, { of: spaced(nameOfTest(of, wording)) }, wording.language);

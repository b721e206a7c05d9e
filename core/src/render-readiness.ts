import { formatDay } from "./base/calendar.ts";
import type { ReadinessLack, Seen } from "./decisions/readiness/found.ts";
import type { Readiness, ReadinessLine } from "./decisions/readiness.ts";
import { leavesOf } from "./protocol/candidacy.ts";
import type { ReadinessTest } from "./protocol/readiness.ts";
import type { ReadinessJson } from "./readiness-json.ts";
import { candidacyLackText } from "./render-candidacy.ts";
import { rightSide } from "./render-signal.ts";
import { nameOfTest } from "./task-text.ts";
import { say } from "./text/message.ts";
import { english, phraseIn, spaced, type Wording } from "./text/wording.ts";

export const renderReadiness = ({ answer, infusion, items }: Readiness, wording: Wording = english): ReadinessJson => ({
  answer,
  course: infusion.course,
  infusion: infusion.ordinal,
  infusions: infusion.of,
  isGiven: infusion.isGiven,
  items: items.map((one) => renderItem(one, wording)),
});

function renderItem(one: ReadinessLine, wording: Wording): ReadinessJson["items"][number] {
  const { stated, found } = one;
  const asks = askedIn(stated.test, wording);
  return {
    key: one.key,
    item: stated.id,
    name: phraseIn(stated.name, wording),
    says: phraseIn(stated.says, wording),
    state: found.state,
    isPartlyUnknown: found.isPartlyUnknown,
    seen: found.seen.map((seen) => renderSeen(seen, wording)),
    limits: found.limits.map(({ what, op, right, unit, made }) => ({
      what,
      op,
      value: right,
      ...(unit === undefined ? {} : { unit }),
      ...(made === undefined || made.from === "rule" ? {} : { from: rightSide(made, wording) }),
    })),
    missing: found.lacks.map((lack) => ({ ...lack, text: lackText(lack, wording) })),
    ...(asks === undefined ? {} : { asks }),
    evidence: [...found.evidence],
    ...(found.decidedBy === undefined ? {} : { decidedBy: found.decidedBy }),
    ...(one.override === undefined ? {} : { override: { ...one.override } }),
    withdrawn: [...one.withdrawn],
    protocol: one.protocol,
    layer: one.layer,
    confidence: stated.confidence,
    sources: stated.sources.map(({ ref, at }) => (at === undefined ? { ref } : { ref, at })),
  };
}

const renderSeen = ({ what, saw, comparator, unit, on, fact }: Seen, wording: Wording) => ({
  what,
  name: nameOfTest(what, wording),
  value: saw,
  ...(comparator === undefined ? {} : { comparator }),
  ...(unit === undefined ? {} : { unit }),
  on: formatDay(on),
  fact,
});

/** The one question that an item asks by itself. */
function askedIn(test: ReadinessTest, wording: Wording): ReadinessJson["items"][number]["asks"] {
  if (test.kind !== "person") return undefined;
  const leaf = leavesOf(test.when)[0];
  const question = leaf?.kind === "said" ? leaf.item : leaf?.kind === "condition" ? leaf.question : undefined;
  if (question === undefined) return undefined;
  const text = say("readiness-asks", { of: nameOfTest(question, wording) }, wording.language);
  return { question, text, wants: test.wants };
}

const own = [
  "recent-result",
  "number",
  "earlier-result",
  "reading-before",
  "medicines-today",
  "work-up-step",
  "step-today",
  "decision",
  "in-time",
  "outcome-settled",
  "days-since-dose",
  "answer-again",
  "left-open",
  "resumption",
] as const;
type Own = (typeof own)[number];
const isOwn = (what: ReadinessLack["what"]): what is Own => (own as readonly string[]).includes(what);

const lackText = (lack: ReadinessLack, wording: Wording): string =>
  isOwn(lack.what)
    ? say(`readiness-lacks.${lack.what}`, { of: spaced(nameOfTest(lack.of, wording)) }, wording.language)
    : candidacyLackText(lack as Exclude<ReadinessLack, { what: Own }>, wording);

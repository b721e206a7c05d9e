import { afterAllDays, beforeAllDays, type Day } from "../base/calendar.ts";
import type { RuleInForce, Segment } from "./in-force.ts";
import { latestEnd } from "./latest-end.ts";
import { type Adoption, type Parameter, type ParameterId, type Protocol, protocolName } from "./protocol.ts";
import { isScheduled, type Rule, type RuleOfKind } from "./rule.ts";
import { defaultSignals, type SignalRulesInForce, signalsInForce } from "./signals-in-force.ts";
import { type StatedRule, tightest } from "./tightest.ts";
import { type RuleTrack, tracksOf } from "./track.ts";

/** Every protocol version, the clinic's adoptions and policies: what governs where and when. */
export type Rulebook = {
  readonly protocols: readonly Protocol[];
  readonly adoptions: readonly Adoption[];
  readonly hasJurisdiction: (jurisdiction: string) => boolean;
  /** Segments that tile all days, in order, and the same seen rule by rule. */
  readonly inForce: (jurisdiction: string) => InForce;
};

export type InForce = {
  readonly segments: readonly Segment[];
  readonly tracks: readonly RuleTrack[];
  /** The longest watch that any version asks for: a later one may lengthen it, never shorten it. */
  readonly watchMonths: number;
  /** Required tests that no layer gives an interval, and the days on which that is so. */
  readonly unscheduled: readonly { readonly rule: string; readonly from: Day; readonly through: Day }[];
};

/** What governs over these segments, seen rule by rule. */
export const inForceOver = (segments: readonly Segment[]): InForce => ({
  segments,
  tracks: tracksOf(segments),
  watchMonths: watchMonthsOf(segments),
  unscheduled: segments.flatMap(({ rules, from, through }) =>
    [...rules.values()].filter(({ rule }) => isUnscheduled(rule)).map(({ rule }) => ({ rule: rule.id, from, through })),
  ),
});

const isUnscheduled = (rule: Rule): boolean =>
  rule.kind === "periodic" && rule.every === "not-stated" && rule.requirement !== "consider";

/** Every label that we know watches for 48 months; a rulebook that does not say so still watches. */
const leastWatchMonths = 48;

function watchMonthsOf(segments: readonly Segment[]): number {
  const stated = segments.flatMap((segment) =>
    [...segment.rules.values()].flatMap(({ rule }) =>
      rule.kind === "end-of-watch" ? [rule.untilMonthsAfterLastInfusion] : [],
    ),
  );
  return stated.length === 0 ? leastWatchMonths : Math.max(...stated);
}

/**
 * @param protocols parsed and linted versions; of several local policies the last in the list speaks first
 * @param adoptions a version that was adopted applies from that day, others from their effective day
 */
export function compileRulebook(protocols: readonly Protocol[], adoptions: readonly Adoption[] = []): Rulebook {
  const compiled = new Map<string, InForce>();
  return {
    protocols,
    adoptions,
    hasJurisdiction: (jurisdiction) =>
      protocols.some((one) => one.jurisdiction === jurisdiction && one.layer === "label"),
    inForce: (jurisdiction) => {
      let inForce = compiled.get(jurisdiction);
      if (inForce === undefined) {
        inForce = inForceOver(compileSegments(protocols.filter(isIn(jurisdiction)), adoptions));
        compiled.set(jurisdiction, inForce);
      }
      return inForce;
    },
  };
}

type Started = { readonly protocol: Protocol; readonly from: Day };

/** Whether a version speaks of people in a jurisdiction. */
export const isIn =
  (jurisdiction: string) =>
  (one: Protocol): boolean =>
    one.jurisdiction === jurisdiction || one.jurisdiction === "any";

/** @param ours the versions that speak of these people, whatever their jurisdiction */
export function compileSegments(ours: readonly Protocol[], adoptions: readonly Adoption[]): readonly Segment[] {
  const lines = [...new Set(ours.map((one) => one.protocol))].map((id) =>
    startedVersions(
      ours.filter((one) => one.protocol === id),
      adoptions,
    ),
  );
  const starts = [...new Set([beforeAllDays, ...lines.flat().map((one) => one.from)])].toSorted((a, b) => a - b);
  const signals = signalsInForce();
  return starts.map((from, i) => {
    const inForce = lines.flatMap((line) => line.findLast((one) => one.from <= from)?.protocol ?? []);
    const next = starts[i + 1];
    return {
      from,
      through: next === undefined ? afterAllDays : ((next - 1) as Day),
      ...merge(inForce, signals(inForce)),
    };
  });
}

/**
 * Versions of one protocol in the order in which they began to apply. The first label and what the product itself
 * ships for every jurisdiction reach back to the beginning: before the first version of a jurisdiction its first applies.
 */
function startedVersions(versions: readonly Protocol[], adoptions: readonly Adoption[]): readonly Started[] {
  const started = versions
    .map((protocol) => ({ protocol, from: adoptionOf(protocol, adoptions)?.from ?? protocol.effective.from }))
    .toSorted((a, b) => a.from - b.from || (a.protocol.version < b.protocol.version ? -1 : 1));
  const [first, ...rest] = started;
  if (first === undefined || !reachesBack(first.protocol)) return started;
  return [{ ...first, from: beforeAllDays }, ...rest];
}

const defaultPolicy = "default-policy";
const lymphocyteReference = "lymphocyte-reconstitution";
const defaultEscalation = "default-escalation";
const candidacyCriteria = "candidacy-criteria";

const adoptionOf = (protocol: Protocol, adoptions: readonly Adoption[]): Adoption | undefined =>
  adoptions.find((one) => one.protocol === protocolName(protocol));

const reachesBack = ({ layer, protocol, selfCheck }: Protocol): boolean =>
  layer === "label" ||
  [defaultPolicy, defaultSignals, lymphocyteReference, defaultEscalation, candidacyCriteria].includes(protocol) ||
  selfCheck !== undefined;

/** Puts layers together: parameters of a later policy over those of an earlier one, rules by {@link tightest}. */
function merge(
  inForce: readonly Protocol[],
  signals: SignalRulesInForce,
): Pick<Segment, "protocols" | "rules" | "parameters" | "signals"> {
  const parameters = new Map<ParameterId, Parameter>();
  for (const protocol of inForce)
    for (const parameter of protocol.parameters ?? []) parameters.set(parameter.id, parameter);
  const stated = new Map<string, StatedRule[]>();
  for (const protocol of inForce) {
    for (const rule of protocol.rules) {
      const one = {
        rule,
        layer: rule.layer ?? protocol.layer,
        protocol: protocolName(protocol),
        digest: protocol.digest,
      };
      const before = stated.get(rule.id);
      if (before === undefined) stated.set(rule.id, [one]);
      else stated.set(rule.id, [...before.filter((other) => !replaces(protocol, other)), one]);
    }
  }
  const rules = new Map([...stated].map(([id, same]) => [id, inForceOf(same, parameters)]));
  return { protocols: inForce, rules, parameters, signals };
}

/** A clinic's own policy takes the place of the default policy's rule; no policy takes that of a label's. */
const replaces = (policy: Protocol, other: StatedRule): boolean =>
  policy.jurisdiction === "any" && policy.protocol !== defaultPolicy && other.protocol.startsWith(`${defaultPolicy}@`);

function inForceOf(same: readonly StatedRule[], parameters: ReadonlyMap<ParameterId, Parameter>): RuleInForce {
  const { governs, others } = tightest(same);
  const clinicSays = [governs, ...others].filter((one) => one.layer === "local-policy").map((one) => one.rule);
  const window = windowOf(governs.rule) ?? clinicSays.map(windowOf).find((one) => one !== undefined);
  const rule = together(governs.rule, same);
  return {
    ...governs,
    rule,
    ...(rule !== governs.rule && rule.kind === "course-span" ? { own: governs.rule } : {}),
    others,
    opensDaysBefore: window?.opensDaysBefore ?? parameters.get("window.opens-days-before")?.value ?? 0,
    graceDays: window?.graceDays ?? parameters.get("window.grace-days")?.value ?? 0,
    remindDays: governs.rule.kind === "periodic" ? parameters.get("late.reminder-days")?.value : undefined,
  };
}

/** What all layers together ask for. */
function together(rule: Rule, same: readonly StatedRule[]): Rule {
  if (rule.kind === "periodic") return combined(rule, same);
  return rule.kind === "course-span" ? latestEnd(rule, same) : rule;
}

/** The shortest interval goes on for the longest watch that any layer asks for; a policy may let it roll. */
function combined(rule: RuleOfKind<"periodic">, same: readonly StatedRule[]): RuleOfKind<"periodic"> {
  const all = same.flatMap((one) => (one.rule.kind === "periodic" && isScheduled(one.rule) ? [one.rule] : []));
  const months = Math.max(0, ...all.map((one) => one.untilMonthsAfterLastInfusion ?? 0));
  const isRolling = same.some(
    (one) => one.layer === "local-policy" && one.rule.kind === "periodic" && one.rule.rolling === true,
  );
  if (months === (rule.untilMonthsAfterLastInfusion ?? 0) && !isRolling) return rule;
  return {
    ...rule,
    ...(months === 0 ? {} : { untilMonthsAfterLastInfusion: months }),
    ...(isRolling ? { rolling: true } : {}),
  };
}

const windowOf = (rule: Rule): { opensDaysBefore: number; graceDays: number } | undefined =>
  rule.kind === "periodic" || rule.kind === "after-course" || rule.kind === "started" ? rule.window : undefined;

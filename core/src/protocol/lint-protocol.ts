import type { Issue } from "../base/result.ts";
import { checkAnalytes } from "./lint/analytes.ts";
import { checkCandidacy } from "./lint/candidacy.ts";
import { checkCarried } from "./lint/carried.ts";
import type { Check, Finding, LintContext, ReadProtocol, SetCheck } from "./lint/check.ts";
import { checkConfidence } from "./lint/confidence.ts";
import { checkDuplicates } from "./lint/duplicates.ts";
import { checkEscalation } from "./lint/escalation.ts";
import { checkLayers } from "./lint/layers.ts";
import { checkPlanning } from "./lint/planning.ts";
import { checkReachability } from "./lint/reachability.ts";
import { checkReadiness } from "./lint/readiness.ts";
import { checkReconstitution } from "./lint/reconstitution.ts";
import { checkSelfCheck, checkSymptoms } from "./lint/self-check.ts";
import { checkSentences } from "./lint/sentences.ts";
import { checkSignals } from "./lint/signals.ts";
import { checkSignatures } from "./lint/signatures.ts";
import { checkSources } from "./lint/sources.ts";
import { checkVersions } from "./lint/versions.ts";
import { checkWindows } from "./lint/windows.ts";
import { type Protocol, protocolName } from "./protocol.ts";

const checks: readonly Check[] = [
  checkSources,
  checkConfidence,
  checkDuplicates,
  checkAnalytes,
  checkReachability,
  checkWindows,
  checkSentences,
  checkCarried,
  checkSignatures,
  checkSignals,
  checkSymptoms,
  checkSelfCheck,
  checkReconstitution,
  checkEscalation,
  checkCandidacy,
  checkPlanning,
  checkReadiness,
];

const setChecks: readonly SetCheck[] = [checkVersions, checkLayers];

/** Everything that is wrong with one protocol in itself. An empty list: it may be built. */
const lintProtocol = (protocol: Protocol, context: LintContext): readonly Issue[] =>
  checks.flatMap((check) => check(protocol, context));

/**
 * Everything that is wrong with a set of protocols: each in itself, and all of them together.
 *
 * @param beside  protocols that are already in use, next to which a new one must fit: they lend it their
 *                parameters and names and are not judged in themselves again
 */
export function lintProtocols(
  protocols: readonly ReadProtocol[],
  references: ReadonlySet<string>,
  beside: readonly ReadProtocol[] = [],
): readonly Finding[] {
  const judged = new Set(protocols.map(({ protocol }) => protocolName(protocol)));
  const all = [...beside.filter(({ protocol }) => !judged.has(protocolName(protocol))), ...protocols];
  const context = contextOf(all, references);
  return [
    ...protocols.flatMap(({ file, protocol }) => lintProtocol(protocol, context).map((issue) => ({ file, issue }))),
    ...setChecks.flatMap((check) => check(all, context)),
  ];
}

/** Teaches how a protocol is written. Nobody is treated by it, and it lends its numbers to nobody. */
export const templateId = "template";

const contextOf = (all: readonly ReadProtocol[], references: ReadonlySet<string>): LintContext => ({
  references,
  names: new Set(all.map(({ protocol }) => protocolName(protocol))),
  policies: all
    .map(({ protocol }) => protocol)
    .filter((one) => one.layer === "local-policy" && one.jurisdiction === "any" && one.protocol !== templateId),
});

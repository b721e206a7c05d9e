import { cpus, totalmem } from "node:os";
import type { CampaignReport } from "./campaign.ts";
import type { DisturbanceReport } from "./disturbances.ts";
import type { KillReport } from "./kill-rounds.ts";
import { isWhole, type Proof } from "./proofs.ts";
import type { TwoNodesReport } from "./two-nodes.ts";

/** What is wrong with a report, in words; nothing where all is as it must be. */
export function wrongWith(report: Pick<CampaignReport, "proof" | "refused" | "traces">): readonly string[] {
  const { lost, doubled, unaudited, findings, differing } = report.proof;
  return Object.entries({
    lost,
    doubled,
    unaudited,
    findings,
    differing,
    refused: report.refused,
    traces: report.traces,
  }).flatMap(([what, all]) => (all.length === 0 ? [] : [`${what}: ${all.slice(0, 5).join("; ")}`]));
}

export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;

const proofLine = (proof: Proof): string =>
  [
    `acknowledged ${proof.acknowledged}, found ${proof.found}, lost ${proof.lost.length}, twice ${proof.doubled.length}`,
    `writes without audit ${proof.unaudited.length}, chain of ${proof.chained} events ${proof.findings.length === 0 ? "verifies" : "DOES NOT VERIFY"}`,
    `${proof.lines} lines of the worklist, other than from scratch ${proof.differing.length}`,
  ].join("\n  ");

const wholeLine = (report: Pick<CampaignReport, "proof" | "refused" | "traces">): string =>
  isWhole(report.proof) && wrongWith(report).length === 0 ? "WHOLE" : `BROKEN\n  ${wrongWith(report).join("\n  ")}`;

const countsOf = (statuses: ReadonlyMap<number, number>): string =>
  [...statuses].map(([status, times]) => `${times} × ${status}`).join(", ") || "none";

export function killLines(report: KillReport): string {
  const { stand, seed, kills, proof, restarts, again, statuses, missingAfter } = report;
  const sorted = restarts.toSorted((a, b) => a - b);
  const seconds = (ms = 0): string => `${(ms / 1000).toFixed(1)} s`;
  const killed = Object.values(kills).reduce((sum, one) => sum + one, 0);
  return [
    `Kill test, ${stand}, seed ${seed}: ${killed} kills (node ${kills.node}, database ${kills.database}, both ${kills.both}, node and again while starting ${kills.starting})`,
    proofLine(proof),
    `not there right after a restart ${missingAfter.length}; sent again ${again}; answers that were no success: ${countsOf(statuses)}`,
    `ready again: half within ${seconds(sorted[sorted.length >> 1])}, all within ${seconds(sorted.at(-1))}`,
    wholeLine(report),
  ].join("\n  ");
}

export function disturbanceLines(report: DisturbanceReport): string {
  const { name, proof, done, message, again, statuses } = report;
  return [
    `${name}: ${Object.entries(done)
      .map(([what, times]) => `${what} ${times}`)
      .join(", ")}`,
    proofLine(proof),
    `sent again ${again}; answers that were no success: ${countsOf(statuses)}`,
    ...(message === "" ? [] : [`said: ${message.trim().replaceAll("\n", "\n    ")}`]),
    wholeLine(report),
  ].join("\n  ");
}

export function twoNodesLines(report: TwoNodesReport): string {
  const { proof, acknowledgedBefore, outageMs, again, statuses, steps, mail } = report;
  return [
    `Two nodes, replica promoted: ${acknowledgedBefore} acknowledged before the primary was killed; both served again after ${Math.round(outageMs)} ms`,
    proofLine(proof),
    `sent again ${again}; answers that were no success: ${countsOf(statuses)}`,
    `ladder steps ${steps.taken}, taken twice ${steps.doubled}; messages ${mail.sent}, never arrived ${mail.never}, arrived again under the same Message-ID ${mail.repeated}, under an unknown one ${mail.unknown}`,
    wholeLine(report),
  ].join("\n  ");
}

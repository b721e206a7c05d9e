import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { formatDay } from "@longwatch/core";
import { median } from "./measure.ts";
import type { BenchPatient } from "./patients.ts";

const command = path.join(import.meta.dirname, "..", "server", "bin", "longwatch.cjs");

const bundle = path.join(import.meta.dirname, "..", "server", "dist", "longwatch.mjs");

export type StartUp =
  | {
      readonly bareMs: number;
      readonly assessMs: number;
      readonly moreMs: number;
      readonly runs: number;
      readonly from: string;
    }
  | { readonly skipped: string };

/** `longwatch assess` of one record against the same Node doing nothing, in turns; medians. */
export function startUp(patient: BenchPatient, runs: number): StartUp {
  const folder = mkdtempSync(path.join(tmpdir(), "longwatch-bench-"));
  try {
    const file = path.join(folder, "record.json");
    writeFileSync(file, patient.text);
    const args = [command, "assess", file, "--as-of", formatDay(patient.asOf)];
    const probe = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (probe.status !== 0) return { skipped: firstLine(probe.stderr) || `exit ${probe.status}` };
    const bare: number[] = [];
    const assess: number[] = [];
    for (let i = 0; i < runs; i += 1) {
      bare.push(timeOf(["-e", "0"]));
      assess.push(timeOf(args));
    }
    const moreMs = median(assess.map((ms, i) => ms - bare[i]!));
    return {
      bareMs: median(bare),
      assessMs: median(assess),
      moreMs,
      runs,
      from: existsSync(bundle) ? "the built file" : "source, not built",
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timeOf(args: readonly string[]): number {
  const startedAt = performance.now();
  const run = spawnSync(process.execPath, args, { stdio: "ignore" });
  if (run.status !== 0) throw new Error(`node ${args.join(" ")} ended with ${run.status}`);
  return performance.now() - startedAt;
}

const firstLine = (text: string): string => text.trim().split("\n")[0] ?? "";

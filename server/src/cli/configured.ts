import { readFileSync } from "node:fs";
import { type Config, readConfig } from "../config.ts";
import type { Refusal } from "../databases/refusal.ts";
import { formatIssues } from "../files/print-issues.ts";

/** Options of the command line that take the place of a setting. */
export type ConfigFlags = { readonly data?: string; readonly listen?: string };

/** The configuration, or undefined when it was refused: then every problem has been printed and the exit code is 2. */
export function configured({ data, listen }: ConfigFlags): Config | undefined {
  const flags = {
    ...(data === undefined ? {} : { LONGWATCH_DATA: data }),
    ...(listen === undefined ? {} : { LONGWATCH_LISTEN: listen }),
  };
  const result = readConfig({ ...process.env, ...flags }, (file) => readFileSync(file, "utf8"));
  const issues = result.ok ? result.value.warnings : result.issues;
  process.stderr.write(formatIssues(issues.length === 0 ? [] : [{ file: "settings", issues }]));
  if (result.ok) return result.value.config;
  process.exitCode = 2;
  return undefined;
}

/** One line for what could not be, and what to do about it. */
export function refuse({ saw, remedy }: Refusal): void {
  process.stderr.write(`longwatch: ${saw}\n  → ${remedy}\n`);
  process.exitCode = 2;
}

export const told = (line: string): void => void process.stderr.write(`${line}\n`);

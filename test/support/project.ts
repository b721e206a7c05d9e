import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The project's folder. */
export const root = path.join(import.meta.dirname, "..", "..");

export const readText = (file: string): string => readFileSync(path.join(root, file), "utf8");

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs the built command line as a person would, and returns what they would see. */
export function longwatch(...args: readonly string[]): Ran {
  try {
    const out = execFileSync(process.execPath, [path.join(root, "server/bin/longwatch.cjs"), ...args], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1" },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { code: 0, out, err: "" };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number | null; stdout: string; stderr: string };
    return { code: status ?? -1, out: stdout, err: stderr };
  }
}

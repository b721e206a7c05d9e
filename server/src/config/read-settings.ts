import type { Issue } from "@longwatch/core";
import type { Environment } from "../config.ts";
import type { Setting } from "./setting.ts";
import { settings } from "./settings.ts";

export type ReadFile = (file: string) => string;

type Settings = typeof settings;
export type Values = {
  readonly [Name in keyof Settings]: (Settings[Name] extends Setting<infer T> ? T : never) | undefined;
};

type Read = { readonly values: Values; readonly issues: readonly Issue[] };

/** Each setting by itself: its text from the environment or its file, then its value. An empty one counts as not set. */
export function readSettings(environment: Environment, readFile: ReadFile): Read {
  const issues: Issue[] = unknownNames(environment);
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings)) {
    const text = textOf(setting, environment, readFile, issues);
    if (text === undefined) continue;
    const value = setting.read(text);
    if (value === undefined) issues.push(unfit(setting, text));
    values[name] = value;
  }
  return { values: values as Values, issues };
}

function textOf(
  setting: Setting<unknown>,
  environment: Environment,
  readFile: ReadFile,
  issues: Issue[],
): string | undefined {
  const { name, isSecret } = setting;
  const text = environment[name] || undefined;
  const file = isSecret ? environment[`${name}_FILE`] || undefined : undefined;
  if (file === undefined) return text;
  if (text !== undefined) {
    issues.push(problem(name, `${name} and ${name}_FILE`, "Keep one of the two."));
    return undefined;
  }
  try {
    return readFile(file).trim() || undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "no text";
    const remedy = "Name a file that exists and that the user who runs the server may read.";
    issues.push(problem(`${name}_FILE`, `${file} (${code})`, remedy));
    return undefined;
  }
}

const unfit = ({ name, isSecret, right }: Setting<unknown>, text: string): Issue =>
  problem(name, isSecret ? "a value that is not shown" : JSON.stringify(text), `Write ${right}.`);

const problem = (at: string, saw: string, remedy: string): Issue => ({
  code: "value-not-allowed",
  severity: "error",
  at,
  saw,
  remedy,
});

/** Names that begin like ours and that nothing else here reads. */
const elsewhere = new Set(["LONGWATCH_DEBUG", "LONGWATCH_RERUN", "LONGWATCH_SEED", "LONGWATCH_TEST_SOCKET"]);

function unknownNames(environment: Environment): Issue[] {
  const known = new Set(
    Object.values<Setting<unknown>>(settings).flatMap(({ name, isSecret }) =>
      isSecret ? [name, `${name}_FILE`] : [name],
    ),
  );
  return Object.keys(environment)
    .filter((name) => name.startsWith("LONGWATCH_") && !known.has(name) && !elsewhere.has(name))
    .map((name) => ({
      code: "key-unknown" as const,
      severity: "warning" as const,
      at: name,
      saw: "a setting that Longwatch does not know",
      remedy: "Look for its right name in docs/reference/configuration.md; as it is, it does nothing.",
    }));
}

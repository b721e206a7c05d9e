import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { InvariantError } from "../../base/result.ts";
import { issuesOf } from "../../base/shape.ts";
import { compileRulebook, type Rulebook } from "../../protocol/rulebook.ts";
import type { SignalRule } from "../../protocol/signal-rule.ts";
import { defaultSignals } from "../../protocol/signals-in-force.ts";
import { protocolsFolder } from "../cases/library.ts";
import { realProtocols } from "../protocols.ts";
import { type CaseDefaults, type SignalCase, signalCaseFile } from "./case-file.ts";

export type FiledSignalCase = { readonly file: string; readonly one: SignalCase; readonly defaults: CaseDefaults };

/** Every case of `protocols/default-signals/cases/`. */
export function readSignalCases(folder = join(protocolsFolder, defaultSignals, "cases")): readonly FiledSignalCase[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(".yaml"));
  return files.toSorted().flatMap((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const content: unknown = parse(text, { schema: "core", version: "1.2", uniqueKeys: true, stringKeys: true });
    const parsed = signalCaseFile.safeParse(content);
    if (parsed.success) return parsed.data.cases.map((one) => ({ file, one, defaults: parsed.data.defaults }));
    const said = issuesOf(parsed.error, content).map(({ at, saw, remedy }) => `${file}${at} saw ${saw}: ${remedy}`);
    throw new InvariantError(said.join("\n"));
  });
}

/** The signal rules of every protocol file that is not retired. */
export const realSignalRules: readonly SignalRule[] = realProtocols.flatMap(({ status, signals }) =>
  status === "retired" ? [] : (signals ?? []),
);

/** What a case is judged by: the product's own signals and policy, beside the label of a place. */
export function caseRulebook(): Rulebook {
  const names = [defaultSignals, "default-policy", "alemtuzumab-eu"];
  return compileRulebook(realProtocols.filter(({ protocol }) => names.includes(protocol)));
}

import type { Issue } from "../../base/result.ts";
import { citedParts } from "../cited.ts";
import type { Source } from "../rule.ts";
import { type Check, problem } from "./check.ts";

/** Every source is an entry of the bibliography. */
export const checkSources: Check = (protocol, { references }) => [
  ...(protocol.parameters ?? []).flatMap((one, i) => unknownSources(one.sources, `/parameters/${i}`, references)),
  ...protocol.rules.flatMap((one, i) => unknownSources(one.sources, `/rules/${i}`, references)),
  ...(protocol.signals ?? []).flatMap((one, i) => unknownSources(one.sources, `/signals/${i}`, references)),
  ...(protocol.selfCheck?.questions ?? []).flatMap((one, i) =>
    unknownSources(one.sources, `/selfCheck/questions/${i}`, references),
  ),
  ...(protocol.candidacy ?? []).flatMap((one, i) => unknownSources(one.sources, `/candidacy/${i}`, references)),
  ...citedParts(protocol).flatMap(({ of, at }) => unknownSources(of.sources, at, references)),
];

const unknownSources = (sources: readonly Source[], at: string, references: ReadonlySet<string>): readonly Issue[] =>
  sources.flatMap((source, i) =>
    references.has(source.ref)
      ? []
      : [
          problem(
            "protocol-source-unknown",
            `${at}/sources/${i}/ref`,
            `"${source.ref}"`,
            "Write the id of an entry of references.yaml, or add the entry there.",
          ),
        ],
  );

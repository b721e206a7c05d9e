import { type Protocol, protocolName, type Rule, timingInWords } from "@longwatch/core";
import { writeCqlLibrary, writeProtocol } from "@longwatch/interop";
import type { FileIssues } from "../../files/print-issues.ts";
import { type Outcome, printed, printedJson, refused, using } from "../outcome.ts";
import { loadShelved } from "./find.ts";

type ShowOptions = { readonly json?: boolean; readonly as?: string };

/** One protocol rule by rule; as JSON, the file's content with its digest; as FHIR or CQL, for other programs. */
export function show(id: string, { json, as }: ShowOptions): Outcome {
  if (as !== undefined && as !== "fhir" && as !== "cql") return refused([misused(as)]);
  return using(loadShelved(id), ({ library, shelved: { protocol, content } }) => {
    if (as === "fhir") return printedJson(writeProtocol(protocol, library.references));
    if (as === "cql") return printed(writeCqlLibrary(protocol));
    return json ? printedJson({ ...content, digest: protocol.digest }) : printed(shown(protocol));
  });
}

const misused = (saw: string): FileIssues => ({
  file: "command line",
  issues: [
    {
      code: "value-not-allowed",
      severity: "error",
      at: "--as",
      saw: JSON.stringify(saw),
      remedy: "Write fhir or cql.",
    },
  ],
});

function shown(protocol: Protocol): string {
  const signed =
    protocol.signedBy.length === 0 ? "not signed: not for clinical use" : `signed by ${protocol.signedBy.length}`;
  return [
    `${protocolName(protocol)}  ${protocol.title}`,
    `${protocol.jurisdiction}, ${protocol.layer}, ${protocol.status}, ${signed}`,
    protocol.digest,
    ...protocol.rules.flatMap((rule) => ["", ...ruleLines(rule, protocol)]),
    ...(protocol.parameters ?? []).map(
      (one, i) => `${i === 0 ? "\n" : ""}${one.id} = ${one.value} ${one.unit}  ${one.says}`,
    ),
  ].join("\n");
}

function ruleLines(rule: Rule, protocol: Protocol): readonly string[] {
  const when = timingInWords(rule);
  const sources = rule.sources.map(({ ref, at }) => (at === undefined ? ref : `${ref} (${at})`)).join("; ");
  return [
    `${rule.id}  ${rule.says}`,
    ...(when === undefined ? [] : [`  ${when}`]),
    `  ${rule.requirement}, ${rule.layer ?? protocol.layer}, ${rule.confidence}, ${sources}`,
  ];
}

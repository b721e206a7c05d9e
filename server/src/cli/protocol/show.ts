import { type Protocol, protocolName, type Rule, timingInWords } from "@longwatch/core";
import { type Outcome, printed, printedJson, using } from "../outcome.ts";
import { loadShelved } from "./find.ts";

/** One protocol rule by rule; as JSON, the file's content with its digest. */
export const show = (id: string, { json }: { readonly json?: boolean }): Outcome =>
  using(loadShelved(id), ({ shelved: { protocol, content } }) =>
    json ? printedJson({ ...content, digest: protocol.digest }) : printed(shown(protocol)),
  );

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

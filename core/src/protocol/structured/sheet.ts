import { formatDay } from "../../base/calendar.ts";
import { phraseIn, type Wording } from "../../text/wording.ts";
import { valueInWords } from "../describe.ts";
import { type Protocol, protocolName } from "../protocol.ts";
import type { Reference } from "../references.ts";
import type { Layer, Rule } from "../rule.ts";
import { citedIn } from "../sheet/bibliography.ts";
import { inForceInWords } from "../sheet/head.ts";
import { phaseOf, phases } from "../sheet/phases.ts";
import { decidingLines, oneLine } from "../sheet/rule-sheet.ts";
import { warningLines } from "../sheet/signals.ts";
import { phrase } from "../sheet/words.ts";
import { candidacySections } from "./candidacy-sections.ts";
import { escalationSection } from "./escalation-section.ts";
import { flat, itemOf, lineOf, type SheetSection } from "./item.ts";
import { lymphocyteSection, selfCheckSections } from "./other-sections.ts";
import { planningSections } from "./planning-sections.ts";
import { readinessSections } from "./readiness-sections.ts";

/** A protocol as the sheet that people sign, in parts that a screen can lay out. What is in no part decides nothing. */
export type ProtocolSheet = {
  /** `protocol@version` */
  readonly name: string;
  readonly title: string;
  readonly layer: Layer;
  readonly jurisdiction: Protocol["jurisdiction"];
  readonly status: Protocol["status"];
  readonly effectiveFrom: string;
  readonly effectiveThrough: string | null;
  /** Both days in words, and how exactly the first is known. */
  readonly inForce: string;
  readonly digest: string;
  readonly signedBy: readonly { readonly role: string; readonly initials: string; readonly on: string }[];
  readonly sections: readonly SheetSection[];
  readonly notes: readonly string[];
  /** The entries that the sheet cites. */
  readonly bibliography: readonly Reference[];
};

/** @param wording for whom; what a protocol says in English alone stays so where its Spanish is lacking */
export function protocolSheet(protocol: Protocol, references: readonly Reference[], wording: Wording): ProtocolSheet {
  const { title, layer, jurisdiction, status, effective, digest, signedBy, notes = [] } = protocol;
  return {
    name: protocolName(protocol),
    title: phraseIn(title, wording),
    layer,
    jurisdiction,
    status,
    effectiveFrom: formatDay(effective.from),
    effectiveThrough: effective.through === null ? null : formatDay(effective.through),
    inForce: inForceInWords(effective, wording.language),
    digest,
    signedBy: signedBy.map((one) => ({ ...one, on: formatDay(one.on) })),
    sections: [
      ...ruleSections(protocol, references, wording),
      ...warningSection(protocol, references, wording),
      ...selfCheckSections(protocol, references, wording),
      ...lymphocyteSection(protocol, references, wording),
      ...escalationSection(protocol, references, wording),
      ...candidacySections(protocol, references, wording),
      ...planningSections(protocol, references, wording),
      ...readinessSections(protocol, references, wording),
      ...parameterSection(protocol, references, wording),
    ],
    notes: notes.map(flat),
    bibliography: citedIn(protocol, references),
  };
}

const ruleSections = (protocol: Protocol, references: readonly Reference[], wording: Wording) =>
  phases.flatMap((phase): readonly SheetSection[] => {
    const rules = protocol.rules.filter((rule) => phaseOf(rule) === phase);
    const items = rules.map((rule) =>
      itemOf(
        {
          id: rule.id,
          name: phraseIn(rule.name, wording),
          says: sentenceIn(rule, wording),
          layer: rule.layer ?? protocol.layer,
          lines: [
            ...decidingLines(rule, wording).flatMap(([id, text]) => lineOf(phrase(id, wording.language), text)),
            ...lineOf(phrase("rule.carried", wording.language), rule.carriedFrom),
            ...lineOf(phrase("rule.rationale", wording.language), rule.rationale && phraseIn(rule.rationale, wording)),
          ],
        },
        rule,
        references,
      ),
    );
    return items.length === 0 ? [] : [{ id: phase, title: phrase(`phase.${phase}`, wording.language), items }];
  });

function warningSection(
  { signals = [], layer }: Protocol,
  references: readonly Reference[],
  wording: Wording,
): readonly SheetSection[] {
  const items = signals.map((rule) =>
    itemOf(
      {
        id: rule.id,
        name: phraseIn(rule.name, wording),
        says: sentenceIn(rule, wording),
        layer: rule.layer ?? layer,
        basis: rule.basis,
        urgency: rule.urgency,
        lines: warningLines(rule, wording).flatMap(([label, text]) => lineOf(label, text)),
      },
      rule,
      references,
    ),
  );
  return items.length === 0 ? [] : [{ id: "warnings", title: phrase("sheet.warnings", wording.language), items }];
}

function parameterSection(
  { parameters = [], layer }: Protocol,
  references: readonly Reference[],
  wording: Wording,
): readonly SheetSection[] {
  const items = parameters.map((one) =>
    itemOf(
      {
        id: one.id,
        name: flat(phraseIn(one.says, wording)),
        says: phraseIn(one.says, wording),
        layer: one.layer ?? layer,
        lines: lineOf(phrase("sheet.value", wording.language), valueInWords(one, wording.language)),
      },
      one,
      references,
    ),
  );
  return items.length === 0 ? [] : [{ id: "numbers", title: phrase("sheet.parameters", wording.language), items }];
}

/** The sentence that people signed, in the reader's language where the rule or the catalogue has it. */
const sentenceIn = ({ says, saysEs }: Pick<Rule, "says" | "saysEs">, wording: Wording): string =>
  oneLine(wording.language === "es" && saysEs !== undefined ? saysEs : phraseIn(says, wording));

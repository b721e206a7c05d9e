import { formatDay } from "../../base/calendar.ts";
import type { Language } from "../../text/message.ts";
import { valueInWords } from "../describe.ts";
import { type Protocol, protocolName } from "../protocol.ts";
import type { Reference } from "../references.ts";
import type { Layer } from "../rule.ts";
import { citedIn } from "../sheet/bibliography.ts";
import { inForceInWords } from "../sheet/head.ts";
import { phaseOf, phases } from "../sheet/phases.ts";
import { decidingLines, sentence } from "../sheet/rule-sheet.ts";
import { warningLines } from "../sheet/signals.ts";
import { phrase } from "../sheet/words.ts";
import { flat, itemOf, lineOf, type SheetSection } from "./item.ts";
import { escalationSection, lymphocyteSection, selfCheckSections } from "./other-sections.ts";

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

export function protocolSheet(protocol: Protocol, references: readonly Reference[], language: Language): ProtocolSheet {
  const { title, layer, jurisdiction, status, effective, digest, signedBy, notes = [] } = protocol;
  return {
    name: protocolName(protocol),
    title,
    layer,
    jurisdiction,
    status,
    effectiveFrom: formatDay(effective.from),
    effectiveThrough: effective.through === null ? null : formatDay(effective.through),
    inForce: inForceInWords(effective),
    digest,
    signedBy: signedBy.map((one) => ({ ...one, on: formatDay(one.on) })),
    sections: [
      ...ruleSections(protocol, references, language),
      ...warningSection(protocol, references, language),
      ...selfCheckSections(protocol, references, language),
      ...lymphocyteSection(protocol, references, language),
      ...escalationSection(protocol, references, language),
      ...parameterSection(protocol, references, language),
    ],
    notes: notes.map(flat),
    bibliography: citedIn(protocol, references),
  };
}

const ruleSections = (protocol: Protocol, references: readonly Reference[], language: Language) =>
  phases.flatMap((phase): readonly SheetSection[] => {
    const rules = protocol.rules.filter((rule) => phaseOf(rule) === phase);
    const items = rules.map((rule) =>
      itemOf(
        {
          id: rule.id,
          name: rule.name,
          says: sentence(rule, language),
          layer: rule.layer ?? protocol.layer,
          lines: [
            ...decidingLines(rule, language).flatMap(([id, text]) => lineOf(phrase(id, language), text)),
            ...lineOf(phrase("rule.carried", language), rule.carriedFrom),
            ...lineOf(phrase("rule.rationale", language), rule.rationale),
          ],
        },
        rule,
        references,
      ),
    );
    return items.length === 0 ? [] : [{ id: phase, title: phrase(`phase.${phase}`, language), items }];
  });

function warningSection(
  { signals = [], layer }: Protocol,
  references: readonly Reference[],
  language: Language,
): readonly SheetSection[] {
  const items = signals.map((rule) =>
    itemOf(
      {
        id: rule.id,
        name: rule.name,
        says: sentence(rule, language),
        layer: rule.layer ?? layer,
        basis: rule.basis,
        urgency: rule.urgency,
        lines: warningLines(rule).flatMap(([label, text]) => lineOf(label, text)),
      },
      rule,
      references,
    ),
  );
  return items.length === 0 ? [] : [{ id: "warnings", title: phrase("sheet.warnings", language), items }];
}

function parameterSection(
  { parameters = [], layer }: Protocol,
  references: readonly Reference[],
  language: Language,
): readonly SheetSection[] {
  const items = parameters.map((one) =>
    itemOf(
      {
        id: one.id,
        name: one.id,
        says: one.says,
        layer: one.layer ?? layer,
        lines: lineOf(phrase("sheet.value", language), valueInWords(one)),
      },
      one,
      references,
    ),
  );
  return items.length === 0 ? [] : [{ id: "numbers", title: phrase("sheet.parameters", language), items }];
}

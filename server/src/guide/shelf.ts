import {
  english as asWritten,
  type EvidenceBase,
  type Language,
  type ProtocolFile,
  phraseIn,
  renderFigure,
  type WeighedFigureJson,
  type Wording,
} from "@longwatch/core";
import type { Evidence } from "../evidence/build-evidence.ts";
import type { Library } from "../protocols/library.ts";

/** One entry of a bibliography, whichever of the two holds it. */
export type Source = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | undefined;
  readonly date: string | undefined;
  readonly address: string | undefined;
};

/** A number of a protocol, with the sources of its rule. */
export type RuleNumber = { readonly value: number; readonly sources: readonly string[] };

/** What pages take their numbers and sources from: the evidence, the protocols and both bibliographies. */
export type Shelf = {
  readonly sources: ReadonlyMap<string, Source>;
  /** Ids that both bibliographies have. */
  readonly sourcesTwice: readonly string[];
  readonly base: EvidenceBase;
  readonly figure: (id: string, language: Language) => WeighedFigureJson | undefined;
  /** A protocol as its file has it. @param name `alemtuzumab-eu@2022+` */
  readonly protocol: (name: string) => ProtocolFile | undefined;
  /** A name of protocols or evidence in a language. */
  readonly phrase: (written: string, language: Language) => string;
  readonly ruleNumber: (protocol: string, rule: string, field: string) => RuleNumber | undefined;
};

export function shelfOf(library: Library, { base, words }: Evidence): Shelf {
  const protocol: Shelf["protocol"] = (name) =>
    library.protocols.find(({ content }) => `${content.protocol}@${content.version}` === name)?.content;
  const protocolSources = library.references.map((one): Source => ({ ...described(one), id: one.id }));
  const evidenceSources = base.bibliography.map((one): Source => ({ ...described(one), id: one.id }));
  const ids = new Set(protocolSources.map(({ id }) => id));
  const wordings: Readonly<Record<Language, Wording>> = {
    en: asWritten,
    es: { language: "es", phrases: new Map([...Object.entries(library.words), ...Object.entries(words)]) },
  };
  return {
    sources: new Map([...evidenceSources, ...protocolSources].map((one) => [one.id, one])),
    sourcesTwice: evidenceSources.flatMap(({ id }) => (ids.has(id) ? [id] : [])),
    base,
    figure: (id, language) => {
      const figure = base.figures.find((one) => one.id === id);
      return figure === undefined ? undefined : renderFigure(figure, base, wordings[language]);
    },
    protocol,
    phrase: (written, language) => phraseIn(written, wordings[language]),
    ruleNumber: (name, rule, field) => ruleNumber(protocol(name), rule, field),
  };
}

const described = (one: {
  readonly title: string;
  readonly publisher?: string | undefined;
  readonly date?: string | undefined;
  readonly address?: string | undefined;
}) => ({ title: one.title, publisher: one.publisher, date: one.date, address: one.address });

/** @param field a key of the rule as its file has it, deeper ones by points: `every.months` */
function ruleNumber(protocol: ProtocolFile | undefined, rule: string, field: string): RuleNumber | undefined {
  const one = protocol?.rules?.find(({ id }) => id === rule);
  if (one === undefined) return undefined;
  const value = field
    .split(".")
    .reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], one);
  return typeof value === "number" ? { value, sources: one.sources.map(({ ref }) => ref) } : undefined;
}

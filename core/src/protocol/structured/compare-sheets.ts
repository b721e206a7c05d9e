import type { Language } from "../../text/message.ts";
import { phrase } from "../sheet/words.ts";
import type { SheetItem, SheetSection } from "./item.ts";
import type { ProtocolSheet } from "./sheet.ts";

/** One line that differs; null: the version has no such line. */
export type LineChange = {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  /** It says where a sentence comes from and why; what is done stays. */
  readonly isOrigin: boolean;
};

export type ItemChange = {
  readonly change: "added" | "removed" | "changed";
  /** As the newer version has it; of a removed one, as the older had it. */
  readonly item: SheetItem;
  /** Of a changed one. */
  readonly lines: readonly LineChange[];
};

export type SectionChange = Pick<SheetSection, "id" | "title"> & {
  readonly changes: readonly ItemChange[];
  /** How many items both versions have alike. */
  readonly alike: number;
};

/** What a reader of one sheet must know who has signed another. */
export type SheetComparison = {
  readonly before: string;
  readonly after: string;
  /** Title, days, status and signatures. */
  readonly head: readonly LineChange[];
  /** In the order of the newer sheet, then sections that only the older has. */
  readonly sections: readonly SectionChange[];
};

/** Two sheets, line by line. Items meet by section and id; where one of them has an id in several layers, by layer too. */
export function compareSheets(before: ProtocolSheet, after: ProtocolSheet, language: Language): SheetComparison {
  const older = new Map(before.sections.map((one) => [one.id, one]));
  const newer = new Set(after.sections.map(({ id }) => id));
  return {
    before: before.name,
    after: after.name,
    head: changesOf(headLines(before, language), headLines(after, language), language),
    sections: [
      ...after.sections.map((one) => sectionChange(one, older.get(one.id)?.items ?? [], one.items, language)),
      ...before.sections.filter(({ id }) => !newer.has(id)).map((one) => sectionChange(one, one.items, [], language)),
    ],
  };
}

function sectionChange(
  { id, title }: SheetSection,
  before: readonly SheetItem[],
  after: readonly SheetItem[],
  language: Language,
): SectionChange {
  const keyOf = keysOf(before, after);
  const [older, newer] = [before, after].map((items) => new Map(items.map((one) => [keyOf(one), one])));
  const here = after.flatMap((item): readonly ItemChange[] => {
    const old = older!.get(keyOf(item));
    if (old === undefined) return [{ change: "added", item, lines: [] }];
    const lines = changesOf(linesOf(old, language), linesOf(item, language), language);
    return lines.length === 0 ? [] : [{ change: "changed", item, lines }];
  });
  const gone = before.filter((one) => !newer!.has(keyOf(one)));
  return {
    id,
    title,
    changes: [...here, ...gone.map((item): ItemChange => ({ change: "removed", item, lines: [] }))],
    alike: after.length - here.length,
  };
}

/** By id; by id and layer where one of the versions says the same id in several layers. */
function keysOf(...versions: readonly (readonly SheetItem[])[]): (item: SheetItem) => string {
  const doubled = new Set(
    versions.flatMap((items) =>
      [...Map.groupBy(items, ({ id }) => id)].flatMap(([id, same]) => (same.length > 1 ? [id] : [])),
    ),
  );
  return ({ id, layer }) => (doubled.has(id) ? `${id} ${layer}` : id);
}

type Lines = readonly (readonly [label: string, text: string])[];

function linesOf(item: SheetItem, language: Language): Lines {
  const say = (id: Parameters<typeof phrase>[0]): string => phrase(id, language);
  return [
    [say("sheet.title"), item.name],
    [say("sheet.sentence"), item.says],
    ...(item.urgency === null ? [] : [[say("sheet.urgency"), item.urgency] as const]),
    ...item.lines.map(({ label, text }) => [label, text] as const),
    [say("sheet.layer"), say(`layer.${item.layer}`)],
    ...(item.basis === null ? [] : [[say("sheet.basis"), item.basis] as const]),
    ...(item.confidence === null ? [] : [[say("sheet.confidence"), say(`confidence.${item.confidence}`)] as const]),
    [
      say("sheet.sources"),
      item.sources
        .map(({ ref, title, at }) => [title ?? ref, at].filter((part) => part !== null).join(", "))
        .join("; "),
    ],
  ];
}

function headLines(sheet: ProtocolSheet, language: Language): Lines {
  const say = (id: Parameters<typeof phrase>[0]): string => phrase(id, language);
  return [
    [say("sheet.title"), sheet.title],
    [say("sheet.jurisdiction"), say(`jurisdiction.${sheet.jurisdiction}`)],
    [say("sheet.layer"), say(`layer.${sheet.layer}`)],
    [say("sheet.in-force"), sheet.inForce],
    [say("sheet.status"), say(`status.${sheet.status}`)],
    [say("sheet.signatures"), sheet.signedBy.map(({ role, initials, on }) => `${role} ${initials}, ${on}`).join("; ")],
    [say("sheet.notes"), sheet.notes.join(" ")],
  ];
}

/** Lines meet by their label; a label that stands several times, by its place among them. */
function changesOf(before: Lines, after: Lines, language: Language): readonly LineChange[] {
  const origins = (["sheet.sources", "rule.rationale", "rule.carried"] as const).map((id) => phrase(id, language));
  const [older, newer] = [numbered(before), numbered(after)];
  return [...new Set([...newer.keys(), ...older.keys()])].flatMap((key) => {
    const [old, now] = [older.get(key), newer.get(key)];
    if (old?.text === now?.text) return [];
    const textOf = (line: Numbered | undefined): string | null =>
      line === undefined || line.text === "" ? null : line.text;
    const { label } = (now ?? old)!;
    return [{ label, before: textOf(old), after: textOf(now), isOrigin: origins.includes(label) }];
  });
}

type Numbered = { readonly label: string; readonly text: string };

function numbered(lines: Lines): ReadonlyMap<string, Numbered> {
  const seen = new Map<string, number>();
  return new Map(
    lines.map(([label, text]) => {
      const place = (seen.get(label) ?? 0) + 1;
      seen.set(label, place);
      return [`${label} ${place}`, { label, text }];
    }),
  );
}

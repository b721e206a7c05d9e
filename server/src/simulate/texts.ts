import type { RecordJson } from "@longwatch/core";
import type { FhirBundle } from "@longwatch/interop";

/** JSON with one item of its list on each line: a third of the size of indented JSON, and `grep` still finds an item. */
const linewise = (rest: object, name: string, items: readonly unknown[]): string =>
  `${JSON.stringify(rest).slice(0, -1)},"${name}":[\n${items.map((item) => JSON.stringify(item)).join(",\n")}\n]}\n`;

export const recordText = ({ facts, ...rest }: RecordJson): string => linewise(rest, "facts", facts);

export const bundleText = ({ entry, ...rest }: FhirBundle): string => linewise(rest, "entry", entry);

export const jsonText = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

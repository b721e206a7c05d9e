import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Language } from "@longwatch/core";
import type * as z from "zod";
import { readStructured, type StructuredText } from "../files/structured-text.ts";
import { claimsFile, wordsFile } from "./claim.ts";
import { drawingsFile } from "./drawing-data.ts";
import type { Fault } from "./fault.ts";
import { claimsFileName, drawingsFileName, type GuideRead, type Word, wordsFileOf } from "./guide.ts";
import { readMarks } from "./marks.ts";
import { languages } from "./page.ts";
import { readPage } from "./read-page.ts";

/** Everything in the folder that can be read, and what cannot. */
export function readGuide(folder: string): GuideRead {
  const pages = languages.flatMap((language) => {
    const within = path.join(folder, "pages", language);
    const files = existsSync(within) ? readdirSync(within).filter((one) => one.endsWith(".md")) : [];
    return files
      .toSorted()
      .map((file) => readPage(readFileSync(path.join(within, file), "utf8"), `pages/${language}/${file}`, language));
  });
  const claims = readYaml(folder, claimsFileName, claimsFile, { claims: [] });
  const drawings = readYaml(folder, drawingsFileName, drawingsFile, undefined);
  const words = Object.fromEntries(languages.map((one) => [one, readWords(folder, one)])) as Record<
    Language,
    ReturnType<typeof readWords>
  >;
  return {
    guide: {
      pages: pages.flatMap(({ page }) => (page === undefined ? [] : [page])).toSorted((a, b) => a.order - b.order),
      words: { en: words.en.words, es: words.es.words },
      claims: claims.value.claims.map((one, i) => ({ ...one, line: claims.lineOf(`/claims/${i}`) })),
      drawings: drawings.value,
    },
    faults: [
      ...pages.flatMap(({ faults }) => faults),
      ...claims.faults,
      ...drawings.faults,
      ...languages.flatMap((one) => words[one].faults),
    ],
  };
}

function readWords(folder: string, language: Language): { words: readonly Word[]; faults: readonly Fault[] } {
  const file = wordsFileOf(language);
  const { value, faults, lineOf } = readYaml(folder, file, wordsFile, {});
  const read = Object.entries(value).map(([id, { name, says }]) => {
    const line = lineOf(`/${id}`);
    return { id, name, line, ...readMarks(says, line) };
  });
  const unreadable = read.flatMap((one) =>
    one.unreadable.map(({ line, saw }): Fault => {
      return { rule: "mark-unreadable", file, line, saw, remedy: "Write a mark as guide/README.md has it." };
    }),
  );
  const words = read.map(({ id, name, line, inlines }) => ({ id, name, line, says: inlines }));
  return { words, faults: [...faults, ...unreadable] };
}

type YamlRead<T> = {
  readonly value: T;
  readonly faults: readonly Fault[];
  readonly lineOf: (pointer: string) => number;
};

function readYaml<T, N extends T | undefined>(
  folder: string,
  file: string,
  shape: z.ZodType<T>,
  nothing: N,
): YamlRead<T | N> {
  const wrong = (line: number, saw: string, remedy: string): YamlRead<T | N> => ({
    value: nothing,
    faults: [{ rule: "front-matter", file, line, saw, remedy }],
    lineOf: () => 1,
  });
  const full = path.join(folder, file);
  if (!existsSync(full)) return wrong(1, "no such file", "Write it as guide/README.md has it.");
  const structured = readStructured(readFileSync(full, "utf8"));
  if (!structured.ok) {
    const [issue] = structured.issues;
    return wrong(1, `${issue?.saw} (${issue?.at})`, issue?.remedy ?? "Write YAML.");
  }
  const { value, locate }: StructuredText = structured.value;
  const parsed = shape.safeParse(value);
  const lineOf = (pointer: string): number => locate(pointer).line;
  if (parsed.success) return { value: parsed.data, faults: [], lineOf };
  const [issue] = parsed.error.issues;
  const pointer = `/${issue?.path.join("/") ?? ""}`;
  return wrong(lineOf(pointer), `${pointer}: ${issue?.message}`, "Write it as guide/README.md has it.");
}

import { english, type ProtocolSheet, protocolName, protocolSheet } from "@longwatch/core";
import { describe, expect, test } from "vitest";
import { shippedLibrary } from "./shipped.ts";
import { wordingIn } from "./wording.ts";

/** Words that no Spanish sentence has; names of programmes and of documents keep theirs. */
const words =
  /\b(the|and|of|with|below|above|days?|months?|hours?|within|after|before|from|not|recorded|told|until)\b/i;
/** A name, a unit or a sign: the same in both languages. */
const names: ReadonlySet<string> = new Set(["Pneumocystis", "Antiviral", "Tuberculosis", "Hepatitis B", "Hepatitis C"]);
const isAlike = (text: string): boolean =>
  names.has(text) ||
  /^[a-z-]+@[\w.-]+$/.test(text) ||
  // A rule of another protocol, by its key.
  /^[a-z-]+(\.[a-z-]+)+$/.test(text) ||
  /^[A-Z]+-\w+(, [A-Z]+-\w+)*$/.test(text) ||
  /^[\p{Lu}\d\s_,.()<>=%/*^µ:+-]*$/u.test(text);
const numbers = (text: string): readonly string[] => (text.match(/(?<![\p{L}\d_])\d+(\.\d+)?/gu) ?? []).toSorted();

type Told = { readonly place: string; readonly text: string };
const toldBy = (sheet: ProtocolSheet): readonly Told[] => [
  { place: "title", text: sheet.title },
  ...sheet.sections.flatMap(({ id, title, items }) => [
    { place: id, text: title },
    ...items.flatMap((item) => [
      { place: `${item.id} name`, text: item.name },
      { place: `${item.id} says`, text: item.says },
      ...item.lines.flatMap(({ label, text }, n) => [
        { place: `${item.id} label ${n}`, text: label },
        { place: `${item.id} line ${n}`, text: text },
      ]),
    ]),
  ]),
];
const library = shippedLibrary();
const protocols = library.ok ? library.value.protocols.map(({ protocol }) => protocol) : [];
/** The template is copied by those who write a protocol: it is nobody's. */
const sheets = protocols
  .filter(({ protocol }) => protocol !== "template")
  .map(
    (one) =>
      [
        protocolName(one),
        toldBy(protocolSheet(one, [], english)),
        toldBy(protocolSheet(one, [], wordingIn("es"))),
      ] as const,
  );

describe("a sheet in Spanish", () => {
  test.each(sheets)("%s says all that the English one says, every number among it", (_, inEnglish, inSpanish) => {
    expect(inSpanish.map(({ place }) => place)).toEqual(inEnglish.map(({ place }) => place));
    const otherwise = inSpanish.filter(
      ({ text, place }, n) => place.includes("line") && String(numbers(text)) !== String(numbers(inEnglish[n]!.text)),
    );
    expect(otherwise).toEqual([]);
  });

  test.each(sheets)("%s has no English left", (_, inEnglish, inSpanish) => {
    expect(inSpanish.filter(({ text }) => words.test(text.replaceAll(/`[^`]*`|\([a-z.-]+\)/g, "")))).toEqual([]);
    const same = inSpanish.filter(({ text }, n) => text === inEnglish[n]!.text && !isAlike(text));
    expect(same.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
  });
});

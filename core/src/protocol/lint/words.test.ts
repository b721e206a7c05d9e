import { describe, expect, it } from "vitest";
import { phrasesOf } from "../phrases.ts";
import type { Protocol } from "../protocol.ts";
import { lintWords } from "./words.ts";

const signal = {
  name: "Gums that bleed",
  says: "Gums that bleed need a blood count.",
  advice: [
    { kind: "test", tests: ["platelets", "blood-cultures"], withinHours: 24 },
    { kind: "refer", to: "haematology" },
    { kind: "say", says: "Ring now.", saysEs: "Llame ahora." },
  ],
  when: {
    kind: "all",
    of: [
      { kind: "symptom", anyOf: ["gum-or-nose-bleeding"] },
      {
        kind: "any",
        of: [
          { kind: "limit", analyte: "platelets" },
          { kind: "exam", exam: "skin", outcome: "abnormal" },
        ],
      },
    ],
  },
};
const protocol = {
  title: "A protocol",
  rules: [
    {
      name: "Skin examination",
      says: "The skin is looked at.",
      saysEs: "Se mira la piel.",
      evidence: { exam: "skin" },
    },
    { name: "Count", says: "Platelets are counted.", evidence: { results: ["platelets"] }, rationale: "Why not." },
  ],
  signals: [signal],
} as unknown as Protocol;

const phrases = [
  "A protocol",
  "Skin examination",
  "skin",
  "Count",
  "Platelets are counted.",
  "Why not.",
  "Gums that bleed",
  "Gums that bleed need a blood count.",
  "blood cultures",
  "haematology",
  "gum or nose bleeding",
];
const words = Object.fromEntries(phrases.map((phrase) => [phrase, `${phrase} (es)`]));

describe("what a protocol says in English alone", () => {
  it("is names, sentences without a Spanish one, and keys as they are read; analytes have their names elsewhere", () => {
    expect([...phrasesOf(protocol)].toSorted()).toEqual(phrases.toSorted());
  });
});

describe("the words in Spanish", () => {
  it("are all there, and none too many", () => {
    expect(lintWords([protocol], words)).toEqual([]);
  });
  it("that are missing, and that nobody says, are found", () => {
    const { haematology: _, ...rest } = words;
    expect(lintWords([protocol], { ...rest, Haematology: "hematología" }).map(({ code, saw }) => [code, saw])).toEqual([
      ["protocol-words-missing", "haematology"],
      ["protocol-words-unused", "Haematology"],
    ]);
  });
});

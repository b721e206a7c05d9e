import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { type MessageId, say } from "./message.ts";

const ids = Object.keys(en) as MessageId[];

/** Nothing to translate: a name or a number alone, or a unit. */
const alike: ReadonlySet<string> = new Set([
  "task.signal",
  "task.told",
  "why.fact",
  "drawing.unit",
  "drawing.below",
  "support.live-vaccine-rule",
  "weighing-like.edss",
  "weighing-saw.phenotype",
  "weighing-rule.phenotype",
  "edss.is",
  "edss.part.visual",
  "edss.part.cerebral",
]);

/** A sentence in which every value stands by its name. */
const told = (id: MessageId, catalogue: typeof en): string =>
  (catalogue[id] as (values: object) => string)(new Proxy({}, { get: (_, name) => sampleOf(String(name)) }));

const samples: Readonly<Record<string, unknown>> = {
  lacking: ["«lacking»"],
  items: ["«items»", "«items»"],
  comments: ["«comments»"],
  codes: ["«codes»"],
  patients: ["«patients»"],
  parts: ["«parts»"],
  facts: ["«facts»"],
  seen: [{ what: "«what»", saw: "«saw»", unit: "«unit»", op: "<", right: "«right»", on: "«on»" }],
  signs: [{ sign: "«sign»", value: 36.5 }],
  lacks: [{ kind: "baseline", of: "«of»" }],
  phenotypes: ["«phenotypes»"],
  drugs: ["«drugs»"],
  isComplete: false,
  present: "no",
  certainty: "suspected",
  count: "«count»",
  limit: "«limit»",
  atLeast: true,
  withinHours: 72,
  isWatched: true,
  worsening: { rows: [{ upTo: "«upTo»", least: "«least»" }] },
  improvement: { rows: [{ upTo: undefined, least: undefined }] },
  windows: [{ from: "«from»", through: "«through»" }],
};
const sampleOf = (name: string): unknown => (name in samples ? samples[name] : `«${name}»`);
const numbers = (text: string): readonly string[] => (text.match(/\d+/g) ?? []).toSorted();
const placeholders = (text: string): readonly string[] => [...new Set(text.match(/«[a-zA-Z]+»/g) ?? [])].toSorted();

describe("the catalogues", () => {
  it("have the same sentences", () => {
    expect(Object.keys(es).toSorted()).toEqual([...ids].toSorted());
  });

  it.each(ids)("%s: Spanish says all that English says, and in other words", (id) => {
    const [english, spanish] = [told(id, en), told(id, es)];
    expect(placeholders(spanish)).toEqual(placeholders(english));
    expect(numbers(spanish)).toEqual(numbers(english));
    if (alike.has(id)) expect(spanish).toBe(english);
    else expect(spanish).not.toBe(english);
  });
});

describe("Spanish", () => {
  it.each([
    [say("advice.test", { tests: "plaquetas", withinHours: 1 }, "es"), "Antes de 1 hora: plaquetas."],
    [say("advice.test", { tests: "plaquetas", withinHours: 24 }, "es"), "Antes de 24 horas: plaquetas."],
    [say("advice.refer", { to: "hematología", withinHours: 168 }, "es"), "Llame antes de 7 días a: hematología."],
    [say("support.unknown", { count: 1 }, "es"), "Seguimiento de alemtuzumab: 1 pregunta que la historia no resuelve"],
    [say("support.held-unmapped", { count: 1 }, "es"), "Nadie ha dicho qué significa en él 1 código."],
    [say("support.held-unmapped", { count: 2 }, "es"), "Nadie ha dicho qué significan en él 2 códigos."],
    [
      say("support.infusion-unready", { count: 2 }, "es"),
      "Alemtuzumab: no consta que 2 pasos previos al ciclo estén hechos",
    ],
    [
      say("support.order-unreadable", { count: 1 }, "es"),
      "1 orden no se pudo leer, por lo que no se comprobó nada en ella",
    ],
    [say("support.value", { name: "INR", value: "1.5", on: null }, "es"), "INR 1,5"],
    [
      say("reconstitution.within", { low: "120.5", high: "300" }, "es"),
      "Dentro de la banda publicada: en ese momento, 95 de cada 100 personas tenían de 120,5 a 300.",
    ],
    [
      say(
        "fact.result",
        {
          analyte: "TSH",
          value: "0.05",
          unit: "mIU/L",
          status: "preliminary",
          on: "2026-11-12",
          comments: ["see 1.5"],
        },
        "es",
      ),
      "TSH 0,05 mIU/L (preliminar), muestra del 2026-11-12; comentario: see 1.5",
    ],
  ])("counts, and writes numbers, as it should: %s", (text, expected) => {
    expect(text).toBe(expected);
  });
});

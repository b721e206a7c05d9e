import { readdirSync, readFileSync } from "node:fs";
// @ts-expect-error the package publishes no types
import redox from "@redoxengine/redox-hl7-v2";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toByteText, withAsciiDelimiters } from "./bytes.ts";
import { usualDelimiters } from "./delimiters.ts";
import { frameFile } from "./frame.ts";
import { type Message, readMessage } from "./message.ts";
import {
  component,
  field,
  fieldText,
  readSegment,
  readText,
  repetitions,
  type Segment,
  subcomponent,
} from "./segment.ts";
import { writeMessage } from "./write.ts";

/**
 * The same fields, read by a parser that shares no code with ours. It gets our decoded text, because it
 * knows no character set, byte-order mark or framing byte. Differences that remain are of these kinds,
 * and each is bridged where it is named below:
 *  1. it resolves \F\ \S\ \T\ \R\ \E\ only: our reading of its text gives the rest;
 *  2. a field that its version of the standard does not repeat, or has no components, stays whole;
 *  3. it drops segments its grammar does not expect, and fields beyond its version's last;
 *  4. it refuses some messages altogether (listed).
 */
type Leaf = string | { readonly [part: string]: Leaf } | readonly Leaf[];
type Parsed = { readonly [name: string]: Leaf };

const parser = new redox.Parser();
const itsSegment = (segment: Segment): Parsed =>
  parser.parseSegment(segment.raw, segment.name, {
    ...segment.delimiters,
    subComponent: segment.delimiters.subcomponent,
  });
const folder = new URL("../../../test/samples/hl7v2/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".hl7"));

const messagesIn = (name: string): readonly Message[] => {
  const { bytes, isMarkedUtf8 } = withAsciiDelimiters(readFileSync(new URL(name, folder)));
  return frameFile(toByteText(bytes)).messages.flatMap((framed) => {
    const read = readMessage(framed, { isMarkedUtf8 });
    return read.ok ? [read.value] : [];
  });
};

const segmentName = /^[A-Z][A-Z0-9]{2}$/;

/** Its segments in the order of the message; groups have longer names. */
const segmentsOf = (tree: Leaf): readonly (readonly [string, Parsed])[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).flatMap((one: Leaf) =>
      segmentName.test(name) ? [[name, one as Parsed] as const] : typeof one === "string" ? [] : segmentsOf(one),
    ),
  );

/** Kind 1. */
const settled = (text: string): string => readText(text, usualDelimiters);

/** Every text it found in a field, beside ours at the same place. */
function pairs(segment: Segment, number: number, value: Leaf): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[settled(value), fieldText(segment, number)]];
  if (!Array.isArray(value)) return componentPairs(segment, number, 1, value as Parsed);
  expect(repetitions(segment, number)).toHaveLength(value.length);
  return (value as readonly Leaf[]).flatMap((repetition, index) =>
    typeof repetition === "string"
      ? [[settled(repetition), readText(repetitions(segment, number)[index]!, segment.delimiters)] as const]
      : componentPairs(segment, number, index + 1, repetition as Parsed),
  );
}

const componentPairs = (segment: Segment, number: number, repetition: number, parts: Parsed) =>
  Object.entries(parts).flatMap(([c, part]): readonly (readonly [string, string])[] =>
    typeof part === "string"
      ? [[settled(part), component(segment, number, Number(c), repetition)]]
      : Object.entries(part).flatMap(([s, text]) =>
          text === undefined
            ? []
            : [[settled(text as string), subcomponent(segment, number, Number(c), Number(s), repetition)] as const],
        ),
  );

/** Kind 2: a whole field in which the separator of repetitions is an ordinary sign to it. */
const isWhole = (segment: Segment, number: number, value: Leaf): boolean =>
  !Array.isArray(value) && repetitions(segment, number).length > 1;

function expectAgreement(ours: Segment, theirs: Parsed): number {
  const all = Object.entries(theirs).flatMap(([number, value]) =>
    number === "0" || isWhole(ours, Number(number), value) || (ours.name === "MSH" && Number(number) <= 2)
      ? []
      : pairs(ours, Number(number), value),
  );
  expect(
    all.map(([, our]) => our),
    ours.raw,
  ).toEqual(all.map(([their]) => their));
  return all.filter(([their]) => their !== "").length;
}

/** Kind 4. */
const refusals: Readonly<Record<string, string>> = {
  "public-health-kitchen-sink.hl7": "it wants an OBR directly after the ORC",
};

describe("on the sample files", () => {
  it.each(names)("%s: both read the same", (name) => {
    let compared = 0;
    for (const message of messagesIn(name)) {
      const text = message.segments.map((segment) => segment.raw.replaceAll("\n", " ")).join("\r");
      if (refusals[name] !== undefined) {
        expect(() => parser.parse(text)).toThrow();
        for (const segment of message.segments.filter((one) => /^(MSH|PID|OBR|OBX|NTE|SPM)$/.test(one.name)))
          compared += expectAgreement(segment, itsSegment(segment));
        continue;
      }
      const theirs = segmentsOf(parser.parse(text));
      for (const kind of new Set(theirs.map(([kind]) => kind))) {
        const ours = message.segments.filter((segment) => segment.name === kind);
        const its = theirs.filter(([other]) => other === kind);
        expect(its.length, kind).toBe(ours.length);
        for (const [index, segment] of ours.entries()) compared += expectAgreement(segment, its[index]![1]);
      }
      for (const kind of ["PID", "OBR", "OBX", "SPM"])
        expect(theirs.filter(([other]) => other === kind)).toHaveLength(
          message.segments.filter((s) => s.name === kind).length,
        );
    }
    if (messagesIn(name).length > 0) expect(compared).toBeGreaterThan(5);
  });
});

describe("on generated segments", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", "b", "1", ".", "<", "|", "^", "~", "&", "µ", " "),
    maxLength: 5,
  });
  const cx = fc.array(fc.array(fc.array(text, { minLength: 1, maxLength: 1 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 3,
  });

  it("reads the same from what we write", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("PID", "OBR", "OBX", "NTE", "SPM"),
        fc.array(cx, { minLength: 1, maxLength: 20 }),
        (name, fields) => {
          const line = writeMessage([{ name, fields }]).slice(0, -1);
          const segment = readSegment(line, usualDelimiters, 1);
          expect(field(segment, 0)).toBe(name);
          expectAgreement(segment, itsSegment(segment));
        },
      ),
    );
  });
});

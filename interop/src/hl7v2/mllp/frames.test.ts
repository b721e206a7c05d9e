import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type MllpEvent, mllpFrame, mllpReader } from "./frames.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const shown = (events: readonly MllpEvent[]): readonly string[] =>
  events.map((event) =>
    event.kind === "message"
      ? new TextDecoder().decode(event.bytes)
      : event.kind === "stray"
        ? `stray ${event.length}`
        : event.kind,
  );
const read = (text: string, longest = 1000) => shown(mllpReader(longest).push(bytes(text)));

describe("frames", () => {
  test.each([
    ["one", "\vMSH|a\x1c\r", ["MSH|a"]],
    ["two in one piece", "\vA\x1c\r\vB\x1c\r", ["A", "B"]],
    ["without CR after FS", "\vA\x1c\vB\x1c", ["A", "B"]],
    ["LF after FS", "\vA\x1c\r\n\vB\x1c\r\n", ["A", "B"]],
    ["bytes before VT", "hello\vA\x1c\r", ["stray 5", "A"]],
    ["VT inside: the fragment is dropped", "\vAAA\vB\x1c\r", ["stray 3", "B"]],
    ["FS outside", "\x1c\r\vB\x1c\r", ["stray 1", "B"]],
    ["an empty one", "\v\x1c\r", [""]],
    ["not ended", "\vA", []],
    ["too long, and the next is read", "\vAAAAAA\x1c\r\vB\x1c\r", ["too-long", "B"], 5],
    ["as long as allowed", "\vAAAAA\x1c\r", ["AAAAA"], 5],
  ] as const)("%s", (_, text, expected, longest?: number) => expect(read(text, longest)).toEqual(expected));

  it("keeps nothing of a frame that never ends", () => {
    const reader = mllpReader(10);
    reader.push(bytes("\v"));
    for (let i = 0; i < 100; i++) expect(reader.push(bytes("x".repeat(1000)))).toEqual([]);
    expect(reader.isOpen()).toBe(true);
    expect(shown(reader.push(bytes("\x1c\r\vB\x1c\r")))).toEqual(["too-long", "B"]);
  });
});

it("finds the same messages however the stream is cut", () => {
  // No edges inside a message: MLLP has no escape for them.
  const message = fc
    .string({ unit: "binary", maxLength: 40 })
    .filter((text) => !text.includes("\v") && !text.includes("\u001c"));
  fc.assert(
    fc.property(fc.array(message, { maxLength: 6 }), fc.array(fc.nat(300), { maxLength: 10 }), (messages, cuts) => {
      const stream = Buffer.concat(messages.map((one) => mllpFrame(bytes(one))));
      const places = [0, ...cuts.filter((cut) => cut < stream.length).toSorted((a, b) => a - b), stream.length];
      const reader = mllpReader(1000);
      const found = places.slice(1).flatMap((to, i) => reader.push(stream.subarray(places[i]!, to)));
      expect(shown(found)).toEqual(messages);
      expect(reader.isOpen()).toBe(false);
    }),
  );
});

it("copies what it gives: the socket's buffer may be used again", () => {
  const chunk = bytes("\vABC\x1c\r");
  const events = mllpReader(100).push(chunk);
  chunk.fill(0);
  expect(shown(events)).toEqual(["ABC"]);
});

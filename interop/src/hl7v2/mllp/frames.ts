/** What a piece of a stream brought to an end. */
export type MllpEvent =
  | { readonly kind: "message"; readonly bytes: Uint8Array }
  /** A message that is longer than allowed; it was thrown away as it came. */
  | { readonly kind: "too-long" }
  /** Bytes that stood in no frame, or a frame that began anew before it had ended. */
  | { readonly kind: "stray"; readonly length: number };

export type MllpReader = {
  /** Takes the next bytes of the stream, cut anywhere. */
  readonly push: (chunk: Uint8Array) => readonly MllpEvent[];
  /** Whether a frame is open: its beginning has come and its end has not. */
  readonly isOpen: () => boolean;
  /** Bytes of an open frame that are kept in memory. */
  readonly held: () => number;
};

const begin = 0x0b;
const end = 0x1c;
const lineEnds: ReadonlySet<number> = new Set([0x0d, 0x0a]);

/**
 * Finds the messages of an MLLP stream: VT, message, FS, CR. The same bytes give the same messages however they are cut. FS ends
 * a message by itself, so that a sender who forgets CR is answered; a VT inside a frame begins it anew. Nothing longer than
 * `longest` bytes is kept in memory.
 *
 * @param longest of one message, in bytes
 */
export function mllpReader(longest: number): MllpReader {
  let parts: Uint8Array[] = [];
  let length = 0;
  let state: "outside" | "inside" | "too-long" = "outside";

  const keep = (part: Uint8Array): void => {
    length += part.length;
    if (state === "inside" && length > longest) {
      state = "too-long";
      parts = [];
    }
    if (state === "inside" && part.length > 0) parts.push(part);
  };
  const restart = (): void => {
    parts = [];
    length = 0;
  };

  const push = (chunk: Uint8Array): readonly MllpEvent[] => {
    const events: MllpEvent[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (state === "outside") {
        const from = chunk.indexOf(begin, at);
        const until = from === -1 ? chunk.length : from;
        const stray = chunk.subarray(at, until).filter((byte) => !lineEnds.has(byte)).length;
        if (stray > 0) events.push({ kind: "stray", length: stray });
        if (from === -1) break;
        state = "inside";
        restart();
        at = from + 1;
      } else {
        const next = nextEdge(chunk, at);
        keep(chunk.subarray(at, next));
        if (next === chunk.length) break;
        if (chunk[next] === end) {
          events.push(state === "too-long" ? { kind: "too-long" } : { kind: "message", bytes: joined(parts, length) });
          state = "outside";
        } else {
          events.push({ kind: "stray", length });
          state = "inside";
        }
        restart();
        at = next + 1;
      }
    }
    return events;
  };
  return { push, isOpen: () => state !== "outside", held: () => (state === "inside" ? length : 0) };
}

/** Where the frame ends or begins anew; the length of the chunk where it does neither. */
function nextEdge(chunk: Uint8Array, at: number): number {
  const ends = [chunk.indexOf(end, at), chunk.indexOf(begin, at)].filter((place) => place !== -1);
  return ends.length === 0 ? chunk.length : Math.min(...ends);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  // A copy: a part is a window on the buffer of its socket, which would be held as long as the message.
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A message as it goes over the line. */
export function mllpFrame(message: Uint8Array): Uint8Array {
  const frame = new Uint8Array(message.length + 3);
  frame[0] = begin;
  frame.set(message, 1);
  frame.set([end, 0x0d], message.length + 1);
  return frame;
}

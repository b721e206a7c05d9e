import { uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { type Laboratory, laboratories } from "./laboratories.ts";

/**
 * All laboratories in the order in which a person comes to them; the first is the usual one. How many of them a
 * person ever uses, and when, is for `care` to say.
 */
export function laboratoriesOf(streams: Streams): readonly Laboratory[] {
  const draw = streams("laboratory used");
  const left = [...laboratories];
  return laboratories.map(() => left.splice(uniformInteger(draw, 0, left.length - 1), 1)[0]!);
}

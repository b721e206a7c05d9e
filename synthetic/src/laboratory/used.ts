import type { Day } from "@longwatch/core";
import { happens, pick, pickKey, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { type Laboratory, laboratories } from "./laboratories.ts";
import type { LaboratoryParameters } from "./parameters.ts";

const counts = { one: 1, two: 2, three: 3 };

/** The laboratories a person goes to; the first is the usual one. */
export function laboratoriesUsed(parameters: LaboratoryParameters, streams: Streams): readonly Laboratory[] {
  const draw = streams("laboratory used");
  const count = counts[pickKey(draw, parameters.usedByOne.number)];
  const left = [...laboratories];
  return Array.from(
    { length: count },
    () =>
      left.splice(
        pick(
          draw,
          left.map(() => 1),
        ),
        1,
      )[0]!,
  );
}

/** Which of a person's laboratories is visited on a day, as `Sample` counts them: 0 is the usual one. */
export function laboratoryVisited(parameters: LaboratoryParameters, streams: Streams): (day: Day) => number {
  const others = laboratoriesUsed(parameters, streams).length - 1;
  return (day) => {
    if (others === 0) return 0;
    const draw = streams("laboratory visited", day);
    return happens(draw, parameters.usedByOne.elsewhere) ? uniformInteger(draw, 1, others) : 0;
  };
}

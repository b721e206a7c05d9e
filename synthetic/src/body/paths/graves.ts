import { happens, logNormal, uniformInteger } from "../../random/distributions.ts";
import { months, within } from "../setting.ts";
import { factors, type Point, type Track } from "../track.ts";
import { levels, type Of, type Path, towards } from "./path.ts";

/** Suppressed TSH, hormones up, antibody ahead of both; treated, or swinging between too much and too little. */
export const graves: Path<Of<"graves">> = (event, setting) => {
  const { paths, limits } = setting.parameters;
  const law = paths.graves;
  const { shape } = law;
  const at = event.recognisedOn;
  const draw = setting.streams("body graves", at);
  const before = (count: number): number => at - months(count);
  const high = event.ft4Multiple;
  const hormonesNormal = at + months(within(draw, law.hormoneMonths));
  const tshNormal = at + months(within(draw, law.tshMonths));
  const trab = logNormal(draw, law.trab.median, law.trab.spread);
  const altFactor = within(draw, law.altFactor);
  const alt = happens(draw, law.altShare);
  const swings = event.fluctuating ? swingsOf(uniformInteger(draw, ...law.swings)) : [];

  function swingsOf(count: number): readonly Swing[] {
    let day: number = at;
    return Array.from({ length: count }, (_, i) => {
      day += months(within(draw, law.swingMonths));
      return { day, under: i % 2 === 0, tsh: i % 2 === 0 ? within(draw, law.swingHigh) : law.swingLow };
    });
  }
  const swung = swings.at(-1);
  const held = (one: readonly Swing[], levelOf: (swing: Swing) => number): readonly Point[] =>
    one.flatMap((swing): readonly Point[] => [
      [swing.day - shape.swingHeldDays / 2, levelOf(swing)],
      [swing.day + shape.swingHeldDays / 2, levelOf(swing)],
    ]);
  const tshOnset: readonly Point[] = [
    [before(shape.tshOnsetMonths), 1],
    [before(2), law.tsh.factorTwoMonthsBefore],
    [before(1), towards(setting, "tsh", law.tsh.oneMonthBefore)],
    [at, towards(setting, "tsh", law.tsh.suppressed)],
  ];
  const tshAfter: readonly Point[] =
    swung === undefined
      ? [
          [(at + tshNormal) / 2, towards(setting, "tsh", law.tsh.suppressed)],
          [tshNormal, 1],
        ]
      : [...held(swings, ({ tsh }) => towards(setting, "tsh", tsh)), [swung.day + months(shape.swingEndMonths), 1]];
  const hormone = (analyte: "ft4" | "ft3", limit: number, low: number): Track =>
    levels(setting, analyte, event.kind, [
      [before(shape.hormoneOnsetMonths), undefined],
      [at, high * limit],
      ...(swung === undefined
        ? [[hormonesNormal, undefined] as const]
        : [
            ...held(swings, ({ under }) => (under ? low : limit * law.swingFt4.high)),
            [swung.day + months(shape.swingEndMonths), undefined] as const,
          ]),
    ]);
  const lowFt4 = limits.ft4Lower * law.swingFt4.low;
  const tracks = [
    factors("tsh", event.kind, [...tshOnset, ...tshAfter]),
    hormone("ft4", limits.ft4, lowFt4),
    hormone("ft3", limits.ft3, (lowFt4 * limits.ft3) / limits.ft4),
  ];
  const antibody = levels(setting, "trab", event.kind, [
    [before(law.trabLeadMonths + shape.antibodyRiseMonths), undefined],
    [before(law.trabLeadMonths), Math.min(trab, shape.antibodyFirst)],
    [at, trab],
    [at + months(shape.antibodyHeldMonths), trab],
    [at + months(shape.antibodyGoneMonths), undefined],
  ]);
  const liver = factors("alt", event.kind, [
    [before(1), 1],
    [at, altFactor],
    [hormonesNormal, 1],
  ]);
  return [...tracks, ...(event.antibody ? [antibody] : []), ...(alt ? [liver] : [])];
};

type Swing = { readonly day: number; readonly under: boolean; readonly tsh: number };

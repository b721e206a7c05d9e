import { addDays, type Day } from "@longwatch/core";
import { daysPerMonth, type Life, type Person } from "../life.ts";
import { cosTurn } from "../random/arithmetic.ts";
import { exponential, gamma, happens } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { Episode } from "./episode.ts";
import type { SymptomsParameters } from "./parameters.ts";
import { canHave, type Reason, type ReasonName, reasonNames, reasons, turnsSince } from "./reasons.ts";

type Innocent = SymptomsParameters["innocent"];

/** How much more than others this person notices. Mean 1. */
export const worryOf = (parameters: Innocent, streams: Streams): number =>
  gamma(streams("symptoms-worry"), parameters.worryShape, 1);

/** Episodes of one everyday cause from the start to the day of leaving. */
export function episodesOf(
  name: ReasonName,
  person: Person,
  until: Day,
  worry: number,
  parameters: Innocent,
  streams: Streams,
): readonly Episode[] {
  const reason: Reason = reasons[name];
  if (reason.women !== undefined && person.sex !== "female") return [];
  const draw = streams("symptoms-innocent", reasonNames.indexOf(name));
  const amplitude = reason.season === undefined ? 0 : parameters.season;
  const meanGap = daysPerMonth / (parameters.perMonth[name] * worry * (1 + amplitude));
  const episodes: Episode[] = [];
  for (let at = person.start + exponential(draw, meanGap); at <= until; at += exponential(draw, meanGap)) {
    const from = Math.floor(at) as Day;
    const keep = draw();
    const through = addDays(from, Math.round(exponential(draw, parameters.lasts[name])));
    const height =
      reason.season === undefined
        ? 1
        : 1 + amplitude * cosTurn(turnsSince(parameters.peaks[reason.season], from, person));
    if (keep * (1 + amplitude) >= height || !canHave(reason, person, from, parameters.ages)) continue;
    for (const symptom of reason.symptoms)
      episodes.push({ symptom, from, through, noticedOn: from, because: `innocent:${name}` });
  }
  return episodes;
}

/** Bad headache and fever of the infusion, and the bruise of its line. */
export function infusionEpisodes(life: Life, parameters: Innocent, streams: Streams): readonly Episode[] {
  return life.infusionDays.flatMap((infusion): readonly Episode[] => {
    const { day } = infusion;
    const through = addDays(day, Math.round(parameters.infusionDays));
    const healed = addDays(day, Math.round(parameters.infusionLineDays));
    const because = "innocent:infusion" as const;
    const symptoms = infusion.reactions.map((reaction) => reaction.symptom);
    const bruised =
      infusion.ordinal === 1 &&
      happens(streams("symptoms-infusion-line", infusion.course), parameters.infusionLineBruise);
    const isBad = happens(streams("symptoms-infusion-headache", day - life.person.start), parameters.infusionHeadache);
    return [
      ...(symptoms.includes("fever")
        ? [{ symptom: "fever-or-night-sweats" as const, from: day, through, noticedOn: day, because }]
        : []),
      ...(isBad && symptoms.includes("headache")
        ? [{ symptom: "headache-with-stiff-neck" as const, from: day, through, noticedOn: day, because }]
        : []),
      ...(bruised
        ? [{ symptom: "unexplained-bruising" as const, from: day, through: healed, noticedOn: day, because }]
        : []),
    ];
  });
}

/** All symptoms that mean nothing. */
export function innocentEpisodes(life: Life, parameters: Innocent, streams: Streams): readonly Episode[] {
  const worry = worryOf(parameters, streams);
  const { person } = life;
  return [
    ...reasonNames.flatMap((name) => episodesOf(name, person, life.leaving.day, worry, parameters, streams)),
    ...infusionEpisodes(life, parameters, streams),
  ];
}

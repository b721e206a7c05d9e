import { addDays, type Day } from "@longwatch/core";
import type { Body } from "../body/body.ts";
import type { AutoimmuneEvent, Infection, Life } from "../life.ts";
import { exponential } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import { type Cause, causes } from "./causes.ts";
import type { Episode } from "./episode.ts";
import type { SymptomsParameters } from "./parameters.ts";
import { type SymptomKey, symptomKeys } from "./questions.ts";

type Caused = SymptomsParameters["caused"];
/** Something that happens, as far as it can be felt. */
type Felt = {
  readonly cause: Cause;
  readonly from: Day;
  /** The last day. */
  readonly through: Day;
  /** Symptoms of the table that this one does not give. */
  readonly without?: readonly SymptomKey[];
};

const skinAndGums: readonly SymptomKey[] = ["petechiae", "unexplained-bruising", "gum-or-nose-bleeding"];
/** Where the low platelets of an event are looked for: no onset is longer before T, and by then it is treated. */
const daysLooked = { before: 90, after: 60 };
/** Eight in the morning: a day's platelets differ by nothing that matters. */
const morning = 480;

/** The day on which platelets are first too low not to bleed; that of recognition when they never are. */
function bleedsFrom(event: AutoimmuneEvent, body: Body, below: number): Day {
  for (let day = event.recognisedOn - daysLooked.before; day <= event.recognisedOn + daysLooked.after; day++)
    if (body.valueOn("platelets", day as Day, morning) < below) return day as Day;
  return event.recognisedOn;
}

function autoimmune(event: AutoimmuneEvent, body: Body, parameters: Caused): Felt {
  const cause = event.kind;
  const usual = addDays(event.recognisedOn, -Math.round(parameters.before[cause]));
  const from = event.kind === "thrombocytopenia" ? bleedsFrom(event, body, parameters.bleedsBelow) : usual;
  const through = addDays(from, Math.round(parameters.lasts[cause]));
  if (event.kind !== "thrombocytopenia") return { cause, from, through };
  const without = [...(event.bleeds ? [] : skinAndGums), ...(event.heavyMenses ? [] : ["heavy-period" as const])];
  return { cause, from, through, without };
}

const infection = ({ kind, from, through, fever }: Infection): Felt =>
  fever ? { cause: kind, from, through } : { cause: kind, from, through, without: ["fever-or-night-sweats"] };

function feltOf(life: Life, body: Body, parameters: Caused): readonly Felt[] {
  const since = (cause: Cause, day: Day): Felt => {
    const from = addDays(day, -Math.round(parameters.before[cause]));
    return { cause, from, through: addDays(from, Math.round(parameters.lasts[cause])) };
  };
  const known = Math.round(parameters.pregnancyKnownAfter);
  return [
    ...life.autoimmune.map((event) => autoimmune(event, body, parameters)),
    ...life.otherEvents.map((event) => since(event.kind, event.on)),
    ...life.infections.map(infection),
    ...life.relapses.map((relapse) => since("relapse", relapse.onset)),
    ...life.relapses.flatMap((relapse) =>
      relapse.steroidsFrom === undefined ? [] : [since("steroids", relapse.steroidsFrom)],
    ),
    ...life.pregnancies
      .filter((pregnancy) => addDays(pregnancy.conceivedOn, known) <= pregnancy.endedOn)
      .map(
        ({ conceivedOn, endedOn }): Felt => ({
          cause: "pregnancy",
          from: addDays(conceivedOn, known),
          through: endedOn,
        }),
      ),
    ...(life.otherDrug === undefined ? [] : [since("other-drug", life.otherDrug.startedOn)]),
  ];
}

/** Days between two events of one kind that could ever matter: the part of a stream is kind and day. */
const partsPerCause = 100_000;

function episodesOf(felt: Felt, life: Life, parameters: Caused, streams: Streams): readonly Episode[] {
  const chance = parameters.chance[felt.cause];
  const part = causes.indexOf(felt.cause) * partsPerCause + (felt.from - life.person.start);
  const draw = streams("symptoms-caused", part);
  return symptomKeys.flatMap((symptom): readonly Episode[] => {
    const p = chance[symptom];
    if (p === undefined) return [];
    const comes = draw() < p;
    const noticing = exponential(draw, parameters.noticing);
    if (!comes || felt.without?.includes(symptom)) return [];
    const noticedOn = addDays(felt.from, Math.min(Math.floor(noticing), felt.through - felt.from));
    return [{ symptom, from: felt.from, through: felt.through, noticedOn, because: `event:${felt.cause}` }];
  });
}

/** All symptoms that events cause. */
export const causedEpisodes = (life: Life, body: Body, parameters: Caused, streams: Streams): readonly Episode[] =>
  feltOf(life, body, parameters).flatMap((felt) => episodesOf(felt, life, parameters, streams));

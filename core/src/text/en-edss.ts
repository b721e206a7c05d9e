type Nothing = Readonly<Record<string, never>>;
type Walked = { readonly walking: string; readonly edss: string };
type Counted = { readonly counts: string; readonly edss: string; readonly line: number };

const many = ["no", "one", "two", "three", "four", "five", "six", "seven"];
const inDays = (days: number): string => (days === 1 ? "1 day" : `${days} days`);

/** How an EDSS comes about. Scores are written by `edssText` before they come here. */
export const enEdss = {
  "edss.is": ({ edss }: { readonly edss: string }) => `EDSS ${edss}`,
  "edss.between": ({ least, most }: { readonly least: string; readonly most: string }) =>
    `EDSS between ${least} and ${most}: cannot tell yet`,
  "edss.count": ({ systems, grade }: { readonly systems: number; readonly grade: number }) =>
    `${many[systems] ?? systems} of grade ${grade}${grade === 5 ? " or more" : ""}`,
  "edss.count-none": (_: Nothing) => "no finding in any system",
  "edss.list": ({ items }: { readonly items: readonly string[] }) =>
    items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`,
  "edss.by-systems": ({ counts, edss, line }: Counted) =>
    `The functional systems decide. Counted: ${counts}. That gives ${edss} (line ${line} of the table).`,
  "edss.by-walking": ({ walking, edss }: Walked) => `Walking decides: ${walking}. That makes it ${edss}.`,
  "edss.by-both": ({ counts, edss, line, walking }: Counted & Walked) =>
    `The functional systems and walking agree on ${edss}. Counted: ${counts} (line ${line} of the table); ${walking}.`,
  "edss.so-far": ({ least, most }: { readonly least: string; readonly most: string }) =>
    `What was examined makes it at least ${least}; what is missing may bring it to ${most}.`,
  "edss.counts-as": ({
    part,
    raw,
    counted,
  }: {
    readonly part: string;
    readonly raw: number;
    readonly counted: number;
  }) => `${part} ${raw} counts as ${counted}.`,
  "edss.left-out": ({ parts }: { readonly parts: string }) => `Left out, not due to MS: ${parts}.`,
  "edss.needed": ({ parts }: { readonly parts: string }) => `Still needed: ${parts}.`,
  "edss.not-a-grade": ({ part }: { readonly part: string }) => `${part}: there is no such grade.`,
  "edss.part.visual": (_: Nothing) => "visual",
  "edss.part.brainstem": (_: Nothing) => "brainstem",
  "edss.part.pyramidal": (_: Nothing) => "pyramidal",
  "edss.part.cerebellar": (_: Nothing) => "cerebellar",
  "edss.part.sensory": (_: Nothing) => "sensory",
  "edss.part.bowelBladder": (_: Nothing) => "bowel/bladder",
  "edss.part.cerebral": (_: Nothing) => "cerebral",
  "edss.part.ambulation": (_: Nothing) => "walking",
  "edss.warn.walking-limited-without-motor-signs": (_: Nothing) =>
    "Walking is limited, but pyramidal and cerebellar are both below 2. What limits it?",
  "edss.warn.walking-far-worse-than-motor-signs": (_: Nothing) =>
    "Walking is far worse than pyramidal and cerebellar, 2 at most, explain.",
  "edss.warn.severe-grade-but-unrestricted": ({ parts }: { readonly parts: string }) =>
    `A grade of 5 or 6 (${parts}), yet walking is unrestricted.`,
  "edss.warn.lost-function-but-walking": ({ parts }: { readonly parts: string }) =>
    `Grade 6 (${parts}) says that the function is lost, yet the person walks. The table gives 5.0 for it at most.`,
  "edss.warn.no-such-edss": ({ recorded }: { readonly recorded: string }) =>
    `The score recorded, ${recorded}, is not on the scale: 0, 1.0, 1.5 and so on to 10.0.`,
  "edss.warn.recorded-differs": (of: { readonly recorded: string; readonly least: string; readonly most: string }) =>
    `The score recorded is ${of.recorded}; this examination gives ${of.least === of.most ? of.least : `${of.least} to ${of.most}`}. Both are kept.`,
  "edss.warn.death-score-while-alive": (_: Nothing) => "10.0 is death from MS, and this person is on file as alive.",
  "edss.warn.change-without-new-finding": ({ previous }: { readonly previous: string }) =>
    `The last score was ${previous}, a point or more away, yet every grade and walking are the same.`,
  "edss.warn.during-relapse": ({ days }: { readonly days: number }) =>
    `${days === 0 ? "On the day of" : `${inDays(days)} after`} the beginning of a relapse or of steroids: this score is marked as during a relapse.`,
} as const;

/** What walking scores mean, in our own words: the scale 0 to 16, and the older one of registries, 0 to 13. */
export const enWalking = {
  neurostatus16: [
    "walks without any restriction",
    "walks 500 m or more without help, yet not freely",
    "walks 300 to 499 m without help",
    "walks 200 to 299 m without help",
    "walks 100 to 199 m without help",
    "walks less than 100 m without help",
    "walks 50 m or more with help on one side",
    "walks 120 m or more with help on both sides",
    "walks less than 50 m with help on one side",
    "walks 5 to 119 m with help on both sides",
    "does not walk 5 m; moves the wheelchair and changes seats alone",
    "a few steps; needs help with the wheelchair or to change seats",
    "in a chair or bed, out of bed most of the day; the arms are of good use",
    "in bed much of the day; the arms are of some use",
    "in bed; talks and eats",
    "in bed; cannot make themselves understood, or cannot eat",
    "died of MS",
  ],
  registry13: [
    "walks without any restriction",
    "walks about 500 m without help or rest",
    "walks about 300 m without help",
    "walks about 200 m without help",
    "walks about 100 m without help",
    "needs help on one side, or now and then, for about 100 m",
    "needs help on both sides all the time for about 20 m",
    "uses a wheelchair alone",
    "uses a wheelchair with help",
    "in a chair or bed; the arms are of good use",
    "in bed much of the day; the arms are of some use",
    "in bed; talks and eats",
    "in bed; cannot make themselves understood, or cannot eat",
    "died of MS",
  ],
} as const;

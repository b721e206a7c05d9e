import type { ChartJson } from "@longwatch/core";
import { dayWords, numberWords } from "../look/day.tsx";
import { type Bar, BarPlot, barHeight, barRows } from "./bar-plot.tsx";
import { dayNumber } from "./days.ts";
import type { Tongue } from "./point-words.ts";
import type { Item, Row } from "./row.ts";

/** Courses with the watch beneath them, and medicines. */
export function therapyRows(chart: ChartJson, tongue: Tongue): readonly Row[] {
  const medicines = chart.medicines.length === 0 ? [] : [medicineRow(chart, tongue)];
  return [courseRow(chart, tongue), ...medicines];
}

const barsRow = (row: Omit<Row, "height" | "draw">, bars: readonly Bar[]): Row => ({
  ...row,
  height: (view, width) => barRows(bars, view, width) * barHeight + 6,
  draw: (view, width) => <BarPlot bars={bars} view={view} width={width} />,
});

function courseRow({ courses, planned, otherInfusions, followUp }: ChartJson, tongue: Tongue): Row {
  const { say, language } = tongue;
  const day = (of: string): string => dayWords(of, language);
  const bars: Bar[] = [
    ...courses.map((one) => ({
      id: `${one.number}`,
      from: dayNumber(one.firstOn),
      through: dayNumber(one.lastOn) + 1,
      label: `${say("course", { number: one.number })} · ${numberWords(one.doseMg, language)} mg`,
      tone: "course",
    })),
    ...otherInfusions.map((one) => ({
      id: one.fact,
      from: dayNumber(one.on),
      through: dayNumber(one.on) + 1,
      label: `${one.drug} ${numberWords(one.doseMg, language)} mg`,
      tone: "closed",
    })),
    ...(planned === null
      ? []
      : [
          {
            id: "planned",
            from: dayNumber(planned.firstOn),
            through: dayNumber(planned.firstOn) + 3,
            label: say("planned-short", { number: planned.number }),
            tone: "planned",
          },
        ]),
    ...(followUp.startedOn === null || followUp.endsOn === null
      ? []
      : [
          {
            id: "watch",
            from: dayNumber(followUp.startedOn),
            through: dayNumber(followUp.endsOn),
            label: say("watch-through", { day: day(followUp.endsOn) }),
            tone: "watch",
          },
        ]),
  ];
  const infusions = courses.flatMap((one) =>
    one.infusions.map((infusion): Item => {
      const words = say("infusion", {
        drug: infusion.drug,
        dose: numberWords(infusion.doseMg, language),
        day: day(infusion.on),
      });
      return {
        day: dayNumber(infusion.on),
        words: `${say("course", { number: one.number })}, ${words}`,
        brief: words,
        fact: infusion.fact,
      };
    }),
  );
  const others = otherInfusions.map((one): Item => {
    const words = say("other-infusion", { drug: one.drug, dose: numberWords(one.doseMg, language), day: day(one.on) });
    return { day: dayNumber(one.on), words, brief: words, fact: one.fact };
  });
  const coming =
    planned === null
      ? []
      : [plain(dayNumber(planned.firstOn), say("planned", { number: planned.number, day: day(planned.firstOn) }))];
  const ends =
    followUp.endsOn === null
      ? []
      : [plain(dayNumber(followUp.endsOn), say("watch-through", { day: day(followUp.endsOn) }))];
  const last = courses.at(-1);
  return barsRow(
    {
      id: "courses",
      group: "therapy",
      title: say("courses"),
      about: say("watch-months"),
      items: [...infusions, ...others, ...coming, ...ends].toSorted((a, b) => a.day - b.day),
      latest:
        last === undefined
          ? ""
          : say("course-words", {
              number: last.number,
              from: day(last.firstOn),
              through: day(last.lastOn),
              dose: numberWords(last.doseMg, language),
              state: say(`state-${last.state}`),
            }),
    },
    bars,
  );
}

const plain = (day: number, words: string): Item => ({ day, words, brief: words });

function medicineRow({ medicines, asOf }: ChartJson, { say, language }: Tongue): Row {
  const words = medicines.map((one) =>
    say("medicine-words", {
      name: one.medicine ?? say("steroid"),
      dose: one.dose === undefined ? "" : ` ${one.dose}`,
      from: dayWords(one.from, language),
      through: one.through === null ? say("still-taken") : dayWords(one.through, language),
      status: one.status === "taken" ? "" : say(`status-${one.status}`),
    }),
  );
  const bars = medicines.map(
    (one, i): Bar => ({
      id: `${one.fact} ${i}`,
      from: dayNumber(one.from),
      through: dayNumber(one.through ?? asOf) + 1,
      label: `${one.medicine ?? say("steroid")}${one.status === "taken" ? "" : say(`status-${one.status}`)}`,
      tone: one.steroid ? "steroid" : "closed",
    }),
  );
  return barsRow(
    {
      id: "medicines",
      group: "therapy",
      title: say("medicines"),
      about: medicines.some(({ steroid }) => steroid) ? say("medicines-about") : "",
      items: medicines.map((one, i) => ({
        day: dayNumber(one.from),
        words: words[i]!,
        brief: words[i]!,
        fact: one.fact,
      })),
      latest: words.at(-1) ?? "",
    },
    bars,
  );
}

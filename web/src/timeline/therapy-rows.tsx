import type { ChartJson, ChartMedicine } from "@longwatch/core";
import { dayWords, numberWords } from "../look/day.tsx";
import { type Bar, BarPlot, barHeight, barRows } from "./bar-plot.tsx";
import { dayNumber } from "./days.ts";
import type { Tongue } from "./point-words.ts";
import type { Item, Row } from "./row.ts";
import { SpanPlot } from "./span-plot.tsx";

/** Courses with the watch beneath them, and medicines. */
export function therapyRows(chart: ChartJson, tongue: Tongue): readonly Row[] {
  return [courseRow(chart, tongue), ...watchRow(chart, tongue), ...medicineRows(chart, tongue)];
}

const barsRow = (row: Omit<Row, "height" | "draw">, bars: readonly Bar[]): Row => ({
  ...row,
  height: (view, width) => barRows(bars, view, width) * barHeight + 6,
  draw: (view, width) => <BarPlot bars={bars} view={view} width={width} />,
});

function courseRow({ courses, planned, otherInfusions }: ChartJson, tongue: Tongue): Row {
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
        words: () => `${say("course", { number: one.number })}, ${words}`,
        brief: () => words,
        fact: infusion.fact,
      };
    }),
  );
  const others = otherInfusions.map((one): Item => {
    const words = say("other-infusion", { drug: one.drug, dose: numberWords(one.doseMg, language), day: day(one.on) });
    return { day: dayNumber(one.on), words: () => words, brief: () => words, fact: one.fact };
  });
  const coming =
    planned === null
      ? []
      : [plain(dayNumber(planned.firstOn), say("planned", { number: planned.number, day: day(planned.firstOn) }))];
  const last = courses.at(-1);
  return barsRow(
    {
      id: "courses",
      group: "therapy",
      title: say("courses"),
      about: "",
      items: [...infusions, ...others, ...coming].toSorted((a, b) => a.day - b.day),
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

const plain = (day: number, words: string): Item => ({ day, words: () => words, brief: () => words });

const lineHeight = 22;

/** How long the patient is watched. */
function watchRow({ followUp: { startedOn, endsOn, month, ofMonths } }: ChartJson, tongue: Tongue): readonly Row[] {
  if (startedOn === null || endsOn === null) return [];
  const { say, language } = tongue;
  const words = say("watch-through", { day: dayWords(endsOn, language) });
  const spans = [{ from: dayNumber(startedOn), through: dayNumber(endsOn), tone: "watch" }];
  return [
    {
      id: "watch",
      group: "therapy",
      title: say("watch"),
      about: say("watch-months", { count: ofMonths }),
      height: () => lineHeight,
      draw: (view, width) => <SpanPlot spans={spans} view={view} width={width} height={lineHeight} />,
      items: [plain(dayNumber(endsOn), words)],
      latest: month === null ? words : `${say("month", { month, of: ofMonths })} · ${words}`,
    },
  ];
}

/** One row for each medicine, steroids first: what moves results is seen beside them. */
function medicineRows(chart: ChartJson, tongue: Tongue): readonly Row[] {
  const { say } = tongue;
  const nameOf = (one: ChartMedicine): string => one.medicine ?? say("steroid");
  const named = [...Map.groupBy(chart.medicines, nameOf)];
  return named
    .toSorted(([, a], [, b]) => Number(isSteroid(b)) - Number(isSteroid(a)))
    .map(([name, spans]) => medicineRow(name, spans, chart.asOf, tongue));
}

const isSteroid = (spans: readonly ChartMedicine[]): boolean => spans.some(({ steroid }) => steroid);

function medicineRow(name: string, medicines: readonly ChartMedicine[], asOf: string, tongue: Tongue): Row {
  const { say, language } = tongue;
  const spans = medicines.map(({ from, through, steroid, status }) => ({
    from: dayNumber(from),
    through: dayNumber(through ?? asOf) + 1,
    tone: status !== "taken" ? "planned" : steroid ? "steroid" : "closed",
  }));
  const items = medicines.map((one): Item => {
    const words = say("medicine-words", {
      name,
      dose: one.dose === undefined ? "" : ` ${one.dose}`,
      from: dayWords(one.from, language),
      through: one.through === null ? say("still-taken") : dayWords(one.through, language),
      status: one.status === "taken" ? "" : say(`status-${one.status}`),
    });
    return { day: dayNumber(one.from), words: () => words, brief: () => words, fact: one.fact };
  });
  return {
    id: `medicine ${name}`,
    group: "therapy",
    title: name,
    about: isSteroid(medicines) ? say("is-steroid") : "",
    height: () => lineHeight,
    draw: (view, width) => <SpanPlot spans={spans} view={view} width={width} height={lineHeight} />,
    items,
    latest: items.at(-1)?.brief() ?? "",
  };
}

import { addDays, type Day } from "@longwatch/core";
import { daysPerYear, type Life, type OtherEvent } from "../life.ts";
import { happens, uniformInteger } from "../random/distributions.ts";
import type { Streams } from "../random/stream.ts";
import type { Due } from "./due.ts";
import type { CareParameters } from "./parameters.ts";
import type { Exam } from "./vocabulary.ts";

const seenOnSkin: readonly OtherEvent["kind"][] = ["melanoma", "skin-cancer"];

/** Yearly examination of the skin, and of women the cervix, from the baseline to the end of the watch. */
export function examsOf(
  life: Life,
  dues: readonly Due[],
  parameters: CareParameters["exams"],
  streams: Streams,
): readonly Exam[] {
  const { person, leaving } = life;
  const through = dues.at(-1)?.dueOn ?? person.start;
  const exams: Exam[] = [];
  const yearly = (exam: Exam["exam"], share: number, abnormalShare: number, isIll: (day: Day) => boolean): void => {
    const spread = Math.round(parameters.spreadDays);
    for (let year = 0; ; year++) {
      const nominal = addDays(person.start, Math.round(year * daysPerYear));
      if (nominal > through) return;
      const draw = streams(`care-exam-${exam}`, year);
      const isDone = happens(draw, share);
      const day = addDays(
        nominal,
        year === 0 ? -uniformInteger(draw, 1, spread) : uniformInteger(draw, -spread, spread),
      );
      const isOff = happens(draw, abnormalShare) || isIll(day);
      if (isDone && day <= leaving.day) exams.push({ day, exam, outcome: isOff ? "abnormal" : "normal" });
    }
  };
  // Until the next of the yearly examinations.
  yearly("skin", parameters.skin, parameters.skinAbnormal, (day) =>
    life.otherEvents.some(({ kind, on }) => seenOnSkin.includes(kind) && on <= day && day < on + daysPerYear),
  );
  if (person.sex === "female") yearly("cervical-screen", parameters.cervical, parameters.cervicalAbnormal, () => false);
  return exams.sort((a, b) => a.day - b.day);
}

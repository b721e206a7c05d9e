import type { OtherEvent } from "../../life.ts";
import { months, weeks, within } from "../setting.ts";
import { factors } from "../track.ts";
import { levels, notBelow, type Of, type Path } from "./path.ts";

export const hepatitis: Path<Of<"hepatitis">> = (event, setting) => {
  const { paths, limits } = setting.parameters;
  const law = paths.hepatitis;
  const { shape } = law;
  const limit = setting.life.person.sex === "female" ? limits.altFemale : limits.altMale;
  const at = event.recognisedOn;
  const draw = setting.streams("body hepatitis", at);
  const month = within(draw, law.oneMonthBefore);
  const recovered = at + months(within(draw, law.recoveryMonths));
  const enzyme = (analyte: "alt" | "ast", share: number) => {
    const times = (multiple: number): number => notBelow(setting, analyte, multiple * limit * share);
    return levels(setting, analyte, event.kind, [
      [at - months(shape.onsetMonths), undefined],
      [at - months(2), times(law.twoMonthsBefore)],
      [at - months(1), times(month)],
      [at, times(event.peakMultiple)],
      [at + shape.peakDays, times(event.peakMultiple)],
      [recovered, undefined],
    ]);
  };
  return [
    enzyme("alt", 1),
    enzyme("ast", law.astPerAlt),
    factors("bilirubin_total", event.kind, [
      [at - shape.bilirubinRiseDays, 1],
      [at + shape.bilirubinRiseDays, law.bilirubin],
      [at + shape.bilirubinRiseDays + shape.bilirubinPeakDays, law.bilirubin],
      [recovered, 1],
    ]),
    factors("igg", event.kind, [
      [at - months(shape.iggMonths), 1],
      [at, law.igg],
      [recovered, 1],
    ]),
  ];
};

/** Direct injury by the infusion: high within days, normal within weeks. */
export const liverInjury: Path<OtherEvent> = ({ on, kind }, setting) => {
  const law = setting.parameters.paths.liverInjury;
  const peak = within(setting.streams("body liver injury", on), law.peak);
  return (["alt", "ast"] as const).map((analyte) =>
    levels(setting, analyte, kind, [
      [on - law.riseDays, undefined],
      [on, notBelow(setting, analyte, peak)],
      [on + law.peakDays, notBelow(setting, analyte, peak)],
      [on + weeks(law.normalAfterWeeks), undefined],
    ]),
  );
};

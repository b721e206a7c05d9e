import { months, weeks, within } from "../setting.ts";
import { factors, grades, type Track } from "../track.ts";
import { levels, notAbove, type Of, type Path } from "./path.ts";

export const haemolysis: Path<Of<"haemolysis">> = (event, setting) => {
  const law = setting.parameters.paths.haemolysis;
  const at = event.recognisedOn;
  const draw = setting.streams("body haemolysis", at);
  const from = at - weeks(within(draw, law.weeks));
  const treated = at + weeks(law.shape.treatedWeeks);
  const recovered = treated + months(law.recoveryMonths);
  const haemoglobin = Math.max(law.shape.least, setting.usual("haemoglobin") - event.fall);
  const times = (analyte: string, factor: number): Track =>
    factors(analyte, event.kind, [
      [from, 1],
      [at, factor],
      [treated, factor],
      [recovered, 1],
    ]);
  return [
    levels(setting, "haemoglobin", event.kind, [
      [from, undefined],
      [at, haemoglobin],
      [treated, haemoglobin],
      [recovered, undefined],
    ]),
    times("ldh", within(draw, law.ldh)),
    times("bilirubin_total", law.bilirubin),
    times("haptoglobin", law.haptoglobin),
    times("reticulocytes", law.reticulocytes),
    grades("dat", event.kind, [
      [from, 1],
      [recovered, 1],
    ]),
  ];
};

export const neutropenia: Path<Of<"neutropenia">> = (event, setting) => {
  const law = setting.parameters.paths.neutropenia;
  const at = event.recognisedOn;
  const draw = setting.streams("body neutropenia", at);
  const nadir = notAbove(setting, "neutrophils", event.nadir);
  return [
    levels(setting, "neutrophils", event.kind, [
      [at - law.fallDays, undefined],
      [at, nadir],
      [at + law.nadirDays, nadir],
      [at + law.nadirDays + within(draw, law.recoveryDays), undefined],
    ]),
  ];
};

export const pancytopenia: Path<Of<"pancytopenia">> = (event, setting) => {
  const law = setting.parameters.paths.pancytopenia;
  const at = event.recognisedOn;
  const draw = setting.streams("body pancytopenia", at);
  return (["haemoglobin", "platelets", "neutrophils"] as const).map((analyte) => {
    const level = notAbove(setting, analyte, within(draw, law[analyte]));
    return levels(setting, analyte, event.kind, [
      [at - weeks(law.weeks), undefined],
      [at, level],
      [at + weeks(law.nadirWeeks), level],
      [at + weeks(law.nadirWeeks) + months(law.recoveryMonths), undefined],
    ]);
  });
};

/** Nothing in a routine set: only the coagulation test tells. */
export const haemophilia: Path<Of<"haemophilia">> = (event, setting) => {
  const law = setting.parameters.paths.haemophilia;
  const at = event.recognisedOn;
  const aptt = within(setting.streams("body haemophilia", at), law.aptt);
  return [
    levels(setting, "aptt", event.kind, [
      [at - months(law.leadMonths), undefined],
      [at - weeks(law.fullWeeks), aptt],
      [at + weeks(law.treatedWeeks), aptt],
      [at + weeks(law.treatedWeeks) + months(law.recoveryMonths), undefined],
    ]),
  ];
};

export const diabetes: Path<Of<"vitiligo" | "alopecia" | "diabetes" | "sarcoidosis">> = (event, setting) => {
  if (event.kind !== "diabetes") return [];
  const law = setting.parameters.paths.diabetes;
  const at = event.recognisedOn;
  const glucose = within(setting.streams("body diabetes", at), law.glucose);
  return [
    levels(
      setting,
      "glucose",
      event.kind,
      [
        [at - months(law.leadMonths), undefined],
        [at, glucose],
        [at + weeks(law.treatedWeeks), law.treated],
      ],
      true,
    ),
  ];
};

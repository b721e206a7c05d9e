import { happens, logNormal } from "../../random/distributions.ts";
import { months, within } from "../setting.ts";
import { levels, notAbove, notBelow, type Of, type Path } from "./path.ts";

export const hashimoto: Path<Of<"hashimoto">> = (event, setting) => {
  const law = setting.parameters.paths.hashimoto;
  const { shape } = law;
  const at = event.recognisedOn;
  const draw = setting.streams("body hashimoto", at);
  const antibody = notBelow(setting, "tpo_ab", logNormal(draw, law.antiTpo.median, law.antiTpo.spread));
  const subclinicalFrom = at - months(within(draw, law.subclinicalMonths));
  const subclinical = within(draw, law.subclinical);
  const overt = within(draw, law.overt);
  const ft4 = notAbove(setting, "ft4", within(draw, law.ft4));
  const recovered = at + months(within(draw, law.recoveryMonths));
  const leadFrom = at - months(law.antiTpoLeadMonths);
  return [
    levels(
      setting,
      "tpo_ab",
      event.kind,
      [
        [leadFrom - months(shape.antiTpoRiseMonths), undefined],
        [leadFrom, Math.max(shape.antiTpoLeast, antibody * shape.antiTpoFirst)],
        [at, Math.max(shape.antiTpoLeast, antibody)],
      ],
      true,
    ),
    levels(setting, "tsh", event.kind, [
      [subclinicalFrom - months(shape.tshOnsetMonths), undefined],
      [subclinicalFrom, subclinical],
      [at - months(shape.steepMonths), Math.max(subclinical, shape.steepFrom)],
      [at, overt],
      [at + months(shape.overtHeldMonths), overt],
      [recovered, undefined],
    ]),
    levels(setting, "ft4", event.kind, [
      [at - months(shape.ft4OnsetMonths), undefined],
      [at, ft4],
      [recovered, undefined],
    ]),
  ];
};

/** Painless thyroiditis: too much, then too little, then as before or, in some, too little until treated. */
export const thyroiditis: Path<Of<"thyroiditis">> = (event, setting) => {
  const { paths, limits } = setting.parameters;
  const law = paths.thyroiditis;
  const { shape } = law;
  const at = event.recognisedOn;
  const draw = setting.streams("body thyroiditis", at);
  const low = months(within(draw, law.lowMonths));
  const lowFrom = at - low / 2;
  const lowThrough = at + low / 2;
  const highThrough = lowThrough + months(within(draw, law.highMonths));
  const high = within(draw, law.high);
  const ft4 = limits.ft4 * within(draw, law.ft4Multiple);
  const treated = highThrough + months(event.recovers ? 0 : within(draw, law.permanentMonths));
  const hypo = limits.ft4Lower * shape.lowFt4;
  return [
    levels(setting, "tsh", event.kind, [
      [lowFrom - shape.onsetDays, undefined],
      [lowFrom, law.low],
      [lowThrough, law.low],
      [lowThrough + shape.turnDays, high],
      [treated, high],
      [treated + months(shape.replacedMonths), undefined],
    ]),
    levels(setting, "ft4", event.kind, [
      [lowFrom - shape.onsetDays, undefined],
      [at, ft4],
      [lowThrough, undefined],
      [lowThrough + shape.turnDays, hypo],
      [treated, hypo],
      [treated + months(shape.replacedMonths), undefined],
    ]),
    levels(setting, "ft3", event.kind, [
      [lowFrom - shape.onsetDays, undefined],
      [at, (ft4 * limits.ft3) / limits.ft4],
      [lowThrough, undefined],
    ]),
  ];
};

/** An odd TSH with hormones in range, which goes away. */
export const thyroidUncertain: Path<Of<"thyroid-uncertain">> = (event, setting) => {
  const law = setting.parameters.paths.uncertain;
  const at = event.recognisedOn;
  const draw = setting.streams("body thyroid uncertain", at);
  const level = happens(draw, law.lowShare) ? within(draw, law.low) : within(draw, law.high);
  return [
    levels(setting, "tsh", event.kind, [
      [at - months(law.shape.onsetMonths), undefined],
      [at - law.shape.beforeDays, level],
      [at + law.shape.afterDays, level],
      [at + months(within(draw, law.months)), undefined],
    ]),
  ];
};

import { months, weeks, within } from "../setting.ts";
import { levels, notAbove, type Of, type Path } from "./path.ts";

/** Three shapes of onset, treatment within days, and in some a second fall. */
export const thrombocytopenia: Path<Of<"thrombocytopenia">> = (event, setting) => {
  const law = setting.parameters.paths.thrombocytopenia;
  const { shape } = law;
  const at = event.recognisedOn;
  const draw = setting.streams("body thrombocytopenia", at);
  const usual = setting.usual("platelets");
  const collapse = at - within(draw, law.abruptDays);
  const plateau = notAbove(setting, "platelets", within(draw, law.plateau));
  const plateauFrom = collapse - months(within(draw, law.plateauMonths));
  const onset: Readonly<Record<typeof event.onset, readonly (readonly [number, number | undefined])[]>> = {
    abrupt: [[collapse, undefined]],
    subacute: [
      [at - months(shape.subacuteMonths), undefined],
      [at - months(2), usual * law.subacute.twoMonthsBefore],
      [at - months(1), usual * law.subacute.oneMonthBefore],
    ],
    smouldering: [
      [plateauFrom - weeks(shape.plateauOnsetWeeks), undefined],
      [plateauFrom, plateau],
      [collapse, plateau],
    ],
  };
  const treated = at + weeks(shape.treatedWeeks);
  const recovered =
    treated + (event.responds ? weeks(within(draw, law.responseWeeks)) : months(within(draw, law.refractoryMonths)));
  const second = recovered + months(within(draw, law.relapseMonths));
  const again: readonly (readonly [number, number | undefined])[] = event.relapses
    ? [
        [second - weeks(shape.relapseFallWeeks), undefined],
        [second, within(draw, law.relapseLevel)],
        [second + weeks(shape.relapseRecoveryWeeks), undefined],
      ]
    : [];
  return [
    levels(setting, "platelets", event.kind, [
      ...onset[event.onset],
      [at, event.nadir],
      [treated, event.nadir],
      [recovered, undefined],
      ...again,
    ]),
  ];
};

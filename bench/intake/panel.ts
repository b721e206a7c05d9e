import { analytes } from "@longwatch/core";

export type PanelResult = {
  readonly loinc: string;
  readonly name: string;
  readonly value: number;
  /** UCUM. */
  readonly unit: string;
};

/** The tests of a panel of twenty, each with its LOINC number, unit and usual values. */
const panel = [...analytes.values()]
  .filter(
    ({ scale, unit, loinc, hard, group }) =>
      scale === "quantity" && unit !== undefined && loinc.length > 0 && hard !== undefined && group !== "vital-sign",
  )
  .slice(0, 20);

/** Twenty results, unlike those of every other number. */
export const panelOf = (number: number): readonly PanelResult[] =>
  panel.map(({ loinc, name, unit, hard }, i) => {
    const [low, high] = [hard?.min ?? 0, hard?.max ?? 100];
    const value = (low + (high - low) * (0.3 + ((number * 31 + i * 17) % 1000) / 10_000)).toPrecision(4);
    return {
      loinc: (loinc.find(({ preferred }) => preferred) ?? loinc[0]!).code,
      name,
      value: Number(value),
      unit: unit!,
    };
  });

/** When it was collected: within ten months. */
export const collectedAt = (number: number): Date =>
  new Date(Date.UTC(2026, 0, 1, number % 24, number % 60) + (number % 300) * 86_400_000);

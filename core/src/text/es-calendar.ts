import type { enCalendar } from "./en-calendar.ts";

/** The calendar in Spanish. */
export const esCalendar: typeof enCalendar = {
  "calendar.name": () => "Pruebas",
  "calendar.blood": () => "Análisis de sangre",
  "calendar.urine": () => "Análisis de orina",
  "calendar.blood-urine": () => "Análisis de sangre y orina",
  "calendar.visit": () => "Revisión",
  "calendar.blood-visit": () => "Análisis de sangre y revisión",
  "calendar.urine-visit": () => "Análisis de orina y revisión",
  "calendar.blood-urine-visit": () => "Análisis de sangre y orina, y revisión",
  "calendar.on-time": ({ from, through }) => `A tiempo del ${from} al ${through}.`,
  "calendar.on-day": ({ on }) => `A tiempo el ${on}.`,
};

import type { en } from "./en.ts";
import { esCalendar } from "./es-calendar.ts";
import { esLetter } from "./es-letter.ts";
import { esTasks } from "./es-tasks.ts";
import { esWhy } from "./es-why.ts";

type Nothing = Readonly<Record<string, never>>;

/** Spanish. Complete with the clinic's screen; until then English stands in and CI lists what is missing. */
export const es: Partial<typeof en> = {
  "status.not-yet-open": (_: Nothing) => "aún no abierto",
  "status.open": (_: Nothing) => "abierto",
  "status.due": (_: Nothing) => "toca ahora",
  "status.overdue": (_: Nothing) => "atrasado",
  "status.fulfilled": (_: Nothing) => "hecho",
  "status.fulfilled-late": (_: Nothing) => "hecho con retraso",
  "status.missed": (_: Nothing) => "no realizado",
  "status.waived": (_: Nothing) => "dispensado",
  "status.superseded": (_: Nothing) => "reemplazado",
  ...esCalendar,
  ...esLetter,
  ...esTasks,
  ...esWhy,
};

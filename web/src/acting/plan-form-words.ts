import { wordsOf } from "../words/words.ts";

const en = {
  "step-which": "What was done",
  "done-on": "Done on",
  vaccine: "Vaccine",
  "given-on": "Given on",
  live: "Is it a live vaccine?",
  "dose-one": "One dose; each further one is entered by itself.",
  "decided-on": "Decided on",
  "settle-what":
    "You say, by name, that it is dealt with: no longer in the way of a course, over, or that the course goes on without it. What was done, and on what you rely, is your reason.",
  reason: "Why",
} as const;

const es: Record<keyof typeof en, string> = {
  "step-which": "Qué se hizo",
  "done-on": "Hecho el",
  vaccine: "Vacuna",
  "given-on": "Puesta el",
  live: "¿Es una vacuna viva?",
  "dose-one": "Una dosis; cada una de las siguientes se anota por sí sola.",
  "decided-on": "Decidido el",
  "settle-what":
    "Usted dice, con su nombre, que está resuelto: ya no impide un ciclo, ha terminado, o el ciclo sigue sin ello. Lo que se hizo, y en qué se apoya, es su motivo.",
  reason: "Por qué",
};

export const usePlanFormWords = wordsOf("plan-forms", en, es);

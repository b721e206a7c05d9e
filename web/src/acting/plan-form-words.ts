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
    "You say, by name, that it is dealt with and no longer stands in the way of a course. What was done, and on what you rely, is your reason.",
  reason: "Why",
  "retreat-what": "Your decision",
  "go-on": "Give course {{course}}",
  wait: "Wait with course {{course}}",
  "retreat-signs": "Your name and the day stand under it. A later decision leaves this one in sight.",
  "retreat-override":
    "The rules of the day do not let you go on. Your decision is written down as going on against them, and stays in sight.",
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
    "Usted dice, con su nombre, que está resuelto y ya no impide un ciclo. Lo que se hizo, y en qué se apoya, es su motivo.",
  reason: "Por qué",
  "retreat-what": "Su decisión",
  "go-on": "Dar el ciclo {{course}}",
  wait: "Esperar con el ciclo {{course}}",
  "retreat-signs": "Debajo constan su nombre y el día. Una decisión posterior deja esta a la vista.",
  "retreat-override":
    "Las reglas del día no permiten seguir adelante. Su decisión se anota como tomada en contra de ellas, y queda a la vista.",
};

export const usePlanFormWords = wordsOf("plan-forms", en, es);

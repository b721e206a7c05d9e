import { wordsOf } from "../words/words.ts";

const en = {
  option: "Is a course an option?",
  "option-why_one": "Of {{count}} person who is asked; as if the version applied already today.",
  "option-why_other": "Of {{count}} people who are asked; as if the version applied already today.",
  "option-today": "Today",
  "option-then": "By this version",
  "option-from": "Today",
  "option-to": "By this version",
  "option-people": "People",
  "option-stays": "the same",
  "option-no": "no option",
  "option-cannot-tell": "cannot be told",
  "option-with-justification": "with a reason",
  "option-yes": "an option",
  "option-none": "no rule says",
  "hold-appears": "held: {{what}}",
  "hold-vanishes": "held no more: {{what}}",
  "hold-infusion": "no infusion",
  "hold-next-course": "no next course",
  "hold-procedures": "no procedures",
  "hold-drugs": "no new medicines",
} as const;

const es: Record<keyof typeof en, string> = {
  option: "¿Es una opción un ciclo?",
  "option-why_one": "De {{count}} persona por la que se pregunta; como si la versión rigiera ya hoy.",
  "option-why_other": "De {{count}} personas por las que se pregunta; como si la versión rigiera ya hoy.",
  "option-today": "Hoy",
  "option-then": "Con esta versión",
  "option-from": "Hoy",
  "option-to": "Con esta versión",
  "option-people": "Personas",
  "option-stays": "igual",
  "option-no": "no es una opción",
  "option-cannot-tell": "no se puede decir",
  "option-with-justification": "con un motivo",
  "option-yes": "una opción",
  "option-none": "ninguna regla lo dice",
  "hold-appears": "queda retenido: {{what}}",
  "hold-vanishes": "ya no queda retenido: {{what}}",
  "hold-infusion": "sin infusión",
  "hold-next-course": "sin ciclo siguiente",
  "hold-procedures": "sin procedimientos",
  "hold-drugs": "sin medicamentos nuevos",
};

export const useOptionWords = wordsOf("options", en, es);

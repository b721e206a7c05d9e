import type { Ordinal, Qualitative } from "./result-value.ts";

/** Lower case, without accents, single blanks, no full stop at the end: `Hämolysiert.` is `hamolysiert`. */
export const foldWords = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\s*[.!]+$/, "");

const table = <T extends string>(rows: Readonly<Partial<Record<T, string>>>): ReadonlyMap<string, T> =>
  new Map(
    (Object.entries(rows) as [T, string][]).flatMap(([meaning, words]) =>
      words.split("|").map((word) => [word, meaning] as const),
    ),
  );

/** Grades of a test strip (interop.md 1.2); English, Spanish, German, French. */
export const ordinalWords: ReadonlyMap<string, Ordinal> = table<Ordinal>({
  negative:
    "-|0|neg|negative|negativo|negativa|negativ|negatif|nil|none|none seen|not seen|no se observan|keine|aucun|aucune",
  trace:
    "trace|traces|tr|+/-|±|(+)|trazas|vestigios|indicios|spur|spuren|trace-intact|trace-lysed|trace intact|trace lysed|trace hemolyzed|trace-hemolyzed|hemolyzed trace|non-hemolyzed trace",
  "1+": "1+|+1|+|1 +|small|pequeno",
  "2+": "2+|+2|++|2 +|+ +|moderate|moderado",
  "3+": "3+|+3|+++|3 +|+ + +|large|grande",
  "4+": "4+|+4|++++|4 +|+ + + +",
});

/** Whole phrases only: "not detected" holds "detected", and means its opposite. */
export const qualitativeWords: ReadonlyMap<string, Qualitative> = table<Qualitative>({
  negative:
    "neg|negative|negativo|negativa|negativ|negatif|nonreactive|non-reactive|non reactive|not reactive|no reactivo|no reactiva|nicht reaktiv|nichtreaktiv|non reactif|non reactive",
  positive:
    "pos|positive|positivo|positiva|positiv|positif|reactive|reactivo|reactiva|reaktiv|reactif|weakly positive|weak positive|weakly reactive|debil positivo|positivo debil|schwach positiv|faiblement positif",
  indeterminate:
    "ind|indeterminate|equivocal|borderline|grayzone|gray zone|greyzone|grey zone|inconclusive|indeterminado|indeterminada|dudoso|dudosa|no concluyente|zona gris|grenzwertig|fraglich|unbestimmt|nicht eindeutig|indetermine|douteux|equivoque|zone grise",
  detected: "detected|detectado|detectada|nachgewiesen|nachweisbar|detecte|detectee",
  "not-detected":
    "not detected|not-detected|undetected|undetectable|none detected|no detectado|no detectada|indetectable|nicht nachgewiesen|nicht nachweisbar|non detecte|non detectee",
  present: "present|seen|presente|presentes|vorhanden|presents|presente",
  absent: "absent|not present|not seen|none seen|ausente|ausentes|nicht vorhanden|absents|absente",
});

/** No cells in the field: the count is nought. */
export const noneSeen: ReadonlySet<string> = new Set(
  "none|none seen|nil|not seen|no se observan|keine|aucun|aucune|absent|neg|negative|negativo|negativ|negatif".split(
    "|",
  ),
);

/** Too many to count: said instead of a number, and more than the highest class laboratories print (IO 1.2). */
export const tooMany: ReadonlySet<string> = new Set(
  "tntc|too numerous to count|innumerable|innumerables|incontables|massenhaft|unzahlbar|innombrables|packed|loaded".split(
    "|",
  ),
);

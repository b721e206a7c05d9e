import { foldWords } from "./result-words.ts";

/** Why a text in place of a result means that there is none. Each leaves the test due (interop.md, ground rule 4). */
export const notAResultReasons = [
  "empty",
  "haemolysed",
  "clotted",
  "clumped",
  "insufficient",
  "contaminated",
  "mislabelled",
  "not-received",
  "cancelled",
  "not-done",
  "pending",
  "comment-only",
  "invalid",
] as const;
export type NotAResult = (typeof notAResultReasons)[number];

/** The whole text. */
const phrases: readonly (readonly [NotAResult, RegExp])[] = [
  ["empty", /^(?:|-+|\.+|\*+|n\/?a|n\.a|null|nan|""|s\/d|sin datos|k\.?\s?a|keine angabe|unknown|\?+)$/],
  [
    "comment-only",
    /^\(?(?:please )?(?:see|refer to|vide|ver|vease|siehe|s\.|voir|cf\.?) ?(?:the )?(?:comment|note|below|text|report|attach|coment|observ|nota|informe|adjunto|komm|bem|befund|anmerk|anhang|rapport|remarque|texte).*$/,
  ],
  ["comment-only", /^(?:comment|note|comentario|kommentar|commentaire|remarque)$/],
  [
    "pending",
    /^(?:pending|to follow|in progress|result to follow|pendiente|en proceso|en curso|ausstehend|folgt|in arbeit|en cours|a suivre)(?:\b.*)?$/,
  ],
  ["cancelled", /^(?:test |order )?(?:cancel|annul|anulad|storniert|abgesagt).*$/],
  [
    "not-done",
    /^(?:test )?(?:not (?:done|performed|tested|measured|analy[sz]ed|determined)|nd|n\.d|no (?:realizad|efectuad|procesad|determinad)[oa]|nicht (?:durchgefuhrt|gemessen|bestimmt|untersucht|angefordert)|non (?:effectue|realise|dose|fait)e?)(?:\b.*)?$/,
  ],
  [
    "invalid",
    /^(?:invalid|error|err|failed|unable to (?:calculate|report|determine|perform)|not (?:calculated|reportable|calculable|valid)|no valorable|no valid[oa]|no calculable|ungultig|nicht (?:auswertbar|verwertbar|berechenbar|beurteilbar)|non (?:calculable|interpretable|valide)|invalide|fehler)(?:\b.*)?$/,
  ],
];

/** Anywhere in the text, unless a "no" stands before it. */
const remarks: readonly (readonly [NotAResult, RegExp])[] = [
  ["haemolysed", /\b(?:ha?emol|hemol|hamol)(?:\w*|\.)/],
  [
    "clumped",
    /\b(?:platelet |plt )?(?:clump\w*|aggregat\w*|agregad\w*|agregat\w*|agglutinat\w*|thrombozytenaggregat\w*|agregats)\b/,
  ],
  [
    "clotted",
    /\b(?:clot|clots|clotted|coagulad[oa]|coagul[eo]s?|coagulee|geronnen|koagel|koaguliert|caillot\w*|coagule)\b/,
  ],
  [
    "insufficient",
    /\b(?:insufficient|qns|q\.n\.s|quantity not sufficient|insuficiente|insuffisante?|insuffisance|unzureichend\w*|zu wenig (?:material|probe)\w*|nicht ausreichend\w*|ungenugend\w*)\b/,
  ],
  ["contaminated", /\b(?:contaminat\w*|contaminad[oa]|kontaminiert|contamine\w*|verunreinigt)\b/],
  [
    "mislabelled",
    /\b(?:mis-?labell?ed|unlabell?ed|wrong label|mal (?:rotulad|etiquetad|identificad)[oa]|falsch beschriftet|mal etiquetee?|verwechs\w*)\b/,
  ],
  [
    "not-received",
    /\b(?:(?:no|not) (?:sample|specimen|urine|blood) (?:was )?(?:received|sent)|(?:sample|specimen) not (?:received|sent)|not received|sin muestra|muestra no recibida|no recibid[oa]|kein material|keine probe|nicht (?:erhalten|eingegangen)|non recue?|pas de prelevement)\b/,
  ],
];

const negated = /\b(?:no|not|non|non-|without|sin|ohne|sans|kein\w*|nicht|absence of|negative for)\b[ -]?(?:\w+ )?$/;

/**
 * Why the text is no result, or undefined where it is not one of these. English, Spanish, German and
 * French. A remark counts wherever it stands, but not after a "no": "no clots seen" spoils nothing.
 */
export function notAResult(text: string): NotAResult | undefined {
  const folded = foldWords(text);
  for (const [reason, remark] of remarks) {
    const found = remark.exec(folded);
    if (found && !negated.test(folded.slice(0, found.index))) return reason;
  }
  return phrases.find(([, phrase]) => phrase.test(folded))?.[0];
}

import { type CellType, type Column, column, type Table } from "../table.ts";

/** Numbers of their own: everything else of these domains is text, as in the tabulation model. */
const numbers: Readonly<Record<string, CellType>> = { SEQ: "integer", DY: "integer", STDY: "integer", ENDY: "integer" };
const wholly: ReadonlySet<string> = new Set(["AGE"]);
const exact: ReadonlySet<string> = new Set(["EXDOSE", "CMDOSE", "LBSTRESN", "QSSTRESN", "FTSTRESN"]);

function typeOf(name: string): CellType {
  if (wholly.has(name)) return "integer";
  if (exact.has(name)) return "number";
  if (/DTC$/.test(name)) return "date";
  return numbers[name.slice(2)] ?? "text";
}

const required: ReadonlySet<string> = new Set(["STUDYID", "DOMAIN", "USUBJID"]);

/** Names without the domain's two letters get them: `SEQ` of LB is `LBSEQ`. */
const domain = (name: string, own: string, after = ""): Table => ({
  name: name.toLowerCase(),
  columns: ["STUDYID", "DOMAIN", "USUBJID", ...own.split(" ").map((one) => `${name}${one}`), ...words(after)].map(
    (one): Column => column(one, typeOf(one), required.has(one) ? "required" : undefined),
  ),
});
const words = (text: string): readonly string[] => text.split(" ").filter((one) => one !== "");

const finding = "SEQ TESTCD TEST CAT ORRES ORRESU STRESC STRESN STRESU";
const demographics =
  "SUBJID RFSTDTC RFENDTC RFXSTDTC RFXENDTC DTHDTC DTHFL SITEID AGE AGEU SEX RACE ETHNIC ARMCD ARM ACTARMCD ACTARM COUNTRY";

/** Domains in the manner of the study data tabulation model (SDTM): its names, without its controlled terms or its validation. */
export const cdiscTables: readonly Table[] = [
  {
    name: "dm",
    columns: ["STUDYID", "DOMAIN", "USUBJID", ...words(demographics)].map((one) =>
      column(one, typeOf(one), required.has(one) ? "required" : undefined),
    ),
  },
  domain("EX", "SEQ TRT DOSE DOSU DOSFRM ROUTE LOT STDTC ENDTC STDY ENDY"),
  domain("CM", "SEQ TRT CAT DOSE DOSU STDTC ENDTC STDY ENDY"),
  domain("LB", "SEQ TESTCD TEST CAT ORRES ORRESU ORNRLO ORNRHI STRESC STRESN STRESU STAT SPEC LOINC DTC DY"),
  domain("AE", "SEQ TERM CAT TOXGR STDTC ENDTC STDY ENDY"),
  domain("CE", "SEQ TERM CAT STDTC ENDTC STDY ENDY"),
  domain("MH", "SEQ TERM CAT STDTC ENDTC STDY ENDY"),
  domain("QS", `${finding} DTC DY`),
  domain("FT", `${finding} DTC DY`),
];

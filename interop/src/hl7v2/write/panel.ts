import type { Analyte } from "@longwatch/core";
import type { FieldToWrite } from "../write.ts";

type Panel = { readonly code: string; readonly display: string; readonly system: "LN" | "L" };

const local = (code: string, display: string): Panel => ({ code, display, system: "L" });

const panels: Readonly<Record<Analyte["group"], Panel>> = {
  "blood-count": { code: "58410-2", display: "Complete blood count", system: "LN" },
  "cell-subsets": local("LYSUB", "Lymphocyte subsets"),
  coagulation: local("COAG", "Coagulation"),
  chemistry: local("CHEM", "Chemistry"),
  serology: local("SERO", "Serology"),
  urine: { code: "24356-8", display: "Urinalysis", system: "LN" },
  cervix: local("CERVIX", "Cervical screening"),
  "vital-sign": local("VITALS", "Vital signs"),
};

const all = local("LAB", "Laboratory results");

/** OBR-4: what was ordered. */
export function panelField(analyte: Analyte, hasPanels: boolean): FieldToWrite {
  const { code, display, system } = hasPanels ? panels[analyte.group] : all;
  return [[[code], [display], [system]]];
}

import { letterQuery, type PatientDetailsJson } from "@longwatch/api";
import { renderAssessment, selfCheckOf } from "@longwatch/core";
import { familyDoctorLetter, letterText } from "@longwatch/interop";
import { recordEvent } from "../../audit/record.ts";
import { clinicName } from "../../db/clinics.ts";
import { findPatient } from "../../db/patients.ts";
import { clinicRules } from "../../rules/clinic-rules.ts";
import { assessHead } from "../../usecases/assess-patient.ts";
import { loadRecord } from "../../usecases/record.ts";
import { softwareName } from "../../version.ts";
import { raw } from "../answer.ts";
import { letterPdf } from "../letter-pdf.ts";
import { namesFor } from "../names.ts";
import { notFound, refuse } from "../problem.ts";
import { clinicRoute } from "../route.ts";
import { patientParams } from "./params.ts";

export const writeLetter = clinicRoute({
  id: "writeLetter",
  method: "GET",
  path: "/api/v1/clinics/:clinic/patients/:patient/letter",
  summary:
    "A letter to the family doctor: what is due, last results, open warnings, what to look out for. As PDF or text.",
  needs: ["read-details"],
  trace: "details.read",
  params: patientParams,
  query: letterQuery,
  answer: "application/pdf",
  run: async ({ tx, params: { patient }, query: { format, language }, may, emergency }) => {
    if (!may("read-patient")) return refuse("permission-missing", { id: "permission", of: '"read-patient"' });
    const head = await findPatient(tx, patient);
    const one = head && (await assessHead(tx, head));
    if (head === undefined || one === undefined) return notFound();
    const { details } = await namesFor(tx, true, [patient], []);
    const named = details.get(patient) as PatientDetailsJson | undefined;
    const letter = familyDoctorLetter({
      answer: renderAssessment(one.assessment),
      record: await loadRecord(tx, head),
      name: [named?.givenName, named?.familyName].filter((part) => part !== undefined).join(" ") || patient,
      clinic: await clinicName(tx),
      selfCheck: selfCheckOf((await clinicRules(tx)).rulebook.protocols),
      language,
      software: softwareName(),
    });
    const detail = emergency === undefined ? {} : { emergencyAccess: emergency };
    await recordEvent(tx, { action: "patient.read", object: patient, detail: { letter: format, ...detail } });
    await recordEvent(tx, { action: "details.read", object: patient, detail });
    return format === "text"
      ? raw("text/plain; charset=utf-8", letterText(letter))
      : raw("application/pdf", await letterPdf(letter));
  },
});

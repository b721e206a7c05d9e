/** The rules of monitoring that the CQL expresses. */
export const expressed: readonly string[] = [
  "end.review",
  "monitor.cbc",
  "monitor.cbc-early",
  "monitor.cervical",
  "monitor.creatinine",
  "monitor.interrupted-course",
  "monitor.lft",
  "monitor.pregnancy-tsh",
  "monitor.skin",
  "monitor.tsh",
  "monitor.urinalysis",
  "programme.status-form",
];

/** Rules of monitoring that it does not: what warnings, medicines and births start (docs/oracle.md says why). */
export const unexpressed: readonly string[] = [
  "monitor.after-birth-tsh",
  "monitor.after-steroid",
  "monitor.autoimmune-panel",
  "monitor.neutrophils-close",
  "monitor.platelet-dip",
  "monitor.platelets-weekly",
  "monitor.thyroid-close",
];

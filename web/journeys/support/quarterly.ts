/** Where no label asks for liver tests, this clinic does them every three months. */
export const quarterly = {
  policy: {
    protocol: "riverside",
    version: "1",
    title: "Riverside MS Clinic",
    layer: "local-policy",
    jurisdiction: "any",
    status: "draft",
    effective: { from: "2020-01-01", through: null, precision: "day" },
    signedBy: [],
    rules: [
      {
        id: "monitor.lft",
        name: "Liver tests",
        says: "The liver tests are done every three months.",
        requirement: "required",
        confidence: "K2",
        sources: [{ ref: "MINUTES" }],
        kind: "periodic",
        anchor: "last-infusion-of-course",
        every: { months: 3 },
        untilMonthsAfterLastInfusion: 48,
        evidence: { results: ["alt", "ast", "bilirubin_total"] },
      },
    ],
  },
  references: [{ id: "MINUTES", title: "Minutes of the clinic's meeting" }],
};

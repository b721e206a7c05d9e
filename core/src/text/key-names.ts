/** Keys whose own words are no name in English: what they are called. */
export const keyNames: Readonly<Record<string, string>> = {
  "acquired-haemophilia-a": "acquired haemophilia A",
  "anti-gbm-disease": "anti-GBM disease",
  "basal-cell-carcinoma": "basal-cell carcinoma",
  ecg: "ECG",
  "graves-disease": "Graves' disease",
  "hepatitis-b": "hepatitis B",
  "hepatitis-b-carrier": "hepatitis B carrier",
  "hepatitis-c": "hepatitis C",
  hiv: "HIV",
  "observation-2h": "observation for two hours",
  "rems-authorisation": "REMS authorisation",
  "rems-patient-status-form": "REMS patient status form",
};

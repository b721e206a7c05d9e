/**
 * Every SNOMED CT code that is read here, in one file, so that an installation without a licence can leave it
 * out; nothing but this file names them (interop.md, ground rule 6). Each passes its Verhoeff check digit.
 */
export const snomed = "http://snomed.info/sct";

/** Findings sent as a coded value. 260411009 (presence findings) is a heading and says nothing. */
export const snomedFindings: Readonly<Record<string, string>> = {
  "260385009": "negative",
  "10828004": "positive",
  "260373001": "detected",
  "260415000": "not-detected",
  "52101004": "present",
  "2667000": "absent",
  "11214006": "positive",
  "131194007": "negative",
  "82334004": "indeterminate",
  "419984006": "indeterminate",
  "42425007": "indeterminate",
  "260347006": "1+",
  "260348001": "2+",
  "260349009": "3+",
  "260350009": "4+",
  "260405006": "trace",
};

export const snomedAlemtuzumab: readonly string[] = ["129472003"];

/** Conditions of interop.md 1.3 and 1.6, by our key. */
export const snomedConditions: Readonly<Record<string, string>> = {
  "24700007": "multiple-sclerosis",
  "426373005": "multiple-sclerosis",
  "425500002": "multiple-sclerosis",
  "428700003": "multiple-sclerosis",
  "724778008": "multiple-sclerosis",
  "445967004": "clinically-isolated-syndrome",
  "16415361000119105": "radiologically-isolated-syndrome",
  "2897005": "immune-thrombocytopenia",
  "32273002": "immune-thrombocytopenia",
  "236506009": "anti-gbm-disease",
  "36171008": "glomerulonephritis",
  "77182004": "membranous-nephropathy",
  "52254009": "nephrotic-syndrome",
  "353295004": "graves-disease",
  "90739004": "thyrotoxicosis",
  "237499004": "graves-disease",
  "40930008": "hypothyroidism",
  "21983002": "autoimmune-thyroiditis",
  "408335007": "autoimmune-hepatitis",
  "427399008": "drug-liver-injury",
  "413603009": "autoimmune-haemolytic-anaemia",
  "3978000": "autoimmune-haemolytic-anaemia",
  "234425008": "autoimmune-neutropenia",
  "409089005": "febrile-neutropenia",
  "78129009": "thrombotic-thrombocytopenic-purpura",
  "422504002": "ischaemic-stroke",
  "274100004": "cerebral-haemorrhage",
  "230690007": "stroke",
  "22298006": "myocardial-infarction",
  "57054005": "myocardial-infarction",
  "19968009": "acute-acalculous-cholecystitis",
  "205237003": "pneumonitis",
  "39579001": "anaphylaxis",
  "4740000": "herpes-zoster",
  "55560002": "disseminated-herpes-zoster",
  "88594005": "herpes-simplex",
  "4241002": "listeriosis",
  "56717001": "tuberculosis",
  "22255007": "progressive-multifocal-leukoencephalopathy",
  "28944009": "cytomegalovirus-infection",
  "415125002": "pneumocystis-pneumonia",
  "285836003": "cervical-dysplasia",
  "240542006": "genital-warts",
  "363478007": "thyroid-cancer",
  "93655004": "melanoma",
  "372244006": "melanoma",
  "118601006": "lymphoma",
};

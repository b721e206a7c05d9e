import type { Names } from "../../base/names.ts";

/**
 * Substances that many people take and that neither thin the blood nor weaken the immune system: what is none of these, and of no
 * class, may be anything. By their common beginnings in English and Spanish. @source ATC index; from memory
 */
export const everyday: Readonly<Record<string, Names>> = {
  "thyroid-medicine": {
    stems: [
      "levothyrox",
      "levotirox",
      "eutirox",
      "euthyrox",
      "liothyron",
      "carbimazol",
      "thiamazol",
      "tiamazol",
      "methimazol",
    ],
  },
  "vitamin-or-mineral": {
    stems: [
      ...["vitamin", "colecalciferol", "cholecalciferol", "hidroferol", "calcifediol", "folic acid", "acido folico"],
      ...["cyanocobalamin", "cianocobalamin", "ferrous", "hierro", "calcium", "calcio", "magnes", "zinc", "omega 3"],
    ],
    words: ["iron"],
  },
  analgesic: { stems: ["paracetamol", "acetaminophen", "metamizol", "tramadol", "codein"] },
  // Against inflammation and no steroid: platelets are hindered for hours, and no label calls them antithrombotic.
  nsaid: { stems: ["ibuprofen", "naproxen", "diclofenac", "dexketoprofen", "celecoxib", "etoricoxib"] },
  antihistamine: {
    stems: [
      ...["cetirizin", "loratadin", "desloratadin", "diphenhydramin", "difenhidramin", "chlorphen", "clorfen"],
      ...["dexchlorphen", "dexclorfen", "ebastin", "bilastin", "fexofenadin"],
    ],
  },
  "stomach-medicine": {
    stems: [
      "omeprazol",
      "pantoprazol",
      "esomeprazol",
      "lansoprazol",
      "rabeprazol",
      "famotidin",
      "ranitidin",
      "ondansetron",
    ],
  },
  "muscle-or-walking-medicine": {
    stems: [
      ...["baclofen", "tizanidin", "dantrolen", "nabiximol", "sativex", "fampridin", "fampyra", "dalfampridin"],
      ...["amantadin", "modafinil"],
    ],
  },
  "nerve-medicine": {
    stems: [
      ...["gabapentin", "pregabalin", "carbamazepin", "oxcarbazepin", "lamotrigin", "levetiracetam", "topiramat"],
      ...["amitriptylin", "amitriptilin", "nortriptylin", "nortriptilin", "duloxetin", "venlafaxin", "mirtazapin"],
      ...["trazodon", "sertralin", "fluoxetin", "citalopram", "escitalopram", "paroxetin", "bupropion", "melatonin"],
      ...["diazepam", "lorazepam", "clonazepam", "zolpidem", "zopiclon", "sumatriptan", "rizatriptan"],
    ],
  },
  "bladder-medicine": {
    stems: [
      "oxybutynin",
      "oxibutinin",
      "tolterodin",
      "solifenacin",
      "mirabegron",
      "fesoterodin",
      "trospium",
      "tamsulosin",
    ],
  },
  "heart-or-vessel-medicine": {
    stems: [
      ...["amlodipin", "ramipril", "enalapril", "lisinopril", "losartan", "candesartan", "valsartan", "telmisartan"],
      ...["bisoprolol", "metoprolol", "atenolol", "propranolol", "hydrochlorothiazid", "hidroclorotiazid", "furosemid"],
      ...["spironolacton", "espironolacton", "atorvastatin", "simvastatin", "rosuvastatin", "pravastatin", "ezetimib"],
    ],
  },
  "sugar-medicine": { stems: ["metformin", "insulin", "empagliflozin", "dapagliflozin", "semaglutid", "sitagliptin"] },
  hormone: {
    stems: [
      "levonorgestrel",
      "ethinylestradiol",
      "etinilestradiol",
      "desogestrel",
      "drospirenon",
      "estradiol",
      "progesteron",
    ],
  },
  inhaler: {
    stems: ["salbutamol", "albuterol", "terbutalin", "formoterol", "salmeterol", "ipratropium", "tiotropium"],
  },
  laxative: { stems: ["macrogol", "lactulos", "bisacodyl", "bisacodil"] },
  antibiotic: {
    stems: [
      "nitrofurantoin",
      "fosfomycin",
      "fosfomicin",
      "ciprofloxacin",
      "levofloxacin",
      "azithromycin",
      "azitromicin",
    ],
  },
};

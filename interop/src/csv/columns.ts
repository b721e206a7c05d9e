/** The columns of the long layout that we ask of partners (interop.md 5.2), and a code that is declared LOINC by its header. */
export const columnNames = [
  "sender",
  "patient_id",
  "id_authority",
  "birth_date",
  "order_id",
  "collected_at",
  "result_at",
  "code",
  "loinc",
  "code_system",
  "name",
  "value",
  "unit",
  "low",
  "high",
  "range_text",
  "flag",
  "status",
  "specimen",
  "comment",
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Other headers for them: English, German, Spanish, French. A bare "date" is nobody's: it may be any day. */
const synonyms: Readonly<Record<ColumnName, string>> = {
  sender: "lab laboratory sending_lab performing_lab labor laboratorio laboratoire einsender",
  patient_id:
    "patientid patient pat_id pid mrn patient_number patient_no patienten_id patientennummer patienten_nr id_paciente paciente_id nhc numero_historia historia_clinica id_patient numero_patient ipp",
  id_authority: "authority assigning_authority id_system patient_system id_autoridad autoridad autorite",
  birth_date:
    "dob date_of_birth birthdate geburtsdatum geb_datum fecha_nacimiento fecha_de_nacimiento date_naissance date_de_naissance",
  order_id:
    "order order_number order_no accession accession_number auftragsnummer auftrag auftrags_nr numero_orden orden numero_peticion peticion numero_demande demande",
  collected_at:
    "collected collection_date collection_time collection_datetime date_collected collected_on sample_date sampled_at specimen_date drawn_at entnahmedatum entnahme entnahmezeit abnahmedatum abnahme abnahmezeit probenentnahme fecha_extraccion fecha_de_extraccion extraccion fecha_toma fecha_toma_muestra date_prelevement date_de_prelevement prelevement",
  result_at:
    "reported_at result_date report_date reported released_at befunddatum ergebnisdatum fecha_resultado fecha_informe date_resultat date_de_resultat",
  code: "test_code analyte_code local_code kurzel kuerzel testcode codigo codigo_prueba code_analyse",
  loinc: "loinc_code loinc_num loinc_number",
  code_system: "coding_system codesystem sistema_codigo systeme_code",
  name: "test_name test analyte analysis analyt parameter untersuchung prueba nombre_prueba analito determinacion analyse examen",
  value: "result result_value wert ergebnis messwert resultado valor resultat valeur",
  unit: "units einheit masseinheit unidad unidades unite unites",
  low: "ref_low reference_low range_low lower_limit untergrenze referenz_unten limite_inferior borne_inferieure",
  high: "ref_high reference_high range_high upper_limit obergrenze referenz_oben limite_superior borne_superieure",
  range_text:
    "range reference_range ref_range referenzbereich normbereich rango rango_referencia valores_referencia valeurs_de_reference valeurs_reference intervalle_de_reference",
  flag: "flags abnormal abnormal_flag kennzeichen bewertung indicador anomalie",
  status: "result_status befundstatus estado statut",
  specimen: "specimen_type sample sample_type material probe probenmaterial muestra tipo_muestra echantillon",
  comment:
    "comments note notes remark remarks kommentar bemerkung anmerkung comentario comentarios observaciones commentaire remarque",
};

/** Known, and of no use here: who and where somebody is. Nothing in them is read or shown. */
const ignorable: ReadonlySet<string> = new Set(
  (
    "first_name last_name given_name family_name surname forename middle_name patient_name full_name vorname nachname familienname patientenname " +
    "nombre nombres apellido apellidos nom prenom nom_patient sex gender geschlecht sexo sexe age alter edad address street city state zip zip_code " +
    "postal_code county country phone telephone email adresse strasse ort plz telefon direccion ciudad telefono ville code_postal " +
    "doctor physician requester ordering_provider arzt medico medecin ward station row row_number line nr no reason"
  ).split(" "),
);

const byHeader: ReadonlyMap<string, ColumnName> = new Map(
  columnNames.flatMap((name) => [name, ...synonyms[name].split(" ")].map((header) => [header, name] as const)),
);

/** Lower case, without accents, words joined with `_`. */
const foldHeader = (header: string): string =>
  header
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_|_$/g, "");

export const knownColumn = (header: string): ColumnName | undefined => byHeader.get(foldHeader(header));

/** A header in other letters folds to nothing, and is one that nobody knows. */
export const isIgnorable = (header: string): boolean =>
  /^[#№]$/.test(header.trim()) || ignorable.has(foldHeader(header));

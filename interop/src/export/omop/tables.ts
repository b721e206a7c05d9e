import { type CellType, type Column, column, counted, type Table } from "../table.ts";

/** `name:type`, with `!` where the model asks for a value; `#` is the row's own number. Moments of the model are left empty, as text. */
const columns = (written: string): readonly Column[] =>
  written
    .trim()
    .split(/\s+/)
    .map((one) => {
      const [name, type] = one.split(":") as [string, string];
      if (type === "#") return counted(name);
      return column(name, types[type[0]!]!, type.endsWith("!") ? "required" : undefined);
    });
const types: Readonly<Record<string, CellType>> = { i: "integer", n: "number", t: "text", d: "date" };

/**
 * Tables of the OMOP common data model 5.4: every column of each, in its order.
 * @source OHDSI CommonDataModel, definition of version 5.4 for PostgreSQL, read November 2026
 */
export const omopTables: readonly Table[] = [
  {
    name: "person",
    columns: columns(`
      person_id:i! gender_concept_id:i! year_of_birth:i! month_of_birth:i day_of_birth:i birth_datetime:t
      race_concept_id:i! ethnicity_concept_id:i! location_id:i provider_id:i care_site_id:i person_source_value:t
      gender_source_value:t gender_source_concept_id:i race_source_value:t race_source_concept_id:i
      ethnicity_source_value:t ethnicity_source_concept_id:i`),
  },
  {
    name: "observation_period",
    columns: columns(`
      observation_period_id:# person_id:i! observation_period_start_date:d! observation_period_end_date:d!
      period_type_concept_id:i!`),
  },
  {
    name: "drug_exposure",
    columns: columns(`
      drug_exposure_id:# person_id:i! drug_concept_id:i! drug_exposure_start_date:d! drug_exposure_start_datetime:t
      drug_exposure_end_date:d! drug_exposure_end_datetime:t verbatim_end_date:d drug_type_concept_id:i! stop_reason:t
      refills:i quantity:n days_supply:i sig:t route_concept_id:i lot_number:t provider_id:i visit_occurrence_id:i
      visit_detail_id:i drug_source_value:t drug_source_concept_id:i route_source_value:t dose_unit_source_value:t`),
  },
  {
    name: "measurement",
    columns: columns(`
      measurement_id:# person_id:i! measurement_concept_id:i! measurement_date:d! measurement_datetime:t
      measurement_time:t measurement_type_concept_id:i! operator_concept_id:i value_as_number:n value_as_concept_id:i
      unit_concept_id:i range_low:n range_high:n provider_id:i visit_occurrence_id:i visit_detail_id:i
      measurement_source_value:t measurement_source_concept_id:i unit_source_value:t unit_source_concept_id:i
      value_source_value:t measurement_event_id:i meas_event_field_concept_id:i`),
  },
  {
    name: "condition_occurrence",
    columns: columns(`
      condition_occurrence_id:# person_id:i! condition_concept_id:i! condition_start_date:d! condition_start_datetime:t
      condition_end_date:d condition_end_datetime:t condition_type_concept_id:i! condition_status_concept_id:i
      stop_reason:t provider_id:i visit_occurrence_id:i visit_detail_id:i condition_source_value:t
      condition_source_concept_id:i condition_status_source_value:t`),
  },
  {
    name: "observation",
    columns: columns(`
      observation_id:# person_id:i! observation_concept_id:i! observation_date:d! observation_datetime:t
      observation_type_concept_id:i! value_as_number:n value_as_string:t value_as_concept_id:i qualifier_concept_id:i
      unit_concept_id:i provider_id:i visit_occurrence_id:i visit_detail_id:i observation_source_value:t
      observation_source_concept_id:i unit_source_value:t qualifier_source_value:t value_source_value:t
      observation_event_id:i obs_event_field_concept_id:i`),
  },
  {
    name: "death",
    columns: columns(`
      person_id:i! death_date:d! death_datetime:t death_type_concept_id:i cause_concept_id:i cause_source_value:t
      cause_source_concept_id:i`),
  },
  {
    name: "cdm_source",
    columns: columns(`
      cdm_source_name:t! cdm_source_abbreviation:t! cdm_holder:t! source_description:t source_documentation_reference:t
      cdm_etl_reference:t source_release_date:d! cdm_release_date:d! cdm_version:t cdm_version_concept_id:i!
      vocabulary_version:t!`),
  },
];

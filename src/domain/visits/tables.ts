import type { ColumnType, Generated } from 'kysely';
import type { Json } from '#platform/db/tables.ts';

/** A time span as PostgreSQL writes it, `[from,to)`; queries read `lower()` and `upper()`. */
type Range<T extends string | null = string> = ColumnType<T, T, T>;

export interface VisitTables {
  visit_request: {
    tenant: string;
    case_id: string;
    resident_takes_part: boolean;
    institution_kind: string | null;
    received_at: string;
    proof_kinds: string[];
    lift: string;
    bell: string | null;
    dog: boolean;
    socket: boolean | null;
    table_available: boolean | null;
    access_note: string | null;
    wishes: Json;
    skills: string[];
  };
  group_date: {
    tenant: string;
    case_id: string;
    home_name: string;
    expected_residents: number;
    closes_at: string | null;
  };
  consent: {
    tenant: string;
    id: string;
    case_id: string;
    kind: string;
    given_by: string;
    recorded_by_kind: string;
    recorded_by: string;
    at: string;
    withdrawn_at: string | null;
  };
  need_decision: {
    tenant: string;
    id: string;
    case_id: string;
    decision: string;
    ground: string;
    next_best: string[];
    rule_table: string;
    rule_id: string;
    rule_row: number;
    rule_version: number;
    sentence_de: string;
    sentence_en: string;
    facts_used: string[];
    proof_kind: string;
    checked_by: string;
    decided_at: string;
  };
  vehicle: { tenant: string; id: string; name: string; active: Generated<boolean> };
  kit: {
    tenant: string;
    id: string;
    name: string;
    /** `numeric` arrives as text. */
    weight_kg: ColumnType<string, number, number>;
    calibrated_until: string;
    battery_percent: number;
    battery_checked_at: string;
    active: Generated<boolean>;
    custodian: string | null;
    custody_tour: string | null;
    custody_since: string | null;
  };
  kit_item: { tenant: string; kit_id: string; equipment: string; state: string; checked_at: string };
  consumable: {
    tenant: string;
    id: string;
    kit_id: string | null;
    kind: string;
    number: string;
    state: string;
    used_case: string | null;
    settled_at: string | null;
    settled_by: string | null;
  };
  kit_custody: {
    tenant: string;
    id: string;
    kit_id: string;
    tour_id: string;
    staff_id: string;
    taken_at: string;
    returned_at: string | null;
    checklist: Json;
  };
  tour: {
    tenant: string;
    id: string;
    day: string;
    during: Range;
    vehicle_id: string;
    kit_id: string;
    skills: string[];
    state: string;
    version: Generated<number>;
    created_at: string;
  };
  booking: {
    tenant: string;
    id: string;
    tour_id: string;
    resource_kind: string;
    resource_id: string;
    during: Range;
  };
  visit: {
    tenant: string;
    id: string;
    case_id: string;
    purpose: string;
    state: string;
    outcome: string | null;
    tour_id: string | null;
    during: Range<string | null>;
    window_start: string | null;
    window_end: string | null;
    travel_minutes: Generated<number>;
    setup_minutes: Generated<number>;
    service_minutes: number;
    not_before: string | null;
    reminded_at: string | null;
    arrived_at: string | null;
    version: Generated<number>;
    created_at: string;
    ended_at: string | null;
  };
  visit_person: {
    tenant: string;
    visit_id: string;
    case_id: string;
    service_keys: string[];
    outcome: string | null;
    identified_by: string | null;
    identified_at: string | null;
    consent_at: string | null;
    ended_at: string | null;
  };
  service_result: {
    tenant: string;
    id: string;
    visit_id: string;
    case_id: string;
    service_key: string;
    result: string;
    reason: string | null;
    kit_order_number: string | null;
    consumable_number: string | null;
    fields: Json;
    recorded_by: string;
    recorded_at: string;
    received_at: string;
    device: string | null;
  };
  receipt: {
    tenant: string;
    id: string;
    case_id: string;
    visit_id: string;
    token: string;
    issued_at: string;
    device: string;
  };
  field_conflict: {
    tenant: string;
    id: string;
    device: string;
    staff_id: string;
    visit_id: string | null;
    command: string;
    problem: string;
    problem_data: Json;
    sealed_input: Buffer;
    recorded_at: string;
    received_at: string;
    state: string;
    settled_at: string | null;
    settled_by: string | null;
  };
}

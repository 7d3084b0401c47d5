import type { ColumnType, Selectable } from 'kysely';
import { z } from 'zod';
import type { Json } from '#platform/db/tables.ts';

/** Rows of `migrations/0013_fit_connect.sql`. */
export interface FitConnectTables {
  fit_connect_submission: {
    tenant: string;
    id: string;
    application_id: string;
    case_id: string;
    destination_id: string;
    submission_id: string;
    fit_case_id: string;
    step: string;
    attachments: Json;
    encrypted_metadata: string | null;
    encrypted_data: string | null;
    metadata_tag: string | null;
    data_tag: string | null;
    answer_jti: string | null;
    problem_codes: string[];
    doubted_at: string | null;
    announced_at: string;
    changed_at: string;
  };
  fit_connect_inbox: {
    tenant: string;
    submission_id: string;
    fit_case_id: string;
    destination_id: string;
    step: string;
    case_id: string | null;
    event: NullableJson;
    event_jti: string | null;
    reply_key: NullableJson;
    reply_standard: string | null;
    seen_at: string;
    changed_at: string;
  };
  fit_connect_reply: {
    tenant: string;
    reply_id: string;
    fit_case_id: string;
    case_id: string;
    direction: string;
    step: string;
    message_id: string | null;
    encrypted_metadata: string | null;
    encrypted_data: string | null;
    event: NullableJson;
    event_jti: string | null;
    changed_at: string;
  };
}
type NullableJson = ColumnType<unknown, string | null, string | null>;

export type SubmissionRow = Selectable<FitConnectTables['fit_connect_submission']>;
export type InboxRow = Selectable<FitConnectTables['fit_connect_inbox']>;
export type ReplyRow = Selectable<FitConnectTables['fit_connect_reply']>;

/** An attachment of a submission: its id there, the paper it is, and its tag once it is uploaded. */
export const sentAttachments = z.array(z.object({ id: z.uuid(), paper: z.uuid(), tag: z.string().optional() }));
export type SentAttachment = z.output<typeof sentAttachments>[number];

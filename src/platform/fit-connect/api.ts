import { z } from 'zod';
import { type ApiRequest, type ApiResult, type FitConnectAccess, openRequests } from './request.ts';

const id = z.uuid().transform((text) => text.toLowerCase());

const destinationSchema = z.looseObject({
  status: z.string(),
  encryptionKid: z.string(),
  metadataVersions: z.array(z.string()).default([]),
  publicServices: z
    .array(
      z.looseObject({
        identifier: z.string().optional(),
        submissionSchemas: z.array(z.looseObject({ schemaUri: z.string(), mimeType: z.string() })).default([]),
      }),
    )
    .default([]),
});
export type Destination = z.output<typeof destinationSchema>;

const sealedParts = { encryptedMetadata: z.string().optional(), encryptedData: z.string().optional() };
const submissionSchema = z.looseObject({
  submissionId: id,
  caseId: id,
  destinationId: id.optional(),
  attachments: z.array(id).default([]),
  publicService: z.looseObject({ identifier: z.string() }).optional(),
  ...sealedParts,
});
export type Submission = z.output<typeof submissionSchema>;

const replySchema = z.looseObject({ replyId: id, caseId: id, attachments: z.array(id).default([]), ...sealedParts });
export type Reply = z.output<typeof replySchema>;

const waiting = z.looseObject({ submissionId: id, caseId: id, destinationId: id.optional() });
const waitingReply = z.looseObject({ replyId: id, caseId: id });
const jwks = z.looseObject({ keys: z.array(z.looseObject({ kid: z.string() })) });

/** Encrypted attachments may be larger than what else is exchanged: 35 MiB of text hold 25 MiB of content. */
const attachmentLimit = 35 * 1024 * 1024;
const dataLimit = 12 * 1024 * 1024;
/** Entries of one page of an event log; the service gives no more. */
export const eventsPerPage = 500;

export type FitConnectApi = ReturnType<typeof openFitConnect>;

/** The Submission API, version 2, as one client sees it. Nothing is tried again here: jobs do. */
export function openFitConnect(access: FitConnectAccess) {
  const ask = openRequests(access);

  async function read<S extends z.ZodType>(request: ApiRequest, schema: S): Promise<ApiResult<z.output<S>>> {
    const answer = await ask(request);
    if (!answer.ok) return answer;
    const parsed = schema.safeParse(parse(answer.value));
    if (!parsed.success) return { ok: false, kind: 'unavailable', reason: 'fit-connect.unexpected-answer' };
    return { ok: true, value: parsed.data };
  }
  const page = (path: string, offset: number, limit: number) => `${path}?offset=${offset}&limit=${limit}`;

  return {
    /** How the delivery service names itself in the events it signs. */
    apiUrl: access.apiUrl,

    destination: (destinationId: string) =>
      read({ method: 'GET', path: `/v2/destinations/${destinationId}` }, destinationSchema),
    destinationKey: (destinationId: string, kid: string) =>
      read({ method: 'GET', path: `/v2/destinations/${destinationId}/keys/${encodeURIComponent(kid)}` }, z.unknown()),
    /** Public keys of the delivery service itself. */
    serviceKeys: () => read({ method: 'GET', path: '/.well-known/jwks.json' }, jwks),

    announce: (submission: {
      destinationId: string;
      announcedAttachments: readonly string[];
      publicService: { name: string; identifier: string };
      region?: string;
    }) =>
      read(
        { method: 'POST', path: '/v2/submissions', json: submission },
        z.looseObject({ submissionId: id, caseId: id }),
      ),
    uploadAttachment: (submissionId: string, attachmentId: string, jwe: string) =>
      ask({ method: 'PUT', path: `/v2/submissions/${submissionId}/attachments/${attachmentId}`, jose: jwe }),
    submit: (submissionId: string, sealed: { encryptedMetadata: string; encryptedData: string }) =>
      ask({ method: 'PUT', path: `/v2/submissions/${submissionId}`, json: sealed }),

    waitingSubmissions: (offset = 0) =>
      read(
        { method: 'GET', path: page('/v2/submissions', offset, 100) },
        z.looseObject({ submissions: z.array(waiting) }),
      ),
    submission: (submissionId: string) =>
      read({ method: 'GET', path: `/v2/submissions/${submissionId}`, maxBytes: dataLimit }, submissionSchema),
    attachment: (submissionId: string, attachmentId: string) =>
      ask({
        method: 'GET',
        path: `/v2/submissions/${submissionId}/attachments/${attachmentId}`,
        maxBytes: attachmentLimit,
      }),

    events: (caseId: string, offset: number) =>
      read(
        { method: 'GET', path: page(`/v2/cases/${caseId}/events`, offset, eventsPerPage), maxBytes: dataLimit },
        z.looseObject({ eventLog: z.array(z.string()).max(eventsPerPage) }),
      ),
    sendEvent: (caseId: string, token: string) =>
      ask({ method: 'POST', path: `/v2/cases/${caseId}/events`, jose: token }),

    announceReply: (reply: { caseId: string; announcedAttachments: readonly string[] }) =>
      read({ method: 'POST', path: '/v2/replies', json: reply }, z.looseObject({ replyId: id })),
    submitReply: (replyId: string, sealed: { encryptedMetadata: string; encryptedData: string }) =>
      ask({ method: 'PUT', path: `/v2/replies/${replyId}`, json: sealed }),
    waitingReplies: (offset = 0) =>
      read(
        { method: 'GET', path: page('/v2/replies', offset, 100) },
        z.looseObject({ replies: z.array(waitingReply) }),
      ),
    reply: (replyId: string) =>
      read({ method: 'GET', path: `/v2/replies/${replyId}`, maxBytes: dataLimit }, replySchema),
    replyAttachment: (replyId: string, attachmentId: string) =>
      ask({ method: 'GET', path: `/v2/replies/${replyId}/attachments/${attachmentId}`, maxBytes: attachmentLimit }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Reply {
  status: number;
  body?: unknown;
  /** Text that is no JSON: a JWE, or a misbehaviour. */
  text?: string;
}

export const problems = 'https://schema.fitko.de/fit-connect/submission-api/problems/';

/** RFC 7807, as the service answers. */
export function refused(status: number, code: string, title: string): Reply {
  return { status, body: { type: `${problems}${code}`, title, status, detail: title, instance: '/' } };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

export function send(response: ServerResponse, reply: Reply): void {
  const text = reply.text ?? (reply.body === undefined ? '' : JSON.stringify(reply.body));
  response.writeHead(reply.status, {
    'content-type': reply.status >= 400 ? 'application/problem+json' : 'application/json',
  });
  response.end(text);
}

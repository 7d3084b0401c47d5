import { z } from 'zod';
import { sentence, statusOf } from '#platform/commands/problems.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import { defineRoutes, type Route } from '#platform/http/route.ts';
import type { MachineCommand } from './machine-command.ts';
import { urls } from './urls.ts';
import type { MachineVisit } from './visit.ts';

/** What a program sends: the command's own id (the same id twice is one command) and its input. */
export const envelope = z.strictObject({ id: z.uuid(), input: z.unknown() });

/** `POST /api/v1/<town>/commands/<name>`, one route per command, each under the command's own right. */
export function commandRoutes(commands: readonly MachineCommand[]): readonly Route<MachineVisit>[] {
  return defineRoutes<MachineVisit>([
    ...commands.map(
      (command): Route<MachineVisit> => ({
        method: 'POST',
        url: urls.command(':town', command.name),
        permission: command.name,
        takes: 'json',
        answer: (visit) => runCommand(visit, command),
      }),
    ),
    {
      method: 'POST',
      url: urls.command(':town', ':name'),
      permission: 'page:portal.public',
      takes: 'json',
      answer: () => Promise.reject(new Refusal({ code: 'command.unknown' })),
    },
  ]);
}

async function runCommand(visit: MachineVisit, command: MachineCommand): Promise<Answer> {
  // Only a known program may send commands, also those that are open to everybody at the portal.
  if (visit.header('authorization') === undefined) throw new Refusal({ code: 'access.token-needed' });
  const body = readBody(visit.body);
  if (body === undefined) return problemAnswer(visit, [{ code: 'request.unreadable' }]);
  const read = envelope.safeParse(body.value);
  if (!read.success) {
    return read.error.issues.some(({ path }) => path[0] === 'id')
      ? problemAnswer(visit, [{ code: 'command.id-invalid', field: 'id' }])
      : problemAnswer(visit, [{ code: 'request.wrong-shape' }]);
  }
  const outcome = await visit.execute(command, read.data.input ?? {}, read.data.id.toLowerCase());
  return outcome.ok ? json({ outcome: outcome.value }) : problemAnswer(visit, outcome.problems);
}

/** The body arrives as text, so that rights are asked before its form is judged. */
function readBody(body: unknown): { value: unknown } | undefined {
  if (typeof body !== 'string') return undefined;
  try {
    return { value: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

/** Refusals as a program reads them: code, input field, and the sentence in the language asked for. */
export function problemAnswer(visit: MachineVisit, problems: readonly Problem[]): Answer {
  const { problems: catalogue } = visit.door;
  return {
    kind: 'text',
    type: 'application/problem+json; charset=utf-8',
    status: statusOf(catalogue, problems),
    text: JSON.stringify({
      problems: problems.map((problem) => ({
        code: problem.code,
        ...(problem.field === undefined ? {} : { field: problem.field }),
        message: sentence(catalogue, problem, visit.lang),
      })),
    }),
  };
}

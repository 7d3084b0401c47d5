import { json, page } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { defineRoutes, type Route, type Visit } from '#platform/http/route.ts';
import type { MachineCommand } from '../machine/machine-command.ts';
import { urls } from '../machine/urls.ts';
import { describeInterface } from './describe.ts';
import { ReferencePage } from './reference-page.tsx';

/** The description of the interface, for programs and for people. */
export function openApiRoutes(door: DoorParts, commands: readonly MachineCommand[]): readonly Route<Visit>[] {
  const description = describeInterface(commands, door.problems, door.publicUrl);
  return defineRoutes<Visit>([
    {
      method: 'GET',
      url: urls.description(),
      permission: 'page:portal.public',
      takes: 'json',
      answer: async () => json(description),
    },
    {
      method: 'GET',
      url: urls.reference(),
      permission: 'page:portal.public',
      answer: async (visit) =>
        page(<ReferencePage visit={visit} address={door.publicUrl} commands={commands} problems={door.problems} />),
    },
  ]);
}

import { z } from 'zod';
import { type Role, rights } from '#domain/identity/index.ts';
import type { ProblemCatalogue } from '#platform/commands/problems.ts';
import { whoWish } from '../machine/answer-who.ts';
import {
  caseFacts,
  problemList,
  responsibilityFacts,
  serviceFacts,
  serviceList,
  townFacts,
  townList,
} from '../machine/facts.ts';
import type { MachineCommand } from '../machine/machine-command.ts';
import { serviceWish } from '../machine/query-routes.ts';
import { caseHeaders, urls } from '../machine/urls.ts';

type Json = Readonly<Record<string, unknown>>;

const rolesOf: Readonly<Record<string, readonly Role[]>> = rights;

/** Who may send a command: the roles of the rights table. The product's own are nobody's else. */
export function sendersOf(command: MachineCommand): readonly Role[] {
  return (rolesOf[command.name] ?? []).filter((role) => role !== 'system');
}

/** A JSON Schema (2020-12) of what is to be sent: before defaults and conversions. */
function inputSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}

const answer = (description: string, schema: Json) => ({
  description,
  content: { 'application/json': { schema } },
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const refused = (...statuses: number[]) =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: '#/components/responses/refused' }]));
const townParameter = { $ref: '#/components/parameters/town' };
const language = { $ref: '#/components/parameters/language' };

/** OpenAPI 3.1.1 of the whole interface, made from the schemas that check the requests. */
export function describeInterface(
  commands: readonly MachineCommand[],
  problems: ProblemCatalogue,
  server: string,
): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'buergernah',
      version: '1',
      summary: 'Services, cases and commands of the town, for programs.',
      description:
        'Refusals carry stable codes; their sentences come in the language of Accept-Language (de, en). ' +
        'A command has an id of its own (UUID): the same id again answers the stored outcome and does nothing.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: server }],
    paths: { ...queryPaths(), ...Object.fromEntries(commands.map((command) => commandPath(command))) },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token of this town, with its roles' },
        caseNumber: { type: 'apiKey', in: 'header', name: caseHeaders.number },
        caseSecret: {
          type: 'apiKey',
          in: 'header',
          name: caseHeaders.secret,
          description: 'Secret of the link or spoken code; never part of an address',
        },
      },
      parameters: {
        town: { name: 'town', in: 'path', required: true, schema: { type: 'string' } },
        language: { name: 'accept-language', in: 'header', schema: { type: 'string', examples: ['de', 'en'] } },
      },
      responses: {
        refused: {
          description: 'Refused; nothing was changed',
          content: { 'application/problem+json': { schema: ref('Problems') } },
        },
      },
      schemas: {
        Problems: outputSchema(problemList),
        ProblemCode: { type: 'string', enum: Object.keys(problems).sort() },
        Town: outputSchema(townFacts),
        Towns: outputSchema(townList),
        Service: outputSchema(serviceFacts),
        Services: outputSchema(serviceList),
        Responsibility: outputSchema(responsibilityFacts),
        Case: outputSchema(caseFacts),
      },
    },
  };
}

function outputSchema(schema: z.ZodType): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return rest;
}

function commandPath(command: MachineCommand): [string, Json] {
  const senders = sendersOf(command);
  const token = { token: [] };
  return [
    urls.command('{town}', command.name),
    {
      parameters: [townParameter, language],
      post: {
        operationId: command.name,
        tags: [command.name.split('.')[0]],
        summary: `Command ${command.name}`,
        description:
          senders.length > 0 ? `For: ${senders.join(', ')}.` : 'Only the product itself runs this command: 403 to all.',
        security: senders.includes('resident') ? [token, { ...token, caseNumber: [], caseSecret: [] }] : [token],
        'x-roles': senders,
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { id: { type: 'string', format: 'uuid' }, input: inputSchema(command.input) },
                required: ['id', 'input'],
                additionalProperties: false,
              },
            },
          },
        },
        responses: {
          '200': answer('Done, now or before under this id', {
            type: 'object',
            properties: { outcome: { type: 'object', description: 'Ids, numbers and codes' } },
            required: ['outcome'],
          }),
          ...refused(400, 401, 403, 404, 409, 413, 422, 429, 503),
        },
      },
    },
  ];
}

function queryParameters(schema: z.ZodType): Json[] {
  const wish = inputSchema(schema);
  const properties = z.record(z.string(), z.unknown()).parse(wish.properties ?? {});
  const required = z.array(z.string()).parse(wish.required ?? []);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }));
}

function queryPaths(): Json {
  return {
    [urls.towns()]: { get: { operationId: 'towns', responses: { '200': answer('The towns', ref('Towns')) } } },
    [urls.town('{town}')]: {
      parameters: [townParameter],
      get: { operationId: 'town', responses: { '200': answer('The town', ref('Town')), ...refused(404) } },
    },
    [urls.services('{town}')]: {
      parameters: [townParameter],
      get: {
        operationId: 'services',
        parameters: queryParameters(serviceWish),
        responses: { '200': answer('Best first', ref('Services')), ...refused(400, 404) },
      },
    },
    [urls.service('{town}', '{key}')]: {
      parameters: [townParameter, { name: 'key', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'service', responses: { '200': answer('The service', ref('Service')), ...refused(404) } },
    },
    [urls.responsibility()]: {
      parameters: [language],
      get: {
        operationId: 'responsibility',
        parameters: queryParameters(whoWish),
        responses: { '200': answer('Who is responsible, or what to ask back', ref('Responsibility')), ...refused(400) },
      },
    },
    [urls.responsibility('{town}')]: {
      parameters: [townParameter, language],
      get: {
        operationId: 'townResponsibility',
        parameters: queryParameters(whoWish),
        responses: {
          '200': answer('Who is responsible, or what to ask back', ref('Responsibility')),
          ...refused(400, 404),
        },
      },
    },
    [urls.case('{town}')]: {
      parameters: [townParameter, language],
      get: {
        operationId: 'case',
        security: [{ caseNumber: [], caseSecret: [] }],
        responses: { '200': answer('The opened case', ref('Case')), ...refused(401, 404, 429) },
      },
    },
  };
}

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import type { Acceptance } from '#platform/fit-connect/examine.ts';
import { messageSchema, messageStandard } from './fit-connect-message.ts';
import type { ReceivedService } from './fit-connect-settings.ts';

/** Compiled once for each version of the configuration: the object is the same as long as the version is. */
const compiled = new WeakMap<object, ValidateFunction>();

/** What a town takes, by its part `applications.receive`. */
export function acceptanceOf(receive: readonly ReceivedService[]): Acceptance {
  const find = (identifier: string | undefined, schemaUri?: string) =>
    receive.find((one) => one.identifier === identifier && (schemaUri === undefined || one.schemaUri === schemaUri));
  return {
    takesService: (identifier) => find(identifier) !== undefined,
    takesSchema: (identifier, schemaUri) => find(identifier, schemaUri) !== undefined,
    fits: (schemaUri, content) => {
      const schema = receive.find((one) => one.schemaUri === schemaUri)?.schema;
      return schema === undefined || validator(schema)(content) === true;
    },
  };
}

/** What we take as an answer to a submission of ours: a message in our own form. */
export const replyAcceptance: Acceptance = {
  takesService: () => true,
  takesSchema: (_identifier, schemaUri) => schemaUri === messageStandard,
  fits: (_schemaUri, content) => messageSchema.safeParse(content).success,
};

function validator(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known) return known;
  // Schemas come from elsewhere and name keywords of their own; a town's mistake in one must not stop the others.
  const ajv = new Ajv2020({ strict: false, validateFormats: true });
  ajvFormats.default(ajv);
  const made = ajv.compile(schema);
  compiled.set(schema, made);
  return made;
}

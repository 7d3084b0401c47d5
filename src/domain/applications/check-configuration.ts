import { z } from 'zod';
import { type DocumentTemplate, documentSettingsSchema, templateProblems } from '#domain/documents/index.ts';
import { certificateFields, deregistrationFields } from './register-rules.ts';
import { applicationSettingsSchema, type Way } from './settings.ts';

const partsShape = z.looseObject({
  documents: documentSettingsSchema.optional(),
  applications: applicationSettingsSchema.optional(),
  services: z
    .array(z.looseObject({ key: z.string(), online: z.looseObject({ form: z.string() }).optional() }))
    .default([]),
});
const formShape = z.looseObject({ schema: z.looseObject({ properties: z.record(z.string(), z.unknown()) }) });

const fieldsOf: Readonly<Partial<Record<Way, readonly string[]>>> = {
  'register-certificate': certificateFields,
  'register-deregistration': deregistrationFields,
};

/**
 * What is wrong with a town's configuration, part by part: a document that asks for a field which neither the form of its
 * service nor the answer of its system fills would be printed with a hole. Empty when all is well.
 */
export function configurationProblems(parts: Readonly<Record<string, unknown>>): string[] {
  const read = partsShape.safeParse(parts);
  if (!read.success) return [z.prettifyError(read.error)];
  return [...unknownAnswers(read.data, parts), ...templatesOf(read.data, parts)];
}

type Parts = z.output<typeof partsShape>;

/** A deregistration whose form has no such answer would be refused every time. */
function unknownAnswers({ applications, services }: Parts, parts: Readonly<Record<string, unknown>>): string[] {
  return (applications?.systems ?? []).flatMap((system) => {
    const form = services.find((service) => service.key === system.service)?.online?.form;
    const known = formFields(parts, form);
    if (system.way !== 'register-deregistration' || known.length === 0) return [];
    const { movedOutOn, country, address, members } = system.deregistration;
    return [movedOutOn, country, ...address, members].flatMap((name) =>
      known.includes(`answers.${name}`) ? [] : [`${system.service}: the form ${form} has no answer ${name}`],
    );
  });
}

function templatesOf({ documents, applications, services }: Parts, parts: Readonly<Record<string, unknown>>): string[] {
  return (documents?.templates ?? []).flatMap((template: DocumentTemplate) => {
    const answers = services
      .filter((service) => template.services.includes(service.key))
      .flatMap((service) => formFields(parts, service.online?.form));
    const results = (applications?.systems ?? [])
      .filter((system) => template.services.includes(system.service))
      .flatMap((system) => fieldsOf[system.way] ?? []);
    return templateProblems(template, [...answers, ...results]);
  });
}

function formFields(parts: Readonly<Record<string, unknown>>, form: string | undefined): string[] {
  const read = form === undefined ? undefined : formShape.safeParse(parts[`form.${form}`]);
  return read?.success ? Object.keys(read.data.schema.properties).map((name) => `answers.${name}`) : [];
}

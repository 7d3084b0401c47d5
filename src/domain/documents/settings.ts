import { z } from 'zod';
import { configurationPart } from '#domain/identity/index.ts';
import { type DocumentTemplate, templateSchema } from './template-rules.ts';

/** Configuration part `documents`: what the town issues. A service without a template yields no document. */
export const documentSettingsSchema = z.strictObject({ templates: z.array(templateSchema) });
export type DocumentSettings = z.output<typeof documentSettingsSchema>;

export const readDocumentSettings = configurationPart('documents', documentSettingsSchema);

export function templateFor(settings: DocumentSettings, service: string): DocumentTemplate | undefined {
  return settings.templates.find((template) => template.services.includes(service));
}

import type { ApplicantFields, FormDefinition } from './form-rules.ts';

type Part = Pick<FormDefinition, 'pages' | 'fields' | 'applicant'> & {
  properties: FormDefinition['schema']['properties'];
  required: string[];
};

/** What a FIM field about the person is usually called. */
const usual: readonly { part: keyof ApplicantFields; label: RegExp }[] = [
  { part: 'familyName', label: /^(familienname|nachname|name)$/i },
  { part: 'givenName', label: /^vornamen?$/i },
  { part: 'birthDate', label: /^geburtsdatum$/i },
  { part: 'street', label: /^stra(ß|ss)e$/i },
  { part: 'houseNumber', label: /^hausnummer$/i },
  { part: 'postcode', label: /^postleitzahl$/i },
  { part: 'place', label: /^ort$/i },
];

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength }) as const;

/**
 * What every form needs and no FIM schema has: who the person is, where the schema does not ask it, and how to answer.
 */
export function ownPages(properties: Part['properties'], fields: Part['fields']): Part {
  const found: Partial<Record<keyof ApplicantFields, string>> = {};
  for (const { part, label } of usual)
    for (const [name, schema] of Object.entries(properties))
      if (!found[part] && schema.type === 'string' && label.test(fields[name]?.label.de ?? '')) found[part] = name;
  const asksName = found.familyName === undefined;
  const { familyName = 'applicantFamilyName', ...others } = found;
  return {
    applicant: { ...others, familyName, contactWay: 'contactWay', email: 'contactEmail', phone: 'contactPhone' },
    properties: {
      ...(asksName ? { applicantFamilyName: text(100) } : {}),
      contactWay: { type: 'string', enum: ['email', 'call', 'none'] },
      contactEmail: { type: 'string', format: 'email' },
      contactPhone: text(30),
    },
    required: [...(asksName ? ['applicantFamilyName'] : []), 'contactWay', 'contactEmail', 'contactPhone'],
    pages: [
      ...(asksName
        ? [{ id: 'applicant', title: { de: 'Wer sind Sie?', en: 'Who are you?' }, fields: ['applicantFamilyName'] }]
        : []),
      { id: 'contact', title: { de: 'Wie erreichen wir Sie?', en: 'How do we reach you?' }, fields: ['contactWay'] },
      {
        id: 'contact-email',
        title: { de: 'An welche E-Mail-Adresse?', en: 'To which e-mail address?' },
        when: { field: 'contactWay', is: 'email' },
        fields: ['contactEmail'],
      },
      {
        id: 'contact-phone',
        title: { de: 'Unter welcher Nummer?', en: 'At which number?' },
        when: { field: 'contactWay', is: 'call' },
        fields: ['contactPhone'],
      },
    ],
    fields: {
      ...(asksName
        ? { applicantFamilyName: { label: { de: 'Nachname', en: 'Last name' }, autocomplete: 'family-name' } }
        : {}),
      contactWay: {
        label: { de: 'Wie sollen wir Ihnen antworten?', en: 'How shall we answer you?' },
        options: {
          email: { de: 'Per E-Mail', en: 'By e-mail' },
          call: { de: 'Per Anruf', en: 'By telephone' },
          none: { de: 'Gar nicht. Ich sehe selbst nach.', en: 'Not at all. I look for myself.' },
        },
      },
      contactEmail: { label: { de: 'E-Mail-Adresse', en: 'E-mail address' }, autocomplete: 'email' },
      contactPhone: { label: { de: 'Telefonnummer', en: 'Phone number' }, autocomplete: 'tel' },
    },
  };
}

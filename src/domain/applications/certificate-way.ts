import type { ApplicationDb } from './application-step.ts';
import { askFor } from './ask.ts';
import { readApplicant } from './read-applicant.ts';
import type { Register } from './register.ts';
import { type CertificateAnswer, type CertificateContent, certificateContents } from './register-rules.ts';
import { addressLine, givenNamesLine } from './register-words.ts';
import type { DocumentFacts } from './rules.ts';
import type { Deliver } from './ways.ts';

/** Orders a certificate of registration; what the register says is what the document says (§ 18 BMG). */
export function certificateWay(register: Register): Deliver {
  return async ({ context, application, system }) => {
    const applicant = await context.read((db: ApplicationDb) => readApplicant(db, context.tenant, application));
    const { person, ags, answers } = applicant;
    if (!person) return { kind: 'refused', code: 'birth-date-missing' };
    const contents = wanted(system.contents === undefined ? undefined : answers[system.contents]);
    const asked = await askFor(
      context,
      application,
      { operation: 'order-certificate', purpose: 'issue-certificate', term: person },
      () => register.orderCertificate(ags, { person, contents }, application.id),
    );
    if (!asked.ok) return asked.answer;
    return { kind: 'delivered', reference: asked.value.reference, facts: factsOf(asked.value) };
  };
}

function wanted(answer: unknown): CertificateContent[] {
  const said: readonly unknown[] = Array.isArray(answer) ? answer : [];
  return certificateContents.filter((content) => said.includes(content));
}

function factsOf({ person, extras = {} }: CertificateAnswer): DocumentFacts {
  const known = <K extends string>(key: K, value: string | undefined) => (value === undefined ? {} : { [key]: value });
  return {
    familyName: person.familyName,
    givenNames: givenNamesLine(person),
    birthDate: person.birthDate,
    secondaryAddresses: person.secondary.map(addressLine),
    ...known('doctoralDegree', person.doctoralDegree),
    ...known('mainAddress', person.main && addressLine(person.main)),
    ...known('birthPlace', extras.birthPlace),
    ...known('civilStatus', extras.civilStatus),
    ...known('movedInOn', extras.movedInOn),
    formerNames: [...(extras.formerNames ?? [])],
    formerAddresses: [...(extras.formerAddresses ?? [])],
    family: [...(extras.family ?? [])],
  };
}

import type { ApplicationDb } from './application-step.ts';
import { askFor } from './ask.ts';
import { readApplicant } from './read-applicant.ts';
import type { Register } from './register.ts';
import type { CertificateAnswer } from './register-rules.ts';
import { addressLine, givenNamesLine } from './register-words.ts';
import type { DocumentFacts } from './rules.ts';
import type { Deliver } from './ways.ts';

/** Orders a certificate of registration; what the register says is what the document says (§ 18 BMG). */
export function certificateWay(register: Register): Deliver {
  return async ({ context, application, system }) => {
    const applicant = await context.read((db: ApplicationDb) => readApplicant(db, context.tenant, application));
    const { person, ags, answers } = applicant;
    if (!person) return { kind: 'refused', code: 'birth-date-missing' };
    const extended = system.extended !== undefined && isSaid(answers[system.extended.field], system.extended.is);
    const asked = await askFor(
      context,
      application,
      { operation: 'order-certificate', purpose: 'issue-certificate', term: person },
      () => register.orderCertificate(ags, { person, extended }, application.id),
    );
    if (!asked.ok) return asked.answer;
    return { kind: 'delivered', reference: asked.value.reference, facts: factsOf(asked.value) };
  };
}

function isSaid(answer: unknown, is: string): boolean {
  return answer === true ? is === 'true' : answer === is;
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
    ...known('birthName', extras.birthName),
    ...known('birthPlace', extras.birthPlace),
    ...known('movedInOn', extras.movedInOn),
    nationalities: [...(extras.nationalities ?? [])],
  };
}

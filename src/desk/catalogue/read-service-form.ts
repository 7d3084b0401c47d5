import type { Problem } from '#platform/commands/refusal.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { readDateParts, readOptionalDate } from '#platform/ui/read-date-parts.ts';
import { parseDateFields } from '#platform/values/date.ts';
import { parseEuros } from '#platform/values/money.ts';

/** The most fees one service can have on the form. */
export const mostFees = 40;

/** The editor's form as `catalogue.save-service` takes it, and what is wrong before any rule is asked. */
export function readServiceForm(form: FormBody, key: string): { service: object; problems: Problem[] } {
  const problems: Problem[] = [];
  const text = (name: string) => fieldText(form, name);
  const both = (name: string) => ({ de: text(`${name}.de`), en: text(`${name}.en`) });
  const lines = (name: string) =>
    text(name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const papers = { de: lines('papers.de'), en: lines('papers.en') };
  const count = Math.max(papers.de.length, papers.en.length);
  const plain = text('summary.plain');
  const fees = feePlaces(form).flatMap((at) => {
    const name = `fees.${at}`;
    const cents = parseEuros(text(`${name}.cents`));
    const from = parseDateFields(readDateParts(form, `${name}.validFrom`));
    const to = readOptionalDate(form, `${name}.validTo`);
    const age = text(`${name}.underAge`);
    if (text(`${name}.cents`) === '') problems.push({ code: 'money.missing', field: `${name}.cents` });
    else if (cents === undefined) problems.push({ code: 'money.invalid', field: `${name}.cents` });
    if (!from.ok) problems.push({ code: from.problem, field: `${name}.validFrom` });
    if (to.problem) problems.push({ code: to.problem, field: `${name}.validTo` });
    const condition = both(`${name}.condition`);
    return {
      kind: text(`${name}.kind`),
      validFrom: from.ok ? from.date : '',
      ...(to.date === undefined ? {} : { validTo: to.date }),
      cents: cents ?? 0,
      ...(age === '' ? {} : { underAge: Number(age) }),
      ...(condition.de === '' && condition.en === '' ? {} : { condition }),
      source: text(`${name}.source`),
    };
  });
  const service = {
    key,
    name: both('name'),
    summary: { ...both('summary'), ...(plain === '' ? {} : { plain }) },
    everydayWords: { de: lines('everydayWords.de'), en: lines('everydayWords.en') },
    papers: Array.from({ length: count }, (_, at) => ({ de: papers.de[at] ?? '', en: papers.en[at] ?? '' })),
    legalBasis: text('legalBasis'),
    processingTime: both('processingTime'),
    fees,
  };
  return { service, problems };
}

/** Positions of the fees that are filled in and not struck out. */
export function feePlaces(form: FormBody): number[] {
  return Array.from({ length: mostFees }, (_, at) => at).filter(
    (at) =>
      fieldText(form, `fees.${at}.strike`) === '' &&
      Object.keys(form).some(
        (name) => name.startsWith(`fees.${at}.`) && !name.endsWith('.kind') && fieldText(form, name) !== '',
      ),
  );
}

/** The form's field for a path of the command's input; `form` tells which fee was the n-th that counted. */
export function serviceField(form: FormBody): (path: string) => string {
  const places = feePlaces(form);
  return (path) => {
    const plain = path.replace(/^service\./, '');
    const fee = /^fees\.(\d+)(.*)$/.exec(plain);
    if (fee) return `fees.${places[Number(fee[1])] ?? fee[1]}${fee[2] || '.validFrom'}`;
    return plain.replace(/^(papers|everydayWords)\.(?:\d+\.)?(de|en).*$/, '$1.$2');
  };
}

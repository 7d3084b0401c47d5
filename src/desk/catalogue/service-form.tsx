import type { Fee, ServiceTexts } from '#domain/catalogue/index.ts';
import type { FormErrors } from '#platform/http/form-errors.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import { formatDate, formatMoney } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Checkbox } from '#platform/ui/checkbox.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Fieldset } from '#platform/ui/fieldset.tsx';
import { datePartsOf, readDateParts } from '#platform/ui/read-date-parts.ts';
import { Select } from '#platform/ui/select.tsx';
import { TextArea } from '#platform/ui/text-area.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { parseDateFields } from '#platform/values/date.ts';
import { messages } from './messages.ts';

/** A service as the fields of the editor's form. */
export function formOfService(service: ServiceTexts): FormBody {
  const { name, summary, everydayWords, papers, processingTime } = service;
  const form: Record<string, string> = {
    'name.de': name.de,
    'name.en': name.en,
    'summary.de': summary.de,
    'summary.en': summary.en,
    'summary.plain': summary.plain ?? '',
    'everydayWords.de': everydayWords.de.join('\n'),
    'everydayWords.en': everydayWords.en.join('\n'),
    'papers.de': papers.map((paper) => paper.de).join('\n'),
    'papers.en': papers.map((paper) => paper.en).join('\n'),
    legalBasis: service.legalBasis,
    'processingTime.de': processingTime.de,
    'processingTime.en': processingTime.en,
  };
  for (const [at, fee] of service.fees.entries())
    for (const [name_, value] of Object.entries(fieldsOfFee(fee))) form[`fees.${at}.${name_}`] = value;
  return form;
}

function fieldsOfFee(fee: Fee): Record<string, string> {
  return {
    kind: fee.kind,
    cents: (fee.cents / 100).toFixed(2).replace('.', ','),
    ...datePartsOf('validFrom', fee.validFrom),
    ...datePartsOf('validTo', fee.validTo),
    underAge: fee.underAge === undefined ? '' : String(fee.underAge),
    'condition.de': fee.condition?.de ?? '',
    'condition.en': fee.condition?.en ?? '',
    source: fee.source,
  };
}

interface Props {
  lang: Lang;
  form: FormBody;
  errors: FormErrors;
}

/** The fields of a service: names, texts, words, papers, law, time. */
export function ServiceFields({ lang, form, errors }: Props) {
  const t = messages[lang].edit;
  const field = (name: string) => ({ lang, name, value: fieldText(form, name), error: errors.at(name) });
  return (
    <>
      <Fieldset lang={lang} legend={t.texts} large>
        <TextField {...field('name.de')} label={t.name('de')} />
        <TextField {...field('name.en')} label={t.name('en')} />
        <TextArea {...field('summary.de')} label={t.summary('de')} rows={4} />
        <TextArea {...field('summary.en')} label={t.summary('en')} rows={4} />
        <TextArea {...field('summary.plain')} label={t.plain} hint={t.plainHint} rows={4} optional />
      </Fieldset>
      <Fieldset lang={lang} legend={t.words} name="words" hint={t.wordsHint} large>
        <TextArea {...field('everydayWords.de')} label={t.wordsIn('de')} rows={6} optional />
        <TextArea {...field('everydayWords.en')} label={t.wordsIn('en')} rows={6} optional />
      </Fieldset>
      <Fieldset lang={lang} legend={t.facts} large>
        <TextArea {...field('papers.de')} label={t.papers('de')} hint={t.papersHint} rows={4} optional />
        <TextArea {...field('papers.en')} label={t.papers('en')} hint={t.papersSameOrder} rows={4} optional />
        <TextField {...field('processingTime.de')} label={t.processing('de')} />
        <TextField {...field('processingTime.en')} label={t.processing('en')} />
        <TextField {...field('legalBasis')} label={messages[lang].law} />
      </Fieldset>
      <Fieldset lang={lang} legend={messages[lang].fees} name="fees" hint={t.feesHint} large>
        {feeRows(form).map((at) => (
          <FeeFields key={at} lang={lang} form={form} errors={errors} at={at} />
        ))}
      </Fieldset>
    </>
  );
}

/** The fees the form has, and one empty place. */
function feeRows(form: FormBody): number[] {
  const known = Object.keys(form).flatMap((name) => {
    const at = /^fees\.(\d{1,2})\./.exec(name)?.[1];
    return at !== undefined && !name.endsWith('.kind') && fieldText(form, name) !== '' ? [Number(at)] : [];
  });
  const last = Math.max(-1, ...known);
  return Array.from({ length: last + 2 }, (_, at) => at).filter((at) => at === last + 1 || known.includes(at));
}

function FeeFields({ lang, form, errors, at }: Props & { at: number }) {
  const t = messages[lang].edit;
  const field = (part: string) => {
    const name = `fees.${at}.${part}`;
    return { lang, name, value: fieldText(form, name), error: errors.at(name) };
  };
  const day = (part: string) => {
    const name = `fees.${at}.${part}`;
    return { lang, name, value: readDateParts(form, name), error: errors.at(name) };
  };
  const isNew = field('cents').value === '' && field('source').value === '';
  const hasError = errors.summary.some(({ name }) => name?.startsWith(`fees.${at}.`));
  return (
    <Details summary={isNew ? t.newFee : t.fee(at + 1, feeLine(lang, form, at))} open={hasError}>
      <TextField {...field('cents')} label={t.amountEuros} width={8} inputMode="decimal" />
      <Select
        {...field('kind')}
        value={field('kind').value || 'standard'}
        label={messages[lang].kind}
        placeholder={false}
        options={(['standard', 'reduced', 'extra'] as const).map((value) => ({
          value,
          label: messages[lang].kinds[value],
        }))}
      />
      <DateField {...day('validFrom')} label={t.validFrom} />
      <DateField {...day('validTo')} label={t.validTo} optional />
      <TextField {...field('underAge')} label={t.underAge} width={4} inputMode="numeric" optional />
      <TextField {...field('condition.de')} label={t.condition('de')} hint={t.conditionHint} optional />
      <TextField {...field('condition.en')} label={t.condition('en')} optional />
      <TextField {...field('source')} label={messages[lang].source} hint={t.sourceHint} />
      {isNew ? null : (
        <Checkbox
          lang={lang}
          name={`fees.${at}.strike`}
          label={t.strike}
          hint={t.strikeHint}
          checked={fieldText(form, `fees.${at}.strike`) !== ''}
        />
      )}
    </Details>
  );
}

function feeLine(lang: Lang, form: FormBody, at: number): string {
  const euros = fieldText(form, `fees.${at}.cents`);
  const from = parseDateFields(readDateParts(form, `fees.${at}.validFrom`));
  const cents = Math.round(Number(euros.replace(',', '.')) * 100);
  const amount = Number.isFinite(cents) ? formatMoney(lang, cents) : euros;
  const since = from.ok ? messages[lang].from(formatDate(lang, from.date)) : '';
  return [amount, since, fieldText(form, `fees.${at}.condition.${lang}`)].filter(Boolean).join(', ');
}

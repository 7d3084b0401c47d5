import {
  type AnswerForPlace,
  plainAreaName,
  responsibilitySentence,
  responsibleName,
} from '#domain/catalogue/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { messages } from './who-messages.ts';

/** What an agent says to "who does this?": us or them, why, and the ways there; the extension is for staff only. */
export function WhoPart({
  lang,
  answer,
  own,
  townAgs,
}: {
  lang: Lang;
  answer: AnswerForPlace;
  /** The town offers the service itself. */
  own: boolean;
  townAgs: string;
}) {
  const t = messages[lang];
  const place = plainAreaName(answer.municipality.name);
  const here = answer.municipality.ags === townAgs;
  if (answer.kind === 'no-rule')
    return (
      <p class="kern-body">
        <strong>{here ? t.who : t.whoIn(place)}</strong> {here ? (own ? t.ours : t.noRuleHere) : t.noRule(place)}
      </p>
    );
  const { organisation, rule } = answer.responsible;
  const rows = [
    { key: t.internalPhone, value: organisation?.internalPhone },
    { key: t.phone, value: organisation?.phone },
    { key: t.address, value: organisation?.address },
    { key: t.email, value: organisation?.email },
    { key: t.website, value: organisation?.website },
    { key: t.since, value: rule.validFrom > '1900-01-01' ? formatDate(lang, rule.validFrom) : undefined },
  ].filter(({ value }) => value);
  return (
    <>
      <p class="kern-body">
        <strong>
          {answer.us ? t.us : t.them} {responsibleName(answer.responsible, lang)}
        </strong>
      </p>
      <p class="kern-body">{responsibilitySentence(answer, lang)}</p>
      {rows.length > 0 ? <SummaryList lang={lang} rows={rows} /> : null}
    </>
  );
}

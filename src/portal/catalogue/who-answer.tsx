import {
  plainAreaName,
  type ResponsibilityAnswer,
  responsibilitySentence,
  responsibleName,
} from '#domain/catalogue/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { CallUs } from '../call-us.tsx';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';

/** The answer in one sentence, with the way there; where nobody is known, the town's default desk. */
export function WhoAnswer({
  visit,
  answer,
  typed,
}: {
  visit: PortalVisit;
  answer: Exclude<ResponsibilityAnswer, { kind: 'ask' }>;
  typed: string;
}) {
  const t = messages[visit.lang];
  if (answer.kind !== 'answer') {
    const unknown = answer.kind === 'unknown-place';
    return (
      <Section title={unknown ? t.unknownPlace : t.noRule}>
        <p class="kern-body">{unknown ? t.unknownPlaceBody : t.noRuleBody(plainAreaName(answer.municipality.name))}</p>
        <CallUs visit={visit} />
      </Section>
    );
  }
  const { lang } = visit;
  const { organisation, rule } = answer.responsible;
  const email = organisation?.email ?? '';
  return (
    <>
      <Section title={answer.us ? t.whoUs : t.whoThem}>
        <p class="kern-body">
          <strong>{responsibleName(answer.responsible, lang)}</strong>
        </p>
        <p class="kern-body">{responsibilitySentence(answer, lang)}</p>
        <SummaryList
          lang={lang}
          rows={[
            ...(organisation?.address ? [{ key: t.address, value: organisation.address }] : []),
            ...(organisation?.phone ? [{ key: t.phone, value: organisation.phone }] : []),
            ...(email === '' ? [] : [{ key: t.email, value: <a href={`mailto:${email}`}>{email}</a> }]),
            ...(organisation?.website
              ? [{ key: t.website, value: <a href={organisation.website}>{organisation.website}</a> }]
              : []),
            { key: t.legal, value: <span lang="de">{rule.source}</span> },
            ...(rule.validFrom > '1900-01-01' ? [{ key: t.since, value: formatDate(lang, rule.validFrom) }] : []),
          ]}
        />
        {answer.us ? <CallUs visit={visit} /> : null}
      </Section>
      {answer.us || typed === '' ? null : (
        <Section title={t.handOverTyped}>
          <p class="kern-body">{t.handOverTypedBody}</p>
          <blockquote class="kern-body">{typed}</blockquote>
          {email === '' ? null : (
            <p>
              <a href={`mailto:${email}?body=${encodeURIComponent(typed)}`}>{t.writeThem}</a>
            </p>
          )}
        </Section>
      )}
    </>
  );
}

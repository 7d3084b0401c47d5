import { formatDateTime } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { CaseNumber } from '#platform/ui/case-number.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Details } from '#platform/ui/details.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Steps } from '#platform/ui/steps.tsx';
import { Table } from '#platform/ui/table.tsx';
import { formatSpokenCode, spellSpokenCode } from '#platform/values/access-secret.ts';
import { formatCaseNumber, spellCaseNumber } from '#platform/values/case-number.ts';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { explainDeadline } from './explain-deadline.ts';
import type { TakenCall } from './taken.ts';
import { messages } from './taken-messages.ts';

/** What the agent reads aloud about what happens next, a sentence each. */
export function nextSentences(lang: Lang, { promises, way }: TakenCall): string[] {
  const t = messages[lang];
  const decision = promises.find((promise) => promise.kind === 'decision');
  const callBack = promises.find((promise) => promise.kind === 'call-back');
  const ways: Readonly<Record<string, string>> = t.nextWay;
  return [
    ...(decision ? [t.nextDecision(formatDateTime(lang, decision.due_at))] : []),
    ...(ways[way] ? [ways[way]] : []),
    ...(callBack ? [t.callBackDue(formatDateTime(lang, callBack.due_at))] : []),
  ];
}

/** Screen 3 of a call: the receipt to read aloud. */
export function TakenPage({ visit, taken }: { visit: StaffVisit; taken: TakenCall }) {
  const { lang } = visit;
  const t = messages[lang];
  const { file, code, promises } = taken;
  return (
    <DeskPage visit={visit} section="calls" title={t.takenTitle} lead={t.takenLead}>
      <Steps lang={lang} steps={Object.values(t.steps)} current={3} />
      <CaseNumber lang={lang} number={formatCaseNumber(file.number)} label={t.number} />
      <CaseNumber lang={lang} number={formatSpokenCode(code)} label={t.code} />
      <p class="kern-body">{t.codeWhy}</p>
      <Section title={t.spell}>
        <Columns layout="even">
          <SpellTable
            lang={lang}
            caption={t.number}
            symbols={file.number}
            spoken={spellCaseNumber(file.number, lang)}
          />
          <SpellTable lang={lang} caption={t.code} symbols={code} spoken={spellSpokenCode(code, lang)} />
        </Columns>
      </Section>
      <Section title={t.next}>
        <ul>
          {nextSentences(lang, taken).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {promises
          .filter((promise) => promise.kind === 'call-back')
          .map((promise) => (
            <Details key={promise.id} summary={t.howCounted}>
              <ul>
                {explainDeadline(lang, promise.explanation).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </Details>
          ))}
      </Section>
      <ButtonRow>
        <ButtonLink href={urls.calls()}>{t.nextCall}</ButtonLink>
        <ButtonLink href={urls.callSlip(file.number)} variant="secondary">
          {t.slip}
        </ButtonLink>
        <ButtonLink href={urls.case(file.number)} variant="tertiary">
          {t.toCase}
        </ButtonLink>
      </ButtonRow>
    </DeskPage>
  );
}

function SpellTable({
  lang,
  caption,
  symbols,
  spoken,
}: {
  lang: Lang;
  caption: string;
  symbols: string;
  spoken: readonly string[];
}) {
  const t = messages[lang];
  return (
    <Table
      lang={lang}
      caption={caption}
      small
      rows={[...symbols].map((symbol, index) => ({ symbol, index, word: spoken[index] ?? symbol }))}
      rowKey={(row) => String(row.index)}
      columns={[
        { label: t.symbol, cell: (row) => row.symbol, rowHeader: true },
        { label: t.spoken, cell: (row) => row.word },
      ]}
    />
  );
}

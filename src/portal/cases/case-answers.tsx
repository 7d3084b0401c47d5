import { answerRows } from '#domain/applications/index.ts';
import { Details } from '#platform/ui/details.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { CaseParts } from './case-parts.ts';
import { messages } from './messages.ts';

/** What the person answered in their online application. */
export function CaseAnswers({ visit, view }: CaseParts) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <>
      {view.answers.map((given) => (
        <Details key={given.application} summary={t.answers(given.definition.title[lang])}>
          <SummaryList
            lang={lang}
            rows={answerRows(given, lang).map((row) => ({
              key: row.label,
              value: row.lines.map((line) => <div key={line}>{line}</div>),
            }))}
          />
        </Details>
      ))}
    </>
  );
}

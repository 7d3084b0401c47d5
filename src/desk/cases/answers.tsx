import { answerRows } from '#domain/applications/index.ts';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { PartProps } from './form-of.ts';
import { messages } from './messages.ts';

/** What was answered in online applications, beside the questions of the form in the version that asked. */
export function Answers({ visit, read }: PartProps) {
  const { lang } = visit;
  const t = messages[lang];
  return (
    <>
      {read.answers.map((given) => (
        <Section key={given.application} title={t.answers(given.definition.title[lang])}>
          <SummaryList
            lang={lang}
            rows={[
              ...answerRows(given, lang).map((row) => ({
                key: row.label,
                value: row.lines.map((line) => <div key={line}>{line}</div>),
              })),
              { key: t.form, value: t.formVersion(given.form, given.formVersion) },
            ]}
          />
        </Section>
      ))}
    </>
  );
}

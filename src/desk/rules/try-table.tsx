import { type DecisionModel, type DecisionResult, describeProblem } from '#domain/decisions/index.ts';
import { type FormBody, fieldText } from '#platform/http/form-input.ts';
import type { Lang } from '#platform/i18n/messages.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { Select } from '#platform/ui/select.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { messages } from './messages.ts';

/** Facts to try the table with; nothing of them is stored. */
export function TryFields({ lang, form, model }: { lang: Lang; form: FormBody; model: DecisionModel }) {
  const t = messages[lang];
  return (
    <>
      <p class="kern-body">{t.tryLead}</p>
      <Columns layout="cards">
        {model.inputs.map(({ name, typeRef, label }) => {
          const field = { lang, name: `try.${name}`, label: label ?? name, value: fieldText(form, `try.${name}`) };
          return typeRef === 'boolean' ? (
            <Select
              key={name}
              {...field}
              placeholder={t.notSaid}
              options={[
                { value: 'true', label: t.yes },
                { value: 'false', label: t.no },
              ]}
              optional
            />
          ) : (
            <TextField key={name} {...field} width={16} spellcheck={false} optional />
          );
        })}
      </Columns>
    </>
  );
}

/** Which row answered, with its results and its sentence. */
export function Tried({
  lang,
  tried,
  results,
}: {
  lang: Lang;
  tried: DecisionResult;
  results: readonly { key: string; value: string }[];
}) {
  const t = messages[lang];
  if (!tried.ok)
    return (
      <Alert lang={lang} tone="warning" title={t.triedFailed} live>
        <ul>
          {tried.problems.map((problem) => (
            <li key={problem.message}>{describeProblem(problem, lang)}</li>
          ))}
        </ul>
      </Alert>
    );
  const [rule] = tried.matched;
  if (!rule) return <Alert lang={lang} tone="warning" title={t.triedNothing} live />;
  return (
    <Alert lang={lang} tone="success" title={t.tried(rule.row)} live>
      <p class="kern-body">{rule.annotations[lang] ?? ''}</p>
      <SummaryList lang={lang} rows={results} />
    </Alert>
  );
}

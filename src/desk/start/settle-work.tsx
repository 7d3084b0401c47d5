import { caseTexts, maySettle, resultsOf, wordFor } from '#domain/cases/index.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonLink } from '#platform/ui/button-link.tsx';
import { fieldId } from '#platform/ui/field-id.ts';
import { Form } from '#platform/ui/form.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { keepWord } from '../work-words.ts';
import { messages } from './messages.ts';

export interface Settled {
  what: 'task' | 'promise';
  id: string;
  kind: string;
  ownerRole: string;
  number: string;
}

/** The way to settle a task or a promise: by its own page where there is one, by saying how it came out otherwise. */
export function SettleWork({ visit, item, back }: { visit: StaffVisit; item: Settled; back: 'start' | 'case' }) {
  const { lang, ui, actor, door } = visit;
  const t = messages[lang];
  const number = formatCaseNumber(item.number);
  const to = (href: string, permission: string, text: string) =>
    door.may(actor, permission) ? (
      <ButtonLink href={href} variant="secondary" label={`${text}: ${t.of(number)}`}>
        {text}
      </ButtonLink>
    ) : null;
  if (item.kind === 'need-check') return to(urls.needCheck(item.number), 'page:desk.visits', t.check);
  if (item.kind === 'call-notice') return to(urls.post(), 'page:desk.post', t.post);
  if (item.kind === 'application-refused' || item.kind === 'application-decision')
    return back === 'case' ? null : to(urls.case(item.number), 'applications.decide', t.decide);
  if (!maySettle(actor.roles, item.ownerRole)) return null;
  const shared = {
    csrf: ui.csrf,
    // Several forms on one page: each its own id, the same one when it is sent twice.
    commandId: deriveId(`${visit.commandId}/${item.id}`),
    inline: true,
  };
  if (item.what === 'promise') {
    if (item.kind !== 'call-back' && item.kind !== 'answer') return null;
    const text = keepWord(lang, item.kind);
    return (
      <Form {...shared} action={urls.keepPromise()} hidden={{ promise: item.id, number: item.number, back }}>
        <Button variant="secondary" label={`${text}: ${t.of(number)}`}>
          {text}
        </Button>
      </Form>
    );
  }
  if (!door.may(actor, 'cases.finish-task')) return null;
  const name = `result-${item.id}`;
  return (
    <Form {...shared} action={urls.finishTask()} hidden={{ task: item.id, number: item.number, back }}>
      <div class="kern-form-input">
        <label class="kern-label kern-sr-only" for={fieldId(name)}>
          {t.result}: {t.of(number)}
        </label>
        <div class="kern-form-input__select-wrapper">
          <select id={fieldId(name)} name="result" class="kern-form-input__select">
            {resultsOf(item.kind).map((result) => (
              <option key={result} value={result}>
                {wordFor(caseTexts[lang].taskResult, result)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Button variant="secondary" label={`${t.finish}: ${t.of(number)}`}>
        {t.finish}
      </Button>
    </Form>
  );
}

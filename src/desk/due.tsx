import { formatDateTime } from '#platform/i18n/format.ts';
import { defineMessages, type Lang } from '#platform/i18n/messages.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { dateInGermany } from '#platform/values/date.ts';

const messages = defineMessages({
  de: { overdue: 'Überfällig', today: 'Heute' },
  en: { overdue: 'Overdue', today: 'Today' },
});

export type Urgency = 'overdue' | 'today' | 'later';

export function urgencyOf(dueAt: string, now: string): Urgency {
  if (dueAt <= now) return 'overdue';
  return dateInGermany(dueAt) === dateInGermany(now) ? 'today' : 'later';
}

/** A due time, with a word where it presses: never by colour alone. */
export function Due({ lang, dueAt, now }: { lang: Lang; dueAt: string; now: string }) {
  const urgency = urgencyOf(dueAt, now);
  return (
    <>
      <time dateTime={dueAt}>{formatDateTime(lang, dueAt)}</time>
      {urgency === 'later' ? null : (
        <>
          {' '}
          <Badge tone={urgency === 'overdue' ? 'danger' : 'warning'}>{messages[lang][urgency]}</Badge>
        </>
      )}
    </>
  );
}

import type { ComponentChildren } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { DateField, type DateFieldValue } from '#platform/ui/date-field.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { urls } from '../urls.ts';
import { messages } from './messages.ts';

/** The three views of a dispatcher's day. */
export function VisitTabs({ lang, current }: { lang: Lang; current: 'check' | 'plan' | 'tours' }) {
  const t = messages[lang];
  return (
    <Tabs
      label={t.tabs}
      items={[
        { href: urls.visits(), label: t.toCheck, current: current === 'check' },
        { href: urls.visitsToPlan(), label: t.toPlan, current: current === 'plan' },
        { href: urls.tours(), label: t.tours, current: current === 'tours' },
      ]}
    />
  );
}

/** Another day of the same page. */
export function DayForm({
  lang,
  action,
  value,
  error,
  children,
}: {
  lang: Lang;
  action: string;
  value: DateFieldValue;
  error: string | undefined;
  children?: ComponentChildren;
}) {
  const t = messages[lang];
  return (
    <Form method="get" action={action} label={t.day}>
      <DateField lang={lang} name="day" label={t.day} value={value} error={error} />
      {children}
      <ButtonRow>
        <Button variant="secondary">{t.showDay}</Button>
      </ButtonRow>
    </Form>
  );
}

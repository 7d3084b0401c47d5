import { randomUUID } from 'node:crypto';
import type { PublicService, SearchMiss } from '#domain/catalogue/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Columns } from '#platform/ui/columns.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Select } from '#platform/ui/select.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { dateInGermany } from '#platform/values/date.ts';
import { DeskPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { CatalogueTabs } from './catalogue-tabs.tsx';
import { messages } from './messages.ts';

/** What people looked for in vain: each to be taught to a service, or put aside. */
export function SearchesPage({
  visit,
  misses,
  services,
  error,
}: {
  visit: StaffVisit;
  misses: readonly SearchMiss[];
  services: readonly PublicService[];
  error?: string | undefined;
}) {
  const { lang, ui } = visit;
  const t = messages[lang].searches;
  const options = services.map(({ key, name }) => ({ value: key, label: name[lang] }));
  return (
    <DeskPage visit={visit} section="catalogue" title={t.title} lead={t.lead} hasErrors={error !== undefined} wide>
      <CatalogueTabs visit={visit} current="searches" />
      <ErrorSummary lang={lang} errors={error === undefined ? [] : [{ text: error }]} />
      {misses.length === 0 ? <EmptyState title={t.none} /> : null}
      <Columns layout="cards">
        {misses.map(({ words, times, lastAt }, at) => (
          <Card
            key={words}
            title={t.words(words)}
            level={2}
            footer={
              <Form
                action={urls.settleSearch()}
                csrf={ui.csrf}
                commandId={randomUUID()}
                hidden={{ words }}
                label={t.notOursFor(words)}
                inline
              >
                <Button variant="tertiary">{t.notOurs}</Button>
              </Form>
            }
          >
            <p class="kern-body">{t.asked(times, formatDate(lang, dateInGermany(lastAt)))}</p>
            <Form
              action={urls.teachWords()}
              csrf={ui.csrf}
              commandId={randomUUID()}
              hidden={{ words, at }}
              label={t.teachFor(words)}
            >
              <Select lang={lang} name={`own-${at}`} label={t.service} options={options} optional />
              <TextField lang={lang} name={`listed-${at}`} label={t.listed} hint={t.listedHint} width={16} optional />
              <Button variant="secondary">{t.teach}</Button>
            </Form>
          </Card>
        ))}
      </Columns>
    </DeskPage>
  );
}

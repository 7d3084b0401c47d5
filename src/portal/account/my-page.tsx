import { caseTexts, phaseOf } from '#domain/cases/index.ts';
import type { Account } from '#domain/identity/index.ts';
import { type FormErrors, noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { formatDate, formatDateTime, formatRange } from '#platform/i18n/format.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Badge } from '#platform/ui/badge.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Details } from '#platform/ui/details.tsx';
import { EmptyState } from '#platform/ui/empty-state.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Stack } from '#platform/ui/stack.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { formatCaseNumber } from '#platform/values/case-number.ts';
import { CallUs } from '../call-us.tsx';
import { PortalPage } from '../layout.tsx';
import { serviceNames } from '../services.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { accountOffer } from './flow.ts';
import { messages } from './messages.ts';
import type { Line, MyList } from './read-list.ts';

export interface MyPageProps {
  visit: PortalVisit;
  account: Account;
  list: MyList;
  errors?: FormErrors;
  /** What has just been done, to be said once. */
  done?: string | undefined;
}

/** All requests of a signed-in resident, over all channels: what is happening, what comes next, until when. */
export function MyPage({ visit, account, list, errors = noErrors, done }: MyPageProps) {
  const { lang } = visit;
  const t = messages[lang];
  const running = list.lines.filter(({ file }) => file.state !== 'ended');
  const ended = list.lines.filter(({ file }) => file.state === 'ended');
  const said = Object.entries(t.done).find(([code]) => code === done)?.[1];
  return (
    <PortalPage visit={visit} section="my" title={t.my} lead={t.myLead} hasErrors={errors.summary.length > 0}>
      <ErrorSummary lang={lang} errors={errors.summary} />
      {said ? <Alert lang={lang} tone="info" title={said} live /> : null}
      {account.id === undefined ? (
        <Alert lang={lang} tone="warning" title={t.temporary} level={2}>
          <p class="kern-body">{t.temporaryText}</p>
        </Alert>
      ) : null}
      {account.id !== undefined && list.lines.length === 0 ? (
        <EmptyState title={t.none}>
          <p class="kern-body">{t.noneText}</p>
        </EmptyState>
      ) : null}
      <Lines visit={visit} title={t.running} lines={running} list={list} />
      <Lines visit={visit} title={t.ended} lines={ended} list={list} />
      {account.id === undefined ? null : <AddForm visit={visit} errors={errors} />}
      <Known visit={visit} account={account} />
      <CallUs visit={visit} />
    </PortalPage>
  );
}

function Lines({
  visit,
  title,
  lines,
  list,
}: {
  visit: PortalVisit;
  title: string;
  lines: readonly Line[];
  list: MyList;
}) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <Stack>
        {lines.map((line) => (
          <CaseCard key={line.file.id} visit={visit} line={line} list={list} />
        ))}
      </Stack>
    </Section>
  );
}

function CaseCard({ visit, line, list }: { visit: PortalVisit; line: Line; list: MyList }) {
  const { lang, town } = visit;
  const t = messages[lang];
  const { file, next, window } = line;
  const words = caseTexts[lang];
  const channels: Readonly<Record<string, string>> = t.channels;
  const number = formatCaseNumber(file.number);
  const names = serviceNames(list.services, file.service_keys, lang).join(', ');
  const title = file.kind === 'group-date' ? [t.group, names].filter(Boolean).join(': ') : names || t.unnamed;
  const until = window
    ? formatRange(lang, window.from, window.to)
    : next.until
      ? t.until(formatDateTime(lang, next.until))
      : undefined;
  return (
    <Card
      level={3}
      title={title}
      preline={number}
      subline={t.opened(formatDate(lang, file.opened_at), channels[file.channel] ?? '')}
      href={urls.case(town.id, file.number)}
      aside={
        <Badge tone={next.who === 'resident' ? 'warning' : 'neutral'}>
          {words.phase[phaseOf(file.state, file.outcome)].word}
        </Badge>
      }
    >
      <p class="kern-body">
        {t.next}: <strong>{words.nextStep[next.code]}</strong>
        {until ? ` ${until}` : null}
      </p>
    </Card>
  );
}

function AddForm({ visit, errors }: { visit: PortalVisit; errors: FormErrors }) {
  const { lang, town, ui } = visit;
  const t = messages[lang];
  return (
    <Section title={t.addTitle} id="add">
      <p class="kern-body">{t.addLead}</p>
      <Form action={urls.addToList(town.id)} csrf={ui.csrf} commandId={visit.commandId} label={t.addTitle}>
        <TextField
          lang={lang}
          name="number"
          label={t.number}
          value={fieldText(visit.form, 'number')}
          error={errors.at('number')}
          width={16}
          autocomplete="off"
          spellcheck={false}
        />
        <TextField
          lang={lang}
          name="code"
          label={t.code}
          error={errors.at('code')}
          width={16}
          autocomplete="off"
          spellcheck={false}
        />
        <ButtonRow>
          <Button variant="secondary">{t.add}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

/** What the account has told us, to be looked at (Art. 15 GDPR) and put right where it comes from. */
function Known({ visit, account }: { visit: PortalVisit; account: Account }) {
  const { lang, town } = visit;
  const t = messages[lang];
  const { givenName, familyName, birthDate, address, email } = account.attributes;
  const joined = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' ');
  const place = [joined(address?.street, address?.houseNumber), joined(address?.postcode, address?.place)];
  const rows = {
    [t.name]: joined(givenName, familyName),
    [t.birthDate]: birthDate ? formatDate(lang, birthDate) : '',
    [t.address]: place.filter((part) => part !== '').join(', '),
    [t.email]: email ?? '',
  };
  return (
    <Details summary={t.knownTitle(accountOffer(visit)?.settings.name[lang] ?? '')}>
      <SummaryList
        lang={lang}
        rows={[
          ...Object.entries(rows).map(([key, value]) => ({ key, value: value || t.missing })),
          {
            key: t.level,
            value: t.levels[account.level],
            ...(account.level === 'high'
              ? {}
              : { action: { href: urls.signIn(town.id, { level: 'high' }), label: t.stepUp } }),
          },
        ]}
      />
      <p class="kern-body">{t.knownText}</p>
    </Details>
  );
}

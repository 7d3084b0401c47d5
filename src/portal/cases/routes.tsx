import { type CaseTables, papersOf, proveEmail } from '#domain/cases/index.ts';
import { printReceipt, type ReceiptReads } from '#domain/notifications/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { Refusal } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { type FormErrors, formErrors, noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { sayMissing } from '#platform/http/say-missing.ts';
import { Alert } from '#platform/ui/alert.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ErrorSummary } from '#platform/ui/error-summary.tsx';
import { Form } from '#platform/ui/form.tsx';
import { parseCaseNumber } from '#platform/values/case-number.ts';
import { closeCaseSession, openCaseSession } from '../case-session.ts';
import { PortalPage } from '../layout.tsx';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { caseActions } from './case-actions.ts';
import { FindCasePage } from './find-case-page.tsx';
import { type Done, messages } from './messages.ts';
import { openCase } from './open-case.ts';
import { type CaseView, readCaseView } from './read-case-view.ts';
import { ShowCasePage } from './show-case-page.tsx';

/** The case this browser has opened, if it is the one the address names. */
async function openedView(visit: PortalVisit): Promise<CaseView | undefined> {
  const { caseId } = visit.actor;
  const view = caseId ? await readCaseView(visit, caseId) : undefined;
  return view && view.file.number === parseCaseNumber(visit.params.number ?? '') ? view : undefined;
}

function findPage(visit: PortalVisit, problem: string | undefined, number: string, status = 200): Answer {
  const errors: FormErrors = problem
    ? { summary: [{ text: problem, name: 'number' }], at: (name) => (name === 'number' ? problem : undefined) }
    : noErrors;
  return page(<FindCasePage visit={visit} errors={errors} number={number} />, { status });
}

async function open(visit: PortalVisit, number: string, secret: string): Promise<Answer> {
  const t = messages[visit.lang];
  const opened = await openCase(visit, number, secret);
  if (opened.ok)
    return redirect(urls.case(visit.town.id, opened.number), [
      openCaseSession(visit.door, visit.tenant, opened.caseId),
    ]);
  return opened.waitMinutes === undefined
    ? findPage(visit, t.wrong, number, 422)
    : findPage(visit, t.slowed(opened.waitMinutes), number, 429);
}

/** Nothing was done: the session is over. What was typed is shown, so that it need not be thought of again. */
function sessionOver(visit: PortalVisit): Answer {
  const unsent = ['body', 'answer', 'objection', 'about', 'otherTime']
    .map((name) => fieldText(visit.form, name))
    .filter((text) => text !== '');
  const number = visit.params.number ?? '';
  return page(<FindCasePage visit={visit} errors={noErrors} number={number} notice="over" unsent={unsent} />, {
    status: 401,
  });
}

const isDone = (code: string | undefined, lang: PortalVisit['lang']): code is Done =>
  code !== undefined && Object.hasOwn(messages[lang].done, code);

function provePage(visit: PortalVisit, problems: readonly Problem[], proved: boolean): Answer {
  const { lang, ui } = visit;
  const t = messages[lang];
  const errors = problems.length > 0 ? formErrors(visit.door.problems, problems, lang, () => undefined) : noErrors;
  return page(
    <PortalPage
      visit={visit}
      section="findCase"
      title={t.proveTitle}
      {...(proved ? {} : { lead: t.proveLead })}
      hasErrors={problems.length > 0}
    >
      <ErrorSummary lang={lang} errors={errors.summary} />
      {proved ? (
        <Alert lang={lang} tone="success" title={t.proved} live />
      ) : (
        <Form action={visit.path} csrf={ui.csrf} commandId={visit.commandId}>
          <Button>{t.proveSend}</Button>
        </Form>
      )}
    </PortalPage>,
    problems.length > 0 ? { status: 410 } : {},
  );
}

const email = { number: ':number', change: ':change', token: ':token' };

export const caseRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.findCase(':town'),
    permission: 'page:portal.public',
    answer: async (visit) =>
      page(
        <FindCasePage
          visit={visit}
          errors={noErrors}
          number={visit.query.number ?? ''}
          notice={visit.query.closed ? 'closed' : undefined}
        />,
      ),
  },
  {
    method: 'POST',
    url: urls.findCase(':town'),
    permission: 'page:portal.public',
    perMinute: 60,
    answer(visit) {
      const number = fieldText(visit.form, 'number');
      const code = fieldText(visit.form, 'code');
      // Nothing was guessed, so nothing is counted as an attempt.
      if (number === '' || code === '')
        return Promise.resolve(findPage(visit, messages[visit.lang].unfilled, number, 422));
      return open(visit, number, code);
    },
  },
  {
    method: 'GET',
    url: urls.openCase(':town', ':number', ':secret'),
    permission: 'page:portal.public',
    perMinute: 60,
    answer: (visit) => open(visit, visit.params.number ?? '', visit.params.secret ?? ''),
  },
  {
    method: 'POST',
    url: urls.closeCase(':town'),
    permission: 'page:portal.public',
    answer: async (visit) => redirect(`${urls.findCase(visit.town.id)}?closed=1`, [closeCaseSession(visit.tenant)]),
  },
  {
    method: 'GET',
    url: urls.case(':town', ':number'),
    permission: 'page:portal.public',
    async answer(visit) {
      const view = await openedView(visit);
      if (!view)
        return redirect(`${urls.findCase(visit.town.id)}?number=${encodeURIComponent(visit.params.number ?? '')}`);
      const done = visit.query.done;
      return page(<ShowCasePage visit={visit} view={view} done={isDone(done, visit.lang) ? done : undefined} />);
    },
  },
  {
    method: 'GET',
    url: urls.paper(':town', ':number', ':id'),
    permission: 'page:portal.public',
    async answer(visit) {
      const { caseId } = visit.actor;
      const papers = caseId
        ? await visit.read((db: Db<CaseTables>) => papersOf(db, visit.tenant, caseId, 'applicant'))
        : [];
      const paper = papers.find(({ id }) => id === visit.params.id);
      const bytes = paper && (await visit.door.blobs.getBlob(visit.tenant, paper.blob));
      if (!bytes) throw new Refusal({ code: 'case.unknown' });
      return { kind: 'file', bytes, type: paper.media_type, name: paper.name };
    },
  },
  {
    method: 'GET',
    url: urls.receipt(':town', ':number', ':id'),
    permission: 'page:portal.public',
    async answer(visit) {
      const { tenant, now, door } = visit;
      const view = await openedView(visit);
      const of = { tenant, caseId: view?.file.id ?? '', receiptId: visit.params.id ?? '', now };
      const bytes = view && (await visit.read((db: Db<ReceiptReads>) => printReceipt(db, door.links, of)));
      if (!bytes) throw new Refusal({ code: 'case.unknown' });
      return { kind: 'file', bytes, type: 'application/pdf', name: `${view.file.number}.pdf`, inline: true };
    },
  },
  {
    method: 'GET',
    url: urls.proveEmail(':town', email),
    permission: 'page:portal.public',
    // Mail programs open links to look at them: only a press of the button proves anything.
    answer: async (visit) => provePage(visit, [], false),
  },
  {
    method: 'POST',
    url: urls.proveEmail(':town', email),
    permission: 'page:portal.public',
    perMinute: 30,
    async answer(visit) {
      const { change, token } = visit.params;
      const outcome = await visit.execute(proveEmail, { change, token });
      if (outcome.ok) return provePage(visit, [], true);
      return provePage(visit, [{ code: 'email-change.unknown' }], false);
    },
  },
  {
    method: 'POST',
    url: urls.caseAction(':town', ':number', ':action'),
    permission: 'page:portal.public',
    maxBytes: 55 * 1024 * 1024,
    async answer(visit) {
      const act = caseActions[visit.params.action ?? ''];
      if (!act) throw new Refusal({ code: 'page.unknown' });
      const view = await openedView(visit);
      if (!view) return sessionOver(visit);
      const result = await act(visit, view.file.id);
      const to = urls.case(visit.town.id, view.file.number);
      if (result.ok) return redirect(`${to}?done=${result.done}${result.at ? `#${result.at}` : ''}`);
      const fresh = (await readCaseView(visit, view.file.id)) ?? view;
      const { problems } = result;
      const found = formErrors(visit.door.problems, problems, visit.lang, shownField);
      const errors = sayMissing(found, problems, shownField, messages[visit.lang].missing);
      return page(<ShowCasePage visit={visit} view={fresh} errors={errors} />, { status: 422 });
    },
  },
]);

/** Fields the page has no box for are said above the form only. */
function shownField(path: string): string | undefined {
  return ['caseId', 'groupCaseId', 'visitId', 'blob', 'mediaType'].includes(path)
    ? undefined
    : path.replace(/^services\.\d+$/, 'services');
}

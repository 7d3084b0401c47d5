import {
  type ApplicationTables,
  caseOfDraft,
  draftByHandle,
  eraseDraft,
  handleOf,
  opensDraft,
  submitApplication,
} from '#domain/applications/index.ts';
import {
  attemptSubject,
  countFailure,
  forgetFailures,
  type IdentityTables,
  waitMinutes,
} from '#domain/identity/index.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import type { Db } from '#platform/db/pool.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { openCaseSession } from '../case-session.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { firstWrong, problemsOf, readApplying } from './applying.ts';
import { asVisitor } from './as-visitor.ts';
import { CheckPage } from './check-page.tsx';
import { closeDraftSession, draftCookie, openDraftSession, openedDraft } from './draft-session.ts';
import { formProblems } from './form-problems.ts';
import { messages } from './messages.ts';
import { PausePage, ResumePage } from './pause-pages.tsx';
import { goOnAt } from './step-routes.tsx';

/** Back from the receipt page: the check of what was sent is over, the receipt still stands. */
async function sentOrStart(visit: PortalVisit): Promise<string> {
  const { tenant } = visit;
  const service = visit.params.service ?? '';
  const draft = openedDraft(visit.door, { tenant, service }, visit.cookies[draftCookie]);
  const sent = draft && (await visit.read((db: Db<ApplicationTables>) => caseOfDraft(db, tenant, draft)));
  return sent && sent === visit.actor.caseId ? urls.applyPage(visit.town.id, service, 'sent') : startOf(visit);
}

const startOf = (visit: PortalVisit) => urls.apply(visit.town.id, visit.params.service ?? '');

/** Check and send, pause, resume. */
export const endRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.applyPage(':town', ':service', 'check'),
    permission: 'page:portal.public',
    async answer(visit) {
      const applying = await readApplying(visit);
      if (!applying?.draft) return redirect(await sentOrStart(visit));
      if (firstWrong(applying, problemsOf(visit, applying))) return redirect(goOnAt(visit, applying));
      const { tenant } = visit;
      const cookie = openDraftSession(visit.door, { tenant, service: applying.service.key, draft: applying.draft.id });
      return page(<CheckPage visit={visit} applying={applying} errors={noErrors} />, { cookies: [cookie] });
    },
  },
  { method: 'POST', url: urls.applyPage(':town', ':service', 'check'), permission: 'page:portal.public', answer: send },
  {
    method: 'GET',
    url: urls.applyPage(':town', ':service', 'pause'),
    permission: 'page:portal.public',
    async answer(visit) {
      const applying = await readApplying(visit);
      if (!applying?.draft) return redirect(startOf(visit));
      const { draft } = applying;
      return page(<PausePage visit={visit} applying={applying} draft={draft} goOn={goOnAt(visit, applying)} />);
    },
  },
  {
    method: 'POST',
    url: urls.applyPage(':town', ':service', 'pause'),
    permission: 'page:portal.public',
    async answer(visit) {
      const applying = await readApplying(visit);
      if (applying?.draft && fieldText(visit.form, 'action') === 'discard')
        await asVisitor(visit, eraseDraft, { draft: applying.draft.id });
      const { tenant } = visit;
      return redirect(`${startOf(visit)}?discarded=1`, [
        closeDraftSession({ tenant, service: visit.params.service ?? '' }),
      ]);
    },
  },
  {
    method: 'GET',
    url: urls.resumeApplication(':town'),
    permission: 'page:portal.public',
    answer: async (visit) => page(<ResumePage visit={visit} timeOver={visit.query.over === '1'} />),
  },
  {
    method: 'POST',
    url: urls.resumeApplication(':town'),
    permission: 'page:portal.public',
    perMinute: 30,
    answer: resume,
  },
]);

/**
 * Sends the draft under its own id: however often the button is pressed or the page comes again, it is one
 * application. The page names the draft it showed, so that a page from before does not send a newer one.
 */
async function send(visit: PortalVisit): Promise<Answer> {
  const { tenant, door } = visit;
  const service = visit.params.service ?? '';
  const draft = openedDraft(door, { tenant, service }, visit.cookies[draftCookie]);
  if (!draft) return redirect(`${urls.resumeApplication(visit.town.id)}?over=1`);
  if (fieldText(visit.form, 'action') === 'pause') return redirect(urls.applyPage(visit.town.id, service, 'pause'));
  if (fieldText(visit.form, 'draft') !== draft) return redirect(urls.applyPage(visit.town.id, service, 'check'));
  const outcome = await asVisitor(visit, submitApplication, { draft, lang: visit.lang }, draft);
  if (outcome.ok)
    return redirect(urls.applyPage(visit.town.id, service, 'sent'), [
      openCaseSession(door, tenant, outcome.value.caseId),
    ]);
  const applying = await readApplying(visit);
  if (!applying?.draft) return redirect(startOf(visit));
  const errors = formProblems(visit, applying, outcome.problems);
  return page(<CheckPage visit={visit} applying={applying} errors={errors} />, { status: 422 });
}

/** Opens a draft by its code, on whatever device. Wrong codes are slowed down at the draft their first part finds. */
async function resume(visit: PortalVisit): Promise<Answer> {
  const { tenant, door, now, form, lang } = visit;
  const t = messages[lang];
  const refused = (problem: string, status = 422) => page(<ResumePage visit={visit} problem={problem} />, { status });
  const code = fieldText(form, 'code');
  if (code === '') return refused(t.resumeMissing);
  const handle = handleOf(code);
  if (handle === undefined) return refused(t.resumeWrong);
  const identity = door.database.as<IdentityTables>();
  const subject = attemptSubject(deriveKey(door.masterKey, 'attempts'), 'draft', handle);
  const wait = await identity.read(tenant, (db) => waitMinutes(db, tenant, subject, now));
  if (wait > 0) return refused(t.slowed(wait), 429);
  const draft = await visit.read((db: Db<ApplicationTables>) => draftByHandle(db, tenant, handle, now));
  const of = { tenant, draft: draft?.id ?? '', handle };
  if (!draft || !opensDraft(deriveKey(door.masterKey, 'draft-access'), of, code)) {
    await identity.transaction(tenant, (tx) => countFailure(tx, tenant, subject, now));
    return refused(t.resumeWrong);
  }
  await identity.transaction(tenant, (tx) => forgetFailures(tx, tenant, subject));
  return redirect(urls.apply(visit.town.id, draft.service), [
    openDraftSession(door, { tenant, service: draft.service, draft: draft.id }),
  ]);
}

import { type ApplicationTables, answersOf, handOverOf } from '#domain/applications/index.ts';
import { type CaseTables, readContact } from '#domain/cases/index.ts';
import { type DocumentTables, documentsOf } from '#domain/documents/index.ts';
import {
  callScript,
  markCalled,
  markPrinted,
  type NoticeTables,
  noticeById,
  type OpenNotice,
  openNotices,
} from '#domain/notifications/index.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors, noErrors } from '#platform/http/form-errors.ts';
import { fieldText, fieldTexts } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { deriveId } from '#platform/jobs/derive-id.ts';
import { parseCommandId } from '#platform/values/command-id.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { CallGonePage } from './call-gone-page.tsx';
import { CallPage } from './call-page.tsx';
import { messages } from './messages.ts';
import { type Letter, PostPage } from './post-page.tsx';

const permission = 'page:desk.post';

type PostDb = Db<
  NoticeTables & CaseTables & ApplicationTables & DocumentTables & Pick<PlatformTables, 'configuration'>
>;

async function withCopies(db: PostDb, tenant: string, letters: readonly OpenNotice[]): Promise<Letter[]> {
  const counted: Letter[] = [];
  for (const letter of letters) {
    const enclosed = letter.enclosure
      ? (await documentsOf(db, tenant, letter.case_id)).find((one) => one.digest.toString('hex') === letter.enclosure)
      : undefined;
    const copies = enclosed ? handOverOf(await answersOf(db, tenant, letter.case_id), enclosed.id).copies : 1;
    counted.push({ ...letter, copies });
  }
  return counted;
}

async function postPage(visit: StaffVisit, problems: readonly Problem[] = [], nothingTicked = false) {
  const { tenant, lang, door } = visit;
  const lists = await visit.read(async (db: PostDb) => ({
    letters: await withCopies(db, tenant, await openNotices(db, tenant, 'to-print')),
    calls: await openNotices(db, tenant, 'to-call'),
  }));
  const text = messages[lang].chooseFirst;
  const errors = nothingTicked
    ? { ...noErrors, summary: [{ text, name: 'notice' }], at: () => text }
    : formErrors(door.problems, problems, lang, () => undefined);
  return page(<PostPage visit={visit} {...lists} errors={errors} />, {
    status: errors.summary.length > 0 ? 422 : 200,
  });
}

async function requireNotice(visit: StaffVisit) {
  const id = parseCommandId(visit.params.id ?? '');
  const notice = id && (await visit.read((db: Db<NoticeTables>) => noticeById(db, visit.tenant, id)));
  if (!notice) throw new Refusal({ code: 'notice.unknown' });
  return notice;
}

export const postRoutes = defineRoutes<StaffVisit>([
  { method: 'GET', url: urls.post(), permission, answer: (visit) => postPage(visit) },
  {
    method: 'GET',
    url: urls.letter(':id'),
    permission,
    async answer(visit) {
      const notice = await requireNotice(visit);
      const bytes =
        notice.state === 'to-print' && notice.blob
          ? await visit.door.blobs.getBlob(visit.tenant, notice.blob)
          : undefined;
      if (!bytes) throw new Refusal({ code: 'notice.settled' });
      return { kind: 'file', bytes, type: 'application/pdf', name: `${notice.id}.pdf`, inline: true };
    },
  },
  {
    method: 'GET',
    url: urls.enclosure(':id'),
    permission,
    async answer(visit) {
      const notice = await requireNotice(visit);
      const bytes =
        notice.state === 'to-print' && notice.enclosure
          ? await visit.door.blobs.getBlob(visit.tenant, notice.enclosure)
          : undefined;
      if (!bytes) throw new Refusal({ code: 'notice.settled' });
      return { kind: 'file', bytes, type: 'application/pdf', name: `${notice.id}-1.pdf`, inline: true };
    },
  },
  {
    method: 'POST',
    url: urls.lettersPrinted(),
    permission: 'notifications.mark-printed',
    async answer(visit) {
      const ticked = fieldTexts(visit.form, 'notice').slice(0, 200);
      if (ticked.length === 0) return postPage(visit, [], true);
      const problems: Problem[] = [];
      for (const notice of ticked) {
        const outcome = await visit.execute(markPrinted, { notice }, deriveId(`${visit.commandId}/${notice}`));
        if (!outcome.ok) problems.push(...outcome.problems);
      }
      return problems.length > 0 ? postPage(visit, problems) : redirect(urls.post());
    },
  },
  {
    method: 'POST',
    url: urls.noticeCall(':id'),
    permission: 'notifications.mark-called',
    async answer(visit) {
      const { door, tenant } = visit;
      const notice = await requireNotice(visit);
      if (notice.state !== 'to-call') return postPage(visit, [{ code: 'notice.settled' }]);
      // Name and number come on the screen: that is an entry of the case's history, as on the case page.
      const seen = await visit.execute(readContact, { caseId: notice.case_id });
      if (!seen.ok) return postPage(visit, seen.problems);
      const script = await visit.read((db: Parameters<typeof callScript>[0]) =>
        callScript(db, { masterKey: door.masterKey, links: door.links }, tenant, notice.id, visit.now),
      );
      // Overtaken by what came since: nothing to say, but it must not stand on the list for ever.
      if (!script) return page(<CallGonePage visit={visit} notice={notice.id} />);
      return page(<CallPage visit={visit} notice={notice.id} script={script} />);
    },
  },
  {
    method: 'POST',
    url: urls.noticeCalled(':id'),
    permission: 'notifications.mark-called',
    async answer(visit) {
      const input = { notice: visit.params.id, result: fieldText(visit.form, 'result') };
      const outcome = await visit.execute(markCalled, input);
      return outcome.ok ? redirect(urls.post()) : postPage(visit, outcome.problems);
    },
  },
]);

import { addToList, type CaseTables, listedCase, removeFromList } from '#domain/cases/index.ts';
import type { Db } from '#platform/db/pool.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { type FormErrors, formErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { parseCaseNumber } from '#platform/values/case-number.ts';
import { openCase } from '../cases/open-case.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { messages } from './messages.ts';
import { MyPage } from './my-page.tsx';
import { type MyList, readList } from './read-list.ts';

const nothing: MyList = { lines: [], services: [] };

async function show(visit: PortalVisit, errors?: FormErrors, status = 200): Promise<Answer> {
  const { account, town } = visit;
  if (!account) return redirect(urls.signIn(town.id, errors ? { notice: 'over' } : {}));
  const list = account.id === undefined ? nothing : await readList(visit, account.id);
  return page(
    <MyPage visit={visit} account={account} list={list} done={visit.query.done} {...(errors ? { errors } : {})} />,
    { status },
  );
}

function wrong(visit: PortalVisit, text: string, status: number): Promise<Answer> {
  const at = (name: string) => (name === 'number' ? text : undefined);
  return show(visit, { summary: [{ text, name: 'number' }], at }, status);
}

export const listRoutes = defineRoutes<PortalVisit>([
  { method: 'GET', url: urls.my(':town'), permission: 'page:portal.public', answer: (visit) => show(visit) },
  {
    method: 'POST',
    url: urls.addToList(':town'),
    permission: 'page:portal.public',
    perMinute: 60,
    async answer(visit) {
      const { lang, form, actor, town } = visit;
      const t = messages[lang];
      if (!visit.account) return redirect(urls.signIn(town.id, { notice: 'over' }));
      const [number, code] = [fieldText(form, 'number'), fieldText(form, 'code')];
      if (number === '' || code === '') return wrong(visit, t.unfilled, 422);
      const opened = await openCase(visit, number, code);
      if (!opened.ok)
        return opened.waitMinutes === undefined
          ? wrong(visit, t.wrong, 422)
          : wrong(visit, t.slowed(opened.waitMinutes), 429);
      const { caseId } = opened;
      const outcome = await visit.door.gate.execute({
        id: visit.commandId,
        command: addToList,
        actor: { ...actor, kind: 'resident', id: caseId, roles: ['resident', 'account'], caseId },
        input: { caseId },
      });
      if (outcome.ok) return redirect(`${urls.my(town.id)}?done=added`);
      return show(
        visit,
        formErrors(visit.door.problems, outcome.problems, lang, () => undefined),
        422,
      );
    },
  },
  {
    method: 'POST',
    url: urls.removeFromList(':town'),
    permission: 'page:portal.public',
    async answer(visit) {
      const { tenant, account, form, town, lang } = visit;
      if (!account) return redirect(urls.signIn(town.id, { notice: 'over' }));
      const number = parseCaseNumber(fieldText(form, 'number'));
      const id = account.id;
      const caseId =
        number && id ? await visit.read((db: Db<CaseTables>) => listedCase(db, tenant, id, number)) : undefined;
      if (!caseId) return show(visit, formErrors(visit.door.problems, [{ code: 'case.unknown' }], lang), 404);
      const outcome = await visit.execute(removeFromList, { caseId });
      if (outcome.ok) return redirect(`${urls.my(town.id)}?done=removed`);
      return show(
        visit,
        formErrors(visit.door.problems, outcome.problems, lang, () => undefined),
        422,
      );
    },
  },
]);

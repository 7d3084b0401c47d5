import { decideNeed, previewNeed, type VisitDb } from '#domain/visits/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors, noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { factsOf, readNeedForm, type TypedNeed } from './need-form.ts';
import { NeedPage } from './need-page.tsx';
import { previewKey } from './preview-key.ts';
import { type NeedCase, readNeedCase } from './read-need-case.ts';

export const needRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.needCheck(':number'),
    permission: 'page:desk.visits',
    async answer(visit) {
      const need = await readNeedCase(visit, visit.params.number ?? '');
      const typed = readNeedForm({ proofKind: firstProof(need) });
      return page(<NeedPage visit={visit} need={need} typed={typed} errors={noErrors} />);
    },
  },
  {
    method: 'POST',
    url: urls.needCheck(':number'),
    permission: 'page:desk.visits',
    async answer(visit) {
      const number = visit.params.number ?? '';
      const need = await readNeedCase(visit, number);
      const typed = readNeedForm(visit.form);
      const read = factsOf(typed);
      if (!read.ok) return refusedPage(visit, need, typed, read.problems);
      const { tenant } = visit;
      const check = await visit.read((db: VisitDb) => previewNeed(db, tenant, need.file.id, read.facts, visit.now));
      const wanted = fieldText(visit.form, 'step') === 'decide';
      const asShown = check?.ok === true && typed.previewed === previewKey(check);
      // Deciding is for what was shown; whoever changes an answer sees the new result first.
      if (!wanted || !asShown)
        return page(
          <NeedPage
            visit={visit}
            need={need}
            typed={typed}
            errors={noErrors}
            check={check}
            changed={wanted && typed.previewed !== ''}
          />,
        );
      const outcome = await visit.execute(decideNeed, {
        caseId: need.file.id,
        version: Number(fieldText(visit.form, 'version')) || undefined,
        facts: read.facts,
        proofKind: typed.proofKind,
        ...(check.decision === 'unclear' && typed.question !== '' ? { question: typed.question } : {}),
      });
      if (outcome.ok) return redirect(urls.needCheck(need.file.number));
      return refusedPage(visit, await readNeedCase(visit, number), typed, outcome.problems);
    },
  },
]);

function refusedPage(visit: StaffVisit, need: NeedCase, typed: TypedNeed, problems: readonly Problem[]) {
  const errors = formErrors(visit.door.problems, problems, visit.lang, (path) => path.replace(/^facts\./, ''));
  return page(<NeedPage visit={visit} need={need} typed={typed} errors={errors} />, { status: 422 });
}

/** The first proof named in the request is the likeliest to be shown. */
function firstProof(need: NeedCase): string {
  return need.request.group ? 'home-contract' : (need.request.proofKinds[0] ?? 'told-only');
}

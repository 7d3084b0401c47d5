import { type AskedPage, removeUpload, saveDraft } from '#domain/applications/index.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import { type Answer, page, redirect } from '#platform/http/answer.ts';
import { noErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { fieldId } from '#platform/ui/field-id.ts';
import { urls } from '../urls.ts';
import type { PortalVisit } from '../visit.ts';
import { type Applying, applyingWith, firstWrong, isOnPage, problemsOf, readApplying } from './applying.ts';
import { asVisitor } from './as-visitor.ts';
import { draftCookie, openDraftSession } from './draft-session.ts';
import { formProblems } from './form-problems.ts';
import { changeGroup, dropEmptyItems, readPage } from './read-page.ts';
import { StepPage } from './step-page.tsx';
import { takeFiles } from './take-files.ts';

const at = (visit: PortalVisit, applying: Applying, name: string, rest = '') =>
  `${urls.applyPage(visit.town.id, applying.service.key, name)}${rest}`;

function show(visit: PortalVisit, applying: Applying, step: AskedPage, problems: readonly Problem[] = []): Answer {
  const errors = problems.length > 0 ? formProblems(visit, applying, problems) : noErrors;
  const cookies = applying.draft ? [cookieOf(visit, applying, applying.draft.id)] : [];
  return page(<StepPage visit={visit} applying={applying} page={step} errors={errors} />, {
    cookies,
    ...(problems.length > 0 ? { status: 422 } : {}),
  });
}

const cookieOf = (visit: PortalVisit, applying: Applying, draft: string) =>
  openDraftSession(visit.door, { tenant: visit.tenant, service: applying.service.key, draft });

/** The page of the address; pages after the first wrong one wait for it. */
function pageFor(visit: PortalVisit, applying: Applying, problems: readonly Problem[]): AskedPage | undefined {
  const wanted = applying.pages.findIndex(({ page: one }) => one.id === visit.params.page);
  const wrong = firstWrong(applying, problems);
  const reached = wrong === undefined ? applying.pages.length : applying.pages.indexOf(wrong);
  return wanted >= 0 && wanted <= reached ? applying.pages[wanted] : undefined;
}

/** Where somebody goes on: the first page not answered as it must be, or the check. */
export function goOnAt(visit: PortalVisit, applying: Applying): string {
  return at(visit, applying, firstWrong(applying, problemsOf(visit, applying))?.page.id ?? 'check');
}

export const stepRoutes = defineRoutes<PortalVisit>([
  {
    method: 'GET',
    url: urls.applyPage(':town', ':service', ':page'),
    permission: 'page:portal.public',
    async answer(visit) {
      const applying = await readApplying(visit);
      if (!applying) return redirect(urls.apply(visit.town.id, visit.params.service ?? ''));
      const step = pageFor(visit, applying, problemsOf(visit, applying));
      return step ? show(visit, applying, step) : redirect(goOnAt(visit, applying));
    },
  },
  {
    method: 'POST',
    url: urls.applyPage(':town', ':service', ':page'),
    permission: 'page:portal.public',
    maxBytes: 55 * 1024 * 1024,
    async answer(visit) {
      const before = await readApplying(visit);
      if (!before) return redirect(urls.apply(visit.town.id, visit.params.service ?? ''));
      const step = pageFor(visit, before, problemsOf(visit, before));
      if (!step) {
        // Not its first page and no draft: the time is over, or the browser keeps no cookies.
        const over = before.draft === undefined && visit.cookies[draftCookie] !== undefined;
        return redirect(over ? `${urls.resumeApplication(visit.town.id)}?over=1` : goOnAt(visit, before));
      }
      return sent(visit, before, step);
    },
  },
]);

async function sent(visit: PortalVisit, before: Applying, step: AskedPage): Promise<Answer> {
  const action = fieldText(visit.form, 'action');
  const typed = readPage(before.form.definition, step.fields, before.answers, visit.form);
  const changed = changeGroup(typed, action);
  const answers = changed ?? (action === '' ? dropEmptyItems(before.form.definition, step.fields, typed) : typed);
  const draft = await save(visit, before, answers);
  const cookies = [cookieOf(visit, before, draft)];
  const removed = /^remove-file:([0-9a-f-]{36})$/.exec(action)?.[1];
  if (removed) await asVisitor(visit, removeUpload, { draft, upload: removed });
  const refused = await takeFiles(visit, before, step, draft);
  const after = (await readApplying(withCookie(visit, cookies))) ?? applyingWith(before, answers);
  const same = after.pages.find(({ page: one }) => one.id === step.page.id) ?? step;
  if (refused.length > 0) return show(visit, after, same, refused);
  const from = visit.query.from === 'check' ? '?from=check' : '';
  if (action === 'pause') return redirect(at(visit, after, 'pause'), cookies);
  const language = /^language:(de|en)$/.exec(action)?.[1];
  if (language) return redirect(at(visit, after, step.page.id, `?${from && 'from=check&'}lang=${language}`), cookies);
  if (action !== '') return redirect(at(visit, after, step.page.id, `${from}${anchorOf(action, answers)}`), cookies);
  const problems = problemsOf(visit, after);
  const here = problems.filter((problem) => isOnPage(problem, same));
  if (here.length > 0) return show(visit, after, same, here);
  const next = after.pages[after.pages.indexOf(same) + 1];
  // Who came back to correct one page returns to the check, unless the change asks something new.
  const to = from ? firstWrong(after, problems) : next;
  return redirect(at(visit, after, to?.page.id ?? 'check', to && from), cookies);
}

async function save(
  visit: PortalVisit,
  applying: Applying,
  answers: Readonly<Record<string, unknown>>,
): Promise<string> {
  const outcome = await asVisitor(visit, saveDraft, {
    ...(applying.draft ? { draft: applying.draft.id } : {}),
    service: applying.service.key,
    answers: JSON.parse(JSON.stringify(answers)),
    lang: visit.lang,
  });
  if (!outcome.ok) throw new Refusal(...outcome.problems);
  return outcome.value.draft;
}

/** The visit as the browser's next request will be: with the draft it has just begun. */
function withCookie(visit: PortalVisit, cookies: readonly { name: string; value: string }[]): PortalVisit {
  const fresh = Object.fromEntries(cookies.map(({ name, value }) => [name, value]));
  return { ...visit, cookies: { ...visit.cookies, ...fresh } };
}

/** After a button of a group the reader stays at the group: at the person just added. */
function anchorOf(action: string, answers: Readonly<Record<string, unknown>>): string {
  const name = /^add:([A-Za-z0-9]+)$/.exec(action)?.[1];
  const items = name === undefined ? undefined : answers[name];
  return name !== undefined && Array.isArray(items) ? `#${fieldId(`${name}-${items.length - 1}-group`)}` : '';
}

import {
  type Answers,
  type ApplicationTables,
  type AskedPage,
  askedOf,
  type Draft,
  draftById,
  type FormDefinition,
  readForm,
  type VersionedForm,
  validateAnswers,
  withFiles,
} from '#domain/applications/index.ts';
import type { PublicService } from '#domain/catalogue/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import type { Db } from '#platform/db/pool.ts';
import type { PlatformTables } from '#platform/db/tables.ts';
import { dateInGermany } from '#platform/values/date.ts';
import { readServices } from '../services.ts';
import type { PortalVisit } from '../visit.ts';
import { draftCookie, openedDraft } from './draft-session.ts';
import { prefill } from './prefill.ts';

/** Somebody at the form of a service: what they have answered so far and what they are asked. */
export interface Applying {
  service: PublicService;
  form: VersionedForm;
  /** Absent until the first page was sent. */
  draft: Draft | undefined;
  /** As the draft has them, with its files. */
  answers: Answers;
  pages: AskedPage[];
}

export type ApplyDb = Db<ApplicationTables & Pick<PlatformTables, 'configuration'>>;

/** The service and form of the address, with what this browser has begun. `undefined`: not to be had online here. */
export async function readApplying(visit: PortalVisit): Promise<Applying | undefined> {
  const { tenant, door, now } = visit;
  const key = visit.params.service ?? '';
  const opened = openedDraft(door, { tenant, service: key }, visit.cookies[draftCookie]);
  return visit.read(async (db: ApplyDb) => {
    const { value: services } = await readServices(db, tenant);
    const service = services.find((one) => one.key === key);
    if (!service?.online) return undefined;
    const found = opened === undefined ? undefined : await draftById(db, tenant, opened, now);
    const draft = found?.service === key ? found : undefined;
    // A draft goes on with the version it was begun with: nobody's answers lose their questions.
    const form = draft
      ? await readForm(db, tenant, draft.form, draft.formVersion)
      : await readForm(db, tenant, service.online.form);
    if (!form) return undefined;
    return applyingWith({ service, form, draft }, draft?.answers ?? prefill(form.definition, visit.account));
  });
}

/** The same with other answers. */
export function applyingWith(at: Pick<Applying, 'service' | 'form' | 'draft'>, answers: Answers): Applying {
  const filled = withFiles(at.form.definition, answers, at.draft?.uploads ?? []);
  const { service, form, draft } = at;
  return { service, form, draft, answers: filled, pages: askedOf(form.definition, filled).pages };
}

/** Everything wrong with the answers so far, each problem at its field. */
export function problemsOf(visit: PortalVisit, { form, answers }: Applying): readonly Problem[] {
  const checked = validateAnswers(form.definition, answers, dateInGermany(visit.now));
  return checked.ok ? [] : checked.problems;
}

/** Does a problem belong to this page? Of `family.0.birthDate` the first part is the field. */
export function isOnPage(problem: Problem, page: AskedPage): boolean {
  return page.fields.includes((problem.field ?? '').split('.')[0] ?? '');
}

/** The first page that is not answered as it must be; none: everything can be sent. */
export function firstWrong(applying: Applying, problems: readonly Problem[]): AskedPage | undefined {
  return applying.pages.find((page) => problems.some((problem) => isOnPage(problem, page)));
}

/** Sentences of the form itself, in place of the general ones: what is missing, what is wrong. */
export function ownSentence(form: FormDefinition, problem: Problem, lang: 'de' | 'en'): string | undefined {
  const texts = form.fields[(problem.field ?? '').replace(/\.\d+(?=\.|$)/, '')];
  if (problem.code === 'input.required' || problem.code.endsWith('-missing')) return texts?.missing?.[lang];
  return problem.code === 'input.invalid' ? texts?.wrong?.[lang] : undefined;
}

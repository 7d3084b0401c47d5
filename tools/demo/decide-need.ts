import { messages } from '#desk/visits/need-messages.ts';
import { visitMessages } from '#domain/visits/index.ts';
import type { WebAnswer, WebClient } from '../../e2e/web-client.ts';
import { type Filled, formWith, movedOn, offered, type PageForm, shownFor, submit } from './page-forms.ts';
import type { Call } from './read-calls.ts';

export interface Decided {
  decision: string;
  ground: string;
  /** The visit to plan, when granted. */
  visitId: string | undefined;
}

const t = messages.de;

/** The dispatcher enters what was told, looks at the result, and decides as it was shown. */
export async function decideNeed(desk: WebClient, call: Call, number: string, townAgs: string): Promise<Decided> {
  const path = `/desk/visits/need/${number}`;
  const page = await desk.get(path);
  const form = needForm(page);
  const facts = factFields(form, call, townAgs);
  const preview = await submit(desk, page, form, facts, 'check');
  const shown = needForm(preview);
  const previewed = shown.controls.get('previewed')?.values[0]?.split('/')[0] ?? '';
  const shownGround = groundOf(shownFor(preview, t.ground));
  const decided = await submit(desk, preview, shown, {}, 'decide');
  movedOn(decided, 'deciding');
  const after = await desk.follow(decided);
  const decision = (['granted', 'refused', 'unclear'] as const).find(
    (one) => shownFor(after, t.decision[one]) !== undefined,
  );
  const ground = decision && groundOf(shownFor(after, t.decision[decision]));
  if (decision !== previewed || ground !== shownGround)
    throw new Error(`the page showed ${previewed}/${shownGround} and decided ${decision}/${ground}`);
  return { decision, ground, visitId: /\/desk\/visits\/plan\/([0-9a-f-]{36})/.exec(after.text)?.[1] };
}

function needForm(page: WebAnswer): PageForm {
  return formWith(page, { action: /\/desk\/visits\/need\//, fields: ['proofKind'] });
}

/** What was not said stays "not said". A fact the page does not ask for (a group date's) is left out. */
function factFields(form: PageForm, call: Call, townAgs: string): Filled {
  const { evidence } = call;
  const said = {
    permanentlyImpaired: evidence.permanentlyImpaired,
    temporarilyImpaired: evidence.temporarilyImpaired,
    deferrable: evidence.deferrable,
    reachesOfficeAlone: evidence.reachesOfficeAlone,
    residentOfTown: call.resident.address.ags === townAgs,
  };
  const fields: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(said))
    if (form.controls.has(name) && typeof value === 'boolean') fields[name] = value ? 'yes' : 'no';
  if (form.controls.has('careLevel'))
    fields.careLevel = offered(form, 'careLevel', [String(evidence.careLevel ?? '')])[0] ?? '';
  if (form.controls.has('marks')) fields.marks = marksOn(form, evidence.marks ?? []);
  if (form.controls.has('livesIn')) fields.livesIn = offered(form, 'livesIn', [evidence.livesIn ?? ''])[0] ?? '';
  fields.proofKind = proofOf(form, call);
  return fields;
}

/** The same mark is written in several ways: "GL", "Gl", "1. Kl.". */
function marksOn(form: PageForm, marks: readonly string[]): string[] {
  const plain = (mark: string) => mark.toLowerCase().replace(/[^a-z0-9]/g, '');
  const boxes = form.controls.get('marks')?.options ?? [];
  return boxes.filter((box) => marks.some((mark) => plain(mark) === plain(box)));
}

function proofOf(form: PageForm, { evidence }: Call): string {
  const wanted = evidence.marks?.length
    ? 'severely-disabled-pass'
    : evidence.careLevel
      ? 'care-level-notice'
      : evidence.livesIn
        ? 'home-contract'
        : 'told-only';
  const [first = ''] = form.controls.get('proofKind')?.options ?? [];
  return offered(form, 'proofKind', [wanted, 'told-only'])[0] ?? first;
}

function groundOf(words: string | undefined): string {
  const found = Object.entries(visitMessages.de.groundOf).find(([, text]) => text === words);
  return found?.[0] ?? `unknown (${words ?? 'nothing shown'})`;
}

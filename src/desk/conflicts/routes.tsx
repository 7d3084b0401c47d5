import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { writeNote } from '#domain/cases/index.ts';
import {
  conflictContext,
  conflicts,
  type FieldConflict,
  sealedConflict,
  settleConflict,
  type VisitDb,
  visitCard,
} from '#domain/visits/index.ts';
import { type Problem, Refusal } from '#platform/commands/refusal.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { unseal } from '#platform/crypto/seal.ts';
import { page, redirect } from '#platform/http/answer.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { readServices } from '../services.ts';
import { urls } from '../urls.ts';
import type { StaffVisit } from '../visit.ts';
import { applyAgain } from './apply-again.ts';
import { ConflictPage } from './conflict-page.tsx';
import { ConflictsPage } from './conflicts-page.tsx';
import { messages } from './messages.ts';
import { commandWord } from './words.ts';

const permission = 'page:desk.conflicts';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const inputShape = z.record(z.string(), z.unknown());

export const conflictRoutes = defineRoutes<StaffVisit>([
  {
    method: 'GET',
    url: urls.conflicts(),
    permission,
    async answer(visit) {
      const open = await visit.read((db: VisitDb) => conflicts(db, visit.tenant));
      return page(<ConflictsPage visit={visit} open={open} />);
    },
  },
  { method: 'GET', url: urls.conflict(':id'), permission, answer: (visit) => show(visit) },
  {
    method: 'POST',
    url: urls.conflict(':id'),
    permission,
    async answer(visit) {
      const { conflict, input, card } = await readConflict(visit);
      const { conflictId } = conflict;
      if (conflict.state !== 'open') return show(visit, [{ code: 'visits.conflict-settled' }]);
      if (fieldText(visit.form, 'result') === 'applied') {
        const applied = await applyAgain(visit, conflict, input);
        if (!applied.ok) return show(visit, applied.problems);
        const settled = await visit.execute(settleConflict, { conflictId, result: 'applied' });
        return settled.ok ? redirect(urls.conflicts()) : show(visit, settled.problems);
      }
      const note = fieldText(visit.form, 'note');
      if (card && note === '') return show(visit, [{ code: 'input.required', field: 'note' }]);
      const dropped = await visit.execute(settleConflict, { conflictId, result: 'dropped' });
      if (!dropped.ok) return show(visit, dropped.problems);
      if (card) {
        const body = messages[visit.lang].notePrefix(commandWord(conflict.command, visit.lang), note);
        const noted = await visit.execute(writeNote, { caseId: card.visit.caseId, body }, randomUUID());
        if (!noted.ok) return show(visit, noted.problems);
      }
      return redirect(urls.conflicts());
    },
  },
]);

/** Refuses `visits.conflict-unknown`. What the crew entered is opened here, for the one who settles it. */
async function readConflict(visit: StaffVisit) {
  const { tenant, door } = visit;
  const id = visit.params.id ?? '';
  return visit.read(async (db: VisitDb) => {
    const [conflict] = uuid.test(id) ? await conflicts(db, tenant, { conflictId: id }) : [];
    if (!conflict) throw new Refusal({ code: 'visits.conflict-unknown' });
    const sealed = await sealedConflict(db, tenant, conflict.conflictId);
    return {
      conflict,
      input: sealed && openSealed(deriveKey(door.masterKey, 'field-conflicts', tenant), sealed, tenant, conflict),
      card: conflict.visitId === null ? undefined : await visitCard(db, tenant, conflict.visitId),
      services: (await readServices(db, tenant)).value,
    };
  });
}

function openSealed(key: Uint8Array, sealed: Uint8Array, tenant: string, conflict: FieldConflict) {
  try {
    const plain = unseal(key, sealed, conflictContext(tenant, conflict.conflictId));
    return inputShape.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
  } catch {
    // Sealed under a key that is gone: the page says so, and the conflict can still be settled.
    return undefined;
  }
}

async function show(visit: StaffVisit, problems: readonly Problem[] = []) {
  const found = await readConflict(visit);
  const errors = formErrors(visit.door.problems, problems, visit.lang);
  return page(<ConflictPage visit={visit} {...found} errors={errors} />, { status: problems.length > 0 ? 422 : 200 });
}

import {
  accountByLogin,
  accountBySubject,
  attemptSubject,
  countFailure,
  forgetFailures,
  type IdentityTables,
  staffWithRoles,
  townDirectory,
  waitMinutes,
} from '#domain/identity/index.ts';
import type { Problem } from '#platform/commands/refusal.ts';
import { deriveKey } from '#platform/crypto/derive-key.ts';
import { verifyPassword } from '#platform/crypto/password.ts';
import { seal, unseal } from '#platform/crypto/seal.ts';
import { page, redirect } from '#platform/http/answer.ts';
import type { DoorParts } from '#platform/http/door-parts.ts';
import { formErrors } from '#platform/http/form-errors.ts';
import { fieldText } from '#platform/http/form-input.ts';
import { defineRoutes } from '#platform/http/route.ts';
import { beginSession, endSession, readStaffCookie } from '../session.ts';
import { urls } from '../urls.ts';
import type { DeskVisit } from '../visit.ts';
import { finishSignIn, pendingSignIn, startSignIn } from './oidc.ts';
import { type Persona, SignInPage } from './sign-in-page.tsx';

const pendingCookie = 'bn_signing_in';

const identity = (door: DoorParts) => door.database.as<IdentityTables>();

/** Only addresses of the house may be gone to after signing in. */
function safeNext(next: string | undefined): string {
  return next && /^\/(desk|field|till|terminal)(\/[\w./-]*)?$/.test(next) ? next : urls.start();
}

async function signInPage(visit: DeskVisit, problems: readonly Problem[] = []) {
  const { door } = visit;
  const towns = await identity(door).read('none', (db) => townDirectory(db));
  const personas: Persona[] = [];
  if (door.demonstration && !door.oidc) {
    for (const { tenant, name } of towns) {
      const people = await identity(door).read(tenant, (db) => staffWithRoles(db, tenant));
      personas.push(...people.map((person) => ({ ...person, tenant, town: name })));
    }
  }
  const next = safeNext(fieldText(visit.form, 'next') || visit.query.next);
  return page(
    <SignInPage
      visit={visit}
      towns={towns}
      personas={personas}
      next={next}
      errors={formErrors(door.problems, problems, visit.lang)}
    />,
    { status: problems.length > 0 ? 422 : 200 },
  );
}

async function enter(visit: DeskVisit, tenant: string, staffId: string, next: string) {
  const old = readStaffCookie(visit.cookies.bn_staff);
  if (old) await endSession(visit.door, old);
  return redirect(safeNext(next), [await beginSession(visit.door, tenant, staffId)]);
}

export const signInRoutes = defineRoutes<DeskVisit>([
  { method: 'GET', url: urls.signIn(), permission: 'page:portal.public', answer: (visit) => signInPage(visit) },
  {
    method: 'POST',
    url: urls.signInPassword(),
    permission: 'page:portal.public',
    perMinute: 60,
    async answer(visit) {
      const { door, form } = visit;
      const town = fieldText(form, 'town');
      const login = fieldText(form, 'login').toLowerCase();
      const towns = await identity(door).read('none', (db) => townDirectory(db));
      if (door.oidc || !towns.some(({ tenant }) => tenant === town))
        return signInPage(visit, [{ code: 'sign-in.wrong', field: 'login' }]);
      const subject = attemptSubject(deriveKey(door.masterKey, 'attempts'), 'login', login);
      const wait = await identity(door).read(town, (db) => waitMinutes(db, town, subject, visit.now));
      if (wait > 0) return signInPage(visit, [{ code: 'access.slowed', data: { minutes: wait } }]);
      const account = await identity(door).read(town, (db) => accountByLogin(db, town, login));
      const { ok } = await verifyPassword(fieldText(form, 'password'), account?.passwordHash ?? undefined);
      if (!account || !ok) {
        await identity(door).transaction(town, (tx) => countFailure(tx, town, subject, visit.now));
        return signInPage(visit, [{ code: 'sign-in.wrong', field: 'login' }]);
      }
      await identity(door).transaction(town, (tx) => forgetFailures(tx, town, subject));
      return enter(visit, town, account.id, fieldText(form, 'next'));
    },
  },
  {
    method: 'POST',
    url: urls.signInAs(),
    permission: 'page:portal.public',
    async answer(visit) {
      const { door, form } = visit;
      const town = fieldText(form, 'town');
      const towns = await identity(door).read('none', (db) => townDirectory(db));
      const known = door.demonstration && !door.oidc && towns.some(({ tenant }) => tenant === town);
      const account = known
        ? await identity(door).read(town, (db) => accountByLogin(db, town, fieldText(form, 'login')))
        : undefined;
      if (!account) return signInPage(visit, [{ code: 'sign-in.wrong', field: 'login' }]);
      return enter(visit, town, account.id, fieldText(form, 'next'));
    },
  },
  {
    method: 'POST',
    url: urls.oidcStart(),
    permission: 'page:portal.public',
    async answer(visit) {
      const { door, form } = visit;
      if (!door.oidc) return redirect(urls.signIn());
      const started = await startSignIn(
        door.oidc,
        `${door.publicUrl}${urls.oidcReturn()}`,
        fieldText(form, 'town'),
        safeNext(fieldText(form, 'next')),
      );
      if (!started) return signInPage(visit, [{ code: 'sign-in.provider-away' }]);
      const { to, pending } = started;
      const sealed = seal(deriveKey(door.masterKey, 'signing-in'), Buffer.from(JSON.stringify(pending)), pendingCookie);
      return redirect(to, [
        {
          name: pendingCookie,
          value: Buffer.from(sealed).toString('base64url'),
          path: urls.oidcReturn(),
          maxAgeSeconds: 600,
        },
      ]);
    },
  },
  {
    method: 'GET',
    url: urls.oidcReturn(),
    permission: 'page:portal.public',
    async answer(visit) {
      const { door } = visit;
      const pending = readPending(door, visit.cookies[pendingCookie]);
      const clear = { name: pendingCookie, value: '', path: urls.oidcReturn() };
      if (!door.oidc || !pending) return redirect(urls.signIn(), [clear]);
      const returned = new URL(urls.oidcReturn(), door.publicUrl);
      returned.search = new URLSearchParams({ ...visit.query }).toString();
      const person = await finishSignIn(door.oidc, returned, pending);
      const towns = await identity(door).read('none', (db) => townDirectory(db));
      const staffId =
        person && towns.some(({ tenant }) => tenant === pending.town)
          ? await identity(door).transaction(pending.town, (tx) => accountBySubject(tx, pending.town, person))
          : undefined;
      if (!staffId) return signInPage(visit, [{ code: 'sign-in.account-unknown' }]);
      return enter(visit, pending.town, staffId, pending.next);
    },
  },
  {
    method: 'POST',
    url: urls.signOut(),
    permission: 'identity.sign-out',
    async answer(visit) {
      const session = readStaffCookie(visit.cookies.bn_staff);
      return redirect(urls.signIn(), session ? [await endSession(visit.door, session)] : []);
    },
  },
]);

function readPending(door: DoorParts, value: string | undefined) {
  if (!value) return undefined;
  try {
    const plain = unseal(deriveKey(door.masterKey, 'signing-in'), Buffer.from(value, 'base64url'), pendingCookie);
    return pendingSignIn.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
  } catch {
    return undefined;
  }
}

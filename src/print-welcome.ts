import { demonstrationPassword, type SeededTown } from './seed.ts';

/** What a newcomer needs: the address, one login per persona, and where to start reading. */
export function printWelcome(address: string, towns: readonly SeededTown[], oneClick: boolean): void {
  const [first] = towns;
  const lines = [
    '',
    `  buergernah runs at ${address}`,
    '',
    `  Residents    ${address}/${first?.id ?? ''}`,
    `  Staff        ${address}/desk${oneClick ? ' (one click for every persona)' : ''}`,
    `  Field crew   ${address}/field`,
    `  Sent e-mail  ${address}/dev/mail`,
    '  Account      sign in on a resident’s page, as one of three invented people; nobody has to',
    `  Components   ${address}/dev/ui`,
    '',
    `  Logins in ${towns.map((town) => town.name).join(', ')} – password "${demonstrationPassword}"`,
    ...(first?.staff ?? []).map(
      ({ login, name, roles }) =>
        `    ${login.padEnd(12)} ${roles
          .map(({ role }) => role)
          .join(', ')
          .padEnd(12)} ${name}`,
    ),
    '',
    '  Start reading: README.md, then src/app.ts and docs/architecture.md',
    '',
  ];
  console.log(lines.join('\n'));
}

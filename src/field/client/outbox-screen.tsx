import { formatDateTime } from '#platform/i18n/format.ts';
import { Badge } from '#platform/ui/badge.tsx';
import { Stack } from '#platform/ui/stack.tsx';
import { Table } from '#platform/ui/table.tsx';
import { ActionButton } from './action-button.tsx';
import { deviceMessages } from './device-messages.ts';
import { recall } from './memory.ts';
import { go, places } from './place.ts';
import { Screen } from './screen.tsx';
import { getState, type LocalCommand, useApp } from './state.ts';
import { forgetTour } from './store.ts';
import { sync } from './sync.ts';

/** Everything noted and how far it has come, with the office's sentence where it was refused. */
export function OutboxScreen() {
  const { lang, commands, sending, held } = useApp();
  const t = deviceMessages[lang].outbox;
  const names: Readonly<Record<string, string>> = t.commands;
  const state = (command: LocalCommand) => {
    if (command.state === 'accepted') return <Badge tone="success">{t.accepted}</Badge>;
    if (command.state === 'refused') return <Badge tone="danger">{t.refused}</Badge>;
    if (sending) return <Badge tone="info">{t.sending}</Badge>;
    return <Badge tone="warning">{command.state === 'waiting' ? t.waiting : t.unsent}</Badge>;
  };
  const why = (command: LocalCommand) => {
    if (command.state === 'refused') return `${command.message ?? ''} ${t.refusedHint}`;
    return command.state === 'waiting' ? (command.message ?? t.waitingHint) : '';
  };
  const person = (command: LocalCommand) =>
    held?.data.stops.flatMap((stop) => stop.persons).find((one) => one.caseId === command.input.caseId)?.name ??
    held?.data.stops.find((stop) => stop.visit.visitId === command.input.visitId)?.visit.name ??
    '';
  const over = held && !commands.some((one) => one.state === 'unsent' || one.state === 'waiting');
  const refused = commands.some((one) => one.state === 'refused');
  const returned = commands.some((one) => one.name === 'visits.return-kit' && one.state !== 'refused');
  const clear = async () => {
    const { held: now, vault } = getState();
    if (!now || !vault) return;
    await forgetTour(now.data.tour.id);
    await recall(vault);
    go(places.tours());
  };
  return (
    <Screen title={t.title} back={places.home()}>
      <Stack>
        <ActionButton variant="secondary" onPress={() => void sync()}>
          {t.sendNow}
        </ActionButton>
        <Table
          lang={lang}
          caption={t.title}
          captionHidden
          rows={[...commands].reverse()}
          rowKey={(row) => row.id}
          empty={<p>{t.none}</p>}
          columns={[
            { label: t.entry, cell: (row) => names[row.name] ?? row.name, rowHeader: true },
            { label: t.about, cell: person },
            { label: t.at, cell: (row) => formatDateTime(lang, row.recordedAt) },
            {
              label: t.state,
              cell: (row) => (
                <>
                  {state(row)} {why(row)}
                </>
              ),
            },
          ]}
        />
        {over && refused && returned ? <ActionButton onPress={() => void clear()}>{t.clear}</ActionButton> : null}
      </Stack>
    </Screen>
  );
}

import { FileField } from '#platform/ui/file-field.tsx';
import { Section } from '#platform/ui/section.tsx';
import { note } from './memory.ts';
import { messages } from './messages.ts';
import { personMessages } from './person-messages.ts';
import type { PersonProps } from './person-props.ts';
import { shrinkPhoto } from './photo.ts';
import { useApp, useSaid } from './state.ts';
import { sync } from './sync.ts';

/** Papers on the table, photographed one by one; each is kept the moment it is taken. */
export function PaperSection({ held, person, count }: PersonProps & { count: number }) {
  const { lang } = useApp();
  const t = personMessages[lang];
  const [error, setError] = useSaid<string | undefined>(undefined);
  const take = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (!file) return;
    setError(undefined);
    const bytes = await shrinkPhoto(file);
    if (!bytes) return setError(t.photoBad);
    const tourId = held.data.tour.id;
    const name = t.paperName(count + 1);
    const paper = { caseId: person.caseId, name, visibility: 'department' };
    await note(tourId, [{ name: 'cases.attach-paper', input: paper, bytes }]).then(
      () => {
        input.value = '';
        void sync();
      },
      () => setError(messages[lang].saveFailed),
    );
  };
  return (
    <Section title={t.papersToBring}>
      <form
        class="bn-form fd-form"
        onSubmit={(event) => event.preventDefault()}
        onChange={(event) => {
          if (event.target instanceof HTMLInputElement) void take(event.target);
        }}
      >
        <FileField
          lang={lang}
          name="photo"
          label={t.photo}
          hint={t.photoHint}
          accept="image/*"
          capture="environment"
          error={error}
          optional
        />
      </form>
      <p role="status">{count > 0 ? t.photos(count) : ''}</p>
    </Section>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { Alert } from '#platform/ui/alert.tsx';
import { ButtonRow } from '#platform/ui/button-row.tsx';
import { Section } from '#platform/ui/section.tsx';
import { signatureName } from '../progress-rules.ts';
import { ActionButton } from './action-button.tsx';
import { note } from './memory.ts';
import { messages } from './messages.ts';
import { personMessages } from './person-messages.ts';
import type { PersonProps } from './person-props.ts';
import { canvasBytes } from './photo.ts';
import { useApp, useSaid } from './state.ts';
import { sync } from './sync.ts';

const size = { width: 800, height: 260 };

function clearPad(canvas: HTMLCanvasElement): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
}

/** Signing with finger, pen or mouse; who cannot signs on paper, which is photographed. */
export function SignatureSection({ held, person, signed }: PersonProps & { signed: boolean }) {
  const { lang } = useApp();
  const t = personMessages[lang];
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef(false);
  const [error, setError] = useSaid<string | undefined>(undefined);
  useEffect(() => {
    if (canvas.current) clearPad(canvas.current);
  }, []);
  if (signed)
    return (
      <Section title={t.signature}>
        <Alert lang={lang} tone="success" title={t.signatureDone} />
      </Section>
    );

  const draw = (event: PointerEvent, begin: boolean) => {
    const pad = canvas.current;
    const pen = pad?.getContext('2d');
    if (!pad || !pen || (!begin && event.buttons === 0)) return;
    const box = pad.getBoundingClientRect();
    const x = ((event.clientX - box.left) * pad.width) / box.width;
    const y = ((event.clientY - box.top) * pad.height) / box.height;
    if (begin) {
      pad.setPointerCapture(event.pointerId);
      pen.beginPath();
      pen.moveTo(x, y);
      return;
    }
    pen.lineWidth = 4;
    pen.lineCap = 'round';
    pen.strokeStyle = '#000';
    pen.lineTo(x, y);
    pen.stroke();
    drawn.current = true;
  };
  const save = async () => {
    if (!canvas.current || !drawn.current) return setError(t.signatureEmpty);
    const bytes = await canvasBytes(canvas.current);
    if (!bytes) return setError(messages[lang].saveFailed);
    const paper = { caseId: person.caseId, name: signatureName, visibility: 'department' };
    await note(held.data.tour.id, [{ name: 'cases.attach-paper', input: paper, bytes }]).then(
      () => void sync(),
      () => setError(messages[lang].saveFailed),
    );
  };
  return (
    <Section title={t.signature}>
      <p>{t.signatureHint}</p>
      <canvas
        ref={canvas}
        class="fd-signature"
        width={size.width}
        height={size.height}
        role="img"
        aria-label={t.signaturePad}
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
      />
      {error ? <Alert lang={lang} tone="danger" title={error} live /> : null}
      <ButtonRow>
        <ActionButton variant="secondary" onPress={() => void save()}>
          {t.signatureSave}
        </ActionButton>
        <ActionButton
          variant="tertiary"
          onPress={() => {
            if (canvas.current) clearPad(canvas.current);
            drawn.current = false;
          }}
        >
          {t.signatureClear}
        </ActionButton>
      </ButtonRow>
      <p>{t.onPaper}</p>
    </Section>
  );
}

import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export interface StepsProps {
  lang: Lang;
  /** The names of all steps in order. */
  steps: readonly string[];
  /** Counted from 1. */
  current: number;
}

/** How far a form of several pages has come. */
export function Steps({ lang, steps, current }: StepsProps) {
  const texts = messages[lang];
  return (
    <div class="bn-steps">
      <p class="bn-steps__count">
        <strong>{texts.step(current, steps.length)}</strong>
        {steps[current - 1] ? `: ${steps[current - 1]}` : ''}
      </p>
      <ol class="bn-steps__list">
        {steps.map((step, index) => {
          const state = index + 1 < current ? 'done' : index + 1 === current ? 'current' : 'open';
          const said = { done: texts.stepDone, current: texts.stepCurrent, open: texts.stepOpen }[state];
          return (
            <li
              class={`bn-steps__step bn-steps__step--${state}`}
              key={step}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              <span class="bn-steps__name">{step}</span>
              <span class="kern-sr-only"> ({said})</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

import { formatCaseNumber } from '#platform/values/case-number.ts';
import { urls } from './urls.ts';

/** A case by its number, which never breaks over two lines. */
export function CaseLink({ number }: { number: string }) {
  return (
    <a class="bn-nowrap" href={urls.case(number)}>
      {formatCaseNumber(number)}
    </a>
  );
}

// biome-ignore-all lint/a11y/noRedundantRoles: as cards on narrow screens the elements are no table boxes, and some browsers then drop what they are
import type { ComponentChildren } from 'preact';
import type { Lang } from '#platform/i18n/messages.ts';
import { messages } from './messages.ts';

export interface TableColumn<Row> {
  /** Also the label of the value where the row is shown as a card on narrow screens. */
  label: string;
  cell: (row: Row) => ComponentChildren;
  numeric?: boolean | undefined;
  /** This cell names the row. One column at most. */
  rowHeader?: boolean | undefined;
}

export interface TableProps<Row> {
  lang: Lang;
  caption: string;
  /** The page's heading already says it: keep the caption for screen readers only. */
  captionHidden?: boolean | undefined;
  columns: readonly TableColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of rows. */
  empty?: ComponentChildren;
  small?: boolean | undefined;
}

/** Rows and columns; on narrow screens every row becomes a card. */
export function Table<Row>({ lang, caption, captionHidden, columns, rows, rowKey, empty, small }: TableProps<Row>) {
  if (rows.length === 0)
    return <div class="bn-empty-rows">{empty ?? <p class="kern-body">{messages[lang].noRows}</p>}</div>;
  return (
    <table class={`kern-table bn-table${small ? ' kern-table--small' : ''}`} role="table">
      <caption class={captionHidden ? 'kern-sr-only' : 'kern-title'}>{caption}</caption>
      <thead class="kern-table__head" role="rowgroup">
        <tr class="kern-table__row" role="row">
          {columns.map((column) => (
            <th
              key={column.label}
              scope="col"
              role="columnheader"
              class={column.numeric ? 'kern-table__header kern-table__header--numeric' : 'kern-table__header'}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="kern-table__body" role="rowgroup">
        {rows.map((row) => (
          <tr class="kern-table__row" role="row" key={rowKey(row)}>
            {columns.map((column) =>
              column.rowHeader ? (
                <th
                  key={column.label}
                  scope="row"
                  role="rowheader"
                  class="kern-table__header"
                  data-label={column.label}
                >
                  <span class="bn-table__value">{column.cell(row)}</span>
                </th>
              ) : (
                <td
                  key={column.label}
                  role="cell"
                  class={column.numeric ? 'kern-table__cell kern-table__cell--numeric' : 'kern-table__cell'}
                  data-label={column.label}
                >
                  <span class="bn-table__value">{column.cell(row)}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

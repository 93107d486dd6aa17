import type { ReactNode } from 'react';
import './list/list.css';

interface PlainTableProps {
  readonly label: string;
  readonly heads: readonly { readonly title: string; readonly isNumeric?: boolean }[];
  /** One for each line: its key, and what stands under each head. */
  readonly lines: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** A table of what is there now, without anything to be done to it. */
export function PlainTable({ label, heads, lines }: PlainTableProps) {
  return (
    <div className="list is-bare" role="group" aria-label={label} tabIndex={0}>
      <table>
        <caption className="hidden-text">{label}</caption>
        <thead><tr>{heads.map(({ title, isNumeric }) => <th key={title} scope="col" className={isNumeric === true ? 'is-numeric' : undefined}>{title}</th>)}</tr></thead>
        <tbody>
          {lines.map(({ key, cells }) => (
            <tr key={key}>{cells.map((cell, at) => <td key={heads[at]?.title} data-title={heads[at]?.title} className={heads[at]?.isNumeric === true ? 'is-numeric' : undefined}>{cell}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

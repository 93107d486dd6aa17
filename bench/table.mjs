/** Prints rows of texts under `head`: the first column to the left, figures to the right. */
export function printTable(head, rows) {
  const lines = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const padded = (text, column) =>
    column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]);
  console.log();
  for (const line of lines) console.log(`  ${line.map(padded).join('   ').trimEnd()}`);
  console.log();
}

/** A ratio and its spread over the rounds, as two cells. */
export const ratioCells = ({ ratio, lowest, highest }) => [
  `${ratio.toFixed(2)} x`,
  `${lowest.toFixed(2)} - ${highest.toFixed(2)}`,
];

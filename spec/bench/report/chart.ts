import { type GoalRow, goalRows } from './goals.ts';
import type { Results } from './results.ts';
import { goalText, medianText, type Row, reached } from './row.ts';

const width = 1060;
const labelWidth = 520;
const barHeight = 12;
const rowGap = 14;
const top = 48;

/** The maximum length of a bar, as a multiple of the goal. */
const maxRatio = 3;
const scale = (width - labelWidth - 160) / maxRatio;

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; dominant-baseline: middle; }
  .label { text-anchor: end; }
  .value { font-size: 11px; }
  .met { fill: #1a7f37; }
  .missed { fill: #bc4c00; }
  .goal { stroke: #1f2328; stroke-dasharray: 4 3; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .met { fill: #3fb950; }
    .missed { fill: #f0883e; }
    .goal { stroke: #e6edf3; }
  }
`;

/** Draws the ratio of each measurement to its goal, with one bar for each version of Node. */
export function chart(results: Results): string {
  const rows: string[] = [];
  let y = top;
  for (const row of goalRows(results)) {
    rows.push(group(row, y));
    y += row.measured.length * barHeight + rowGap;
  }
  const goal = labelWidth + scale;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" aria-label="Measured ratios against their goals">
<style>${style}</style>
<text x="${goal}" y="20" text-anchor="middle">goal</text>
${rows.join('\n')}
<line class="goal" x1="${goal}" y1="32" x2="${goal}" y2="${y}"/>
</svg>
`;
}

function group({ name, measured }: GoalRow, y: number): string {
  const middle = y + (measured.length * barHeight) / 2;
  const label = `<text class="label" x="${labelWidth - 12}" y="${middle}">${escaped(name)}</text>`;
  return [label, ...measured.map(({ node, row }, index) => bar(node, row, y + index * barHeight))].join('\n');
}

function bar(node: string, row: Row, y: number): string {
  const ratio = row.goal ? reached(row.goal, row.value.median) : 0;
  const length = Math.round(Math.min(ratio, maxRatio) * scale);
  const value = escaped(`${medianText(row)} of ${goalText(row)}, Node ${node}`);
  return `<rect class="${ratio < 1 ? 'missed' : 'met'}" x="${labelWidth}" y="${y}" width="${length}" height="${barHeight - 2}"/>
<text class="value" x="${labelWidth + length + 6}" y="${y + barHeight / 2}">${value}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

import type { ChartGroup } from './chart-groups.ts';
import type { GoalRow } from './goals.ts';
import { type Goal, goalText, isMissed, medianText, type Row } from './row.ts';

/** As wide as a phone: on a wide screen the picture is shown at this size, and readable too. */
const width = 420;
const margin = 16;
/** Room for the value at the end of the longest bar. */
const valueWidth = 190;
const barArea = width - 2 * margin - valueWidth;

const barHeight = 12;
const lineHeight = 17;
const maxCharacters = 52;

const style = `
  svg { --ground: #ffffff; --text: #1f2328; --muted: #59636e; --met: #1a7f37; --missed: #bc4c00; }
  @media (prefers-color-scheme: dark) {
    svg { --ground: #0d1117; --text: #f0f6fc; --muted: #9198a1; --met: #3fb950; --missed: #f0883e; }
  }
  text { font: 13px system-ui, -apple-system, 'Segoe UI', sans-serif; fill: var(--text); }
  .title { font-weight: 600; font-size: 14px; }
  .value { font-size: 12px; }
  .muted { fill: var(--muted); font-size: 12px; }
  .ground { fill: var(--ground); }
  .met { fill: var(--met); }
  .missed { fill: var(--missed); }
  .goal { stroke: var(--text); stroke-width: 1.5; stroke-dasharray: 3 2; }
`;

/** A part of the picture: its elements, and the y coordinate below it. */
interface Drawn {
  readonly elements: readonly string[];
  readonly bottom: number;
}

/** Draws each measurement as a bar, one for each version of Node, with a dashed line at its goal. */
export function chart(title: string, groups: readonly ChartGroup[]): string {
  const { elements, bottom } = stacked(groups, margin, (group, y) => drawnGroup(group, y));
  const height = bottom + lineHeight + margin / 2;
  const legend = text(
    'muted',
    margin,
    bottom + lineHeight - 6,
    'Dashed line: the goal. Orange: missed. Medians of rounds.',
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">${escaped(title)}</title>
<style>${style}</style>
<rect class="ground" width="${width}" height="${height}" rx="10"/>
${[...elements, legend].join('\n')}
</svg>
`;
}

function stacked<T>(parts: readonly T[], top: number, draw: (part: T, y: number) => Drawn): Drawn {
  let bottom = top;
  const elements = parts.flatMap((part) => {
    const drawn = draw(part, bottom);
    bottom = drawn.bottom;
    return drawn.elements;
  });
  return { elements, bottom };
}

function drawnGroup({ title, rows }: ChartGroup, top: number): Drawn {
  const [name = '', measure = ''] = title.split(/, (?=[^,]*$)/);
  const longest = Math.max(...rows.flatMap(({ measured }) => measured.map(({ row }) => longestOf(row))));
  const scale = barArea / longest;
  const head = [text('title', margin, top + 12, name), text('muted', margin, top + 12 + lineHeight, measure)];
  const body = stacked(rows, top + 12 + lineHeight + 8, (row, y) => drawnRow(row, y, scale));
  return { elements: [...head, ...body.elements], bottom: body.bottom + 14 };
}

const longestOf = ({ value, goal }: Row) => Math.max(value.median, goal === undefined ? 0 : numberOf(goal));
const numberOf = (goal: Goal) => ('atLeast' in goal ? goal.atLeast : goal.atMost);

function drawnRow({ name, measured }: GoalRow, top: number, scale: number): Drawn {
  const lines = wrapped(name);
  const label = lines.map((line, index) => text('', margin, top + 12 + index * lineHeight, line));
  const barsTop = top + lines.length * lineHeight;
  const bars = measured.map(({ node, row }, index) =>
    bar(node, row, barsTop + index * (barHeight + 2), scale),
  );
  const bottom = barsTop + measured.length * (barHeight + 2);
  const goals = measured
    .slice(0, 1)
    .flatMap(({ row }) => (row.goal ? [goalLine(row.goal, barsTop, bottom, scale)] : []));
  return { elements: [...label, ...bars, ...goals], bottom: bottom + 8 };
}

function bar(node: string, row: Row, y: number, scale: number): string {
  const length = Math.max(1, Math.round(row.value.median * scale));
  // To the right of the dashed line too.
  const valueX = margin + Math.max(length, Math.round((row.goal ? numberOf(row.goal) : 0) * scale)) + 6;
  const value = `${medianText(row)} (${goalText(row)}), Node ${node}`;
  return `<rect class="${isMissed(row) ? 'missed' : 'met'}" x="${margin}" y="${y}" width="${length}" height="${barHeight}"/>
${text('value', valueX, y + barHeight - 2, value)}`;
}

function goalLine(goal: Goal, top: number, bottom: number, scale: number): string {
  const x = margin + Math.round(numberOf(goal) * scale);
  return `<line class="goal" x1="${x}" y1="${top - 2}" x2="${x}" y2="${bottom}"/>`;
}

function text(className: string, x: number, y: number, content: string): string {
  return `<text${className && ` class="${className}"`} x="${x}" y="${y}">${escaped(content)}</text>`;
}

/** Breaks a text into lines that fit. */
function wrapped(content: string): readonly string[] {
  const lines: string[] = [];
  for (const word of content.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length >= maxCharacters) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

import { describe, expect, it } from 'vitest';
import { parseIni } from '../../lib/config/ini.ts';

/** Returns each section as its header, its settings and the number of its first invalid line. */
function sectionsOf(text: string): unknown[] {
  return parseIni(text)
    .filter(({ header, invalidLine }) => header !== undefined || invalidLine !== undefined)
    .map(({ header, settings, invalidLine }) => [header, Object.fromEntries(settings), invalidLine]);
}

describe('a section', () => {
  it('has the settings that follow it', () => {
    expect(sectionsOf('[a]\nx = 1\ny=2\n\n[b]\nx   =   3 = 4\n')).toEqual([
      ['a', { x: '1', y: '2' }, undefined],
      ['b', { x: '3 = 4' }, undefined],
    ]);
  });

  it.each(['[a] /* text */', '[a]text', '[a] # text', '[a];text', '  [a]  ', '[ a ]'])(
    'may have text after its header and spaces around it: %s',
    (header) => {
      expect(sectionsOf(`${header}\nx = 1`)).toEqual([['a', { x: '1' }, undefined]]);
    },
  );

  it('may be empty', () => {
    expect(sectionsOf('[a]\n[b]\n')).toEqual([
      ['a', {}, undefined],
      ['b', {}, undefined],
    ]);
  });

  it('whose header has no closing bracket does not add its settings to the previous section', () => {
    expect(sectionsOf('[a]\nx = 1\n[b\nx = 2\n[c]\nx = 3\n')).toEqual([
      ['a', { x: '1' }, undefined],
      [undefined, {}, 3],
      ['c', { x: '3' }, undefined],
    ]);
  });
});

describe('a setting', () => {
  it('continues on lines that are indented deeper', () => {
    const text = '[a]\ncommand = run\n    --account 1\n\n\t--role=reader\nx = 1\n';
    expect(sectionsOf(text)).toEqual([
      ['a', { command: 'run --account 1 --role=reader', x: '1' }, undefined],
    ]);
  });

  it('with an empty first line continues too, or has nested settings', () => {
    expect(sectionsOf('[a]\ncommand =\n  run it\ns3 =\n  style = path\n  size = 5\nx = 1\n')).toEqual([
      ['a', { command: 'run it', 's3.style': 'path', 's3.size': '5', x: '1' }, undefined],
    ]);
  });

  it('does not continue on the next setting if all are indented', () => {
    expect(sectionsOf('[a]\n  x = 1\n  y = 2\n')).toEqual([['a', { x: '1', y: '2' }, undefined]]);
  });

  it('may be followed by a comment, and may contain the characters of one', () => {
    expect(sectionsOf('[a]\nx = 1 # one\ny = 2\t; two\nz = a#b;c\n# x = 3\n  ; x = 4\n')).toEqual([
      ['a', { x: '1', y: '2', z: 'a#b;c' }, undefined],
    ]);
  });
});

describe('an invalid line', () => {
  it.each(['no setting', '= value'])('is recorded in its own section only: %s', (line) => {
    expect(sectionsOf(`[a]\nx = 1\n[b]\n${line}\nx = 2\n${line}\n`)).toEqual([
      ['a', { x: '1' }, undefined],
      ['b', { x: '2' }, 4],
    ]);
  });

  it('is a setting before any section', () => {
    expect(sectionsOf('\r\nx = 1\r\n[a]\r\n')).toEqual([
      [undefined, {}, 2],
      ['a', {}, undefined],
    ]);
  });
});

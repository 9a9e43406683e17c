import type { Random } from '../../bench/corpora-random.ts';

/**
 * Makes up pages of one table, as JSON text that a decoder must understand however odd it looks.
 *
 * The items of a table repeat names and kinds mostly, so that what a decoder has learned is put to use and led astray:
 * attributes are missing, come in another order, change their kind, come twice, or are written with escapes and spaces.
 */
export class FuzzTable {
  readonly #random: Random;
  readonly #names: readonly string[];
  /** How often something is not as before. */
  readonly #oddity: number;
  #repeatsNames = false;

  constructor(random: Random) {
    this.#random = random;
    this.#oddity = random.pick([0, 0.02, 0.3]);
    this.#names = [...new Set(Array.from({ length: random.integer(1, 12) }, () => this.#name()))];
  }

  /**
   * Makes up a page.
   *
   * Without names that come twice it can be broken: a decoder need not notice what is wrong with a member that another
   * of its name replaces, nor need it overlook that.
   */
  page(options: { readonly repeatsNames: boolean }): string {
    const random = this.#random;
    this.#repeatsNames = options.repeatsNames;
    const members = [
      `${this.#text('Count')}:${this.#scalar()}`,
      `${this.#text('Items')}:${this.#list(random.integer(0, 5), () => this.#item(0))}`,
      `${this.#text('LastEvaluatedKey')}:${random.chance(0.1) ? 'null' : this.#item(2)}`,
      `${this.#text('Created')}:${random.pick(['1.5e9', '1700000000.123', '0', 'null'])}`,
      `${this.#text(this.#stranger())}:${this.#plain(0)}`,
    ];
    return this.#space() + this.#object(this.#shuffled(members)) + this.#space();
  }

  #item(depth: number): string {
    const members: string[] = [];
    for (const name of this.#names) {
      if (this.#isOdd()) continue;
      const kind = this.#isOdd() ? this.#random.integer(0, 9) : (name.length * 7 + depth) % 10;
      members.push(`${this.#text(name)}:${this.#attribute(kind, depth)}`);
      if (this.#isOdd()) members.push(`${this.#text(this.#stranger())}:${this.#attribute(0, depth)}`);
    }
    if (this.#repeatsNames && this.#isOdd()) members.push(...members.slice(0, 1));
    return this.#object(this.#isOdd() ? this.#shuffled(members) : members);
  }

  #attribute(kind: number, depth: number): string {
    const random = this.#random;
    const size = depth > 3 ? 0 : random.integer(0, 3);
    const wrap = (type: string, contents: string) => this.#object([`${this.#text(type)}:${contents}`]);
    const string = () => this.#text(this.#string());
    const number = () => this.#text(this.#number());
    const binary = () => this.#text(random.bytes(random.integer(0, 80)).toString('base64'));
    if (kind === 0) return wrap('S', string());
    if (kind === 1) return wrap('N', number());
    if (kind === 2) return wrap('B', JSON.stringify(random.bytes(random.integer(0, 80)).toString('base64')));
    if (kind === 3) return wrap('BOOL', random.pick(['true', 'false']));
    if (kind === 4) return wrap('NULL', 'true');
    if (kind === 5) return wrap('SS', this.#list(size, string));
    if (kind === 6) return wrap('NS', this.#list(size, number));
    if (kind === 7) return wrap('BS', this.#list(size, binary));
    if (kind === 8)
      return wrap(
        'L',
        this.#list(size, () => this.#attribute(random.integer(0, 9), depth + 2)),
      );
    return wrap('M', depth > 3 ? '{}' : this.#item(depth + 1));
  }

  #plain(depth: number): string {
    const random = this.#random;
    const kind = depth > 3 ? 0 : random.integer(0, 3);
    if (kind === 1) return this.#list(random.integer(0, 3), () => this.#plain(depth + 1));
    if (kind !== 2) return kind === 3 ? this.#text(this.#string()) : this.#scalar();
    const member = () => `${this.#text(this.#name())}:${this.#plain(depth + 1)}`;
    return this.#object(Array.from({ length: random.integer(0, 3) }, member));
  }

  #scalar(): string {
    return this.#random.pick([
      '0',
      '-0',
      '17',
      '128.5',
      '1e3',
      '-2.5E-7',
      '12345678901234567890',
      'true',
      'false',
      'null',
    ]);
  }

  #name(): string {
    const random = this.#random;
    const odd = [
      '',
      '0',
      '17',
      '__proto__',
      'constructor',
      'a"b',
      'naïve',
      '日本',
      '\\',
      'S',
      'x'.repeat(300),
    ];
    return random.chance(0.3)
      ? random.pick(odd)
      : `name${random.integer(0, 40)}`.slice(0, random.integer(4, 6));
  }

  #stranger(): string {
    return this.#repeatsNames ? this.#name() : `stranger${this.#random.fraction()}`;
  }

  #string(): string {
    const random = this.#random;
    const units = [
      'a',
      'b c',
      'é',
      '日',
      '😀',
      '"',
      '\\',
      '/',
      '\n',
      '\u0000',
      '\u007f',
      '\ud800',
      '\udc00',
      '\u2028',
      '{',
      ']',
    ];
    const plain = random.chance(0.6);
    const long = random.chance(0.05) ? 300 : 20;
    return Array.from({ length: random.integer(0, long) }, () => (plain ? 'x' : random.pick(units))).join('');
  }

  #number(): string {
    const random = this.#random;
    return random.pick([
      () => String(random.integer(-1000, 1000)),
      () => String(random.integer(-(2 ** 53), 2 ** 53)),
      () => String(random.fraction()),
      () => (random.integer(-(10 ** 9), 10 ** 9) / 1000).toString(),
      () => this.#digits(random.integer(1, 38)),
      () => `${this.#digits(random.integer(1, 19))}.${this.#digits(random.integer(1, 19))}`,
      () => `-0.000000000${this.#digits(random.integer(1, 20))}`,
      () => `${random.integer(1, 9)}E${random.integer(-130, 125)}`,
      () =>
        random.pick([
          '0',
          '-0',
          '-0.0',
          '00',
          '007',
          '9007199254740992',
          '-9007199254740993',
          '1e-7',
          '100000000000000000000',
        ]),
    ])();
  }

  #digits(count: number): string {
    return Array.from({ length: count }, () => this.#random.integer(0, 9)).join('');
  }

  #object(members: readonly string[]): string {
    const spaced = members.map((member) => this.#space() + member + this.#space());
    return `{${spaced.length === 0 ? this.#space() : spaced}}`;
  }

  #list(size: number, make: () => string): string {
    const spaced = Array.from({ length: size }, () => this.#space() + make() + this.#space());
    return `[${size === 0 ? this.#space() : spaced}]`;
  }

  /** Writes a string, some of its characters as escapes that need not be. */
  #text(text: string): string {
    const quoted = JSON.stringify(text);
    if (!this.#isOdd()) return quoted;
    return quoted.replace(/[a-zé日/]/g, (unit) => {
      if (!this.#random.chance(0.3)) return unit;
      if (unit === '/') return '\\/';
      return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
  }

  #space(): string {
    return this.#isOdd() ? this.#random.pick([' ', '\n', '\t', '\r\n  ']) : '';
  }

  #shuffled(members: readonly string[]): string[] {
    return members
      .map((member) => ({ member, rank: this.#random.fraction() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ member }) => member);
  }

  #isOdd(): boolean {
    return this.#random.chance(this.#oddity);
  }
}

/** Breaks a page somewhere: bytes changed, added, taken away, repeated, or cut off. */
export function mutate(page: Buffer, random: Random): Buffer {
  const at = random.integer(0, page.length - 1);
  const size = random.integer(1, 4);
  const before = page.subarray(0, at);
  const tokens = [
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    '=',
    ' ',
    '0',
    '-',
    '.',
    'e',
    'é',
    '\u0000',
    '"S"',
    '{"N":"1"}',
    'null',
  ];
  switch (random.integer(0, 4)) {
    case 0:
      return Buffer.concat([before, random.bytes(1), page.subarray(at + 1)]);
    case 1:
      return Buffer.concat([
        before,
        Buffer.from(random.pick(tokens)),
        page.subarray(at + random.integer(0, 1)),
      ]);
    case 2:
      return Buffer.concat([before, page.subarray(at + size)]);
    case 3:
      return Buffer.concat([page.subarray(0, at + size), page.subarray(at)]);
    default:
      return Buffer.from(before);
  }
}

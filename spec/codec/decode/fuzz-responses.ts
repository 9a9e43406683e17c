import type { Random } from '../../bench/corpora-random.ts';

/**
 * Generates random responses of one table, as valid JSON text.
 *
 * Most items of a table repeat names and types, so that a decoder learns them; some deviate, so that its predictions
 * fail: attributes are missing, in another order, of another type, repeated, or written with escapes and white space.
 */
export class FuzzTable {
  readonly #random: Random;
  readonly #names: readonly string[];
  /** The probability of each deviation. */
  readonly #deviationRate: number;
  #repeatsNames = false;

  constructor(random: Random) {
    this.#random = random;
    this.#deviationRate = random.pick([0, 0.02, 0.3]);
    this.#names = [...new Set(Array.from({ length: random.integer(1, 12) }, () => this.#name()))];
  }

  /**
   * Generates a response.
   *
   * One that is to be mutated must not repeat names: whether a decoder refuses an invalid member that a later member of
   * the same name replaces is unspecified.
   */
  response(options: { readonly repeatsNames: boolean }): string {
    const random = this.#random;
    this.#repeatsNames = options.repeatsNames;
    const members = [
      `${this.#text('Count')}:${this.#scalar()}`,
      `${this.#text('Items')}:${this.#list(random.integer(0, 5), () => this.#item(0))}`,
      `${this.#text('LastEvaluatedKey')}:${random.chance(0.1) ? 'null' : this.#item(2)}`,
      `${this.#text('Created')}:${random.pick(['1.5e9', '1700000000.123', '0', 'null'])}`,
      `${this.#text(this.#oneOffName())}:${this.#plain(0)}`,
    ];
    return this.#space() + this.#object(this.#shuffled(members)) + this.#space();
  }

  #item(depth: number): string {
    const members: string[] = [];
    for (const name of this.#names) {
      if (this.#deviates()) continue;
      const typeIndex = this.#deviates() ? this.#random.integer(0, 9) : (name.length * 7 + depth) % 10;
      members.push(`${this.#text(name)}:${this.#attribute(typeIndex, depth)}`);
      if (this.#deviates()) members.push(`${this.#text(this.#oneOffName())}:${this.#attribute(0, depth)}`);
    }
    if (this.#repeatsNames && this.#deviates()) members.push(...members.slice(0, 1));
    return this.#object(this.#deviates() ? this.#shuffled(members) : members);
  }

  #attribute(typeIndex: number, depth: number): string {
    const random = this.#random;
    const size = depth > 3 ? 0 : random.integer(0, 3);
    const wrap = (type: string, contents: string) => this.#object([`${this.#text(type)}:${contents}`]);
    const string = () => this.#text(this.#string());
    const number = () => this.#text(this.#number());
    const binary = () => this.#text(random.bytes(random.integer(0, 80)).toString('base64'));
    if (typeIndex === 0) return wrap('S', string());
    if (typeIndex === 1) return wrap('N', number());
    if (typeIndex === 2)
      return wrap('B', JSON.stringify(random.bytes(random.integer(0, 80)).toString('base64')));
    if (typeIndex === 3) return wrap('BOOL', random.pick(['true', 'false']));
    if (typeIndex === 4) return wrap('NULL', 'true');
    if (typeIndex === 5) return wrap('SS', this.#list(size, string));
    if (typeIndex === 6) return wrap('NS', this.#list(size, number));
    if (typeIndex === 7) return wrap('BS', this.#list(size, binary));
    if (typeIndex === 8)
      return wrap(
        'L',
        this.#list(size, () => this.#attribute(random.integer(0, 9), depth + 2)),
      );
    return wrap('M', depth > 3 ? '{}' : this.#item(depth + 1));
  }

  #plain(depth: number): string {
    const random = this.#random;
    const choice = depth > 3 ? 0 : random.integer(0, 3);
    if (choice === 1) return this.#list(random.integer(0, 3), () => this.#plain(depth + 1));
    if (choice !== 2) return choice === 3 ? this.#text(this.#string()) : this.#scalar();
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
    const unusual = [
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
      ? random.pick(unusual)
      : `name${random.integer(0, 40)}`.slice(0, random.integer(4, 6));
  }

  #oneOffName(): string {
    return this.#repeatsNames ? this.#name() : `oneOff${this.#random.fraction()}`;
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
    const isPlain = random.chance(0.6);
    const maxLength = random.chance(0.05) ? 300 : 20;
    return Array.from({ length: random.integer(0, maxLength) }, () =>
      isPlain ? 'x' : random.pick(units),
    ).join('');
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

  /** Writes a string, with escapes for some characters that do not need them. */
  #text(text: string): string {
    const quoted = JSON.stringify(text);
    if (!this.#deviates()) return quoted;
    return quoted.replace(/[a-zé日/]/g, (unit) => {
      if (!this.#random.chance(0.3)) return unit;
      if (unit === '/') return '\\/';
      return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
  }

  #space(): string {
    return this.#deviates() ? this.#random.pick([' ', '\n', '\t', '\r\n  ']) : '';
  }

  #shuffled(members: readonly string[]): string[] {
    return members
      .map((member) => ({ member, rank: this.#random.fraction() }))
      .sort((one, other) => one.rank - other.rank)
      .map(({ member }) => member);
  }

  #deviates(): boolean {
    return this.#random.chance(this.#deviationRate);
  }
}

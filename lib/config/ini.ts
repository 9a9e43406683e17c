/** A section of a file in the format of `~/.aws/config`. */
export interface IniSection {
  /** The text between the brackets; absent before the first section, and if the header has no closing bracket. */
  readonly header: string | undefined;
  /** The values of the settings by name; the name of a nested setting is `s3.addressing_style`, for example. */
  readonly settings: ReadonlyMap<string, string>;
  /** The number of the first line that is neither a section, a setting nor a comment. */
  readonly invalidLine: number | undefined;
}

const comment = /(?:^|\s)[;#].*$/;
const header = /^\[([^\]]+)\]/;
const setting = /^([^=]+?)\s*=\s*(.*)$/;

/**
 * Parses a shared file line by line. An invalid line is recorded in its section, and does not affect other sections.
 *
 * The parser of `@smithy/core` reports no errors, does not support names of profiles with a space, and drops the
 * continuation of a value. Here a line that is indented deeper than its setting continues it, as with the AWS CLI and the
 * AWS SDKs for Java and Go: it is a nested setting if the value is empty, else more of the value.
 */
export function parseIni(text: string): readonly IniSection[] {
  const parser = new Parser();
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const content = line.replace(comment, '');
    if (content.trim() !== '') parser.readLine(content, index + 1);
  }
  return parser.sections;
}

interface OpenSection extends IniSection {
  readonly settings: Map<string, string>;
  invalidLine: number | undefined;
}

interface OpenSetting {
  readonly name: string;
  readonly indent: number;
  readonly value: string;
}

class Parser {
  readonly sections: OpenSection[] = [];
  #section = this.#open(undefined);
  #setting: OpenSetting | undefined;

  readLine(line: string, number: number): void {
    const content = line.trim();
    const indent = line.search(/\S/);
    const isValid =
      this.#setting !== undefined && indent > this.#setting.indent
        ? this.#continue(this.#setting, content)
        : this.#begin(content, indent);
    if (!isValid) this.#section.invalidLine ??= number;
  }

  #begin(content: string, indent: number): boolean {
    this.#setting = undefined;
    if (content.startsWith('[')) {
      const name = header.exec(content)?.[1]?.trim();
      this.#section = this.#open(name);
      return name !== undefined;
    }
    const [, name, value = ''] = setting.exec(content) ?? [];
    if (name === undefined || this.#section.header === undefined) return false;
    this.#set({ name, indent, value });
    return true;
  }

  #continue(open: OpenSetting, content: string): boolean {
    const [, name, value = ''] = setting.exec(content) ?? [];
    if (open.value === '' && name !== undefined) this.#section.settings.set(`${open.name}.${name}`, value);
    // Joined by a space, not by a line break, which would end the command of a `credential_process`.
    else this.#set({ ...open, value: `${open.value} ${content}`.trim() });
    return true;
  }

  #set(open: OpenSetting): void {
    this.#setting = open;
    if (open.value !== '') this.#section.settings.set(open.name, open.value);
  }

  #open(name: string | undefined): OpenSection {
    const section = { header: name, settings: new Map<string, string>(), invalidLine: undefined };
    this.sections.push(section);
    return section;
  }
}

/** A section of a file in the format of `~/.aws/config`. */
export interface IniSection {
  /** The text between the brackets; absent before the first section, and of a section whose header has no end. */
  readonly header: string | undefined;
  /** From a setting's name to its value; a nested setting is called `s3.addressing_style`. */
  readonly settings: ReadonlyMap<string, string>;
  /** The number of the first line that is neither a setting nor a comment. */
  readonly invalidLine: number | undefined;
}

const comment = /(?:^|\s)[;#].*$/;
const header = /^\[([^\]]+)\]/;
const setting = /^([^=]+?)\s*=\s*(.*)$/;

/**
 * Parses a shared file line by line; what cannot be read is noted in its section, and the others stay what they are.
 *
 * The parser of `@smithy/core` takes every file for a good one, knows no profile whose name has a space, and drops the
 * continuation of a value. Here a line that is indented deeper than its setting continues it, as the AWS CLI and the AWS
 * SDKs for Java and Go have it: a nested setting if the value is empty, else more of the value.
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
    const isRead =
      this.#setting !== undefined && indent > this.#setting.indent
        ? this.#continue(this.#setting, content)
        : this.#begin(content, indent);
    if (!isRead) this.#section.invalidLine ??= number;
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
    // A command may go on in the next line; a line break would end it.
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

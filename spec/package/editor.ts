import { dirname } from 'node:path';
import ts from 'typescript';

/** A TypeScript language service for one file, as an editor runs it. */
export class Editor {
  readonly #path: string;
  readonly #text: string;
  readonly #service: ts.LanguageService;

  constructor(path: string) {
    this.#path = path;
    this.#text = ts.sys.readFile(path) ?? '';
    this.#service = ts.createLanguageService({
      ...ts.sys,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      getCompilationSettings: () => ({ module: ts.ModuleKind.NodeNext, strict: true }),
      getScriptFileNames: () => [path],
      getScriptVersion: () => '1',
      getScriptSnapshot: (file) => ts.ScriptSnapshot.fromString(ts.sys.readFile(file) ?? ''),
      getCurrentDirectory: () => dirname(path),
      getDefaultLibFileName: ts.getDefaultLibFilePath,
    });
  }

  /** The documentation of the symbol at the end of a text, as an editor shows it on hover. */
  hover(text: string): string {
    const info = this.#service.getQuickInfoAtPosition(this.#path, this.#endOf(text) - 1);
    return ts.displayPartsToString(info?.documentation);
  }

  /** The tags of the symbol at the end of a text, such as `@see`, as an editor shows them on hover. */
  hoverTags(text: string): string {
    const info = this.#service.getQuickInfoAtPosition(this.#path, this.#endOf(text) - 1);
    return (info?.tags ?? []).map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`).join('\n');
  }

  /** The completions after a text, each with its documentation. */
  completions(text: string): Map<string, string> {
    const at = this.#endOf(text);
    const names = this.#service.getCompletionsAtPosition(this.#path, at, {})?.entries ?? [];
    return new Map(names.map(({ name }) => [name, this.#documentation(at, name)]));
  }

  #documentation(at: number, name: string): string {
    const none = undefined;
    const details = this.#service.getCompletionEntryDetails(this.#path, at, name, none, none, none, none);
    return ts.displayPartsToString(details?.documentation);
  }

  #endOf(text: string): number {
    return this.#text.indexOf(text) + text.length;
  }
}

import { dirname } from 'node:path';
import ts from 'typescript';

/** What somebody sees who edits a TypeScript file. */
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

  /** The documentation it shows when the mouse rests on the end of a text. */
  hover(text: string): string {
    const info = this.#service.getQuickInfoAtPosition(this.#path, this.#after(text) - 1);
    return ts.displayPartsToString(info?.documentation);
  }

  /** The names it offers after a text, each with its documentation. */
  offers(text: string): Map<string, string> {
    const at = this.#after(text);
    const names = this.#service.getCompletionsAtPosition(this.#path, at, {})?.entries ?? [];
    return new Map(names.map(({ name }) => [name, this.#explain(at, name)]));
  }

  #explain(at: number, name: string): string {
    const none = undefined;
    const details = this.#service.getCompletionEntryDetails(this.#path, at, name, none, none, none, none);
    return ts.displayPartsToString(details?.documentation);
  }

  #after(text: string): number {
    return this.#text.indexOf(text) + text.length;
  }
}

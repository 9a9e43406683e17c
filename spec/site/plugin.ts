import { readdirSync, readFileSync } from 'node:fs';
import { basename, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Application,
  Comment,
  CommentTag,
  type Context,
  Converter,
  DeclarationReflection,
  DocumentReflection,
  normalizePath,
  type Reflection,
  ReflectionKind,
  ReflectionType,
} from 'typedoc';
import { subpaths } from '../package/subpaths.ts';
import { groupOf, groupOrder, methodGroups, nameGroups } from './groups.ts';
import { pageGroups, pages } from './pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The interfaces whose members are the operations. */
const clients = new Set(['DynamoDB', 'Table']);

/** TypeDoc plugin: adds the pages of the guide and the examples, and puts public names into the groups of their files. */
export function load(app: Application): void {
  app.on(Application.EVENT_BOOTSTRAP_END, () => {
    app.options.setValue('projectDocuments', [...pages], root);
    app.options.setValue('groupOrder', [...groupOrder]);
  });
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, page) => describePage(page));
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    for (const variable of context.project.getReflectionsByKind(ReflectionKind.Variable))
      toConstructor(variable);
    for (const reflection of Object.values(context.project.reflections)) {
      toMethod(reflection);
      addToGroup(context, reflection);
    }
    for (const module of context.project.getReflectionsByKind(ReflectionKind.Module))
      nameModule(context, module);
    for (const path of [...examples(), 'LICENSE']) addFile(context, path);
  });
}

/** Names a page by its heading, and puts it into its group. */
function describePage(page: DocumentReflection): void {
  const path = relative(root, page.project.files.getReflectionPath(page) ?? '');
  page.name = /^# ([^:,\n]+)/m.exec(readFileSync(root + path, 'utf8'))?.[1] ?? page.name;
  const isPage = (name: string) => name === path.split(sep).join('/');
  page.frontmatter.group = Object.entries(pageGroups).find(([, names]) => names.some(isPage))?.[0];
}

/** Puts a public name, or a method of a client or a table, into the group of the file that declares it. */
function addToGroup(context: Context, reflection: Reflection): void {
  const path = pathOf(context, reflection);
  if (!(reflection instanceof DeclarationReflection) || path === undefined) return;
  const group = groupAt(path, reflection.parent);
  if (group === undefined) return;
  const commented = reflection.signatures?.[0] ?? reflection;
  commented.comment ??= new Comment();
  commented.comment.blockTags.push(new CommentTag('@group', [{ kind: 'text', text: group }]));
}

function groupAt(path: string, parent: Reflection | undefined): string | undefined {
  if (parent?.kindOf(ReflectionKind.Module)) return groupOf(path.replace('lib/', ''), nameGroups);
  return isClient(parent) ? groupOf(path.replace('lib/operations/', ''), methodGroups) : undefined;
}

/** Whether a reflection is an interface or class whose members are the operations. */
function isClient(reflection: Reflection | undefined): boolean {
  return clients.has(reflection?.name ?? '') && reflection?.kindOf(ReflectionKind.ClassOrInterface) === true;
}

/** Makes the constructor of a client of the variable of the same name, which is there because a client is an interface. */
function toConstructor(variable: Reflection): void {
  const { project, parent: module } = variable;
  if (!(variable instanceof DeclarationReflection && module instanceof DeclarationReflection)) return;
  const client = module.children?.find((other) => other.name === variable.name && isClient(other));
  const declaration = variable.type instanceof ReflectionType ? variable.type.declaration : undefined;
  if (!client || !declaration?.signatures) return;
  const created = new DeclarationReflection('constructor', ReflectionKind.Constructor, client);
  created.signatures = declaration.signatures;
  for (const signature of created.signatures) signature.parent = created;
  created.comment = new Comment([], [new CommentTag('@group', [{ kind: 'text', text: 'The client' }])]);
  delete declaration.signatures;
  client.addChild(created);
  project.registerReflection(created, undefined, undefined);
  project.removeReflection(variable);
}

/** Makes a method of an operation, which TypeDoc takes for a property because it is an arrow function. */
function toMethod(reflection: Reflection): void {
  if (!(reflection instanceof DeclarationReflection && isClient(reflection.parent))) return;
  const declaration = reflection.type instanceof ReflectionType ? reflection.type.declaration : undefined;
  if (!declaration?.signatures) return;
  reflection.kind = ReflectionKind.Method;
  reflection.signatures = declaration.signatures;
  for (const signature of reflection.signatures) {
    signature.parent = reflection;
    signature.name = reflection.name;
    if (reflection.comment) signature.comment ??= reflection.comment;
  }
  delete declaration.signatures;
  delete reflection.comment;
  delete reflection.type;
}

/** Names the module of a subpath as programs import it. */
function nameModule(context: Context, module: Reflection): void {
  const path = pathOf(context, module);
  const subpath = Object.entries(subpaths).find(([, source]) => source === path)?.[0];
  if (subpath !== undefined) module.name = `rxdynamo${subpath.slice(1)}`;
}

/** The file that declares a reflection, relative to the repository. */
function pathOf(context: Context, reflection: Reflection): string | undefined {
  const file = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName;
  return file && relative(root, file).split(sep).join('/');
}

function examples(): string[] {
  const paths = readdirSync(`${root}examples`, { recursive: true, encoding: 'utf8' });
  return paths.map((path) => `examples/${path.split(sep).join('/')}`).filter((path) => /\.[jt]s$/.test(path));
}

/** Adds a file to which pages link as a page of its own: web servers deliver `.ts` files as videos. */
function addFile({ project }: Context, path: string): void {
  const language = /\.([jt]s)$/.exec(path)?.[1] ?? 'text';
  const text = `\`\`\`${language}\n${readFileSync(root + path, 'utf8')}\`\`\`\n`;
  const page = new DocumentReflection(basename(path), project, [{ kind: 'code', text }], {
    group: 'Examples',
  });
  project.addChild(page);
  project.registerReflection(page, undefined, normalizePath(root + path));
}

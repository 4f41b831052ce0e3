import Handlebars from 'handlebars';

import { JianbaoError } from '../errors.ts';
import { escapeHtml, inert } from './html.ts';
import { templates as declared, type Schema, type TemplateName, type ViewOf } from './view.ts';

export interface Templates {
  /** Fills a page or letter; each `text` of the view is escaped for it. */
  readonly fill: <Name extends TemplateName>(name: Name, view: ViewOf<Name>) => string;
  /** Fills a template of `summary/` as plain text: nothing is escaped. @throws JianbaoError TEMPLATE_MISSING */
  readonly fillText: (name: string, view: Readonly<Record<string, unknown>>) => string;
  /** `site/page.css` and the like: the file as it stands. @throws JianbaoError TEMPLATE_MISSING */
  readonly file: (path: string) => string;
}

type Fields = { readonly [field: string]: Schema };
type Program = hbs.AST.Program;

/** Where a name stands: the shape around it, those further out, and the whole view. */
interface Scope {
  readonly schema: Schema;
  readonly outer: Scope | null;
  readonly root: Schema;
}

interface File {
  readonly path: string;
  readonly program: Program;
}

function fieldsOf(schema: Schema): Fields {
  return typeof schema === 'string' || Array.isArray(schema) ? {} : (schema as Fields);
}

function parse(path: string, source: string): File {
  try {
    return { path, program: Handlebars.parse(source) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
    throw new JianbaoError('TEMPLATE_BROKEN', { message: `templates/${path}:${line}`, file: path, line }, error);
  }
}

/** Checks the names of a parsed template against its view, partials included. */
class Checker {
  readonly #partials: ReadonlyMap<string, File>;
  readonly #done = new Set<string>();
  /** Partials that are being looked through, from the outermost in. */
  readonly #open: string[] = [];
  #file: File;

  constructor(file: File, partials: ReadonlyMap<string, File>) {
    this.#file = file;
    this.#partials = partials;
  }

  #refuse(node: hbs.AST.Node, name: string, why = ''): never {
    const { path } = this.#file;
    const line = node.loc.start.line;
    const message = `templates/${path}:${line} ${name}${why === '' ? '' : `: ${why}`}`;
    throw new JianbaoError('TEMPLATE_UNKNOWN_NAME', { message, file: path, line, name });
  }

  #lookUp(node: hbs.AST.Expression, scope: Scope): Schema {
    if (node.type !== 'PathExpression') return 'text';
    const path = node as hbs.AST.PathExpression;
    if (path.data) {
      if (path.parts[0] === 'root') return this.#walk(path, path.parts.slice(1), scope.root);
      if (['index', 'first', 'last', 'key'].includes(path.original.slice(1))) return 'text';
      this.#refuse(path, path.original);
    }
    let from: Scope | null = scope;
    for (let up = 0; up < path.depth; up++) from = from?.outer ?? null;
    if (from === null) this.#refuse(path, path.original, 'there is nothing that far out');
    return this.#walk(path, path.parts, from.schema);
  }

  #walk(path: hbs.AST.PathExpression, parts: readonly string[], start: Schema): Schema {
    let schema = start;
    for (const part of parts) {
      const fields = fieldsOf(schema);
      const next = Object.hasOwn(fields, part) ? fields[part] : undefined;
      if (next === undefined) this.#refuse(path, path.original);
      schema = next;
    }
    return schema;
  }

  check(program: Program | undefined, scope: Scope): void {
    for (const node of program?.body ?? []) this.#node(node, scope);
  }

  #node(node: hbs.AST.Statement, scope: Scope): void {
    switch (node.type) {
      case 'MustacheStatement':
        return this.#mustache(node as hbs.AST.MustacheStatement, scope);
      case 'BlockStatement':
        return this.#block(node as hbs.AST.BlockStatement, scope);
      case 'PartialStatement':
        return this.#partial(node as hbs.AST.PartialStatement, scope);
      case 'ContentStatement':
      case 'CommentStatement':
        return;
      default:
        return this.#refuse(node, node.type, 'not used in templates of jianbao');
    }
  }

  #mustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    const path = node.path as hbs.AST.PathExpression;
    if (node.params.length > 0) this.#refuse(node, path.original, 'there is no such helper');
    const schema = this.#lookUp(path, scope);
    if (schema !== 'text' && schema !== 'rich')
      this.#refuse(node, path.original, 'this is no text; use #if, #with or #each');
    if (!node.escaped && schema !== 'rich') this.#refuse(node, path.original, 'three braces are for ready markup only');
  }

  #block(node: hbs.AST.BlockStatement, scope: Scope): void {
    const helper = node.path.original;
    const [subject] = node.params;
    if (!['if', 'unless', 'each', 'with'].includes(helper) || subject === undefined || node.params.length > 1)
      this.#refuse(node, helper, 'blocks are #if, #unless, #each and #with, each with one name');
    const schema = this.#lookUp(subject, scope);
    const name = (subject as hbs.AST.PathExpression).original;
    let inner = scope;
    if (helper === 'each') {
      if (!Array.isArray(schema)) this.#refuse(node, name, 'this is no list');
      inner = { schema: schema[0] as Schema, outer: scope, root: scope.root };
    } else if (helper === 'with') {
      if (typeof schema === 'string' || Array.isArray(schema))
        this.#refuse(node, name, '#with needs a group of fields');
      inner = { schema, outer: scope, root: scope.root };
    }
    this.check(node.program, inner);
    this.check(node.inverse, scope);
  }

  #partial(node: hbs.AST.PartialStatement, scope: Scope): void {
    const name = (node.name as hbs.AST.PathExpression).original;
    const file = this.#partials.get(name);
    if (file === undefined || node.params.length > 1 || node.hash !== undefined)
      this.#refuse(node, name, file === undefined ? 'there is no such partial' : 'a partial takes one name at most');
    const [subject] = node.params;
    const inner: Scope =
      subject === undefined ? scope : { schema: this.#lookUp(subject, scope), outer: scope, root: scope.root };
    if (this.#open.includes(name)) this.#refuse(node, name, `it holds itself: ${[...this.#open, name].join(' > ')}`);
    const key = `${name} ${JSON.stringify(inner.schema)}`;
    if (this.#done.has(key)) return;
    this.#done.add(key);
    this.#open.push(name);
    const caller = this.#file;
    this.#file = file;
    // A partial is checked by itself: `../` out of it would depend on who calls it.
    this.check(file.program, { ...inner, outer: null });
    this.#open.pop();
    this.#file = caller;
  }
}

/** Field names that a summary template declares in its first comment: `{{!-- fields: name date close --}}`. */
function declaredFields(program: Program): Fields {
  const comment = program.body.find((node) => node.type === 'CommentStatement') as hbs.AST.CommentStatement | undefined;
  const names = /fields:([\s\S]*)/.exec(comment?.value ?? '')?.[1] ?? '';
  return Object.fromEntries([...names.matchAll(/[A-Za-z]\w*/g)].map(([name]) => [name, 'text']));
}

const writers = {
  page: escapeHtml,
  mail: (text: string) => escapeHtml(inert(text)),
  text: inert,
} as const;

/** The view with every `text` written by its declared type, so that no template can forget to escape. */
function written(value: unknown, schema: Schema, write: (text: string) => string): unknown {
  if (schema === 'text') return typeof value === 'string' ? write(value) : '';
  if (typeof schema === 'string') return value;
  if (Array.isArray(schema)) {
    const [each] = schema as readonly [Schema];
    return (value as readonly unknown[]).map((one) => written(one, each, write));
  }
  const record = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(schema).map(([name, inner]) => [name, written(record[name], inner, write)]));
}

const ending = '.hbs';

/**
 * Reads all templates, the user's overrides already laid over those that come with jianbao, and refuses names that
 * their views do not have. Handlebars' own strict mode would let `{{#each nope}}` and `{{#if nope}}` through.
 *
 * @param files by path inside `templates/`: `site/edition.hbs`, `partials/story.hbs`, `site/page.css`
 * @throws JianbaoError TEMPLATE_MISSING, TEMPLATE_BROKEN, TEMPLATE_UNKNOWN_NAME, with file, line and name
 *
 * Everything is parsed at once, compiled when it is first filled.
 */
export function loadTemplates(files: ReadonlyMap<string, string>): Templates {
  const sources = new Map(
    [...files].map(([path, source]) => [path.replaceAll('\\', '/').replace(/^(?:\.\/)?templates\//, ''), source]),
  );
  const parsed = new Map<string, File>();
  const partials = new Map<string, File>();
  for (const [path, source] of sources) {
    if (!path.endsWith(ending)) continue;
    const name = path.slice(0, -ending.length);
    const file = parse(path, source);
    if (name.startsWith('partials/')) partials.set(name.slice('partials/'.length), file);
    else parsed.set(name, file);
  }
  for (const [name, { schema }] of Object.entries(declared)) {
    const file = parsed.get(name);
    if (file === undefined) throw new JianbaoError('TEMPLATE_MISSING', { file: `templates/${name}${ending}` });
    new Checker(file, partials).check(file.program, { schema, outer: null, root: schema });
  }
  for (const [name, file] of parsed) {
    if (Object.hasOwn(declared, name)) continue;
    const schema = declaredFields(file.program);
    new Checker(file, partials).check(file.program, { schema, outer: null, root: schema });
  }

  const engine = Handlebars.create();
  for (const [name] of partials) engine.registerPartial(name, sources.get(`partials/${name}${ending}`) ?? '');
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  const run = (name: string, view: unknown): string => {
    let template = compiled.get(name);
    if (template === undefined) {
      const source = sources.get(`${name}${ending}`);
      if (source === undefined) throw new JianbaoError('TEMPLATE_MISSING', { file: `templates/${name}${ending}` });
      // Escaping is done by the view's types; `preventIndent` keeps the lines of a partial where they are.
      template = engine.compile(source, { noEscape: true, preventIndent: true, knownHelpersOnly: true });
      compiled.set(name, template);
    }
    return template(view);
  };
  return {
    fill: (name, view) => run(name, written(view, declared[name].schema, writers[declared[name].mode])),
    fillText: (name, view) => run(name.replace(/\.hbs$/, ''), view),
    file: (path) => {
      const source = sources.get(path);
      if (source === undefined) throw new JianbaoError('TEMPLATE_MISSING', { file: `templates/${path}` });
      return source;
    },
  };
}

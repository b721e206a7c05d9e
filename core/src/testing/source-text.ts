import ts from "typescript";

export type Import = { readonly specifier: string; readonly isTypeOnly: boolean };

/** Every module that a source names: imports, re-exports and `import()`. */
export function importsOf(text: string): readonly Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push({ specifier: node.moduleSpecifier.text, isTypeOnly: isTypeOnly(node) });
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      found.push({ specifier: argument && ts.isStringLiteralLike(argument) ? argument.text : "?", isTypeOnly: false });
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      found.push({ specifier: node.argument.literal.text, isTypeOnly: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(text));
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : undefined;
    return node.isTypeOnly || (named !== undefined && named.length > 0 && named.every((one) => one.isTypeOnly));
  }
  const clause = node.importClause;
  if (clause === undefined) return false;
  const named =
    clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : undefined;
  return (
    clause.isTypeOnly ||
    (clause.name === undefined && named !== undefined && named.length > 0 && named.every((one) => one.isTypeOnly))
  );
}

/** The names that a source speaks, with comments, strings, regular expressions and property names left out. */
export function codeOf(text: string): string {
  const words: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      if (node.expression.getText() === "Math") words.push(`Math.${node.name.text}`);
      visit(node.expression);
      return;
    }
    if (ts.isIdentifier(node)) words.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed(text));
  return words.join(" ; ");
}

const parsed = (text: string): ts.SourceFile => ts.createSourceFile("source.ts", text, ts.ScriptTarget.ES2024, true);

/** The circles of a graph, each once, as `a → b → a`. */
export function circles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): void => {
    const at = path.indexOf(node);
    if (at !== -1) found.push([...path.slice(at), node].join(" → "));
    if (at !== -1 || done.has(node)) return;
    for (const next of new Set(graph.get(node) ?? [])) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return found;
}

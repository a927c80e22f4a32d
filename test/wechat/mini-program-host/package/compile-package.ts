import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import { compileStyle } from './compile-style.ts';
import {
  type AppConfig,
  type MiniProgramPackage,
  type PackageBytes,
  subpackagesOf,
  type ThemeVariables,
} from './mini-program-package.ts';

/**
 * Reads a Mini Program as it was built for WeChat and compiles its templates with WeChat's own compiler.
 * @param packageDir the folder that holds `app.json`
 * @throws when there is no `app.json`, or it is not JSON
 */
export function compilePackage(packageDir: string): MiniProgramPackage {
  const files = listFiles(packageDir);
  const read = (file: string): string => readFileSync(path.join(packageDir, file), 'utf8');
  const config = JSON.parse(read('app.json')) as AppConfig;
  const scripts: MiniProgramPackage['scripts'] = {};
  const styles: MiniProgramPackage['styles'] = {};
  const pageConfigs: MiniProgramPackage['pageConfigs'] = {};
  const warnings: MiniProgramPackage['warnings'] = [];
  const templates = new TmplGroup();

  for (const file of files) {
    const name = file.slice(0, -path.extname(file).length);
    switch (path.extname(file)) {
      case '.wxml':
        for (const warning of templates.addTmpl(name, read(file)) as unknown[])
          warnings.push({ file, text: JSON.stringify(warning) });
        break;
      case '.wxs':
        templates.addScript(name, read(file));
        break;
      case '.js':
        scripts[name] = read(file);
        break;
      case '.json':
        pageConfigs[name] = JSON.parse(read(file));
        break;
      case '.wxss':
        styles[name] = compileStyle(file, read);
        break;
    }
  }
  const templateCode = templates.getTmplGenObjectGroups();
  templates.free();

  return {
    config,
    themeVariables: readThemeVariables(config, files, read),
    pageConfigs,
    scripts,
    styles,
    templateCode,
    warnings,
    bytes: countBytes(packageDir, files, config),
  };
}

/** The built-in components' templates, compiled the same way: they run where no compiler is. */
export function compileInlineTemplates(templates: Iterable<string>): Record<string, string> {
  const compiled: Record<string, string> = {};
  for (const template of templates) {
    const group = new TmplGroup();
    group.addTmpl('', template);
    compiled[template] = group.getTmplGenObjectGroups();
    group.free();
  }
  return compiled;
}

function listFiles(packageDir: string): string[] {
  return readdirSync(packageDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(packageDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

function readThemeVariables(config: AppConfig, files: string[], read: (file: string) => string): ThemeVariables | null {
  const location = config.themeLocation?.replace(/^\//, '');
  return location && files.includes(location) ? (JSON.parse(read(location)) as ThemeVariables) : null;
}

function countBytes(packageDir: string, files: string[], config: AppConfig): PackageBytes {
  const roots = subpackagesOf(config).map(({ root }) => root);
  const bytes: PackageBytes = { main: 0, subpackages: Object.fromEntries(roots.map((root) => [root, 0])), total: 0 };
  for (const file of files) {
    const { size } = statSync(path.join(packageDir, file));
    const root = roots.find((candidate) => file.startsWith(`${candidate}/`));
    if (root === undefined) bytes.main += size;
    else bytes.subpackages[root] = (bytes.subpackages[root] ?? 0) + size;
    bytes.total += size;
  }
  return bytes;
}

// One variant in a process of its own, so that its CPU time is its own: variant-process.ts <name> <database URL>
const [name, databaseUrl] = process.argv.slice(2);
const { start } = (await import(`./variants/${name}.ts`)) as { start: (databaseUrl: string) => Promise<string> };
process.send?.(await start(databaseUrl!));
process.on('disconnect', () => process.exit());

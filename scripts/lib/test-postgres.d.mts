// for programs whose compiler reads no JavaScript
/** @returns the address of a superuser's connection to the throw-away cluster */
export function startTestPostgres(): Promise<{ adminUrl: string; stop: () => Promise<void> }>;
/** @returns the name of a database with the current migrations and no rows */
export function migratedTemplate(adminUrl: string): Promise<string>;

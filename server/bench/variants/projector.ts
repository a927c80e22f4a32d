import { operations } from '../operations.ts';
import { startServer } from './server.ts';

/** Teahouse as it is. */
export const start = async (databaseUrl: string): Promise<string> => (await startServer(databaseUrl, operations)).url;

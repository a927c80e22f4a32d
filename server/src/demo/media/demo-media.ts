import { readDocument } from '../../articles/document.ts';
import { demoArticles, demoSeries } from '../articles/all.ts';
import { demoAccounts } from '../demo-accounts.ts';

/** Every media address the demo shows. */
export function demoMediaUrls(): string[] {
  return [
    ...demoAccounts.map(({ logoUrl }) => logoUrl),
    ...demoSeries.map(({ coverUrl }) => coverUrl),
    ...demoArticles.flatMap(({ coverUrl, document }) => [coverUrl, ...readDocument(document).mediaUrls]),
  ];
}

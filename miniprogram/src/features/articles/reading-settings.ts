import { readStored, writeStored } from '../../state/storage';
import { createStore } from '../../state/store';
import { phoneTextScale } from '../../wechat/environment';

/** Body sizes in px, smallest first. */
export const READING_SIZES = [15, 16, 17, 19, 21, 24, 28];
const NORMAL_SIZE = 17;
const STORAGE_KEY = 'teahouse.reading';

export interface ReadingSettings {
  /** px, one of READING_SIZES */
  size: number;
  isSerif: boolean;
}

/** The size nearest to what the phone's own text setting asks for. */
function sizeForPhone(): number {
  const wanted = NORMAL_SIZE * phoneTextScale();
  return READING_SIZES.reduce(
    (best, size) => (Math.abs(size - wanted) < Math.abs(best - wanted) ? size : best),
    NORMAL_SIZE,
  );
}

function initialSettings(): ReadingSettings {
  const stored = readStored<Partial<ReadingSettings>>(STORAGE_KEY);
  const size = stored?.size && READING_SIZES.includes(stored.size) ? stored.size : sizeForPhone();
  return { size, isSerif: stored?.isSerif === true };
}

export const readingStore = createStore<ReadingSettings>(initialSettings());

function change(next: ReadingSettings): void {
  readingStore.set(next);
  writeStored(STORAGE_KEY, next);
}

/** @param steps +1 for the next larger size, -1 for the next smaller */
export function changeReadingSize(steps: number): void {
  const settings = readingStore.get();
  const index = READING_SIZES.indexOf(settings.size) + steps;
  const size = READING_SIZES[Math.min(Math.max(0, index), READING_SIZES.length - 1)] ?? NORMAL_SIZE;
  change({ ...settings, size });
}

export function chooseSerif(isSerif: boolean): void {
  change({ ...readingStore.get(), isSerif });
}

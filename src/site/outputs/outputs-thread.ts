import { parentPort, workerData } from 'node:worker_threads';
import type { SearchedGuide } from '../../book/schema/search-document.ts';
import { openSharedBook } from '../pack-book.ts';
import { writeOutputs } from './write-outputs.ts';

// What `startOutputs` starts: writes everything beside the pages while another thread renders them.
const guides = new Promise<readonly SearchedGuide[]>((resolve) => parentPort?.once('message', resolve));
const { book, ...place } = workerData;
await writeOutputs({ ...place, book: openSharedBook(book), guides });

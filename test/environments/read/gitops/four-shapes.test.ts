import { expect, test } from 'vitest';
import { promotionsConfigSchema } from '../../../../src/book/schema/promotions-config.ts';
import { readPromotions } from '../../../../src/environments/read/gitops/read-promotions.ts';
import type { EnvironmentEvent } from '../../../../src/environments/schema/event.ts';
import { isBotByName } from '../../../../src/releases/schema/conventions/bot-name.ts';
import { compileSource } from '../../../../src/environments/schema/gitops/compile-source.ts';

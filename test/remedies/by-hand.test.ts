/** Remedies that no edit makes: a lock, what processes share. */
import { prove } from '../support/remedies/prove.ts';

prove('hand');

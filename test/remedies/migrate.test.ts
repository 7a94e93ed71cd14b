/** Remedies that `shared-state migrate` makes. */
import { prove } from '../support/remedies/prove.ts';

prove('migrate');

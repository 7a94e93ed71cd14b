/** Remedies that the rules offer as suggestions in the editor. */
import { prove } from '../support/remedies/prove.ts';

prove('suggestion');

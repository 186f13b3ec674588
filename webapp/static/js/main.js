/** Takes over from the plain form. */

import { Actions } from "./actions.js";
import { Feedback } from "./feedback.js";
import { listenToKeys } from "./keys.js";
import { Page } from "./page.js";
import { parts } from "./view.js";

const page = new Page(parts());
new Actions(page, new Feedback(page.parts.form.dataset.feedback, page.parts.templates.reject)).listen();
listenToKeys(page);
page.start();

/** What the writer chooses for this mail: u or je, and how soon the customer hears. */

import { sayTime } from "./moments.js";

const FORMS = { auto: "u of je zoals in je tekst", u: "met u", je: "met je" };

export class Options {
  /**
   * @param {HTMLElement} fields
   * @param {() => void} onChange
   */
  constructor(fields, onChange) {
    this.fields = fields;
    fields.addEventListener("change", () => {
      this.#say();
      onChange();
    });
    this.#say();
  }

  /** @returns {{address_form: string, response: {working_days: number, before: string}}} as the check takes it */
  get manner() {
    const before = this.#named("before");
    return {
      address_form: this.fields.querySelector("[name=address_form]:checked").value,
      response: { working_days: Number(this.#named("working_days").value), before: before.value || before.defaultValue },
    };
  }

  #named(name) {
    return this.fields.querySelector(`[name=${name}]`);
  }

  #say() {
    const { address_form, response } = this.manner;
    const days = this.#named("working_days").selectedOptions[0].textContent.trim();
    this.fields.querySelector("#options-said").textContent = `${FORMS[address_form]}, antwoord ${days} ${sayTime(response.before)}`;
  }
}

/** The day on which the accessibility statement was last gone through, `YYYY-MM-DD`. */
export const STATEMENT_DATE = "2026-11-24";

/** Days within which feedback on accessibility is answered (Act 306/2019, section 10). */
export const FEEDBACK_DAYS = 14;

/**
 * Who supervises accessibility: Traficom, to which the task passed from the Regional State
 * Administrative Agency for Southern Finland at the beginning of 2025. Names are in the dictionaries.
 */
export const SUPERVISOR = {
  email: "saavutettavuus@traficom.fi",
  switchboard: "+358295345000",
  website: {
    fi: "https://www.saavutettavuusvaatimukset.fi",
    sv: "https://www.tillganglighetskrav.fi",
    en: "https://www.webaccessibility.fi",
  },
} as const;

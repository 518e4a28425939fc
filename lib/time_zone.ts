/** The controller's time zone: every calendar month and day is counted here. */
export const TIME_ZONE = "Europe/Helsinki";

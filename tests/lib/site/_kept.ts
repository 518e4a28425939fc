import type { Told } from "./_facts.ts";

/** How long each kind is kept, as the controller's notice says it, and what ends it earlier. */
export const KEPT: Readonly<Record<string, Told>> = {
  "call: 6 months from its end": {
    fi: /yhteystapahtumat\) enintään 6 kuukautta puhelun päättymisestä poistat tiedon/,
    sv: /kontakthistorik\) högst 6 månader från det att samtalet slutade du raderar uppgiften/,
    en: /contact history\) at most 6 months from the end of the call you delete it/,
    selko: /aika ja numerot enintään 6 kuukautta\. Aika alkaa, kun puhelu loppuu\. poistat tiedon/,
  },
  "call note: 3 months, or the relationship": {
    fi: /muistiinpano puhelusta enintään 3 kuukautta kirjoittamisesta asiakassuhde päättyy/,
    sv:
      /anteckning om ett samtal högst 3 månader från det att den skrevs klientförhållandet upphör/,
    en: /note of a call at most 3 months from when it was written you are no longer our client/,
    selko: /muistiinpano puhelusta enintään 3 kuukautta\..*? et enää ole asiakkaamme/,
  },
  "text messages: 3 months, or the relationship": {
    fi: /Tekstiviestikeskustelu enintään 3 kuukautta viestin lähettämisestä asiakassuhde päättyy/,
    sv:
      /Konversation per textmeddelande högst 3 månader från det att meddelandet skickades klientförhållandet/,
    en: /Text-message conversation at most 3 months from when the message was sent you are no/,
    selko: /Tekstiviestit enintään 3 kuukautta\. Aika alkaa, kun viesti on lähetetty\. et enää/,
  },
  "inquiry: 3 months, or the relationship": {
    fi: /Yhteydenottopyyntö enintään 3 kuukautta viestin lähettämisestä asiakassuhde päättyy/,
    sv: /Kontaktbegäran högst 3 månader från det att meddelandet skickades klientförhållandet/,
    en: /nobody could answer at most 3 months from when the message was sent you are no longer/,
    selko:
      /Viesti, jonka jätit enintään 3 kuukautta\. Aika alkaa, kun viesti on lähetetty\. et enää/,
  },
  "answer: 6 months from its receipt": {
    fi: /vastaus yhteydenottopyyntöön enintään 6 kuukautta viestin saapumisesta poistat tiedon/,
    sv: /på en kontaktbegäran högst 6 månader från det att meddelandet kom fram du raderar/,
    en: /message you left at most 6 months from when the message arrived you delete it/,
    selko: /Vastaus viestiin, jonka jätit enintään 6 kuukautta\..*? perille\. poistat tiedon/,
  },
  "chat: 2 years from its end": {
    fi: /Chat-keskustelu enintään 2 vuotta keskustelun päättymisestä poistat tiedon/,
    sv: /Chatt högst 2 år från det att chatten slutade du raderar uppgiften/,
    en: /Chat conversation at most 2 years from the end of the conversation you delete it/,
    selko: /Chatin viestit enintään 2 vuotta\. Aika alkaa, kun keskustelu loppuu\. poistat tiedon/,
  },
  "verification codes": {
    fi: /Kertakoodi enintään 10 minuuttia koodin lähettämisestä/,
    sv: /Engångskod högst 10 minuter från det att koden skickades/,
    en: /One-time code at most 10 minutes from when the code was sent/,
    selko: /Koodi, jonka saat puhelimeen enintään 10 minuuttia/,
  },
  "sign-in sessions": {
    fi:
      /omiin tietoihin enintään 60 minuuttia kirjautumisesta.*Työntekijän kirjautuminen enintään 8 tuntia/,
    sv:
      /i mina uppgifter högst 60 minuter från inloggningen.*En anställds inloggning högst 8 timmar/,
    en: /to my data at most 60 minutes from the sign-in.*member of staff at most 8 hours/,
    selko: /omiin tietoihin enintään 60 minuuttia.*Työntekijän kirjautuminen enintään 8 tuntia/,
  },
  "requests and their decisions": {
    fi: /Pyyntö ja sen päätös enintään 2 vuotta päätöksestä/,
    sv: /Begäran och beslutet om den högst 2 år från beslutet/,
    en: /Request and the decision on it at most 2 years from the decision/,
    selko: /Pyyntösi ja vastauksemme enintään 2 vuotta/,
  },
  "entries and receipts of erasures": {
    fi: /Merkintä ja kuitti poistamisesta ilman nimeä, numeroa ja sisältöä enintään 2 vuotta/,
    sv: /Anteckning om och kvitto på en radering, utan namn, nummer och innehåll högst 2 år/,
    en: /Record and receipt of an erasure, without name, number or content at most 2 years/,
    selko: /Tieto siitä, että jotain poistettiin enintään 2 vuotta/,
  },
  "the staff's audit log": {
    fi: /mitä työntekijä teki tiedoille enintään 2 vuotta/,
    sv: /vad en anställd har gjort med uppgifter högst 2 år/,
    en: /what a member of staff did with data at most 2 years/,
    selko: /mitä työntekijä teki tiedoille enintään 2 vuotta/,
  },
  "entries of data breaches": {
    fi: /Merkintä tietoturvaloukkauksesta: .*? enintään 5 vuotta merkinnän tekemisestä/,
    sv: /Anteckning om en personuppgiftsincident: .*? högst 5 år från det att anteckningen gjordes/,
    en: /Record of a data breach: .*? at most 5 years from when the record was made/,
    selko:
      /Merkintä, jos tietoja joskus joutuu vääriin käsiin enintään 5 vuotta\. Aika alkaa, kun kirjaamme asian/,
  },
  "whether text messages arrived": {
    fi:
      /menikö tekstiviesti perille, ilman numeroa ja sisältöä enintään 48 tuntia viestin lähettämisestä/,
    sv: /textmeddelande kom fram, utan nummer och innehåll högst 48 timmar från/,
    en: /Whether a text message arrived, without number and content at most 48 hours from/,
    selko: /tuliko tekstiviesti puhelimeen\. Siinä ei ole numeroasi enintään 48 tuntia/,
  },
  "abuse counters": {
    fi: /ei näe numeroa eikä verkko-osoitetta enintään 25 tuntia/,
    sv: /varken visar telefonnummer eller nätadress högst 25 timmar/,
    en: /neither a number nor a network address at most 25 hours/,
    selko: /Laskuri\. Siinä ei ole numeroasi enintään 25 tuntia/,
  },
  "numbers of contacts": {
    fi: /montako puhelua, viestiä tai keskustelua kuukaudessa oli enintään 2 vuotta kuukauden/,
    sv: /meddelanden eller chattar det var under en månad högst 2 år från det att månaden/,
    en: /messages or conversations there were in a month at most 2 years from the end of the/,
    selko: /montako puhelua tai viestiä kuukaudessa tuli\. Luku ei kerro sinusta enintään 2 vuotta/,
  },
  "the erasure ledger": {
    fi: /ilman nimeä, numeroa ja sisältöä enintään 2 vuotta poistamisesta/,
    sv: /utan namn, nummer och innehåll högst 2 år från raderingen/,
    en: /without name, number or content at most 2 years from the erasure/,
    selko: /että jotain poistettiin enintään 2 vuotta/,
  },
  "deliveries of the phone system": {
    fi: /lähetyksen tunniste enintään 24 tuntia vastaanottamisesta/,
    sv: /sändning från telefonsystemet högst 24 timmar/,
    en: /delivery from the phone system at most 24 hours/,
    selko: /puhelinjärjestelmä antaa tiedolle enintään 24 tuntia/,
  },
};

import type { ChatWords } from "./fi.ts";

export const sv: ChatWords = {
  title: "Chatt",
  lead: "Skriv till en rådgivare hos Tyyne. Du behöver inte berätta vem du är.",

  before: {
    title: "Innan du börjar",
    noCode:
      "Skriv inte din personbeteckning, dina bankuppgifter eller dina lösenord. Vi behöver dem inte.",
    recorded:
      "Vi sparar samtalet: när det började och slutade, meddelandena, din signatur och annat som du själv berättar samt rådgivarens namn.",
    kept: (years) =>
      `Samtalet raderas senast ${years} år efter att det har avslutats. Du kan också radera det själv, till och med genast.`,
    fold: "Nätadressen och kakan",
    address:
      "Vi sparar inte din nätadress. Av den räknas ett tal som inte visar adressen. Talet finns kvar högst två dygn, så att vi kan begränsa störningar.",
    device:
      "När du börjar sparar din webbläsare en kaka, så att samtalet hålls hos dig. Den försvinner när du stänger webbläsaren.",
    receipt:
      "Du får en kvittokod. Med den kan du senare läsa, ladda ner och radera samtalet och se svaret.",
    more: "Läs i dataskyddsbeskrivningen hur dina uppgifter behandlas",
  },
  start: {
    nickname: "Signatur",
    nicknameHint: "Skriv inte ditt riktiga namn.",
    nicknameTooLong: "Förkorta signaturen: den får ha högst 40 tecken",
    question: "Din fråga",
    questionEmpty: "Skriv din fråga",
    questionHint: "Berätta vad du behöver hjälp med. Du kan skriva högst 4 000 tecken.",
    button: "Börja samtalet",
    leave: "Lämna frågan",
    haveReceipt: "Har du en kvittokod från ett tidigare samtal?",
    openReceipt: "Öppna samtalet med kvittokoden",
    other: "Du kan också ringa eller besöka kontoret",
    tooMany: (time) =>
      `Från samma nät har många samtal påbörjats inom en timme. Du kan börja ett nytt ${time}. Du kan också ringa oss.`,
    blocked: (time) =>
      `Chatten kan just nu inte användas i det nät där du är. Du kan försöka igen ${time}. Du kan också ringa oss.`,
  },

  status: {
    waiting: "Du väntar på en rådgivare",
    active: "Du talar med en rådgivare",
    question: "Din fråga väntar på svar",
    ended: "Samtalet är avslutat",
  },
  place: (place) => place === 1 ? "Du står först i kön." : `Du har plats ${place} i kön.`,
  advisers: (count) =>
    count === 0
      ? "Ingen rådgivare är på plats just nu."
      : count === 1
      ? "En rådgivare är på plats."
      : `${count} rådgivare är på plats.`,
  handedOver: "En annan rådgivare fortsätter med dig och ser vad du har skrivit.",
  writeAlready: "Du kan skriva redan nu. Rådgivaren läser ditt meddelande när hen kommer med.",
  adviserHere: (name) => name ? `${name} svarar dig.` : "En rådgivare är med i samtalet.",
  questionWaits:
    "Vi svarar när en rådgivare är på plats. Läs svaret med kvittokoden på den här webbplatsen. Frågan väntar på svar i högst 30 dagar.",
  questionEmpty: "Skriv din fråga, så svarar vi på den senare.",
  endedBy: {
    visitor: "Du avslutade samtalet.",
    adviser: "Rådgivaren avslutade samtalet.",
    silence: "Samtalet avslutades eftersom ingen hade skrivit på en stund.",
    timeout: "Samtalet avslutades eftersom dess tid var ute.",
  },
  deletedAt: (date) => `Samtalet raderas senast ${date}. Du kan radera det redan nu.`,
  leaveOffer:
    "Om du inte hinner vänta kan du lämna frågan. Vi svarar senare, och du läser svaret med kvittokoden.",
  leave: "Lämna frågan och sluta vänta",
  leaveFirst: "Skriv först din fråga. Sedan kan du lämna den att vänta på svar.",

  conversation: "Meddelanden",
  nothingYet: "Här finns inga meddelanden ännu.",
  from: {
    visitor: "Du",
    adviser: "Rådgivaren",
    note: "Rådgivarens anteckning",
    statement: "Ditt eget yttrande",
  },
  erasedMessage: "Meddelandet är raderat.",
  typing: "Rådgivaren skriver",
  write: "Skriv ett meddelande",
  message: "Ditt meddelande",
  messageHint: "Skriv inte din personbeteckning.",
  send: "Skicka",
  faults: {
    "identity":
      "Meddelandet verkar innehålla en personbeteckning. Vi behöver den inte. Ta bort den, eller skicka meddelandet på nytt om du ändå vill skicka det",
    "empty": "Skriv först ditt meddelande",
    "too-long": "Förkorta meddelandet: det får ha högst 4 000 tecken",
    "unreadable": "Meddelandet har ett tecken som vi inte kan spara. Skriv det på nytt",
    "too-fast": "Meddelandena kom mycket tätt. Vänta en stund och skicka på nytt",
    "full": "I det här samtalet ryms inga fler meddelanden. Avsluta det och börja ett nytt",
    "ended": "Samtalet hann avslutas, och meddelandet kunde inte skickas",
  },
  refreshes: (seconds) => `Sidan uppdateras av sig själv med ${seconds} sekunders mellanrum.`,
  refreshStop: "Stoppa uppdateringen",
  refreshGo: "Uppdatera av sig själv igen",
  refresh: "Uppdatera nu",
  backToChat: "Tillbaka till samtalet",

  gone: {
    "erased": "Samtalet har raderats",
    "signed-out": "Samtalet har stängts i den här webbläsaren",
  },
  live: {
    sending: "Skickas",
    sent: "Skickat",
    failed: "Inte skickat",
    retry: "Försök igen",
    notSent: "Ditt meddelande finns kvar på den här sidan.",
    lost:
      "Förbindelsen är bruten. Vi ansluter igen så snart nätet fungerar. Det du skriver skickas då.",
    enterSends: "Enter skickar meddelandet. Skift och Enter byter rad.",
    newBelow: "Nytt meddelande längre ner",
    printNow: "Skriv ut den här sidan",
    openAgain: "Öppna samtalet med kvittokoden",
    startAgain: "Tillbaka till chattens början",
    unsent: "Det här hann du inte skicka",
    unsentAgain:
      "Samtalet avslutades medan du skrev. Du kan kopiera texten eller skicka den som en ny fråga.",
    unsentCode:
      "Samtalet avslutades medan du skrev. Du kan kopiera texten. När du har sparat kvittokoden för det här samtalet kan du också skicka texten som en ny fråga.",
    unsentSend: "Skicka som en ny fråga",
  },

  receipt: {
    title: "Din kvittokod",
    why:
      "Skriv upp koden. Med den kan du senare läsa, ladda ner och radera det här samtalet och se svaret. Vi kan inte ge dig koden på nytt, eftersom vi inte vet vem du är.",
    where: (page) => `Koden ges på sidan ${page}.`,
    print: "Du kan skriva ut sidan med webbläsarens utskrift.",
    saved: "Jag har sparat koden",
    isSaved: "Du har sparat koden.",
  },

  end: {
    title: "Avsluta samtalet",
    ask: "Vill du avsluta samtalet? Efter det går det inte längre att skriva i det.",
    unsaved: "Du har inte sparat kvittokoden ännu. Utan den kan du inte öppna samtalet senare.",
    button: "Avsluta samtalet",
  },
  closing:
    "Vill du stänga samtalet i den här webbläsaren? Med kvittokoden kan du öppna det senare.",
  erase: {
    title: "Radera samtalet",
    titleMessage: "Radera meddelandet",
    ask:
      "Vi raderar hela samtalet genast: meddelandena, signaturen, tiderna och rådgivarens anteckningar. Kvittokoden slutar fungera.",
    askMessage: "Vi raderar texten i det här meddelandet genast. Resten av samtalet blir kvar.",
    open: "Samtalet pågår ännu. Raderingen avslutar det också.",
    forGood: "Det som har raderats kan inte återställas, inte ens av oss.",
    button: "Radera samtalet för gott",
    buttonMessage: "Radera meddelandet för gott",
    cancel: "Radera inte",
    now: "Radera samtalet nu",
    doneTitle: "Samtalet är raderat",
    done: "Vi har raderat samtalet. Hos oss finns inget kvar av det som går att läsa.",
    given:
      "Uppgifter ur samtalet har lämnats ut till andra. Vi berättar för mottagaren att de raderas. Därför har vi kvar uppgiften om mottagaren och ärendets beteckning tills vi har berättat, högst 6 månader.",
    doneGiven:
      "Vi har raderat samtalet. Hos oss finns bara kvar vem vi ska berätta det för. Också det raderas senast om 6 månader.",
    this: "Radera det här meddelandet",
    which: (number) => `meddelande ${number}`,
  },

  open: {
    title: "Öppna samtalet med kvittokoden",
    lead: "Med kvittokoden ser du din tidigare chatt och svaret på den.",
    code: "Kvittokod",
    codeHint:
      "18 tecken, till exempel 7K3-M9Q-XT2-WHB-5RJ-DC8. Mellanslag och bindestreck gör inget.",
    button: "Öppna samtalet",
    malformed: "Kontrollera koden tecken för tecken. Den ska ha 18 tecken",
    wrong:
      "Inget samtal hittades med den här koden. Kontrollera koden. Samtalet kan också vara raderat",
    limited: (time) =>
      `Koder har prövats för många gånger. Av säkerhetsskäl kan du försöka igen ${time}.`,
    device:
      "När du öppnar samtalet sparar din webbläsare en kaka. Vi stänger samtalet efter en halv timme.",
    lost:
      "Om koden har försvunnit kan vi inte öppna samtalet, eftersom vi inte vet vilket som är ditt. Om du kopplade ditt telefonnummer till samtalet hittar du det i mina uppgifter.",
  },
  /** What an adviser says to whoever has written a personal identity code. */
  identityCode:
    "Ditt meddelande innehåller en personbeteckning. Vi behöver den inte, så skicka den inte i chatten. Du kan radera meddelandet med din kvittokod.",
  past: {
    title: "Ditt samtal",
    started: "Började",
    ended: "Avslutades",
    notEnded: "Samtalet pågår ännu.",
    goes: (date) => `Samtalet raderas senast ${date}.`,
    nickname: "Signatur",
    adviser: "Rådgivare",
    note:
      "Rådgivarens anteckning är skriven för rådgivarna. Vi visar den för dig, eftersom den hör till dina uppgifter.",
    closes: (time) => `Vi stänger den här sidan av säkerhetsskäl ${time}.`,
    actions: "Vad du kan göra",
    text: "Ladda ner som text",
    json: "Ladda ner som fil för ett annat system (JSON)",
    goOn: "Fortsätt samtalet",
    close: "Stäng samtalet",
    closed: "Samtalet är stängt.",
  },

  link: {
    title: "Koppla samtalet till ditt telefonnummer",
    lead:
      "Om du vill kan du koppla samtalet till ditt telefonnummer. Då syns det i mina uppgifter. Efter det är samtalet inte längre anonymt för oss.",
    offer: "Koppla samtalet till ditt telefonnummer",
    phone: "Mobilnummer",
    phoneHint: "Ett finländskt nummer, till exempel 050 123 4567",
    send: "Skicka kod",
    sentTo: (phone, time) => `Vi skickade en kod till numret ${phone}. Koden gäller till ${time}.`,
    code: "Kod med sex siffror",
    codeHint: "Koden står i meddelandet om att koppla chatten till ditt nummer.",
    sentForMyData: (time) =>
      `Vi skickade nyss en kod till ditt nummer för Mina uppgifter. Den fungerar inte här. Du kan be om en kod för samtalet ${time}.`,
    button: "Koppla samtalet",
    another: "Skicka koden till ett annat nummer",
    expired: "Koden gäller inte längre. Be om en ny kod.",
    done: "Samtalet är kopplat till ditt nummer. Det syns i mina uppgifter.",
    taken: "Samtalet är redan kopplat till ett annat nummer.",
    isLinked: "Det här samtalet är kopplat till ditt telefonnummer.",
  },

  exit: {
    button: "Lämna sidan",
    title: "Lämna sidan snabbt",
    honest:
      "Sidan byts till en vädersida. Samtalet och dina uppgifter stängs i den här webbläsaren. I webbläsarens historik kan det ändå finnas spår av den här webbplatsen. Töm historiken själv om någon annan använder din enhet.",
    elsewhere: "Väder",
    keys:
      "Du kan också lämna sidan med tangentbordet: tryck på Esc tre gånger i rad. När du skriver i ett fält stänger tangenten ingenting. Flytta dig då först ut ur fältet.",
  },

  problems: {
    "not-found": {
      title: "Samtalet hittades inte",
      detail: "Det kan ha stängts eller raderats. Med kvittokoden kan du öppna det på nytt.",
    },
    "invalid": {
      title: "Kontrollera det du skickade",
      detail: "Meddelandet ska ha text, högst 4 000 tecken.",
    },
    "ended": {
      title: "Samtalet är avslutat",
      detail: "Det går inte längre att skriva i det. Du kan börja ett nytt.",
    },
    "not-now": {
      title: "Frågan kan inte lämnas nu",
      detail: "En fråga kan lämnas när du väntar på en rådgivare och har skrivit något.",
    },
    "on-hold": {
      title: "Ett öppet ärende hör till chatten",
      detail: "Chatten raderas när din begäran har avgjorts. Gör en begäran på kvittokodens sida.",
    },
    "full": {
      title: "Samtalet är fullt",
      detail: "Det ryms inga fler meddelanden. Avsluta det och börja ett nytt.",
    },
    "too-many": {
      title: "För många gånger",
      detail: "Vänta en stund och försök sedan igen.",
    },
    "blocked": {
      title: "Chatten kan inte användas i det här nätet nu",
      detail: "Du kan försöka igen senare. Du kan också ringa oss.",
    },
    "busy": {
      title: "Det är trångt i chatten",
      detail: "Sidan försöker igen om en stund.",
    },
  },
};
